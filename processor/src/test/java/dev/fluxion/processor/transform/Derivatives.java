package dev.fluxion.processor.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.analysis.Obstacles;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.ir.Verifier;
import dev.fluxion.processor.rule.Differences;
import dev.fluxion.tape.Coefficients;
import dev.fluxion.tape.Jets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The derivatives of a primal with one {@code double} result, with and without simplification, each
 * mode compared with differences of the interpreted primal and never with another mode.
 */
final class Derivatives {
  private static final double STEP = 1e-2;
  private static final int ORDER = 3;
  private static final int DIRECTIONS = 3;

  final Program primal;
  final BitSet active;
  private final Interpreter original;

  private Derivatives(Program primal, BitSet active) {
    Verifier.verify(primal);
    this.primal = primal;
    this.active = active;
    this.original = new Interpreter(primal);
  }

  /** With respect to all {@code double} parameters. */
  static Derivatives of(Program primal) {
    BitSet active = new BitSet();
    for (int i = 0; i < primal.entry().parameters().size(); i++) {
      active.set(i, primal.entry().parameters().get(i).type() == Scalar.DOUBLE);
    }
    return new Derivatives(primal, active);
  }

  static Derivatives of(Program primal, int... active) {
    BitSet set = new BitSet();
    Arrays.stream(active).forEach(set::set);
    return new Derivatives(primal, set);
  }

  Program gradient() {
    return verified(Reverse.gradient(verified(InlineCalls.inline(primal)), active));
  }

  Program simpleGradient() {
    Program shared = verified(ShareLoads.share(primal));
    Program simple = verified(Simplify.simplify(verified(InlineCalls.inline(shared))));
    return verified(Simplify.simplify(verified(Reverse.gradient(simple, active))));
  }

  private static boolean hasLoops(Program program) {
    return program.functions().stream().anyMatch(f -> hasLoops(f.body()));
  }

  private static boolean hasLoops(Block block) {
    return block.statements().stream()
        .anyMatch(
            s ->
                s instanceof Statement.Loop
                    || Values.blocks(s).stream().anyMatch(Derivatives::hasLoops));
  }

  /** The same primal with all its loops checkpointed. */
  Derivatives checkpointed(int snapshots) {
    List<Function> functions =
        primal.functions().stream()
            .map(f -> f.withBody(checkpointed(f.body(), snapshots)))
            .toList();
    return new Derivatives(new Program(functions, primal.structs(), primal.constants()), active);
  }

