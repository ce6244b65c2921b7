package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.rule.RuleTable;
import dev.fluxion.processor.rule.TensorRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which values of a function depend differentiably on which: an edge from u to v says that a
 * tangent of u may reach v in one step. As every value is assigned once, the fixpoint over loops is
 * plain reachability.
 */
final class Dependence {
  private final RuleTable rules;
  private final Map<Value, List<Value>> successors = new HashMap<>();
  private final Map<Value, List<Value>> predecessors = new HashMap<>();

  /** Values whose tangents exist whatever flows into them. */
  private final Set<Value> carriers = new HashSet<>();

  private final Program program;

  private Dependence(Program program, RuleTable rules) {
    this.program = program;
    this.rules = rules;
  }

  static Dependence of(Function function, Program program, RuleTable rules) {
    return of(function, program, rules, ArrayClasses.of(function, program));
  }

  private static Dependence of(
      Function function, Program program, RuleTable rules, ArrayClasses classes) {
    Dependence dependence = new Dependence(program, rules);
    function.parameters().forEach(dependence::define);
    dependence.block(function.body());
    dependence.joinClasses(function, classes);
    return dependence;
  }

  /**
   * That of the entry: its caller may pass one array for several parameters. What is written to one
   * of them, the others have, too. A constant that is only read is none of them, by declaration.
   */
  static Dependence ofEntry(
      Function function, Program program, RuleTable rules, BitSet differentiated) {
    ArrayClasses classes = ArrayClasses.of(function, program);
    Dependence dependence = of(function, program, rules, classes);
    Map<Object, Value> first = new HashMap<>();
    for (int i = 0; i < function.parameters().size(); i++) {
      Value parameter = function.parameters().get(i);
      Type type = parameter.type();
      if (carries(type)
          && type instanceof ArrayType
          && (differentiated.get(i) || classes.isWrittenDeeply(parameter))
          && function.parameters().stream()
              .anyMatch(p -> p.type().equals(type) && classes.isWrittenDeeply(p))) {
        dependence.join(first, type, parameter);
      }
    }
    return dependence;
  }

  /** Whether a value of this type has a tangent where what it is made of has one. */
  static boolean carries(Type type) {
    return type.hasCotangent()
        || type instanceof StructType
        || (type instanceof ObjectType object && object.tangent() != null)
        || (type instanceof TapeType tape && carries(tape.element()))
        || (type instanceof ArrayType array && carries(array.element()));
  }

  Set<Value> reachableFrom(Collection<Value> seeds) {
    return closure(seeds, successors);
  }

  Set<Value> reaching(Collection<Value> seeds) {
    return closure(seeds, predecessors);
  }

  /** Structs and the tapes inside them: their types fix which tangents they have. */
  Set<Value> carriers() {
    return carriers;
  }

  private static Set<Value> closure(Collection<Value> seeds, Map<Value, List<Value>> edges) {
    Set<Value> seen = new HashSet<>(seeds);
    Deque<Value> work = new ArrayDeque<>(seeds);
    while (!work.isEmpty()) {
      for (Value next : edges.getOrDefault(work.pop(), List.of())) {
        if (seen.add(next)) {
          work.push(next);
        }
      }
    }
    return seen;
  }

  private void define(Value value) {
    boolean isStruct = value.type() instanceof StructType;
    if (isStruct || (value.type() instanceof TapeType t && t.element() instanceof StructType)) {
      carriers.add(value);
    }
  }

  private void edge(Atom from, Atom to) {
    if (from instanceof Value source
        && to instanceof Value target
        && carries(source.type())
        && carries(target.type())) {
      successors.computeIfAbsent(source, v -> new ArrayList<>()).add(target);
      predecessors.computeIfAbsent(target, v -> new ArrayList<>()).add(source);
    }
  }

  /**
   * A tape or struct holds {@code value}. An array that is taken out again is the same array: what
   * is written to it later, the one that was put in has, too.
   */
  private void kept(Atom value, Atom in) {
    edge(value, in);
    if (value.type() instanceof ArrayType) {
      edge(in, value);
    }
  }

  /** The opposite of {@link #kept}. */
  private void taken(Atom from, Value value) {
    edge(from, value);
    if (value.type() instanceof ArrayType) {
      edge(value, from);
    }
  }

  /**
   * All values that may be the same array, or rows of it, are varied together, and useful together.
   */
  private void joinClasses(Function function, ArrayClasses classes) {
    Map<Object, Value> first = new HashMap<>();
    Values.forEachDefinition(
        function,
        value -> {
          if (value.type() instanceof ArrayType && carries(value.type())) {
            join(first, classes.classOf(value), value);
            Object rows = classes.rowsOf(value);
            if (rows != null) {
              join(first, rows, value);
            }
          }
        });
  }

