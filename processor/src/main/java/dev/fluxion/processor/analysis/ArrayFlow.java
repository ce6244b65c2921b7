package dev.fluxion.processor.analysis;

import dev.fluxion.processor.analysis.ArrayGraph.Node;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.rule.TensorRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads in the statements of a function which arrays may be the same, and which are written to. */
final class ArrayFlow {
  private final Program program;
  private final ArrayGraph graph = new ArrayGraph();

  /** The functions called, each seen as if nothing were outside; null while one is looked at. */
  private final Map<String, @Nullable ArrayGraph> callees;

  private ArrayFlow(Program program, Map<String, @Nullable ArrayGraph> callees) {
    this.program = program;
    this.callees = callees;
  }

  /** The classes of one function's arrays, as far as its statements tell. */
  static ArrayGraph of(Function function, Program program) {
    ArrayFlow flow = new ArrayFlow(program, new HashMap<>());
    function.parameters().forEach(flow.graph::setParameter);
    flow.block(function.body());
    function.body().statements().forEach(flow::knownApart);
    return flow.graph;
  }

  /** Whole arrays of one type may be one for all that the check does, and so their rows. */
  private void knownApart(Statement statement) {
    if (statement instanceof Statement.Let let
        && let.operation() instanceof Operation.Extern extern
        && extern.operands().size() > 1
        && extern.operands().get(0) instanceof Value one
        && extern.operands().get(1) instanceof Value other) {
      ArrayMethod method = ArrayMethod.of(extern.member()).orElse(null);
      if (method == ArrayMethod.DISTINCT
          || (method == ArrayMethod.CHECK_APART && !one.type().equals(other.type()))) {
        graph.setApart(one, other);
      }
    }
  }

  private void block(Block block) {
    for (Statement statement : block.statements()) {
      Values.blocks(statement).forEach(this::block);
      if (statement instanceof Statement.Let let) {
        let(let.value(), let.operation());
      } else if (statement instanceof Statement.Store store) {
        graph.write(store.array());
        if (ArrayGraph.isArray(store.value()) && ArrayGraph.isArray(store.array())) {
          graph.unify(
              graph.element(graph.node((Value) store.array())), graph.node((Value) store.value()));
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
      graph.unify(targets.get(i), sources.get(i));
    }
  }

  private void let(Value value, Operation operation) {
    if (operation instanceof Operation.Load load) {
      if (ArrayGraph.isArray(value) && ArrayGraph.isArray(load.array())) {
        graph.unify(graph.element(graph.node((Value) load.array())), graph.node(value));
      }
    } else if (operation instanceof Operation.NewArray array) {
      for (Atom row : array.operands()) {
        if (ArrayGraph.isArray(row)) {
          graph.unify(graph.element(graph.node(value)), graph.node((Value) row));
        }
      }
    } else if (operation instanceof Operation.Extern extern) {
      extern(value, extern);
    } else if (operation instanceof Operation.Select) {
      operation.operands().forEach(operand -> graph.unify(value, operand));
    } else if (operation instanceof Operation.Detach detach) {
      // The same memory, but not the same derivative.
      graph.setForeign(value);
      graph.setForeign(detach.operand());
    } else if (operation instanceof Operation.Field
        || operation instanceof TapeOperation.Pop
        || operation instanceof TapeOperation.TapeRead) {
      graph.setForeign(value);
    }
  }

  private void extern(Value value, Operation.Extern extern) {
    Optional<ArrayMethod> method = ArrayMethod.of(extern.member());
    List<Atom> operands = extern.operands();
    if (TensorRules.standard().find(extern.member()).isPresent()) {
      return; // The array that it makes is new.
    }
    if (method.isEmpty()) {
      graph.setForeign(value);
      if (!isCopiedConstant(extern)) {
        graph.setOfObject(value);
      }
      if (!Effects.readsOnly(extern.member())) {
        operands.forEach(graph::writeDeeply);
        operands.forEach(graph::setOfObject); // It may keep them, and others write to them later.
      }
      return;
    }
    method.get().written().forEach(i -> graph.write(operands.get(i)));
    for (ArrayMethod.Flow flow : method.get().flows()) {
      Atom target = flow.to() == ArrayMethod.RESULT ? value : operands.get(flow.to());
      Atom source = operands.get(flow.from());
      if (flow.isAlias()) {
        graph.share(target, source);
      } else {
        graph.unifyRows(target, source);
      }
    }
  }

  /** Nothing writes to the companion's copy of a constant. */
  private static boolean isCopiedConstant(Operation.Extern extern) {
    return extern.member().owner().isEmpty();
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
    ArrayGraph callee = callees.get(call.callee());
    if (callee == null && !callees.containsKey(call.callee())) {
      callees.put(call.callee(), null);
      ArrayFlow flow = new ArrayFlow(program, callees);
      flow.block(program.function(call.callee()).body());
      callee = flow.graph;
      callees.put(call.callee(), callee);
    }
    if (callee == null) {
      recursiveCall(call);
    } else {
      call(call, program.function(call.callee()), callee);
    }
  }

  /** It says what it writes to, and may return what it was given, or one array twice. */
  private void companionCall(Statement.Call call, CustomDerivative custom) {
    custom.writes().all().forEach(i -> graph.writeDeeply(call.arguments().get(i)));
    for (Value result : call.results()) {
      graph.setForeign(result);
      graph.setOfObject(result);
      custom.parameters().forEach(i -> graph.share(result, call.arguments().get(i)));
      call.results().forEach(other -> graph.share(result, other));
    }
  }

  /** What is one class in the callee is one here. */
  private void call(Statement.Call call, Function function, ArrayGraph callee) {
    Map<Node, Node> known = new HashMap<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      adopt(call.arguments().get(i), function.parameters().get(i), callee, known);
    }
    for (int i = 0; i < call.results().size() && !function.body().isAbrupt(); i++) {
      adopt(call.results().get(i), function.body().results().get(i), callee, known);
    }
  }

  private void adopt(Atom ours, Atom theirs, ArrayGraph callee, Map<Node, Node> known) {
    if (!ArrayGraph.isArray(ours) || !ArrayGraph.isArray(theirs)) {
      return;
    }
    Node inner = callee.node((Value) theirs);
    for (Node n = graph.node((Value) ours);
        n != null && inner != null;
        n = graph.elementOrNull(n)) {
      Node root = ArrayGraph.find(inner);
      Node same = known.putIfAbsent(root, n);
      if (same != null) {
        graph.unify(same, n);
      }
      ArrayGraph.find(n).isWritten |= root.isWritten;
      ArrayGraph.find(n).isOfObject |= root.isOfObject;
      if (root.isForeign) {
        graph.setForeign(ArrayGraph.find(n));
      }
      inner = callee.elementOrNull(root);
    }
  }

  /** Nothing is known of the callee but the types of the arrays that it writes to. */
  private void recursiveCall(Statement.Call call) {
    Set<Type> written = new ArrayWrites(program).typesWrittenBy(call.callee());
    call.results().forEach(graph::setOfObject);
    Set<Type> joined = new HashSet<>(written);
    written.forEach(type -> joined.add(((ArrayType) type).element()));
    graph.nodes(call.results()).forEach(node -> joined.add(node.type));
    List<Node> all = graph.nodes(call.arguments());
    all.addAll(graph.nodes(call.results()));
    for (Node node : all) {
      ArrayGraph.find(node).isWritten |= written.contains(node.type);
      if (joined.contains(node.type)) {
        all.stream().filter(n -> n.type.equals(node.type)).forEach(n -> graph.unify(n, node));
      }
    }
  }
}
