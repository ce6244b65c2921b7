package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.rule.TensorRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which array values of a function may be the same object, and which of these are written to.
 * Values that are copied into each other are one class, the rows of a class of arrays are one
 * class, too (Steensgaard: Points-to analysis in almost linear time, 1996). Two parameters of one
 * type may be one array.
 */
public final class ArrayClasses {

  /** A set of values that may be the same array. */
  private static final class Node {
    private @Nullable Node parent;
    private @Nullable Node element;
    private final Value representative;
    private final Type type;
    private boolean isWritten;

    /** Whether the arrays come from outside the function. */
    private boolean isForeign;

    /** Whether an object may hold them, so that other code may write to them. */
    private boolean isOfObject;

    Node(Value representative, Type type) {
      this.representative = representative;
      this.type = type;
    }
  }

  private final Map<Value, Node> nodes = new HashMap<>();
  private final Program program;

  /** The types of which arrays from outside are written to. */
  private final Set<Type> writtenOutside = new HashSet<>();

  /** The functions called, each seen as if nothing were outside; null while one is looked at. */
  private final Map<String, @Nullable ArrayClasses> callees;

  private final boolean othersWrite;

  /** What the function gives to its caller. */
  private List<Atom> returned = List.of();

  private ArrayClasses(Program program, Map<String, @Nullable ArrayClasses> callees) {
    this.program = program;
    this.callees = callees;
    this.othersWrite = Effects.mayChangeObjects(program);
  }

  /** What somebody else may write to after the function has returned, before it is reversed. */
  public enum Exposure {
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
    ArrayClasses classes = new ArrayClasses(program, new HashMap<>());
    classes.returned = function.body().results();
    function.parameters().forEach(classes::setForeign);
    classes.block(function.body());
    if (exposure != Exposure.NONE && function.name().equals(program.entry().name())) {
      function.body().results().forEach(classes::writeDeeply);
    }
    if (exposure != Exposure.NONE) {
      Effects.constructed(function.body()).forEach(classes::expose);
    }
    if (exposure == Exposure.ARGUMENTS) {
      program.entry().parameters().forEach(p -> classes.exposeType(p.type()));
      program.entry().results().forEach(classes::exposeType);
    }
    if (!function.name().equals(program.entry().name())) {
      function.parameters().forEach(classes::setOfObject);
      // The caller may write to what it gave or got before the reverse sweep comes here.
      function.body().results().forEach(classes::setForeign);
      program
          .functions()
          .forEach(
              f ->
                  classes.writtenOutside.addAll(new ArrayWrites(program).typesWrittenBy(f.name())));
    }
    classes.collectWrittenOutside();
    return classes;
  }

  private void expose(Atom array) {
    setForeign(array);
    writeDeeply(array);
  }

  private void exposeType(Type type) {
    for (Type t = type; t instanceof ArrayType array; t = array.element()) {
      writtenOutside.add(t);
    }
  }

  private static boolean isArray(Atom atom) {
    return atom instanceof Value && atom.type() instanceof ArrayType;
  }

  private void setForeign(Atom atom) {
    if (isArray(atom)) {
      setForeign(node((Value) atom));
    }
  }

  private void setForeign(Node of) {
    for (Node node = of; node != null; node = elementOrNull(node)) {
      node.isForeign = true;
    }
  }

  private void setOfObject(Atom atom) {
    if (isArray(atom)) {
      for (Node n = node((Value) atom); n != null; n = elementOrNull(n)) {
        find(n).isOfObject = true;
      }
    }
  }

  private @Nullable Node elementOrNull(Node node) {
    return node.type instanceof ArrayType array && array.element() instanceof ArrayType
        ? element(node)
        : null;
  }

  private Node node(Value value) {
    return find(nodes.computeIfAbsent(value, v -> new Node(v, v.type())));
  }

  private static Node find(Node node) {
    Node root = node;
    while (root.parent != null) {
      root = root.parent;
    }
    return root;
  }

