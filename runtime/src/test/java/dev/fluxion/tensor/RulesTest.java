package dev.fluxion.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.GradientCheck;
import dev.fluxion.Tensor;
import dev.fluxion.TensorPrimitives;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule at random operands: pullbacks against differences, pushforwards against pullbacks. */
class RulesTest {
  private static final Random RANDOM = new Random(4);
  private static final List<Case> CASES = new ArrayList<>();

  /** What maps the result and a derivative to a derivative. */
  private interface Map extends BinaryOperator<Tensor> {}

  /** An operation as a function of one operand, and the rule of that operand. */
  private record Case(
      String name, Tensor x, UnaryOperator<Tensor> f, Map pushforward, Map pullback) {
    @Override
    public String toString() {
      return name + " at " + x;
    }
  }

  private static Tensor random(double low, double high, int... shape) {
    Tensor zeros = Tensor.zeros(shape);
    return Tensor.of(RANDOM.doubles(zeros.size(), low, high).toArray(), shape);
  }

  private static Tensor random(int... shape) {
    return random(-1, 1, shape);
  }

  private static void add(
      String name, Tensor x, UnaryOperator<Tensor> f, Map pushforward, Map pullback) {
    CASES.add(new Case(name, x, f, pushforward, pullback));
  }

  private static void linear(String name, Tensor x, UnaryOperator<Tensor> f, Map pullback) {
    add(name, x, f, (y, d) -> f.apply(d), pullback);
  }

  private interface Diagonal {
    Tensor derivative(Tensor x, Tensor y, Tensor d);
  }

  private static void diagonal(String name, Tensor x, UnaryOperator<Tensor> f, Diagonal rule) {
    Map map = (y, d) -> rule.derivative(x, y, d);
    add(name, x, f, map, map);
  }

  private interface Part {
    Tensor of(Tensor x, Tensor z, Tensor y, Tensor d);
  }

  private static void binary(
      String name,
      Tensor x,
      Tensor z,
      BinaryOperator<Tensor> f,
      Part push,
      Part pull,
      Part otherPush,
      Part otherPull) {
    add(
        name + " by x",
        x,
        t -> f.apply(t, z),
        (y, d) -> push.of(x, z, y, d),
        (y, d) -> pull.of(x, z, y, d));
    add(
        name + " by z",
        z,
        t -> f.apply(x, t),
        (y, d) -> otherPush.of(x, z, y, d),
        (y, d) -> otherPull.of(x, z, y, d));
  }

  private interface Transpose {
    Tensor of(Tensor x, Tensor z, Tensor d);
  }

  private static void bilinear(
      String name,
      Tensor x,
      Tensor z,
      BinaryOperator<Tensor> f,
      Transpose pull,
      Transpose otherPull) {
    binary(
        name,
        x,
        z,
        f,
        (a, b, y, d) -> f.apply(d, b),
        (a, b, y, d) -> pull.of(a, b, d),
        (a, b, y, d) -> f.apply(a, d),
        (a, b, y, d) -> otherPull.of(a, b, d));
  }

  private static Tensor s(double x) {
    return Tensor.scalar(x);
  }

