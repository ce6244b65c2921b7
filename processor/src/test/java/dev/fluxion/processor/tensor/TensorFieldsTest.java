package dev.fluxion.processor.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.GradientCheck;
import dev.fluxion.Tensor;
import dev.fluxion.processor.TestCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Methods that return tensors: all members against differences. */
class TensorFieldsTest {
  private static final Path SOURCE = Path.of("src/test/resources/tensors/Fields.java");

  private final Random random = new Random(6);

  private Tensor random(int... shape) {
    return Tensor.of(random.doubles(Tensor.zeros(shape).size(), -1, 1).toArray(), shape);
  }

  @TestFactory
  Stream<DynamicTest> derivatives() throws IOException {
    TestCompiler.Result result =
        TestCompiler.strict().with("-Xlint:-processing").compile(Files.readString(SOURCE));
    ClassLoader loader = result.loader();
    return Arrays.stream(result.type("t.Fields").getDeclaredMethods())
        .filter(m -> !java.lang.reflect.Modifier.isPrivate(m.getModifiers()))
        .map(m -> m.getName())
        .sorted()
        .flatMap(
            name ->
                Stream.of(0, 1, 2, 3)
                    .map(
                        n ->
                            DynamicTest.dynamicTest(
                                name + ", n = " + n,
                                () -> check(new Companion(loader, "t.Fields", name), n))));
  }

  private static List<Object> with(List<Object> active, int n, List<Object> more) {
    List<Object> all = new ArrayList<>(active);
    all.add(n);
    all.addAll(more);
    return all;
  }

  private static double[] array(Object result) {
    return (double[]) Companion.get(result, "toArray");
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[][] taylorAt(
      Companion method, List<Object> active, int n, double[] v, double t) {
    double[] point = Companion.flat(active);
    for (int i = 0; i < v.length; i++) {
      point[i] += t * v[i];
    }
    List<Object> tangents = new ArrayList<>(Companion.shaped(v, active));
    tangents.add(2);
    return (double[][]) method.member("Taylor", with(Companion.shaped(point, active), n, tangents));
  }

  private void check(Companion method, int n) {
    List<Object> active = List.of(random(3, 3), random(3), 0.3 + random.nextDouble());
    double[] point = Companion.flat(active);
    Object y = method.primal(with(active, n, List.of()));
    double[] value = Companion.flat(List.of(y));
    double[] w = random.doubles(value.length, -1, 1).toArray();
    Object cotangent = Companion.shaped(w, List.of(y)).get(0);

    Object vjp = method.member("Vjp", with(active, n, List.of(cotangent)));
    double[] gradient = array(vjp);
    assertArrayEquals(value, Companion.flat(List.of(Companion.get(vjp, "value"))));
    GradientCheck.of(
            x ->
                1
                    + dot(
                        w,
                        Companion.flat(
                            List.of(
                                method.primal(with(Companion.shaped(x, active), n, List.of()))))))
        .at(point)
        .against(gradient)
        .assertClose(1e-7);

    double[] v = random.doubles(point.length, -1, 1).toArray();
    Object jvp = method.member("Jvp", with(active, n, Companion.shaped(v, active)));
    assertArrayEquals(value, Companion.flat(List.of(Companion.get(jvp, "value"))));
    double[] tangent = Companion.flat(List.of(Companion.get(jvp, "tangent")));
    assertEquals(dot(gradient, v), dot(tangent, w), 1e-11);

    Object adjoint = method.adjoint();
    method.member("Vjp", with(active, n, List.of(cotangent, adjoint)));
    assertArrayEquals(gradient, array(adjoint), 1e-13);

    Object pullback = method.member("Pullback", with(active, n, List.of()));
    assertArrayEquals(value, Companion.flat(List.of(Companion.get(pullback, "value"))));
    for (int i = 0; i < 2; i++) {
      assertArrayEquals(gradient, array(Companion.apply(pullback, cotangent)), 1e-13);
    }

    List<Object> tangents = new ArrayList<>(Companion.shaped(v, active));
    tangents.add(3);
    double[][] taylor = (double[][]) method.member("Taylor", with(active, n, tangents));
    assertArrayEquals(value, taylor[0]);
    assertArrayEquals(tangent, taylor[1], 1e-12);
    for (int k = 2; k <= 3; k++) {
      int lower = k - 1;
      GradientCheck.of(t -> 1 + dot(w, taylorAt(method, active, n, v, t[0])[lower]))
          .at(0)
          .against(k * dot(w, taylor[k]))
          .assertClose(1e-7);
    }

    double[][] jacobian =
        (double[][])
            Companion.get(method.member("Jacobian", with(active, n, List.of())), "jacobian");
    assertEquals(value.length, jacobian.length);
    for (int i = 0; i < jacobian.length; i++) {
      assertEquals(tangent[i], dot(jacobian[i], v), 1e-11);
    }
  }
}
