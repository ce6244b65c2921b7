package dev.fluxion.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Scalar;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The loop over the table: a new row is tested as it arrives. */
class RuleTableTest {
  /** An arbitrary derivative, so that a forgotten factor shows. */
  private static final double D = 0.7;

  private static final RuleTable TABLE = RuleTable.standard();

  /** The rows that this JDK, or a library on the class path, can evaluate. */
  static Stream<Primitive> runnable() {
    List<Primitive> primitives = new ArrayList<>();
    for (Rule rule : TABLE.rows()) {
      if (rule.primitive() instanceof Method method) {
        for (String owner : Libraries.OWNERS) {
          Method mine =
              new Method(
                  owner,
                  method.name(),
                  method.parameters(),
                  method.result(),
                  method.mayThrow(),
                  -1);
          if (Libraries.has(mine)) {
            primitives.add(mine);
          }
        }
      } else {
        primitives.add(rule.primitive());
      }
    }
    return primitives.stream();
  }

  /** Rows with a real result and a real parameter, except crude approximations. */
  static Stream<Primitive> real() {
    return runnable()
        .filter(primitive -> primitive.result().isReal())
        .filter(primitive -> primitive.parameters().stream().anyMatch(Scalar::isReal))
        .filter(p -> !(p instanceof Method method && method.name().endsWith("Quick")));
  }

  @ParameterizedTest
  @MethodSource("real")
  void forwardEqualsDifferences(Primitive primitive) {
    forEachSample(
        primitive,
        (rule, arguments, k, step) -> {
          double actual =
              number(Derivation.contribution(primitive, k, boxed(primitive, k, D), arguments));
          double expected =
              D
                  * Differences.derivative(
                      x -> valueAt(primitive, arguments, k, x), at(arguments, k), step);
          assertClose(expected, actual, tolerance(primitive), primitive, arguments, k);
        });
  }