  private void join(Map<Object, Value> first, Object key, Value value) {
    Value other = first.putIfAbsent(key, value);
    if (other != null) {
      edge(other, value);
      edge(value, other);
    }
  }

  private void block(Block block) {
    for (Statement statement : block.statements()) {
      statement.results().forEach(this::define);
      statement.accept(edges);
    }
  }

  private void edges(List<Atom> from, List<Value> to) {
    for (int i = 0; i < from.size(); i++) {
      edge(from.get(i), to.get(i));
    }
  }

  private final Statement.Visitor<Void> edges =
      new Statement.Visitor<>() {
        @Override
        public Void visit(Statement.Let let) {
          operation(let.value(), let.operation());
          return null;
        }

        @Override
        public Void visit(Statement.If branch) {
          for (Block block : List.of(branch.then(), branch.otherwise())) {
            block(block);
            if (!block.isAbrupt()) {
              edges(block.results(), branch.results());
            }
          }
          return null;
        }

        @Override
        public Void visit(Statement.Loop loop) {
          loop.parameters().forEach(Dependence.this::define);
          edges(loop.initial(), loop.parameters());
          edges(List.copyOf(loop.parameters()), loop.results());
          block(loop.condition());
          block(loop.body());
          if (!loop.body().isAbrupt()) {
            edges(loop.body().results(), loop.parameters());
          }
          return null;
        }

        @Override
        public Void visit(Statement.Call call) {
          CustomDerivative custom = program.function(call.callee()).derivative();
          if (custom != null) {
            customCall(call, custom);
            return null;
          }
          call.results().forEach(r -> call.arguments().forEach(a -> edge(a, r)));
          // What a callee writes to an array may come from any of its arguments.
          call.arguments().stream()
              .filter(a -> a.type() instanceof ArrayType)
              .forEach(array -> call.arguments().forEach(a -> edge(a, array)));
          return null;
        }

        @Override
        public Void visit(Statement.Store store) {
          edge(store.value(), store.array());
          return null;
        }

        @Override
        public Void visit(Statement.TapeWrite write) {
          kept(write.value(), write.tape());
          return null;
        }

        @Override
        public Void visit(Statement.Push push) {
          kept(push.value(), push.tape());
          return null;
        }

        @Override
        public Void visit(Statement.Throw statement) {
          return null;
        }
      };

  private void customCall(Statement.Call call, CustomDerivative custom) {
    for (int i : custom.parameters()) {
      Atom argument = call.arguments().get(i);
      call.results().forEach(result -> edge(argument, result));
      custom.written().forEach(j -> edge(argument, call.arguments().get(j)));
    }
  }

  private void operation(Value value, Operation operation) {
    if (operation instanceof Operation.Apply apply) {
      List<Atom> operands = apply.operands();
      for (int k = 0; k < operands.size(); k++) {
        if (isDifferentiable(apply, k)) {
          edge(operands.get(k), value);
        }
      }
    } else if (operation instanceof Operation.Pack pack) {
      for (Atom field : pack.operands()) {
        kept(field, value);
        if (field instanceof Value tape
            && tape.type() instanceof TapeType
            && carries(tape.type())) {
          carriers.add(tape);
        }
      }
    } else if (operation instanceof Operation.Extern extern) {
      extern(value, extern);
    } else if (operation instanceof TapeOperation.TapeRead read) {
      taken(read.tape(), value);
    } else if (operation instanceof TapeOperation.Pop pop) {
      taken(pop.tape(), value);
    } else if (operation instanceof Operation.Field field) {
      taken(field.struct(), value);
    } else if (!(operation instanceof Operation.Detach)) {
      operation.operands().forEach(operand -> edge(operand, value));
    }
  }

  private void extern(Value value, Operation.Extern extern) {
    List<Atom> operands = extern.operands();
    TensorRules.standard()
        .find(extern.member())
        .ifPresent(
            rule ->
                IntStream.range(0, operands.size())
                    .filter(rule::isDifferentiable)
                    .forEach(i -> edge(operands.get(i), value)));
    ArrayMethod.of(extern.member()).map(ArrayMethod::flows).orElse(List.of()).stream()
        .forEach(
            flow ->
                edge(
                    operands.get(flow.from()),
                    flow.to() == ArrayMethod.RESULT ? value : operands.get(flow.to())));
  }

  private boolean isDifferentiable(Operation.Apply apply, int parameter) {
    return apply.primitive() instanceof Cast
        || rules
            .find(apply.primitive())
            .map(rule -> rule.isDifferentiable(parameter))
            .orElse(false);
  }
}
