package dev.fluxion.processor.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.Tensor;
import dev.fluxion.processor.TestCompiler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation on tensors in a method of its own: all orders against differences. */
class TensorOperationsTest {
  private final Random random = new Random(4);
  private final List<Case> cases = new ArrayList<>();

  /** The expressions, each of which is compiled once. */
  private final List<String> expressions = new ArrayList<>();

  /** An expression in the tensors x and z, and the number s. */
  private record Case(String expression, Tensor x, Tensor z, double s) {
    @Override
    public String toString() {
      return expression + " of " + Arrays.toString(x.shape()) + ", " + Arrays.toString(z.shape());
    }
  }

  private Tensor random(double low, double high, int... shape) {
    return Tensor.of(random.doubles(Tensor.zeros(shape).size(), low, high).toArray(), shape);
  }

  private Tensor random(int... shape) {
    return random(-1, 1, shape);
  }

  private void of(String expression, Tensor x, Tensor z) {
    if (!expressions.contains(expression)) {
      expressions.add(expression);
    }
    cases.add(new Case(expression, x, z, random.nextDouble() + 0.5));
  }

  private void of(String expression, Tensor x) {
    of(expression, x, Tensor.zeros());
  }

  private void elementwise() {
    for (int[] shape : new int[][] {{2, 3}, {}}) {
      for (String name :
          "negate exp expm1 square abs sin cos tan tanh sigmoid relu softplus".split(" ")) {
        of("x." + name + "()", random(shape));
      }
      for (String name : "log log1p sqrt".split(" ")) {
        of("x." + name + "()", random(0.5, 2, shape));
      }
      for (String exponent : List.of("2", "3", "0.5", "-1", "1", "0", "s", "2 * s")) {
        of("x.pow(" + exponent + ")", random(0.5, 2, shape));
      }
      for (String name : "plus minus times div maximum minimum".split(" ")) {
        of("x." + name + "(s)", random(-3, 3, shape));
        of("x." + name + "(0.7)", random(-3, 3, shape));
      }
    }
    int[][][] shapes = {
      {{2, 3}, {2, 3}}, {{2, 3}, {3}}, {{2, 1}, {1, 3}}, {{}, {2}}, {{4, 1}, {3, 1, 2}}
    };
    for (int[][] pair : shapes) {
      for (String name : "plus minus times maximum minimum".split(" ")) {
        of("x." + name + "(z)", random(pair[0]), random(pair[1]));
        of("z." + name + "(x.times(z))", random(pair[0]), random(pair[1]));
      }
      of("x.div(z)", random(pair[0]), random(0.5, 2, pair[1]));
    }
    of("x.times(x).plus(x)", random(3));
  }

  private void products() {
    int[][][] shapes = {
      {{2, 3}, {3, 4}},
      {{2, 3}, {3}},
      {{3}, {3, 2}},
      {{2, 3, 4}, {4, 2}},
      {{4}, {2, 4, 3}},
      {{2, 1, 3, 4}, {5, 4, 2}},
      {{2, 3, 4}, {2, 4, 1}}
    };
    for (int[][] pair : shapes) {
      of("x.matmul(z)", random(pair[0]), random(pair[1]));
    }
    of("x.matmul(x)", random(3, 3));
    int[][][] outer = {{{3}, {2}}, {{2, 3}, {2}}, {{}, {2, 2}}, {{2}, {}}, {{1, 2}, {2, 1, 2}}};
    for (int[][] pair : outer) {
      of("x.outer(z)", random(pair[0]), random(pair[1]));
    }
    of("x.kron(z)", random(2, 3), random(2, 2));
    of("x.kron(z)", random(3), random(2));
    of("x.kron(z)", random(2, 1, 2), random(1, 2, 2));
    of("x.dot(z)", random(2, 3), random(2, 3));
    of("x.dot(x)", random(3));
    of("x.trace()", random(3, 3));
  }