  private static void elementwise() {
    for (int[] shape : new int[][] {{}, {0}, {3}, {2, 1, 2}}) {
      Tensor x = random(shape);
      Tensor positive = random(0.5, 2, shape);
      diagonal("negate", x, Tensor::negate, ElementwiseRules::negateDerivative);
      diagonal("exp", x, Tensor::exp, ElementwiseRules::expDerivative);
      diagonal("log", positive, Tensor::log, ElementwiseRules::logDerivative);
      diagonal("expm1", x, Tensor::expm1, ElementwiseRules::expm1Derivative);
      diagonal("log1p", positive, Tensor::log1p, ElementwiseRules::log1pDerivative);
      diagonal("sqrt", positive, Tensor::sqrt, ElementwiseRules::sqrtDerivative);
      diagonal("square", x, Tensor::square, ElementwiseRules::squareDerivative);
      diagonal("abs", positive, Tensor::abs, ElementwiseRules::absDerivative);
      diagonal("abs", positive.negate(), Tensor::abs, ElementwiseRules::absDerivative);
      diagonal("sin", x, Tensor::sin, ElementwiseRules::sinDerivative);
      diagonal("cos", x, Tensor::cos, ElementwiseRules::cosDerivative);
      diagonal("tan", x, Tensor::tan, ElementwiseRules::tanDerivative);
      diagonal("tanh", x, Tensor::tanh, ElementwiseRules::tanhDerivative);
      diagonal("sigmoid", x.times(9), Tensor::sigmoid, ElementwiseRules::sigmoidDerivative);
      diagonal("relu", positive, Tensor::relu, ElementwiseRules::reluDerivative);
      diagonal("relu", positive.negate(), Tensor::relu, ElementwiseRules::reluDerivative);
      diagonal("softplus", x.times(9), Tensor::softplus, ElementwiseRules::softplusDerivative);
      powers(x, positive);
      for (double c : new double[] {-2, 1.2}) {
        diagonal(
            "maximum",
            positive,
            t -> t.maximum(c),
            (t, y, d) -> ElementwiseRules.maximumConstantDerivative(t, c, y, d));
        diagonal(
            "minimum",
            positive,
            t -> t.minimum(c),
            (t, y, d) -> ElementwiseRules.minimumConstantDerivative(t, c, y, d));
      }
      withNumber(positive, 1.3);
    }
  }

  private static void powers(Tensor x, Tensor positive) {
    for (double p : new double[] {2, 3, 0, 1}) {
      diagonal("pow", x, t -> t.pow(p), (t, y, d) -> ElementwiseRules.powDerivative(t, p, y, d));
    }
    double q = -1.7;
    diagonal(
        "pow", positive, t -> t.pow(q), (t, y, d) -> ElementwiseRules.powDerivative(t, q, y, d));
    add(
        "pow by p",
        s(q),
        p -> positive.pow(p.item()),
        (y, d) -> ElementwiseRules.powOtherPushforward(positive, q, y, d.item()),
        (y, d) -> s(ElementwiseRules.powOtherPullback(positive, q, y, d)));
  }

  private static void withNumber(Tensor x, double z) {
    diagonal("plus", x, t -> t.plus(z), (t, y, d) -> ArithmeticRules.plusDerivative(t, z, y, d));
    diagonal("minus", x, t -> t.minus(z), (t, y, d) -> ArithmeticRules.minusDerivative(t, z, y, d));
    diagonal("times", x, t -> t.times(z), (t, y, d) -> ArithmeticRules.timesDerivative(t, z, y, d));
    diagonal("div", x, t -> t.div(z), (t, y, d) -> ArithmeticRules.divDerivative(t, z, y, d));
    diagonal(
        "maximum",
        x,
        t -> t.maximum(z),
        (t, y, d) -> ArithmeticRules.maximumDerivative(t, z, y, d));
    diagonal(
        "minimum",
        x,
        t -> t.minimum(z),
        (t, y, d) -> ArithmeticRules.minimumDerivative(t, z, y, d));
    add(
        "plus by number",
        s(z),
        t -> x.plus(t.item()),
        (y, d) -> ArithmeticRules.plusOtherPushforward(x, z, y, d.item()),
        (y, d) -> s(ArithmeticRules.plusOtherPullback(x, z, y, d)));
    add(
        "minus by number",
        s(z),
        t -> x.minus(t.item()),
        (y, d) -> ArithmeticRules.minusOtherPushforward(x, z, y, d.item()),
        (y, d) -> s(ArithmeticRules.minusOtherPullback(x, z, y, d)));
    add(
        "times by number",
        s(z),
        t -> x.times(t.item()),
        (y, d) -> x.times(d.item()),
        (y, d) -> s(ArithmeticRules.timesOtherPullback(x, z, y, d)));
    add(
        "div by number",
        s(z),
        t -> x.div(t.item()),
        (y, d) -> ArithmeticRules.divOtherPushforward(x, z, y, d.item()),
        (y, d) -> s(ArithmeticRules.divOtherPullback(x, z, y, d)));
    add(
        "maximum by number",
        s(z),
        t -> x.maximum(t.item()),
        (y, d) -> ArithmeticRules.maximumOtherPushforward(x, z, y, d.item()),
        (y, d) -> s(ArithmeticRules.maximumOtherPullback(x, z, y, d)));
    add(
        "minimum by number",
        s(z),
        t -> x.minimum(t.item()),
        (y, d) -> ArithmeticRules.minimumOtherPushforward(x, z, y, d.item()),
        (y, d) -> s(ArithmeticRules.minimumOtherPullback(x, z, y, d)));
  }