  @ParameterizedTest
  @MethodSource("real")
  void secondOrderEqualsDifferences(Primitive primitive) {
    forEachSample(
        primitive,
        (rule, arguments, k, step) -> {
          for (int j = 0; j < arguments.length; j++) {
            if (!primitive.parameters().get(j).isReal() || !rule.isDifferentiable(k)) {
              continue;
            }
            int other = j;
            double actual =
                number(Derivation.second(primitive, k, other, boxed(primitive, k, D), arguments));
            double expected =
                Differences.derivative(
                    x ->
                        number(
                            Derivation.contribution(
                                doubled(primitive),
                                k,
                                D,
                                replaced(doubled(primitive), arguments, other, x))),
                    at(arguments, other),
                    step(rule, other));
            assertClose(expected, actual, 10 * tolerance(primitive), primitive, arguments, other);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("runnable")
  void valueIsJavas(Primitive primitive) throws ReflectiveOperationException {
    if (primitive instanceof Method method && !method.name().equals("random")) {
      Random random = new Random(method.name().hashCode());
      Rule rule = TABLE.find(primitive).orElseThrow();
      Object[] arguments = sample(rule, primitive, random);
      java.lang.reflect.Method java = Libraries.find(method);
      Object expected;
      try {
        expected = java.invoke(null, arguments);
      } catch (java.lang.reflect.InvocationTargetException exception) {
        assertTrue(rule.mayThrow(), primitive + " throws " + exception.getCause());
        return;
      }
      assertEquals(expected, Derivation.value(primitive, arguments), primitive.toString());
    }
  }

  /** On a newer JDK this fails until the new function has a row. */
  @Test
  void everyMethodOfEveryOwnerHasARow() throws ClassNotFoundException {
    TreeSet<String> missing = new TreeSet<>();
    for (String owner : Libraries.OWNERS) {
      for (java.lang.reflect.Method method : Class.forName(owner).getMethods()) {
        boolean isScalar =
            Modifier.isStatic(method.getModifiers())
                && method.getReturnType().isPrimitive()
                && method.getReturnType() != void.class
                && Arrays.stream(method.getParameterTypes()).allMatch(Class::isPrimitive);
        if (!isScalar) {
          continue;
        }
        List<Scalar> parameters =
            Arrays.stream(method.getParameterTypes()).map(RuleTableTest::scalar).toList();
        if (TABLE
            .method(owner, method.getName(), parameters, scalar(method.getReturnType()))
            .isEmpty()) {
          missing.add(method.toString());
        }
      }
    }
    assertEquals(new TreeSet<>(), missing);
  }

  /** So that rows for JDK 25 cannot be lost while only 17 is at hand. */
  @Test
  void methodsOfNewerJdksHaveRows() {
    Scalar l = Scalar.LONG;
    Scalar i = Scalar.INT;
    assertTrue(TABLE.method("java.lang.Math", "clamp", List.of(l, i, i), i).isPresent());
    assertTrue(TABLE.method("java.lang.Math", "powExact", List.of(l, i), l).isPresent());
    assertTrue(TABLE.method("java.lang.Math", "ceilDiv", List.of(l, i), l).isPresent());
    assertTrue(
        TABLE.method("java.lang.Math", "unsignedMultiplyHigh", List.of(l, l), l).isPresent());
  }

  @Test
  void everyRowOfMathIsAFunctionOfMath() {
    List<String> newer =
        List.of("ceil", "clamp", "divideExact", "floorDivExact", "powExact", "unsigned");
    for (Rule rule : TABLE.rows()) {
      if (rule.isOfMath() && newer.stream().noneMatch(rule.name()::startsWith)) {
        assertTrue(Libraries.has((Method) rule.primitive()), rule.toString());
      }
    }
  }

  @Test
  void methodsKnowWhetherTheyThrow() {
    assertTrue(method("floorDiv", Scalar.INT, Scalar.INT, Scalar.INT).mayThrow());
    assertTrue(method("addExact", Scalar.LONG, Scalar.LONG, Scalar.LONG).mayThrow());
    assertTrue(method("toIntExact", Scalar.INT, Scalar.LONG).mayThrow());
    assertFalse(method("sin", Scalar.DOUBLE, Scalar.DOUBLE).mayThrow());
    assertFalse(method("max", Scalar.INT, Scalar.INT, Scalar.INT).mayThrow());
  }

  private static Method method(String name, Scalar result, Scalar... parameters) {
    return TABLE.method("java.lang.Math", name, List.of(parameters), result).orElseThrow();
  }

  @Test
  void unknownFunctionsHaveNoRow() {
    assertTrue(TABLE.find(Method.math("gamma", 1)).isEmpty());
    assertTrue(
        TABLE
            .find(new Method("com.example.Math", "sin", List.of(Scalar.DOUBLE), Scalar.DOUBLE))
            .isEmpty());
    // FastMath has it, Math has not.
    assertTrue(TABLE.find(Method.math("asinh", 1)).isEmpty());
  }

  @Test
  void roundingToIntegersDropsTheDerivative() {
    Scalar real = Scalar.DOUBLE;
    assertTrue(TABLE.find(method("round", Scalar.LONG, real)).orElseThrow().dropsDerivative());
    assertTrue(TABLE.find(new Cast(real, Scalar.INT)).orElseThrow().dropsDerivative());
    assertFalse(TABLE.find(new Cast(real, Scalar.FLOAT)).orElseThrow().dropsDerivative());
    assertFalse(TABLE.find(method("rint", real, real)).orElseThrow().dropsDerivative());
    assertFalse(TABLE.find(new Operator(Operator.Kind.LESS, real)).orElseThrow().dropsDerivative());
  }

  @FunctionalInterface
  private interface SampleTest {
    void test(Rule rule, Object[] arguments, int parameter, double step);
  }

  private static void forEachSample(Primitive primitive, SampleTest test) {
    Rule rule = TABLE.find(primitive).orElseThrow();
    Random random = new Random(primitive.toString().hashCode());
    boolean isCopy = primitive instanceof Method m && !m.owner().equals("java.lang.Math");
    for (int i = 0; i < (isCopy ? 3 : 12); i++) {
      Object[] arguments = sample(rule, primitive, random);
      for (int k = 0; k < arguments.length; k++) {
        // Of nextAfter(float, double) the second one is no tangent of the first one's type.
        if (primitive.parameters().get(k).isReal() && rule.isDifferentiable(k)) {
          test.test(rule, arguments, k, step(rule, k));
        } else if (primitive.parameters().get(k) == Scalar.DOUBLE) {
          int parameter = k;
          double slope =
              Differences.derivative(
                  x -> valueAt(primitive, arguments, parameter, x),
                  at(arguments, k),
                  step(rule, k));
          assertEquals(0, slope, 1e-8, primitive + " in " + k);
        }
      }
    }
  }

  private static double step(Rule rule, int k) {
    Interval domain = rule.domain(k);
    return Math.min(0.04, 0.05 * (domain.high() - domain.low()));
  }

  private static Object[] sample(Rule rule, Primitive primitive, Random random) {
    Object[] arguments = new Object[primitive.parameters().size()];
    for (int k = 0; k < arguments.length; k++) {
      Interval domain = rule.domain(k);
      // Differences stay inside.
      double margin = 0.06 * (domain.high() - domain.low());
      double low = domain.low() + margin;
      double x = low + (domain.high() - margin - low) * random.nextDouble();
      arguments[k] =
          switch (primitive.parameters().get(k)) {
            case DOUBLE -> (Object) x;
            case FLOAT -> (Object) (float) x;
            case LONG -> (Object) (long) x;
            case INT -> (Object) (int) x;
            case BOOLEAN -> (Object) (x > 0);
            default -> throw new IllegalArgumentException(primitive.toString());
          };
    }
    return arguments;
  }

  /** The value in {@code double}, that of a {@code float} function by its {@code double} twin. */
  private static double valueAt(Primitive primitive, Object[] arguments, int k, double x) {
    Primitive twin = doubled(primitive);
    return number(Derivation.value(twin, replaced(twin, arguments, k, x)));
  }

  private static Object[] replaced(Primitive twin, Object[] arguments, int k, double x) {
    Object[] others = arguments.clone();
    for (int i = 0; i < others.length; i++) {
      if (twin.parameters().get(i) == Scalar.DOUBLE) {
        others[i] = i == k ? x : ((Number) others[i]).doubleValue();
      }
    }
    return others;
  }

  /** Differences need more digits than a {@code float} has. */
  private static Primitive doubled(Primitive primitive) {
    List<Scalar> parameters = primitive.parameters().stream().map(RuleTableTest::doubled).toList();
    if (primitive instanceof Operator operator) {
      return new Operator(operator.kind(), doubled(operator.operand()));
    }
    Method method = (Method) primitive;
    return new Method(
        method.owner(), method.name(), parameters, doubled(method.result()), method.mayThrow(), -1);
  }

  private static Scalar doubled(Scalar type) {
    return type == Scalar.FLOAT ? Scalar.DOUBLE : type;
  }

  private static Object boxed(Primitive primitive, int k, double x) {
    return primitive.parameters().get(k) == Scalar.FLOAT ? (Object) (float) x : (Object) x;
  }

  private static double at(Object[] arguments, int k) {
    return ((Number) arguments[k]).doubleValue();
  }

  private static double number(Object object) {
    return ((Number) object).doubleValue();
  }

  private static double tolerance(Primitive primitive) {
    return primitive.parameters().contains(Scalar.FLOAT) ? 1e-5 : 1e-8;
  }

  private static void assertClose(
      double expected,
      double actual,
      double tolerance,
      Primitive primitive,
      Object[] arguments,
      int k) {
    assertEquals(
        expected,
        actual,
        tolerance * Math.max(1, Math.abs(expected)),
        () -> primitive + " at " + Arrays.toString(arguments) + " in " + k);
  }

  private static Scalar scalar(Class<?> type) {
    return Scalar.valueOf(type.getName().toUpperCase(Locale.ROOT));
  }
}