  private void layout() {
    of("x.transpose()", random(2, 3));
    of("x.transpose()", random(2, 3, 4));
    of("x.reshape(3, 2)", random(2, 3));
    of("x.reshape(new int[] {6})", random(2, 3));
    of("x.keepDims(1)", random(2, 3));
    of("x.vec()", random(2, 3));
    of("x.row(1)", random(2, 3));
    of("x.row(1).row(0)", random(2, 3));
    of("x.slice(1, 1, 3)", random(2, 4));
    of("x.gather(new int[] {2, 0, 2})", random(3, 2));
    of("x.diag()", random(3));
    of("x.diag()", random(2, 3));
    of("Tensor.concat(1, x, z, x)", random(2, 1), random(2, 3));
    of("Tensor.stack(0, x, z)", random(2, 2), random(2, 2));
    of("Tensor.concat(0, x, Tensor.ones(2))", random(2));
    of("Tensor.vector(s, x.get(0, 1), 3)", random(2, 2));
    of("Tensor.vector(x.toArray())", random(2, 2));
    of("Tensor.of(x.toArray(), 4, 1)", random(2, 2));
    of("Tensor.matrix(x.toMatrix())", random(2, 2));
    of("Tensor.scalar(s).plus(x)", random(2));
    of("Tensor.zeros(2).plus(x).plus(Tensor.identity(2).times(s))", random(2));
    of("x.get(1, 0) * s", random(2, 2));
    of("x.get(new int[] {1, 0}) * s", random(2, 2));
    of("x.item() * s", random(1, 1));
    of("x.times(x.size() + x.rank() + x.shape()[0])", random(2, 3));
  }

  private void reductions() {
    for (String name : "sum mean max min logSumExp softmax".split(" ")) {
      for (int axis = 0; axis < 2; axis++) {
        of("x." + name + "(" + axis + ")", random(2, 3));
      }
    }
    for (String name : "sum mean max min norm logSumExp".split(" ")) {
      of("x." + name + "()", random(2, 3));
    }
  }

  private void factorizations() {
    Tensor a = random(3, 3).plus(Tensor.identity(3).times(2));
    of("x.solve(z)", a, random(3));
    of("x.solve(z)", a, random(3, 2));
    of("x.inverse()", a);
    of("x.det()", a);
    of("x.det()", random(3).outer(random(3)));
    of("x.det()", random(4, 2).matmul(random(2, 4)));
    of("x.det()", Tensor.zeros(2, 2));
    of("x.logDet()", a);
    of("x.cholesky()", a.matmul(a.transpose()).plus(a));
  }

  /** Shapes with a length of 0, where an operation has a meaning for them. */
  private void emptyTensors() {
    int[][] shapes = {{0}, {0, 3}, {2, 0}};
    String elementwise =
        "negate exp log expm1 log1p sqrt square abs sin cos tan tanh sigmoid relu softplus";
    for (int[] shape : shapes) {
      for (String name : elementwise.split(" ")) {
        of("x." + name + "()", random(shape));
      }
      for (String name : "plus minus times div maximum minimum".split(" ")) {
        of("x." + name + "(z)", random(shape), random(shape));
        of("x." + name + "(s)", random(shape));
      }
      for (String name : "sum norm".split(" ")) {
        of("x." + name + "()", random(shape));
      }
      of("x.pow(s)", random(shape));
      of("x.dot(z)", random(shape), random(shape));
      of("x.sum(0)", random(shape));
      of("x.softmax(0)", random(shape));
      of("x.outer(z)", random(shape), random(2));
      of("x.keepDims(1)", random(shape));
      of("Tensor.concat(0, x, z)", random(shape), random(shape));
      of("Tensor.stack(0, x, z)", random(shape), random(shape));
    }
    of("x.plus(z)", random(0, 1), random(3));
    of("x.times(z)", random(2, 1, 1), random(0, 3));
    of("x.matmul(z)", random(2, 0), random(0, 3));
    of("x.matmul(z)", random(0, 2), random(2, 3));
    of("x.matmul(z)", random(2, 3), random(3, 0));
    of("x.matmul(z)", random(0, 2, 3), random(3, 2));
    of("x.matmul(z)", random(0), random(0, 2));
    of("x.kron(z)", random(0, 2), random(2, 2));
    of("x.transpose()", random(0, 3));
    of("x.vec()", random(0, 3));
    of("x.diag()", random(0));
    of("x.gather(new int[0])", random(3, 2));
    of("x.slice(1, 1, 1)", random(2, 4));
    of("x.mean(0)", random(3, 0));
    of("x.max(0)", random(3, 0));
    of("x.min(0)", random(3, 0));
    of("x.logSumExp(0)", random(3, 0));
    of("x.trace()", random(0, 0));
    of("x.det()", random(0, 0));
    of("x.logDet()", random(0, 0));
    of("x.inverse()", random(0, 0));
    of("x.cholesky()", random(0, 0));
    of("x.solve(z)", random(0, 0), random(0));
    of("x.solve(z)", random(0, 0), random(0, 2));
    of("x.solve(z)", random(2, 2), random(2, 0));
  }

  private int[] shape(int rank) {
    return random.ints(rank, 1, 4).toArray();
  }

  /** A shape that broadcasts with another one. */
  private int[] partner(int[] shape) {
    int[] partner = Arrays.copyOfRange(shape, random.nextInt(shape.length + 1), shape.length);
    for (int axis = 0; axis < partner.length; axis++) {
      partner[axis] = random.nextInt(3) == 0 ? 1 : partner[axis];
    }
    return partner;
  }