  private static void arithmetic() {
    int[][][] shapes = {
      {{}, {}},
      {{2, 3}, {2, 3}},
      {{2, 3}, {3}},
      {{2, 1}, {1, 3}},
      {{}, {2}},
      {{3, 1, 2}, {4, 1}},
      {{0, 3}, {3}},
      {{1}, {0}},
      {{2, 3}, {1, 1, 3}}
    };
    for (int[][] pair : shapes) {
      Tensor x = random(pair[0]);
      Tensor z = random(pair[1]);
      binary(
          "plus",
          x,
          z,
          Tensor::plus,
          ArithmeticRules::plusPushforward,
          ArithmeticRules::plusPullback,
          ArithmeticRules::plusOtherPushforward,
          ArithmeticRules::plusOtherPullback);
      binary(
          "minus",
          x,
          z,
          Tensor::minus,
          ArithmeticRules::minusPushforward,
          ArithmeticRules::minusPullback,
          ArithmeticRules::minusOtherPushforward,
          ArithmeticRules::minusOtherPullback);
      bilinear(
          "times",
          x,
          z,
          Tensor::times,
          (a, b, d) -> ArithmeticRules.timesPullback(a, b, d, d),
          (a, b, d) -> ArithmeticRules.timesOtherPullback(a, b, d, d));
      binary(
          "div",
          x,
          random(0.5, 2, pair[1]),
          Tensor::div,
          ArithmeticRules::divPushforward,
          ArithmeticRules::divPullback,
          ArithmeticRules::divOtherPushforward,
          ArithmeticRules::divOtherPullback);
      binary(
          "maximum",
          x,
          z,
          Tensor::maximum,
          ArithmeticRules::maximumPushforward,
          ArithmeticRules::maximumPullback,
          ArithmeticRules::maximumOtherPushforward,
          ArithmeticRules::maximumOtherPullback);
      binary(
          "minimum",
          x,
          z,
          Tensor::minimum,
          ArithmeticRules::minimumPushforward,
          ArithmeticRules::minimumPullback,
          ArithmeticRules::minimumOtherPushforward,
          ArithmeticRules::minimumOtherPullback);
      binary(
          "strongTimes",
          x,
          z,
          TensorPrimitives::strongTimes,
          PrimitiveRules::strongTimesPushforward,
          PrimitiveRules::strongTimesPullback,
          PrimitiveRules::strongTimesOtherPushforward,
          PrimitiveRules::strongTimesOtherPullback);
      binary(
          "strongDivide",
          x,
          random(0.5, 2, pair[1]),
          TensorPrimitives::strongDivide,
          PrimitiveRules::strongDividePushforward,
          PrimitiveRules::strongDividePullback,
          PrimitiveRules::strongDivideOtherPushforward,
          PrimitiveRules::strongDivideOtherPullback);
      Tensor sum = x.plus(z);
      linear(
          "broadcastTo",
          x,
          t -> TensorPrimitives.broadcastTo(t, sum.shape()),
          (y, d) -> PrimitiveRules.broadcastToPullback(x, sum.shape(), y, d));
      if (sum.rank() == z.rank() || sum.rank() == x.rank()) {
        linear(
            "sumTo",
            sum,
            t -> TensorPrimitives.sumTo(t, z.shape()),
            (y, d) -> PrimitiveRules.sumToPullback(sum, z.shape(), y, d));
      }
    }
  }

