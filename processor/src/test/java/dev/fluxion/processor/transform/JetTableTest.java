package dev.fluxion.processor.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.Interval;
import dev.fluxion.processor.rule.Rule;
import dev.fluxion.processor.rule.RuleTable;
import dev.fluxion.tape.Coefficients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The loop over the table: Taylor coefficients of every function along curves through random
 * points, compared with those of the polynomial that interpolates its values there.
 */
class JetTableTest {
  private static final int ORDER = 8;
  private static final int DEGREE = 20;
  private static final int SAMPLES = 6;

  static Stream<Primitive> functions() {
    List<Primitive> found = new ArrayList<>();
    for (Rule rule : RuleTable.standard().rows()) {
      boolean isReal =
          rule.primitive().result() == Scalar.DOUBLE
              && rule.primitive().parameters().stream().anyMatch(Scalar::isReal)
              && rule.isDifferentiable();
      if (isReal && rule.primitive() instanceof Operator) {
        found.add(rule.primitive());
      } else if (isReal && !rule.name().endsWith("Quick")) {
        Method method = method((Method) rule.primitive());
        if (method != null) {
          found.add(method);
        }
      }
    }
    return found.stream();
  }

  /** The method of the first class that has it; newer JDKs have more. */
  private static @Nullable Method method(Method method) {
    for (String owner :
        List.of(
            "java.lang.Math",
            "org.hipparchus.util.FastMath",
            "net.jafama.FastMath",
            "org.apache.commons.math3.util.FastMath")) {
      Method here =
          new Method(
              owner, method.name(), method.parameters(), method.result(), method.mayThrow(), -1);
      if (RuleTable.standard().find(here).isPresent() && exists(here)) {
        return here;
      }
    }
    return null;
  }

  private static boolean exists(Method method) {
    try {
      return Arrays.stream(Class.forName(method.owner()).getMethods())
          .anyMatch(
              m ->
                  m.getName().equals(method.name())
                      && Arrays.stream(m.getParameterTypes())
                          .map(Class::getName)
                          .toList()
                          .equals(method.parameters().stream().map(Scalar::keyword).toList()));
    } catch (ClassNotFoundException exception) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("functions")
  void coefficientsAreThoseOfTheInterpolatingPolynomial(Primitive primitive) {
    Rule rule = RuleTable.standard().find(primitive).orElseThrow();
    Random random = new Random(primitive.toString().hashCode());
    int n = primitive.parameters().size();
    List<BitSet> variations = new ArrayList<>(List.of(differentiable(rule)));
    if (n > 1) {
      for (int k : differentiable(rule).stream().toArray()) {
        BitSet only = new BitSet();
        only.set(k);
        variations.add(only);
      }
    }
    for (BitSet varied : variations) {
      for (int i = 0; i < SAMPLES; i++) {
        double[][] curves = curves(rule, varied, random);
        check(primitive, varied, curves);
      }
    }
  }

  private static BitSet differentiable(Rule rule) {
    BitSet set = new BitSet();
    for (int k = 0; k < rule.primitive().parameters().size(); k++) {
      set.set(k, rule.isDifferentiable(k));
    }
    return set;
  }

  private static double[][] curves(Rule rule, BitSet varied, Random random) {
    double[][] curves = new double[rule.primitive().parameters().size()][ORDER + 1];
    for (int k = 0; k < curves.length; k++) {
      Interval domain = rule.domain(k);
      double width = domain.high() - domain.low();
      curves[k][0] = domain.low() + width * (0.3 + 0.4 * random.nextDouble());
      for (int j = 1; j <= 3 && varied.get(k); j++) {
        curves[k][j] = Math.min(0.1 * width, 0.4) * (random.nextBoolean() ? 0.7 : -0.7) / (j * j);
      }
    }
    return curves;
  }

  private static void check(Primitive primitive, BitSet varied, double[][] curves) {
    Code f = new Code("f");
    List<Value> parameters = new ArrayList<>();
    for (int k = 0; k < curves.length; k++) {
      parameters.add(f.parameter("x" + k, primitive.parameters().get(k)));
    }
    Program program = f.program(f.apply(primitive, parameters.toArray(new Value[0])));
    Interpreter original = new Interpreter(program);
    double[] expected =
        Interpolation.coefficients(
            t -> (double) original.run(arguments(primitive, curves, t)).get(0), DEGREE, 1.0);
    Program taylor = Derivatives.verified(Forward.taylor(program, varied));
    for (Program transformed : List.of(taylor, Derivatives.verified(Simplify.simplify(taylor)))) {
      List<Object> all = new ArrayList<>(Arrays.asList(arguments(primitive, curves, 0)));
      varied.stream().forEach(k -> all.add(curves[k].clone()));
      List<Object> results = new Interpreter(transformed).run(all.toArray());
      double value = (double) original.run(arguments(primitive, curves, 0)).get(0);
      assertEquals(value, results.get(0));
      double[] actual = Coefficients.of(value, (double[]) results.get(1), ORDER);
      assertEquals(value, actual[0]);
      double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0);
      for (int j = 0; j <= ORDER; j++) {
        assertTrue(
            Math.abs(expected[j] - actual[j]) <= 2e-8 * scale,
            primitive + ": " + Arrays.toString(actual) + ", not " + Arrays.toString(expected));
      }
    }
  }

  private static Object[] arguments(Primitive primitive, double[][] curves, double t) {
    Object[] arguments = new Object[curves.length];
    for (int k = 0; k < arguments.length; k++) {
      double x = 0;
      for (int j = ORDER; j >= 0; j--) {
        x = x * t + curves[k][j];
      }
      arguments[k] =
          switch (primitive.parameters().get(k)) {
            case LONG -> (Object) (long) x;
            case INT -> (Object) (int) x;
            case BOOLEAN -> (Object) (x > 0);
            default -> (Object) x;
          };
    }
    return arguments;
  }
}
