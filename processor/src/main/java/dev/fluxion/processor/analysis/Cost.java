package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a program costs, in cycles, roughly: to choose between two programs for the same.
 * What counts is how many operations there are, or, where each waits for the one before, how long
 * these take: a loop whose state depends on the state before leaves room for more work beside it.
 */
public final class Cost {
  /** Operations that begin in one cycle. */
  private static final double WIDTH = 2;

  private static final double SUM = 4;
  private static final double QUOTIENT = 13;
  private static final double ELEMENTARY = 40;
  private static final double MEMORY = 5;

  /** A write to a tape, or a read: memory that is not in the first cache. */
  private static final double TAPE = 3;

  /** How many trips a loop is taken to make where nothing is known. */
  private static final double TRIPS = 64;

  private final Program program;
  private final Map<String, Double> functions = new HashMap<>();
  private final Set<String> underway = new HashSet<>();

  private Cost(Program program) {
    this.program = program;
  }

  /** The cycles that a run of the entry takes. */
  public static double of(Program program) {
    return new Cost(program).of(program.entry().name());
  }

  private double of(String function) {
    Double known = functions.get(function);
    if (known != null || !underway.add(function)) {
      return known == null ? TRIPS : known;
    }
    Function of = program.function(function);
    Path path = new Path(of.parameters());
    double work = path.through(of.body());
    double cost = Math.max(work, path.latest(of.body().results()));
    functions.put(function, cost);
    return cost;
  }

  /** How long after its start the values of a block are there. */
  private final class Path {
    private final Map<Value, Double> times = new HashMap<>();

    /**
     * @param given the values that are there at the start
     */
    Path(List<Value> given) {
      given.forEach(value -> times.put(value, 0.0));
    }

    double latest(List<? extends Atom> atoms) {
      return atoms.stream()
          .mapToDouble(a -> a instanceof Value value ? times.getOrDefault(value, 0.0) : 0)
          .max()
          .orElse(0);
    }

    /** Goes through the block; returns the cycles of its operations if none waits. */
    double through(Block block) {
      double work = 0;
      for (Statement statement : block.statements()) {
        work += statement(statement);
      }
      return work;
    }

    private double statement(Statement statement) {
      double start = latest(Values.operands(statement));
      double work = 1 / WIDTH;
      double latency = MEMORY;
      if (statement instanceof Statement.Let let) {
        work = work(let.operation());
        latency = latency(let.operation());
      } else if (statement instanceof Statement.If branch) {
        work += Math.max(through(branch.then()), through(branch.otherwise()));
        List<Atom> ends = new ArrayList<>(branch.then().results());
        ends.addAll(branch.otherwise().results());
        latency = Math.max(0, latest(ends) - start) + 1;
      } else if (statement instanceof Statement.Loop loop) {
        work = loop(loop);
        latency = work;
      } else if (statement instanceof Statement.Call call) {
        work = of(call.callee());
        latency = work;
      } else if (isOfTape(statement)) {
        work = TAPE;
      }
      double end = start + latency;
      statement.results().forEach(result -> times.put(result, end));
      return work;
    }

    private double loop(Statement.Loop loop) {
      Path trip = new Path(loop.parameters());
      double work = trip.through(loop.condition()) + trip.through(loop.body());
      double carried = 0;
      for (int i = 0; i < loop.body().results().size(); i++) {
        if (!loop.body().results().get(i).equals(loop.parameters().get(i))) {
          carried = Math.max(carried, trip.latest(List.of(loop.body().results().get(i))));
        }
      }
      return trips(loop) * Math.max(work, carried);
    }
  }

  private static boolean isOfTape(Statement statement) {
    return statement instanceof Statement.TapeWrite || statement instanceof Statement.Push;
  }

  private static double trips(Statement.Loop loop) {
    LoopShape shape = LoopShape.of(loop);
    Value counter = shape.counter();
    if (counter == null || shape.bound().isEmpty()) {
      return TRIPS;
    }
    Integer start = integer(loop.initial().get(loop.parameters().indexOf(counter)));
    Integer limit = integer(shape.bound().get().limit());
    return start == null || limit == null
        ? TRIPS
        : Math.max(0, (limit - (double) start) * shape.direction() + 1);
  }

  private static @Nullable Integer integer(Atom atom) {
    return atom instanceof Constant constant && constant.value() instanceof Integer i ? i : null;
  }

  private static double work(Operation operation) {
    if (operation instanceof TapeOperation.TapeRead || operation instanceof TapeOperation.Pop) {
      return TAPE;
    }
    if (operation instanceof TapeOperation.NewTape || operation instanceof Operation.Allocate) {
      return MEMORY;
    }
    if (operation instanceof Operation.Apply apply) {
      double latency = latency(apply.primitive());
      return latency > SUM ? latency / WIDTH : 1 / WIDTH;
    }
    return 1 / WIDTH;
  }

  private static double latency(Operation operation) {
    if (operation instanceof Operation.Apply apply) {
      return latency(apply.primitive());
    }
    boolean isMemory =
        operation instanceof Operation.Load
            || operation instanceof TapeOperation.TapeRead
            || operation.operands().stream().anyMatch(o -> o.type() instanceof TapeType);
    return isMemory ? MEMORY : 1;
  }

  private static double latency(Primitive primitive) {
    if (primitive instanceof Cast) {
      return SUM;
    }
    if (primitive instanceof Method method) {
      return method.name().equals("abs") ? 1 : method.result().isReal() ? ELEMENTARY : SUM;
    }
    Operator operator = (Operator) primitive;
    boolean isReal = operator.operand().isReal() || operator.operand() == Scalar.LONG;
    return switch (operator.kind()) {
      case DIVIDE, REMAINDER, STRONG_DIVIDE -> QUOTIENT;
      default -> isReal ? SUM : 1;
    };
  }
}