  private static void layout() {
    for (int[] shape : new int[][] {{2, 3}, {1, 4}, {0, 2}, {3, 3}}) {
      Tensor x = random(shape);
      linear("vec", x, Tensor::vec, (y, d) -> LayoutRules.vecPullback(x, d));
      linear("diag", x, Tensor::diag, (y, d) -> LayoutRules.diagPullback(x, d));
      linear("transpose", x, Tensor::transpose, (y, d) -> LayoutRules.transposePullback(x, d));
      int[] flat = {x.size()};
      linear("reshape", x, t -> t.reshape(flat), (y, d) -> LayoutRules.reshapePullback(x, flat, d));
    }
    Tensor x = random(3, 2, 4);
    linear("transpose", x, Tensor::transpose, (y, d) -> LayoutRules.transposePullback(x, d));
    linear("row", x, t -> t.row(2), (y, d) -> LayoutRules.rowPullback(x, 2, d));
    int[] indices = {2, 0, 2};
    linear(
        "gather", x, t -> t.gather(indices), (y, d) -> LayoutRules.gatherPullback(x, indices, d));
    linear(
        "scatter",
        x,
        t -> TensorPrimitives.scatter(t, indices, 4),
        (y, d) -> PrimitiveRules.scatterPullback(x, indices, 4, y, d));
    for (int axis = 0; axis < 3; axis++) {
      int a = axis;
      linear("keepDims", x, t -> t.keepDims(a), (y, d) -> LayoutRules.keepDimsPullback(x, a, d));
      linear("slice", x, t -> t.slice(a, 1, 2), (y, d) -> LayoutRules.slicePullback(x, a, 1, 2, d));
      linear(
          "pad",
          x,
          t -> TensorPrimitives.pad(t, a, 1, 6),
          (y, d) -> PrimitiveRules.padPullback(x, a, 1, 6, y, d));
      Tensor[] parts = {random(x.shape()), x, x.slice(a, 0, 1)};
      Tensor zeros = Tensor.zeros(x.shape());
      add(
          "concat",
          x,
          t -> Tensor.concat(a, parts[0], t, parts[2]),
          (y, d) -> Tensor.concat(a, zeros, d, zeros.slice(a, 0, 1)),
          (y, d) -> LayoutRules.concatPullback(d, 1, a, parts));
      Tensor[] equal = {parts[0], x};
      add(
          "stack",
          x,
          t -> Tensor.stack(a, equal[0], t),
          (y, d) -> Tensor.stack(a, zeros, d),
          (y, d) -> LayoutRules.stackPullback(d, 1, a, equal));
    }
    Tensor v = random(3);
    linear("diag", v, Tensor::diag, (y, d) -> LayoutRules.diagPullback(v, d));
    linear(
        "diagonalMatrix",
        v,
        t -> TensorPrimitives.diagonalMatrix(t, 3, 5),
        (y, d) -> PrimitiveRules.diagonalMatrixPullback(v, 3, 5, y, d));
    linear(
        "get", x, t -> s(t.get(1, 0, 3)), (y, d) -> LayoutRules.getPullback(x, d.item(), 1, 0, 3));
    Tensor one = random(1, 1);
    linear("item", one, t -> s(t.item()), (y, d) -> LayoutRules.itemPullback(one, d.item()));
    Tensor square = random(3, 3);
    linear(
        "lowerHalf",
        square,
        TensorPrimitives::lowerHalf,
        (y, d) -> PrimitiveRules.lowerHalfPullback(square, y, d));
  }