  private static Block checkpointed(Block block, int snapshots) {
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Loop loop) {
        statements.add(
            new Statement.Loop(
                loop.results(),
                loop.parameters(),
                loop.initial(),
                checkpointed(loop.condition(), snapshots),
                checkpointed(loop.body(), snapshots),
                snapshots,
                loop.origin()));
      } else if (statement instanceof Statement.If branch) {
        statements.add(
            new Statement.If(
                branch.results(),
                branch.condition(),
                checkpointed(branch.then(), snapshots),
                checkpointed(branch.otherwise(), snapshots),
                branch.origin()));
      } else {
        statements.add(statement);
      }
    }
    return new Block(statements, block.results());
  }

  /** What reverse mode says. */
  double[] gradientAt(Object... arguments) {
    return reals(new Interpreter(simpleGradient()).run(arguments), 1);
  }

  /** Checks value, gradient, tangents and second derivatives at a point. */
  void check(Object... arguments) {
    Object value = original.run(arguments).get(0);
    double[] expected = differences(arguments);
    List<Program> gradients = new ArrayList<>(List.of(gradient(), simpleGradient()));
    if (hasLoops(primal)) {
      gradients.add(checkpointed(2).gradient());
      for (int snapshots : new int[] {0, 1}) {
        gradients.add(checkpointed(snapshots).simpleGradient());
      }
    }
    for (Program gradient : gradients) {
      List<Object> results = new Interpreter(gradient).run(arguments);
      assertEquals(value, results.get(0));
      assertNear("reverse", expected, reals(results, 1), 1e-8);
      double[] second = second(arguments);
      assertNear("forward over reverse", second, hessian(gradient, arguments), 1e-6);
      vectored("vectors over reverse", gradient, second, 1e-6, arguments);
    }
    Program inlined = verified(InlineCalls.inline(primal));
    for (Program program : List.of(primal, inlined, verified(Simplify.simplify(inlined)))) {
      if (calls(program)) {
        continue; // Forward mode, too, takes an entry that nobody calls.
      }
      Program forward = verified(Forward.differentiate(program, active));
      for (Program pushforward : List.of(forward, verified(Simplify.simplify(forward)))) {
        assertNear("forward", expected, columns(pushforward, value, 1, arguments), 1e-8);
      }
      Program bundle = verified(Forward.bundle(program, active, DIRECTIONS));
      for (Program pushforward : List.of(bundle, verified(Simplify.simplify(bundle)))) {
        assertNear("bundle", expected, bundled(pushforward, value, arguments), 1e-8);
      }
      vectored("vector", program, expected, 1e-8, arguments);
      Program taylor = verified(Forward.taylor(program, active));
      for (Program simplified : List.of(taylor, verified(Simplify.simplify(taylor)))) {
        assertNear("Taylor", alongALine(arguments), taylor(simplified, value, arguments), 3e-6);
      }
      if (Obstacles.first(program, active, Obstacles.Mode.PATTERN).isEmpty()) {
        pattern(verified(Forward.sparsity(program, active)), value, expected, arguments);
      }
    }
  }

  /**
   * Checks the derivatives of the last results, row by row, along all directions at once, and along
   * one more that is zero.
   */
  private void vectored(
      String message, Program program, double[] expected, double bound, Object... arguments) {
    if (!VectorForward.isPossible(program, active)) {
      return;
    }
    int n = active.cardinality();
    List<Object> with = new ArrayList<>(Arrays.asList(arguments));
    for (int i = 0; i < n; i++) {
      double[] tangents = new double[n + 1];
      tangents[i] = 1;
      with.add(tangents);
    }
    with.add(n + 1);
    Program vector = verified(VectorForward.differentiate(program, active));
    for (Program pushforward : List.of(vector, verified(Simplify.simplify(vector)))) {
      List<Object> results = new Interpreter(pushforward).run(with.toArray());
      assertEquals(original.run(arguments).get(0), results.get(0));
      int rows = expected.length / n;
      double[] derivatives = new double[expected.length];
      for (int row = 0; row < rows; row++) {
        double[] tangents = (double[]) results.get(results.size() - rows + row);
        System.arraycopy(tangents, 0, derivatives, row * n, n);
        assertEquals(0, tangents[n] + 0.0, message); // Not −0.
      }
      assertNear(message, expected, derivatives, bound);
    }
  }

  private double direction(int place) {
    return place % 2 == 0 ? 0.7 : -0.6;
  }

  /** Taylor coefficients from the interpolated primal. */
  private double[] alongALine(Object... arguments) {
    double[] coefficients =
        Interpolation.coefficients(
            t -> {
              Object[] moved = arguments.clone();
              active.stream().forEach(i -> moved[i] = (double) moved[i] + t * direction(i));
              return (double) original.run(moved).get(0);
            },
            8,
            STEP);
    return Arrays.copyOf(coefficients, ORDER + 1);
  }

  private double[] taylor(Program taylor, Object value, Object... arguments) {
    List<Object> with = new ArrayList<>(Arrays.asList(arguments));
    active.stream().forEach(i -> with.add(Jets.seed((double) arguments[i], direction(i), ORDER)));
    List<Object> results = new Interpreter(taylor).run(with.toArray());
    assertEquals(value, results.get(0));
    return Coefficients.of((double) value, (double[]) results.get(1), ORDER);
  }

  /** What the value depends on, is in its set of inputs. */
  private void pattern(Program pattern, Object value, double[] gradient, Object... arguments) {
    List<Object> with = new ArrayList<>(Arrays.asList(arguments));
    for (int i = 0; i < gradient.length; i++) {
      with.add(new long[] {0, 1L << i});
    }
    List<Object> results = new Interpreter(pattern).run(with.toArray());
    assertEquals(value, results.get(0));
    long inputs = results.get(1) instanceof long[] set ? set[1] : 0;
    for (int i = 0; i < gradient.length; i++) {
      assertTrue(Math.abs(gradient[i]) < 1e-9 || (inputs >> i & 1) == 1, "input " + i);
    }
  }

  private static boolean calls(Program program) {
    String entry = program.entry().name();
    return program.functions().stream()
        .anyMatch(f -> DropUnreachable.callees(f.body()).contains(entry));
  }

  private double[] differences(Object... arguments) {
    return active.stream()
        .mapToDouble(
            i ->
                Differences.derivative(
                    along(i, a -> (double) original.run(a).get(0), arguments),
                    (double) arguments[i],
                    STEP))
        .toArray();
  }

  private double[] second(Object... arguments) {
    int n = active.cardinality();
    double[] second = new double[n * n];
    int[] index = active.stream().toArray();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int row = j;
        second[i * n + j] =
            Differences.derivative(
                along(index[i], a -> differences(a)[row], arguments),
                (double) arguments[index[i]],
                STEP);
      }
    }
    return second;
  }

  private static DoubleUnaryOperator along(
      int i, java.util.function.ToDoubleFunction<Object[]> f, Object... arguments) {
    return x -> {
      Object[] moved = arguments.clone();
      moved[i] = x;
      return f.applyAsDouble(moved);
    };
  }

  private double[] hessian(Program gradient, Object... arguments) {
    Program forward = verified(Forward.differentiate(gradient, active));
    Program simple = verified(Simplify.simplify(forward));
    int reals = 1 + active.cardinality();
    double[] columns = columns(forward, original.run(arguments).get(0), reals, arguments);
    assertNear(
        "simplified",
        columns,
        columns(simple, original.run(arguments).get(0), reals, arguments),
        1e-12);
    // Each column begins with the tangent of the value.
    int n = active.cardinality();
    double[] hessian = new double[n * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(columns, i * (n + 1) + 1, hessian, i * n, n);
    }
    return hessian;
  }

  /** The tangents of the last {@code count} results along each active parameter in turn. */
  private double[] columns(Program forward, Object value, int count, Object... arguments) {
    Interpreter interpreter = new Interpreter(forward);
    List<Double> columns = new ArrayList<>();
    for (int i : active.stream().toArray()) {
      List<Object> with = new ArrayList<>(Arrays.asList(arguments));
      active.stream().forEach(k -> with.add(k == i ? 1.0 : 0.0));
      List<Object> results = interpreter.run(with.toArray());
      assertEquals(value, results.get(0));
      for (Object tangent : results.subList(results.size() - count, results.size())) {
        columns.add((Double) tangent);
      }
    }
    return columns.stream().mapToDouble(d -> d).toArray();
  }

  /** The same for one result, in several directions at once. */
  private double[] bundled(Program bundle, Object value, Object... arguments) {
    Interpreter interpreter = new Interpreter(bundle);
    double[] tangents = new double[active.cardinality()];
    for (int first = 0; first < tangents.length; first += DIRECTIONS) {
      List<Object> with = new ArrayList<>(Arrays.asList(arguments));
      for (int direction = first; direction < first + DIRECTIONS; direction++) {
        for (int k = 0; k < tangents.length; k++) {
          with.add(k == direction ? 1.0 : 0.0);
        }
      }
      List<Object> results = interpreter.run(with.toArray());
      assertEquals(value, results.get(0));
      double[] some = reals(results, results.size() - DIRECTIONS);
      System.arraycopy(some, 0, tangents, first, Math.min(DIRECTIONS, tangents.length - first));
    }
    return tangents;
  }

  static double[] reals(List<Object> results, int from) {
    return results.subList(from, results.size()).stream()
        .mapToDouble(r -> ((Number) r).doubleValue())
        .toArray();
  }

  private static void assertNear(
      String mode, double[] expected, double[] actual, double tolerance) {
    assertEquals(expected.length, actual.length, mode);
    for (int i = 0; i < expected.length; i++) {
      double scale = 1 + Math.abs(expected[i]);
      assertTrue(
          Math.abs(expected[i] - actual[i]) <= tolerance * scale,
          mode + ": " + Arrays.toString(expected) + " but " + Arrays.toString(actual));
    }
  }

  static Program verified(Program program) {
    Verifier.verify(program);
    return program;
  }
}