  private void randomShapes() {
    for (int trial = 0; trial < 4; trial++) {
      int[] shape = shape(1 + random.nextInt(3));
      int[] partner = partner(shape);
      for (String name : "plus minus times maximum minimum".split(" ")) {
        of("x." + name + "(z)", random(shape), random(partner));
        of("x." + name + "(z)", random(partner), random(shape));
      }
      of("x.div(z)", random(shape), random(0.5, 2, partner));
      of("x.outer(z)", random(shape), random(shape(random.nextInt(3))));
      of("x.kron(z)", random(shape), random(shape(shape.length)));
      int rows = 1 + random.nextInt(3);
      int inner = 1 + random.nextInt(3);
      int[] left = Arrays.copyOf(shape, shape.length + 2);
      left[shape.length] = rows;
      left[shape.length + 1] = inner;
      int[] right = Arrays.copyOf(partner, partner.length + 2);
      right[partner.length] = inner;
      right[partner.length + 1] = 1 + random.nextInt(3);
      of("x.matmul(z)", random(left), random(right));
      for (String name : "sum mean max min logSumExp softmax".split(" ")) {
        int axis = random.nextInt(shape.length);
        of("x." + name + "(" + axis + ")", random(shape));
      }
      int n = 1 + random.nextInt(4);
      Tensor a = random(n, n).plus(Tensor.identity(n).times(3));
      of("x.solve(z)", a, random(n, 1 + random.nextInt(3)));
      of("x.inverse()", a);
      of("x.det()", a);
      of("x.logDet()", a);
      of("x.cholesky()", a.matmul(a.transpose()));
      of("x.diag()", random(n, 1 + random.nextInt(4)));
      of("x.vec()", random(n, 1 + random.nextInt(4)));
      of("x.transpose()", random(left));
    }
  }

  private String source() {
    StringBuilder text =
        new StringBuilder(
            """
            package t;

            import dev.fluxion.*;

            class Operations {
              private static double weighted(Tensor y, Tensor w) {
                return y.times(w).sum() + 0.5 * y.dot(y);
              }

              private static double weighted(double y, Tensor w) {
                return y * w.item() + 0.5 * y * y;
              }

              private static Tensor tensor(Tensor y) {
                return y;
              }

              private static Tensor tensor(double y) {
                return Tensor.scalar(y);
              }
            """);
    for (int i = 0; i < expressions.size(); i++) {
      text.append(
          """

            @Differentiable(
                only = {
                  Derivative.GRADIENT, Derivative.JVP, Derivative.HVP, Derivative.TAYLOR
                })
            static double f%1$d(Tensor x, Tensor z, double s, @Constant Tensor w) {
              return weighted(%2$s, w);
            }

            static Tensor value%1$d(Tensor x, Tensor z, double s) {
              return tensor(%2$s);
            }
          """
              .formatted(i, expressions.get(i)));
    }
    return text.append("}\n").toString();
  }

  private void collect() {
    elementwise();
    products();
    layout();
    reductions();
    factorizations();
    emptyTensors();
    randomShapes();
  }

  /** Every public method of Tensor, but for those of Object. */
  @Test
  void coversAllOperations() {
    collect();
    List<String> others = List.of("equals", "hashCode", "toString");
    for (Method method : Tensor.class.getDeclaredMethods()) {
      boolean isCovered =
          expressions.stream().anyMatch(e -> e.contains("." + method.getName() + "("));
      boolean isPublic = Modifier.isPublic(method.getModifiers());
      assertTrue(isCovered || !isPublic || others.contains(method.getName()), method.toString());
    }
  }

  @TestFactory
  Stream<DynamicTest> derivatives() {
    collect();
    ClassLoader loader = TestCompiler.strict().compile(source()).clean().loader();
    List<DynamicTest> tests = new ArrayList<>();
    for (Case example : cases) {
      tests.add(DynamicTest.dynamicTest(example.toString(), () -> check(loader, example)));
    }
    return tests.stream();
  }

  private void check(ClassLoader loader, Case example) {
    int number = expressions.indexOf(example.expression());
    List<Object> active = List.of(example.x(), example.z(), example.s());
    Tensor y = (Tensor) new Companion(loader, "t.Operations", "value" + number).primal(active);
    Tensor w = random(y.shape());
    Companion method = new Companion(loader, "t.Operations", "f" + number);
    List<Object> all = new ArrayList<>(active);
    all.add(w);
    assertEquals(y.times(w).sum() + 0.5 * y.dot(y), (double) method.primal(all), 1e-12);
    new ScalarChecks(method, active, List.of(w), random).check();
  }
}
