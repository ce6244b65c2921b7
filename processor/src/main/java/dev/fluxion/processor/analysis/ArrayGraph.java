package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classes of values that may be the same array, each with the class of its elements if these are
 * arrays, too (Steensgaard: Points-to analysis in almost linear time, 1996).
 */
final class ArrayGraph {
  /** A set of values that may be the same array. */
  static final class Node {
    private @Nullable Node parent;
    @Nullable Node element;
    final Value representative;
    final Type type;
    boolean isWritten;

    /** Whether the arrays come from outside the function. */
    boolean isForeign;

    /** The parameters that arrays from outside come with: they, their rows and so on. */
    private final Set<Value> sources = new HashSet<>();

    /** Whether arrays come from outside by other ways, too. */
    private boolean hasOtherSources;

    /** Whether an object may hold them, so that other code may write to them. */
    boolean isOfObject;

    Node(Value representative, Type type) {
      this.representative = representative;
      this.type = type;
    }
  }

  private final Map<Value, Node> nodes = new HashMap<>();

  /** Parameters by those with which they have no array in common; both ways. */
  private final Map<Value, Set<Value>> apart = new HashMap<>();

  /** All values that have been asked for. */
  Set<Value> values() {
    return Set.copyOf(nodes.keySet());
  }

  static boolean isArray(Atom atom) {
    return atom instanceof Value && atom.type() instanceof ArrayType;
  }

  /** The array and its rows come from outside. */
  void setForeign(Atom atom) {
    if (isArray(atom)) {
      setForeign(node((Value) atom));
    }
  }

  void setForeign(Node of) {
    setForeign(of, Set.of(), true);
  }

  /** The parameter and its rows come from outside. */
  void setParameter(Value parameter) {
    if (isArray(parameter)) {
      setForeign(node(parameter), Set.of(parameter), false);
    }
  }

  private void setForeign(Node of, Set<Value> sources, boolean hasOthers) {
    for (Node node = of; node != null; node = elementOrNull(node)) {
      node.isForeign = true;
      node.sources.addAll(sources);
      node.hasOtherSources |= hasOthers;
    }
  }

  /** No array is in both parameters. */
  void setApart(Value a, Value b) {
    apart.computeIfAbsent(a, v -> new HashSet<>()).add(b);
    apart.computeIfAbsent(b, v -> new HashSet<>()).add(a);
  }

  /** No other array from outside is this one. */
  void setDistinct(Atom atom) {
    if (isArray(atom)) {
      node((Value) atom).isForeign = false;
    }
  }

  /** An object may hold the array or its rows. */
  void setOfObject(Atom atom) {
    if (isArray(atom)) {
      for (Node n = node((Value) atom); n != null; n = elementOrNull(n)) {
        find(n).isOfObject = true;
      }
    }
  }

  /** The class of the rows; null if the elements are no arrays. */
  @Nullable Node elementOrNull(Node node) {
    return node.type instanceof ArrayType array && array.element() instanceof ArrayType
        ? element(node)
        : null;
  }

  /** The class of a value. */
  Node node(Value value) {
    return find(nodes.computeIfAbsent(value, v -> new Node(v, v.type())));
  }

  /** The class that a node has become part of. */
  static Node find(Node node) {
    Node root = node;
    while (root.parent != null) {
      root = root.parent;
    }
    return root;
  }

  /** The class of the elements, which are arrays. */
  Node element(Node of) {
    Node node = find(of);
    if (node.element == null) {
      node.element = new Node(node.representative, ((ArrayType) node.type).element());
      node.element.isForeign = node.isForeign;
      node.element.sources.addAll(node.sources);
      node.element.hasOtherSources = node.hasOtherSources;
      node.element.isOfObject = node.isOfObject;
    }
    return find(node.element);
  }

  /** Makes one class of two, and so of their rows. */
  void unify(Node a, Node b) {
    Node left = find(a);
    Node right = find(b);
    if (left == right) {
      return;
    }
    right.parent = left;
    left.isWritten |= right.isWritten;
    left.isOfObject |= right.isOfObject;
    if (right.element != null) {
      if (left.element == null) {
        left.element = right.element;
      } else {
        unify(left.element, right.element);
      }
    }
    if (left.isForeign || right.isForeign) {
      left.sources.addAll(right.sources);
      setForeign(left, Set.copyOf(left.sources), left.hasOtherSources || right.hasOtherSources);
    }
  }

  /** The same for values, if they are arrays. */
  void unify(Atom a, Atom b) {
    if (isArray(a) && isArray(b)) {
      unify(node((Value) a), node((Value) b));
    }
  }

  /** Any array in the one may be one in the other, or it itself. */
  void share(Atom a, Atom b) {
    for (Node own : nodes(List.of(a))) {
      for (Node other : nodes(List.of(b))) {
        if (own.type.equals(other.type)) {
          unify(own, other);
        }
      }
    }
  }

  /** Elements of the array are written. */
  void write(Atom array) {
    if (isArray(array)) {
      node((Value) array).isWritten = true;
    }
  }

  /** The elements of {@code source} become elements of {@code target}, or it becomes one itself. */
  void unifyRows(Atom target, Atom source) {
    if (!isArray(target) || !isArray(source)) {
      return;
    }
    Node rows = elementOrNull(node((Value) target));
    Node from =
        target.type().equals(source.type())
            ? elementOrNull(node((Value) source))
            : node((Value) source);
    if (rows != null && from != null) {
      unify(rows, from);
    }
  }

  /** So are those of its rows. */
  void writeDeeply(Atom array) {
    if (isArray(array)) {
      for (Node node = node((Value) array); node != null; node = elementOrNull(node)) {
        find(node).isWritten = true;
      }
    }
  }

  /** The classes of the arrays, their rows and so on. */
  List<Node> nodes(List<? extends Atom> arrays) {
    List<Node> all = new ArrayList<>();
    for (Atom array : arrays) {
      if (isArray(array)) {
        for (Node n = node((Value) array); n != null; n = elementOrNull(n)) {
          all.add(n);
        }
      }
    }
    return all;
  }

  /** Whether there may be an array that is in both. */
  boolean mayBeOne(Node a, Node b) {
    Node one = find(a);
    Node other = find(b);
    return one == other
        || (one.isForeign
            && other.isForeign
            && one.type.equals(other.type)
            && !areApart(one, other));
  }

  private boolean areApart(Node one, Node other) {
    return !one.hasOtherSources
        && !other.hasOtherSources
        && one.sources.stream()
            .allMatch(source -> apart.getOrDefault(source, Set.of()).containsAll(other.sources));
  }
}
