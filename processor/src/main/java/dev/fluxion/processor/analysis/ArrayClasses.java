package dev.fluxion.processor.analysis;

import dev.fluxion.processor.analysis.ArrayGraph.Node;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which array values of a function may be the same object, and which of these are written to.
 * Values that are copied into each other are one class, the rows of a class of arrays are one
 * class, too: {@link ArrayFlow} makes an {@link ArrayGraph} of them. Two parameters of one type may
 * be one array.
 */
public final class ArrayClasses {
  private final Program program;

  /** What may write to some array, in the order in which it stands inside a statement. */
  private final Map<Statement, List<Statement>> writing = new IdentityHashMap<>();

  private final ArrayGraph graph;

  /** The types of which any array from outside may be written to. */
  private final Set<Type> typesWrittenOutside = new HashSet<>();

  /** The classes with arrays from outside that the function itself writes to. */
  private final Set<Node> writtenOutside = new HashSet<>();

  private final boolean othersWrite;

  /** What the function gives to its caller. */
  private final List<Atom> returned;

  private ArrayClasses(Function function, Program program) {
    this.program = program;
    this.graph = ArrayFlow.of(function, program);
    this.othersWrite = Effects.mayChangeObjects(program);
    this.returned = function.body().results();
  }

  /** What somebody else may write to after the function has returned, before it is reversed. */
  public enum Exposure {
    /**
     * Nothing, and somebody has made sure that no two arrays that come from outside are one, of
     * which the function writes to one.
     */
    DISTINCT,
    /** Nothing: nobody comes in between. */
    NONE,
    /** What the entry returns, but no argument that is not returned. */
    RESULTS,
    /** All arrays that come from outside, too. */
    ARGUMENTS
  }

  public static ArrayClasses of(Function function, Program program) {
    return of(function, program, Exposure.NONE);
  }

  public static ArrayClasses of(Function function, Program program, Exposure exposure) {
    ArrayClasses classes = new ArrayClasses(function, program);
    if (exposure == Exposure.DISTINCT) {
      function.parameters().forEach(classes.graph::setDistinct);
      return classes;
    }
    if (exposure != Exposure.NONE && function.name().equals(program.entry().name())) {
      classes.returned.forEach(classes.graph::writeDeeply);
    }
    if (exposure != Exposure.NONE) {
      Effects.constructed(function.body()).forEach(classes::expose);
    }
    if (exposure == Exposure.ARGUMENTS) {
      program.entry().parameters().forEach(p -> classes.exposeType(p.type()));
      program.entry().results().forEach(classes::exposeType);
    }
    if (!function.name().equals(program.entry().name())) {
      classes.exposeToCallers(function);
    }
    classes.collectWrittenOutside();
    return classes;
  }

  private void expose(Atom array) {
    graph.setForeign(array);
    graph.writeDeeply(array);
  }

  private void exposeType(Type type) {
    for (Type t = type; t instanceof ArrayType array; t = array.element()) {
      typesWrittenOutside.add(t);
    }
  }

  /** The caller may write to what it gave or got before the reverse sweep comes here. */
  private void exposeToCallers(Function function) {
    function.parameters().forEach(graph::setOfObject);
    returned.forEach(graph::setForeign);
    typesWrittenOutside.addAll(new ArrayWrites(program).typesWritten());
  }

  private void collectWrittenOutside() {
    for (Value value : graph.values()) {
      for (Node n = graph.node(value); n != null; n = graph.elementOrNull(n)) {
        Node node = ArrayGraph.find(n);
        if (node.isForeign && node.isWritten) {
          writtenOutside.add(node);
        }
      }
    }
  }

  /** Whether anything may write to the elements of {@code array} while the function runs. */
  public boolean isWritten(Value array) {
    return isWritten(graph.node(array));
  }

  private boolean isWritten(Node node) {
    return node.isWritten || isWrittenOutside(node) || (node.isOfObject && othersWrite);
  }

  private boolean isWrittenOutside(Node node) {
    return node.isForeign
        && (typesWrittenOutside.contains(node.type)
            || writtenOutside.stream().anyMatch(written -> graph.mayBeOne(written, node)));
  }

  /** Whether rows of the array, or the rows of these, may be replaced: at any level. */
  public boolean hasMovingRows(Value array) {
    for (Node n = graph.node(array); n != null; n = graph.elementOrNull(n)) {
      Node node = ArrayGraph.find(n);
      boolean hasRows = node.type instanceof ArrayType type && type.element() instanceof ArrayType;
      if (hasRows && isWritten(node)) {
        return true;
      }
    }
    return false;
  }

  /** Whether anything, in the function or around it, may write to the array or to its rows. */
  public boolean mayChange(Value array) {
    return mayChange(array, Integer.MAX_VALUE);
  }

  /**
   * Whether anything, in the function or around it, may write to the elements of those among the
   * array, its rows, and the rows of these, that have at most {@code rank} dimensions.
   */
  public boolean mayChange(Value array, int rank) {
    for (Node n = graph.node(array); n != null; n = graph.elementOrNull(n)) {
      Node node = ArrayGraph.find(n);
      if ((node.isWritten || isWrittenOutside(node)) && ArrayMethod.rank(node.type) <= rank) {
        return true;
      }
    }
    return false;
  }

  /** Whether something in the block may write to the elements of {@code array} or of its rows. */
  public boolean isWrittenDeeplyIn(Block block, Value array) {
    return block.statements().stream().anyMatch(s -> writes(s, graph.nodes(List.of(array))));
  }