  private Node element(Node of) {
    Node node = find(of);
    if (node.element == null) {
      node.element = new Node(node.representative, ((ArrayType) node.type).element());
      node.element.isForeign = node.isForeign;
      node.element.isOfObject = node.isOfObject;
    }
    return find(node.element);
  }

  private void unify(Node a, Node b) {
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
      setForeign(left);
    }
  }

  private void unify(Atom a, Atom b) {
    if (isArray(a) && isArray(b)) {
      unify(node((Value) a), node((Value) b));
    }
  }

  private void write(Atom array) {
    if (isArray(array)) {
      node((Value) array).isWritten = true;
    }
  }

  private void block(Block block) {
    for (Statement statement : block.statements()) {
      Values.blocks(statement).forEach(this::block);
      if (statement instanceof Statement.Let let) {
        let(let.value(), let.operation());
      } else if (statement instanceof Statement.Store store) {
        write(store.array());
        if (isArray(store.value()) && isArray(store.array())) {
          unify(element(node((Value) store.array())), node((Value) store.value()));
        }
      } else if (statement instanceof Statement.If branch) {
        for (Block inner : Values.blocks(branch)) {
          unifyAll(branch.results(), inner.results());
        }
      } else if (statement instanceof Statement.Loop loop) {
        unifyAll(loop.parameters(), loop.initial());
        unifyAll(loop.parameters(), loop.body().results());
        unifyAll(loop.results(), List.copyOf(loop.parameters()));
      } else if (statement instanceof Statement.Call call) {
        call(call);
      }
    }
  }

  private void unifyAll(List<Value> targets, List<? extends Atom> sources) {
    for (int i = 0; i < sources.size(); i++) {
      unify(targets.get(i), sources.get(i));
    }
  }

  private void let(Value value, Operation operation) {
    if (operation instanceof Operation.Load load) {
      if (isArray(value) && isArray(load.array())) {
        unify(element(node((Value) load.array())), node(value));
      }
    } else if (operation instanceof Operation.NewArray array) {
      for (Atom row : array.operands()) {
        if (isArray(row)) {
          unify(element(node(value)), node((Value) row));
        }
      }
    } else if (operation instanceof Operation.Extern extern) {
      extern(value, extern);
    } else if (operation instanceof Operation.Select) {
      operation.operands().forEach(operand -> unify(value, operand));
    } else if (operation instanceof Operation.Detach detach) {
      // The same memory, but not the same derivative.
      setForeign(value);
      setForeign(detach.operand());
    } else if (operation instanceof Operation.Field
        || operation instanceof Operation.Pop
        || operation instanceof Operation.TapeRead) {
      setForeign(value);
    }
  }

  private void extern(Value value, Operation.Extern extern) {
    Optional<ArrayMethod> method = ArrayMethod.of(extern.member());
    List<Atom> operands = extern.operands();
    if (TensorRules.standard().find(extern.member()).isPresent()) {
      return; // The array that it makes is new.
    }
    if (method.isEmpty()) {
      setForeign(value);
      if (!isCopiedConstant(extern)) {
        setOfObject(value);
      }
      if (!Effects.readsOnly(extern.member())) {
        operands.forEach(this::writeDeeply);
      }
      return;
    }
    method.get().written().forEach(i -> write(operands.get(i)));
    for (ArrayMethod.Flow flow : method.get().flows()) {
      Atom target = flow.to() == ArrayMethod.RESULT ? value : operands.get(flow.to());
      Atom source = operands.get(flow.from());
      if (flow.isAlias()) {
        unify(target, source);
      } else {
        unifyRows(target, source);
      }
    }
  }

  /** Nothing writes to the companion's copy of a constant. */
  private static boolean isCopiedConstant(Operation.Extern extern) {
    return extern.member().owner().isEmpty();
  }

  /** The elements of {@code source} become elements of {@code target}, or it becomes one itself. */
  private void unifyRows(Atom target, Atom source) {
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

  private void writeDeeply(Atom array) {
    if (isArray(array)) {
      for (Node node = node((Value) array); node != null; node = elementOrNull(node)) {
        find(node).isWritten = true;
      }
    }
  }

  /** A callee may write to what it is given, keep one array in another, and return it. */
  private void call(Statement.Call call) {
    CustomDerivative custom = program.function(call.callee()).derivative();
    if (custom != null) {
      if (custom.whole() != null) {
        companionCall(call, custom);
      }
      return; // What has rules only reads, and returns arrays of its own.
    }
    ArrayClasses callee = callees.get(call.callee());
    if (callee == null && !callees.containsKey(call.callee())) {
      callees.put(call.callee(), null);
      callee = new ArrayClasses(program, callees);
      callee.block(program.function(call.callee()).body());
      callees.put(call.callee(), callee);
    }
    if (callee == null) {
      recursiveCall(call);
    } else {
      call(call, program.function(call.callee()), callee);
    }
  }

  /** It says what it writes to, and may return what it was given. */
  private void companionCall(Statement.Call call, CustomDerivative custom) {
    custom.writes().all().forEach(i -> writeDeeply(call.arguments().get(i)));
    for (Value result : call.results()) {
      setForeign(result);
      setOfObject(result);
      for (int i : custom.parameters()) {
        if (call.arguments().get(i).type().equals(result.type())) {
          unify(result, call.arguments().get(i));
        }
      }
    }
  }

  /** What is one class in the callee is one here. */
  private void call(Statement.Call call, Function function, ArrayClasses callee) {
    Map<Node, Node> known = new HashMap<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      adopt(call.arguments().get(i), function.parameters().get(i), callee, known);
    }
    for (int i = 0; i < call.results().size() && !function.body().isAbrupt(); i++) {
      adopt(call.results().get(i), function.body().results().get(i), callee, known);
    }
  }

  private void adopt(Atom ours, Atom theirs, ArrayClasses callee, Map<Node, Node> known) {
    if (!isArray(ours) || !isArray(theirs)) {
      return;
    }
    Node inner = callee.node((Value) theirs);
    for (Node n = node((Value) ours); n != null && inner != null; n = elementOrNull(n)) {
      Node root = find(inner);
      Node same = known.putIfAbsent(root, n);
      if (same != null) {
        unify(same, n);
      }
      find(n).isWritten |= root.isWritten;
      find(n).isOfObject |= root.isOfObject;
      if (root.isForeign) {
        setForeign(find(n));
      }
      inner = callee.elementOrNull(root);
    }
  }

  /** Nothing is known of the callee but the types of the arrays that it writes to. */
  private void recursiveCall(Statement.Call call) {
    Set<Type> written = new ArrayWrites(program).typesWrittenBy(call.callee());
    call.results().forEach(this::setOfObject);
    Set<Type> joined = new HashSet<>(written);
    written.forEach(type -> joined.add(((ArrayType) type).element()));
    nodes(call.results()).forEach(node -> joined.add(node.type));
    List<Node> all = nodes(call.arguments());
    all.addAll(nodes(call.results()));
    for (Node node : all) {
      find(node).isWritten |= written.contains(node.type);
      if (joined.contains(node.type)) {
        all.stream().filter(n -> n.type.equals(node.type)).forEach(n -> unify(n, node));
      }
    }
  }

  /** The classes of the arrays, their rows and so on. */
  private List<Node> nodes(List<? extends Atom> arrays) {
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

  private void collectWrittenOutside() {
    for (Value value : Set.copyOf(nodes.keySet())) {
      for (Node n = node(value); n != null; n = elementOrNull(n)) {
        Node node = find(n);
        if (node.isForeign && node.isWritten) {
          writtenOutside.add(node.type);
        }
      }
    }
  }

  /** Whether anything may write to the elements of {@code array} while the function runs. */
  public boolean isWritten(Value array) {
    Node node = node(array);
    return node.isWritten
        || (node.isForeign && writtenOutside.contains(node.type))
        || (node.isOfObject && othersWrite);
  }

  /** Whether anything, in the function or around it, may write to the array or to its rows. */
  public boolean mayChange(Value array) {
    for (Node n = node(array); n != null; n = elementOrNull(n)) {
      Node node = find(n);
      if (node.isWritten || (node.isForeign && writtenOutside.contains(node.type))) {
        return true;
      }
    }
    return false;
  }

  /** Whether something in the block may write to the elements of {@code array} or of its rows. */
  public boolean isWrittenDeeplyIn(Block block, Value array) {
    return block.statements().stream().anyMatch(s -> writes(s, nodes(List.of(array))));
  }

  /**
   * Whether the statement may write to the elements of {@code array}; those of rows do not count.
   */
  public boolean isWrittenBy(Statement statement, Value array) {
    return writes(statement, Set.of(node(array)));
  }

  /** Whether two values may be one array. */
  public boolean mayBeOne(Value a, Value b) {
    return mayBeOne(node(a), node(b));
  }

  /** Whether {@code part} is of the class of {@code array} or of its rows. */
  boolean isPart(Atom part, Value array) {
    return isArray(part)
        && nodes(List.of(array)).stream().anyMatch(n -> find(n) == node((Value) part));
  }

  private static boolean mayBeOne(Node a, Node b) {
    Node one = find(a);
    Node other = find(b);
    return one == other || (one.isForeign && other.isForeign && one.type.equals(other.type));
  }

  private boolean writes(Statement statement, Collection<Node> arrays) {
    if (statement instanceof Statement.Store store) {
      return mayBeAmong(store.array(), arrays);
    }
    if (statement instanceof Statement.Call call) {
      Set<Type> types = new ArrayWrites(program).typesWrittenBy(call.callee());
      return arrays.stream().anyMatch(node -> types.contains(find(node).type));
    }
    if (statement instanceof Statement.Let let
        && let.operation() instanceof Operation.Extern extern) {
      List<Atom> operands = extern.operands();
      return ArrayMethod.of(extern.member())
          .map(m -> m.written().stream().anyMatch(i -> mayBeAmong(operands.get(i), arrays)))
          .orElseGet(() -> writes(extern, arrays));
    }
    return Values.blocks(statement).stream()
        .flatMap(inner -> inner.statements().stream())
        .anyMatch(inner -> writes(inner, arrays));
  }

  /** Other code may write to what it gets, to the rows of that, and to arrays of objects. */
  private boolean writes(Operation.Extern other, Collection<Node> arrays) {
    if (Effects.readsOnly(other.member())) {
      return false;
    }
    if (Effects.mayChangeObjects(other.member())
        && arrays.stream().anyMatch(node -> find(node).isOfObject)) {
      return true;
    }
    for (Atom operand : other.operands()) {
      if (isArray(operand)
          && nodes(List.of((Value) operand)).stream()
              .anyMatch(own -> arrays.stream().anyMatch(node -> mayBeOne(own, node)))) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBeAmong(Atom array, Collection<Node> arrays) {
    return isArray(array) && arrays.stream().anyMatch(node -> mayBeOne(node, node((Value) array)));
  }

  /**
   * Whether the function, or one that it calls, writes to elements of arrays of this class. That
   * two parameters may be one array does not count.
   */
  public boolean isWrittenItself(Value array) {
    return node(array).isWritten;
  }

  /** Whether nobody but the function itself, and what it passes the array to, can write to it. */
  public boolean isPrivate(Value array) {
    Node node = node(array);
    return !node.isForeign
        && !node.isOfObject
        && nodes(returned).stream().noneMatch(other -> find(other) == node);
  }

  /** {@link #classOf} the array, of its rows, and so on; empty for null. */
  public List<Object> classesOf(Atom array) {
    return nodes(List.of(array)).stream().<Object>map(ArrayClasses::find).toList();
  }

  /** What {@link #isWrittenItself} says of the array or one of its rows. */
  public boolean isWrittenDeeply(Value array) {
    return nodes(List.of(array)).stream().anyMatch(node -> find(node).isWritten);
  }

  /**
   * One value for all that may be the same array as this one, or an array in the same place of the
   * same arrays.
   */
  public Object classOf(Value array) {
    return node(array);
  }

  /** The rows of the class; null if its elements are scalars. */
  public @Nullable Object rowsOf(Value array) {
    return elementOrNull(node(array));
  }
}
