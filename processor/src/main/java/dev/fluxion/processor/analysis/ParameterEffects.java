package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of a function's array parameters it, or what it calls, may write to, and of which it may
 * read elements. Arrays that may be the same are one class, and so are an array and its rows; what
 * a callee does is known by parameter.
 */
public final class ParameterEffects {

  /** What a function does to its parameters, by their numbers. */
  private record Summary(BitSet written, BitSet read, List<List<Integer>> classes) {
    static final Summary NONE = new Summary(new BitSet(), new BitSet(), List.of());
  }

  /** The number that stands for a function's results in its classes. */
  private static final int RESULTS = -1;

  private final Program program;
  private final Map<String, Summary> summaries = new HashMap<>();
  private final Walk entryWalk;

  private ParameterEffects(Program program) {
    this.program = program;
    boolean isStable = false;
    while (!isStable) {
      isStable = true;
      for (Function function : program.functions()) {
        CustomDerivative custom = function.derivative();
        Summary summary =
            custom == null || custom.whole() == null
                ? new Walk(function).summary()
                : stated(function, custom);
        isStable &= summary.equals(summaries.put(function.name(), summary));
      }
    }
    this.entryWalk = new Walk(program.entry());
  }

  /** The effects of the program's entry. */
  public static ParameterEffects of(Program program) {
    return new ParameterEffects(program);
  }

  /** What is said of a method of another file. It may return what it was given. */
  private static Summary stated(Function function, CustomDerivative custom) {
    BitSet written = new BitSet();
    custom.writes().all().forEach(written::set);
    BitSet read = new BitSet();
    List<List<Integer>> shared = new ArrayList<>();
    for (int i = 0; i < function.parameters().size(); i++) {
      Type type = function.parameters().get(i).type();
      read.set(i, rank(type) > 0 && !custom.writes().unread().contains(i));
      if (rank(type) > 0 && function.results().contains(type)) {
        shared.add(List.of(RESULTS, i));
      }
    }
    return new Summary(written, read, shared);
  }

  private Summary entry() {
    return summaries.getOrDefault(program.entry().name(), Summary.NONE);
  }

  /** The numbers of the array parameters that may be written to. */
  public BitSet written() {
    return (BitSet) entry().written().clone();
  }

  /** The numbers of the array parameters whose elements, that is numbers, may be read. */
  public BitSet read() {
    return (BitSet) entry().read().clone();
  }

  /** The numbers of the entry's parameters that {@code array} may be, or may be a row of. */
  BitSet mayBe(Value array) {
    BitSet parameters = new BitSet();
    List<Value> all = program.entry().parameters();
    for (int i = 0; i < all.size(); i++) {
      parameters.set(i, entryWalk.meets(all.get(i), Set.of(array)));
    }
    return parameters;
  }

  /** Whether rows of such an array, or of one that it is a row of, may be replaced. */
  boolean hasMovingRows(Value array) {
    return entryWalk.writes.stream()
        .anyMatch(a -> rank(a.type()) > 1 && entryWalk.find(a).equals(entryWalk.find(array)));
  }

  /** Whether {@code callee} may read numbers in its parameter number {@code parameter}. */
  boolean reads(String callee, int parameter) {
    return summaries.getOrDefault(callee, Summary.NONE).read().get(parameter);
  }

  /** Whether other code may look at the elements of the arrays that it gets. */
  static boolean looksInside(ExternalMember member) {
    return !member.owner().equals("java.util.Objects");
  }

  static int rank(Type type) {
    return type instanceof ArrayType array ? 1 + rank(array.element()) : 0;
  }

  /** One function, with what is known of its callees so far. */
  private final class Walk {
    private final Function function;
    private final Map<Value, Value> parents = new HashMap<>();

    /** The arrays that are written to, as they are at that place: a row, say. */
    private final Set<Value> writes = new HashSet<>();

    private final Set<Value> reads = new HashSet<>();

    Walk(Function function) {
      this.function = function;
      block(function.body());
    }

    Summary summary() {
      BitSet written = new BitSet();
      BitSet read = new BitSet();
      Map<Value, List<Integer>> classes = new HashMap<>();
      for (int i = 0; i < function.parameters().size(); i++) {
        Value parameter = function.parameters().get(i);
        if (rank(parameter.type()) > 0) {
          written.set(i, meets(parameter, writes));
          read.set(i, meets(parameter, reads));
          classes.computeIfAbsent(find(parameter), v -> new ArrayList<>()).add(i);
        }
      }
      for (Atom result : function.body().results()) {
        if (isArray(result)) {
          classes.computeIfAbsent(find((Value) result), v -> new ArrayList<>()).add(RESULTS);
        }
      }
      List<List<Integer>> shared =
          classes.values().stream()
              .filter(c -> c.size() > 1)
              .sorted((a, b) -> Integer.compare(a.get(0), b.get(0)))
              .toList();
      return new Summary(written, read, shared);
    }