  /**
   * Whether the statement may write to the elements of {@code array}; those of rows do not count.
   */
  public boolean isWrittenBy(Statement statement, Value array) {
    return writes(statement, Set.of(graph.node(array)));
  }

  /** Whether two values may be one array. */
  public boolean mayBeOne(Value a, Value b) {
    return graph.mayBeOne(graph.node(a), graph.node(b));
  }

  /** Whether {@code part} is of the class of {@code array} or of its rows. */
  boolean isPart(Atom part, Value array) {
    return ArrayGraph.isArray(part)
        && graph.nodes(List.of(array)).stream()
            .anyMatch(n -> ArrayGraph.find(n) == graph.node((Value) part));
  }

  private boolean writes(Statement statement, Collection<Node> arrays) {
    if (statement instanceof Statement.Store store) {
      return mayBeAmong(store.array(), arrays);
    }
    if (statement instanceof Statement.Call call) {
      Set<Type> types = new ArrayWrites(program).typesWrittenBy(call.callee());
      return arrays.stream().anyMatch(node -> types.contains(ArrayGraph.find(node).type));
    }
    if (statement instanceof Statement.Let let
        && let.operation() instanceof Operation.Extern extern) {
      List<Atom> operands = extern.operands();
      return ArrayMethod.of(extern.member())
          .map(m -> m.written().stream().anyMatch(i -> mayBeAmong(operands.get(i), arrays)))
          .orElseGet(() -> writes(extern, arrays));
    }
    for (Statement inner : writing(statement)) {
      if (writes(inner, arrays)) {
        return true;
      }
    }
    return false;
  }

  /** Found once: passes ask for each of the branches of a long chain, and for each array. */
  private List<Statement> writing(Statement statement) {
    List<Block> blocks = Values.blocks(statement);
    if (blocks.isEmpty()) {
      return List.of();
    }
    List<Statement> known = writing.get(statement);
    if (known == null) {
      known = new ArrayList<>();
      for (Block block : blocks) {
        for (Statement inner : block.statements()) {
          if (mayWrite(inner)) {
            known.add(inner);
          }
          known.addAll(writing(inner));
        }
      }
      writing.put(statement, known);
    }
    return known;
  }

  private static boolean mayWrite(Statement statement) {
    return statement instanceof Statement.Store
        || statement instanceof Statement.Call
        || (statement instanceof Statement.Let let && let.operation() instanceof Operation.Extern);
  }

  /** Other code may write to what it gets, to the rows of that, and to arrays of objects. */
  private boolean writes(Operation.Extern other, Collection<Node> arrays) {
    if (Effects.readsOnly(other.member())) {
      return false;
    }
    if (Effects.mayChangeObjects(other.member())
        && arrays.stream().anyMatch(node -> ArrayGraph.find(node).isOfObject)) {
      return true;
    }
    for (Atom operand : other.operands()) {
      if (ArrayGraph.isArray(operand)
          && graph.nodes(List.of((Value) operand)).stream()
              .anyMatch(own -> arrays.stream().anyMatch(node -> graph.mayBeOne(own, node)))) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBeAmong(Atom array, Collection<Node> arrays) {
    return ArrayGraph.isArray(array)
        && arrays.stream().anyMatch(node -> graph.mayBeOne(node, graph.node((Value) array)));
  }

  /**
   * Whether the function, or one that it calls, writes to elements of arrays of this class. That
   * two parameters may be one array does not count.
   */
  public boolean isWrittenItself(Value array) {
    return graph.node(array).isWritten;
  }

  /** Whether nobody but the function itself, and what it passes the array to, can write to it. */
  public boolean isPrivate(Value array) {
    Node node = graph.node(array);
    return !node.isForeign
        && !node.isOfObject
        && graph.nodes(returned).stream().noneMatch(other -> ArrayGraph.find(other) == node);
  }

  /** Whether the array or one of its rows may be, or be in, what the function returns. */
  public boolean mayBeReturned(Value array) {
    return graph.nodes(List.of(array)).stream()
        .anyMatch(own -> graph.nodes(returned).stream().anyMatch(r -> graph.mayBeOne(own, r)));
  }

  /** {@link #classOf} the array, of its rows, and so on; empty for null. */
  public List<Object> classesOf(Atom array) {
    return graph.nodes(List.of(array)).stream().<Object>map(ArrayGraph::find).toList();
  }

  /** What {@link #isWrittenItself} says of the array or one of its rows. */
  public boolean isWrittenDeeply(Value array) {
    return graph.nodes(List.of(array)).stream().anyMatch(node -> ArrayGraph.find(node).isWritten);
  }

  /** Whether others cannot write to the array, which is of none of these {@link #classOf}. */
  public boolean isApart(Value array, Set<Object> others) {
    Node node = graph.node(array);
    return !node.isOfObject
        && !typesWrittenOutside.contains(node.type)
        && others.stream().noneMatch(other -> graph.mayBeOne(node, (Node) other));
  }

  /**
   * One value for all that may be the same array as this one, or an array in the same place of the
   * same arrays.
   */
  public Object classOf(Value array) {
    return graph.node(array);
  }

  /** The rows of the class; null if its elements are scalars. */
  public @Nullable Object rowsOf(Value array) {
    return graph.elementOrNull(graph.node(array));
  }
}