  private static void reductions() {
    for (int[] shape : new int[][] {{4}, {2, 3}, {2, 3, 2}, {1, 1}}) {
      Tensor x = random(shape);
      for (int axis = 0; axis < shape.length; axis++) {
        alongAxis(x, axis);
      }
      linear("sum", x, t -> s(t.sum()), (y, d) -> ReductionRules.sumPullback(x, d.item()));
      linear("mean", x, t -> s(t.mean()), (y, d) -> ReductionRules.meanPullback(x, d.item()));
      add(
          "max",
          x,
          t -> s(t.max()),
          (y, d) -> s(ReductionRules.maxPushforward(x, y.item(), d)),
          (y, d) -> ReductionRules.maxPullback(x, y.item(), d.item()));
      add(
          "min",
          x,
          t -> s(t.min()),
          (y, d) -> s(ReductionRules.minPushforward(x, y.item(), d)),
          (y, d) -> ReductionRules.minPullback(x, y.item(), d.item()));
      add(
          "logSumExp",
          x,
          t -> s(t.logSumExp()),
          (y, d) -> s(ReductionRules.logSumExpPushforward(x, y.item(), d)),
          (y, d) -> ReductionRules.logSumExpPullback(x, y.item(), d.item()));
      add(
          "norm",
          x,
          t -> s(t.norm()),
          (y, d) -> s(ReductionRules.normPushforward(x, y.item(), d)),
          (y, d) -> ReductionRules.normPullback(x, y.item(), d.item()));
    }
    Tensor none = Tensor.zeros(2, 0);
    linear("sum", none, t -> t.sum(1), (y, d) -> ReductionRules.sumPullback(none, 1, d));
    linear("sum", none, t -> t.sum(0), (y, d) -> ReductionRules.sumPullback(none, 0, d));
  }

  private static void alongAxis(Tensor x, int axis) {
    linear("sum", x, t -> t.sum(axis), (y, d) -> ReductionRules.sumPullback(x, axis, d));
    linear("mean", x, t -> t.mean(axis), (y, d) -> ReductionRules.meanPullback(x, axis, d));
    add(
        "max",
        x,
        t -> t.max(axis),
        (y, d) -> ReductionRules.maxPushforward(x, axis, y, d),
        (y, d) -> ReductionRules.maxPullback(x, axis, y, d));
    add(
        "min",
        x,
        t -> t.min(axis),
        (y, d) -> ReductionRules.minPushforward(x, axis, y, d),
        (y, d) -> ReductionRules.minPullback(x, axis, y, d));
    add(
        "logSumExp",
        x,
        t -> t.logSumExp(axis),
        (y, d) -> ReductionRules.logSumExpPushforward(x, axis, y, d),
        (y, d) -> ReductionRules.logSumExpPullback(x, axis, y, d));
    diagonal(
        "softmax",
        x,
        t -> t.softmax(axis),
        (t, y, d) -> ReductionRules.softmaxDerivative(t, axis, y, d));
  }

  private static void matrices() {
    int[][][] shapes = {
      {{2, 3}, {3, 4}},
      {{2, 3}, {3}},
      {{3}, {3, 2}},
      {{2, 3, 4}, {4, 2}},
      {{2, 3, 4}, {4}},
      {{4}, {2, 4, 3}},
      {{2, 3, 4}, {2, 4, 1}},
      {{2, 1, 3, 4}, {5, 4, 2}},
      {{3, 4}, {2, 4, 2}},
      {{2, 0}, {0, 3}},
      {{0, 2}, {2, 3}},
      {{2, 0}, {0}},
      {{0}, {0, 2}},
      {{2, 3, 0}, {0, 2}},
      {{1, 2, 3}, {2, 3, 2}}
    };
    for (int[][] pair : shapes) {
      bilinear(
          "matmul",
          random(pair[0]),
          random(pair[1]),
          Tensor::matmul,
          MatrixRules::matmulPullback,
          MatrixRules::matmulOtherPullback);
    }
    bilinear(
        "outer",
        random(3),
        random(2),
        Tensor::outer,
        MatrixRules::outerPullback,
        MatrixRules::outerOtherPullback);
    for (int[][] pair : new int[][][] {{{2, 3}, {2, 2}}, {{3}, {2}}, {{}, {}}, {{1, 0}, {2, 2}}}) {
      bilinear(
          "kron",
          random(pair[0]),
          random(pair[1]),
          Tensor::kron,
          MatrixRules::kronPullback,
          MatrixRules::kronOtherPullback);
    }
    bilinear(
        "dot",
        random(2, 3),
        random(2, 3),
        (x, z) -> s(x.dot(z)),
        (x, z, d) -> MatrixRules.dotPullback(x, z, d.item()),
        (x, z, d) -> MatrixRules.dotOtherPullback(x, z, d.item()));
    Tensor square = random(3, 3);
    linear(
        "trace", square, t -> s(t.trace()), (y, d) -> MatrixRules.tracePullback(square, d.item()));
  }