    /** Whether one of the arrays may be the parameter or, of lower rank, a row of it. */
    private boolean meets(Value parameter, Set<Value> arrays) {
      return arrays.stream()
          .anyMatch(
              a -> rank(a.type()) <= rank(parameter.type()) && find(a).equals(find(parameter)));
    }

    private boolean isArray(Atom atom) {
      return atom instanceof Value && atom.type() instanceof ArrayType;
    }

    private Value find(Value value) {
      Value root = value;
      for (Value next = parents.get(root); next != null; next = parents.get(root)) {
        root = next;
      }
      return root;
    }

    private void unify(Atom a, Atom b) {
      if (isArray(a) && isArray(b)) {
        Value left = find((Value) a);
        Value right = find((Value) b);
        if (!left.equals(right)) {
          parents.put(right, left);
        }
      }
    }

    private void unifyAll(List<Value> targets, List<? extends Atom> sources) {
      for (int i = 0; i < sources.size(); i++) {
        unify(targets.get(i), sources.get(i));
      }
    }

    private void block(Block block) {
      for (Statement statement : block.statements()) {
        Values.blocks(statement).forEach(this::block);
        if (statement instanceof Statement.Let let) {
          let(let.value(), let.operation());
        } else if (statement instanceof Statement.Store store) {
          add(store.array(), writes);
          unify(store.array(), store.value());
        } else if (statement instanceof Statement.If branch) {
          Values.blocks(branch).forEach(inner -> unifyAll(branch.results(), inner.results()));
        } else if (statement instanceof Statement.Loop loop) {
          unifyAll(loop.parameters(), loop.initial());
          unifyAll(loop.parameters(), loop.body().results());
          unifyAll(loop.results(), List.copyOf(loop.parameters()));
        } else if (statement instanceof Statement.Call call) {
          call(call);
        }
      }
    }

    private void add(Atom array, Set<Value> to) {
      if (isArray(array)) {
        to.add((Value) array);
      }
    }

    private void let(Value value, Operation operation) {
      if (operation instanceof Operation.Load load) {
        if (isArray(value)) {
          unify(load.array(), value);
        } else {
          add(load.array(), reads);
        }
      } else if (operation instanceof Operation.NewArray
          || operation instanceof Operation.Select
          || operation instanceof Operation.Detach) {
        operation.operands().forEach(operand -> unify(value, operand));
      } else if (operation instanceof Operation.Extern extern) {
        extern(value, extern);
      }
    }

    private void extern(Value value, Operation.Extern extern) {
      Optional<ArrayMethod> method = ArrayMethod.of(extern.member());
      List<Atom> operands = extern.operands();
      if (method.isEmpty()) {
        for (Atom operand : operands) {
          if (looksInside(extern.member())) {
            add(operand, reads);
          }
          if (!Effects.readsOnly(extern.member())) {
            add(operand, writes);
          }
          unify(value, operand);
        }
        return;
      }
      method.get().written().forEach(i -> add(operands.get(i), writes));
      for (ArrayMethod.Flow flow : method.get().flows()) {
        Atom source = operands.get(flow.from());
        Atom target = flow.to() == ArrayMethod.RESULT ? value : operands.get(flow.to());
        if (rank(source.type()) == 1) {
          add(source, reads);
        }
        if (rank(source.type()) > 1 || rank(target.type()) > 1) {
          unify(source, target);
        }
      }
    }

    private void call(Statement.Call call) {
      Summary summary = summaries.getOrDefault(call.callee(), Summary.NONE);
      summary.written().stream().forEach(i -> add(call.arguments().get(i), writes));
      summary.read().stream().forEach(i -> add(call.arguments().get(i), reads));
      for (List<Integer> members : summary.classes()) {
        List<Atom> arrays = new ArrayList<>();
        for (int member : members) {
          arrays.addAll(member == RESULTS ? call.results() : List.of(call.arguments().get(member)));
        }
        arrays.stream().filter(this::isArray).forEach(a -> unify(firstArray(arrays), a));
      }
    }

    private Atom firstArray(List<Atom> arrays) {
      return arrays.stream().filter(this::isArray).findFirst().orElseThrow();
    }
  }
}