  private static void factorizations() {
    for (int n : new int[] {0, 1, 2, 4}) {
      Tensor a = random(n, n).plus(Tensor.identity(n).times(2));
      for (int[] shape : new int[][] {{n}, {n, 3}, {n, 0}}) {
        binary(
            "solve",
            a,
            random(shape),
            Tensor::solve,
            FactorizationRules::solvePushforward,
            FactorizationRules::solvePullback,
            FactorizationRules::solveOtherPushforward,
            FactorizationRules::solveOtherPullback);
      }
      add(
          "inverse",
          a,
          Tensor::inverse,
          (y, d) -> FactorizationRules.inversePushforward(a, y, d),
          (y, d) -> FactorizationRules.inversePullback(a, y, d));
      add(
          "logDet",
          a,
          t -> s(t.logDet()),
          (y, d) -> s(FactorizationRules.logDetPushforward(a, y.item(), d)),
          (y, d) -> FactorizationRules.logDetPullback(a, y.item(), d.item()));
      add(
          "cholesky",
          a,
          Tensor::cholesky,
          (y, d) -> FactorizationRules.choleskyPushforward(a, y, d),
          (y, d) -> FactorizationRules.choleskyPullback(a, y, d));
      determinants(a);
    }
    Tensor line = random(3).outer(random(3));
    determinants(random(4, 2).matmul(random(2, 4)));
    determinants(line);
    determinants(Tensor.concat(0, random(2, 3), Tensor.zeros(1, 3)));
    determinants(Tensor.zeros(1, 1));
    determinants(Tensor.zeros(2, 2));
    determinants(Tensor.zeros(3, 3));
    determinants(Tensor.matrix(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}));
    determinants(Tensor.vector(0, 2, -3).diag());
  }

  private static void determinants(Tensor a) {
    add(
        "det",
        a,
        t -> s(t.det()),
        (y, d) -> s(FactorizationRules.detPushforward(a, y.item(), d)),
        (y, d) -> FactorizationRules.detPullback(a, y.item(), d.item()));
    diagonal("cofactors", a, TensorPrimitives::cofactors, PrimitiveRules::cofactorsDerivative);
  }

  static List<Case> cases() {
    CASES.clear();
    elementwise();
    arithmetic();
    layout();
    reductions();
    matrices();
    factorizations();
    return List.copyOf(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithDifferences(Case rule) {
    Tensor y = rule.f.apply(rule.x);
    BiFunction<Tensor, Tensor, Double> along = (x, w) -> rule.f.apply(x).dot(w);
    for (int trial = 0; trial < 2; trial++) {
      Tensor w = random(y.shape());
      Tensor cotangent = rule.pullback.apply(y, w);
      assertArrayEquals(rule.x.shape(), cotangent.shape());
      // With 1, so that the rounding errors of what is zero by cancellation are not compared.
      GradientCheck.of(x -> 1 + along.apply(Tensor.of(x, rule.x.shape()), w))
          .at(rule.x.toArray())
          .against(cotangent.toArray())
          .assertClose(1e-8);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void pushforwardIsTheTransposeOfThePullback(Case rule) {
    Tensor y = rule.f.apply(rule.x);
    Tensor v = random(rule.x.shape());
    Tensor tangent = rule.pushforward.apply(y, v);
    assertArrayEquals(y.shape(), tangent.shape());
    double[] unit = new double[y.size()];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = 1;
      Tensor w = Tensor.of(unit, y.shape());
      assertEquals(tangent.dot(w), rule.pullback.apply(y, w).dot(v), 1e-12 * (1 + y.norm()));
      unit[i] = 0;
    }
  }
}
