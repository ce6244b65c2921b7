package dev.fluxion.processor.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.Differentiable;
import dev.fluxion.processor.diagnostic.Problem;
import dev.fluxion.processor.frontend.cases.ArithmeticCases;
import dev.fluxion.processor.frontend.cases.CallCases;
import dev.fluxion.processor.frontend.cases.JumpCases;
import dev.fluxion.processor.frontend.cases.LoopCases;
import dev.fluxion.processor.frontend.cases.SwitchCases;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Verifier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is read has the values, bit for bit, and the exceptions of what Java runs. */
class SameValueTest {
  private static final double[] DOUBLES = {
    0, -0.0, 1, -1, 0.5, 2, 3.25, -7.75, 1e-3, 1e9, 1e300, Double.NaN, Double.POSITIVE_INFINITY
  };
  private static final int[] INTS = {0, 1, 2, 3, 4, 5, 6, 7, -1, -5, 10, 255, 65, 1 << 20};

  @TestFactory
  Stream<DynamicTest> allCases() {
    return Stream.of(
            ArithmeticCases.class,
            JumpCases.class,
            LoopCases.class,
            SwitchCases.class,
            CallCases.class)
        .flatMap(SameValueTest::cases);
  }

  private static Stream<DynamicTest> cases(Class<?> type) {
    Map<String, ReadMethod> read = Reading.ofCases(type);
    return Arrays.stream(type.getDeclaredMethods())
        .filter(SameValueTest::isAnnotatedInSource)
        .filter(method -> read.containsKey(method.getName()))
        .map(
            method ->
                DynamicTest.dynamicTest(
                    type.getSimpleName() + "." + method.getName(),
                    () -> check(method, read.get(method.getName()))));
  }

  /** The annotation is not there at run time; private methods are helpers. */
  private static boolean isAnnotatedInSource(Method method) {
    return Differentiable.class.isAnnotation() && !method.isSynthetic();
  }

  private static void check(Method method, ReadMethod read) throws Exception {
    assertEquals(
        List.of(), read.problems().stream().map(Problem::message).toList(), method.getName());
    Verifier.verify(read.program());
    Interpreter interpreter =
        new Interpreter(read.program(), method.getDeclaringClass().getClassLoader());
    method.setAccessible(true);
    Random random = new Random(42);
    for (int trial = 0; trial < 60; trial++) {
      Object[] arguments = arguments(method, random, trial);
      Object expected = outcome(() -> method.invoke(null, arguments));
      Object actual = outcome(() -> interpreter.run(arguments).get(0));
      assertEquals(
          expected,
          actual,
          () ->
              method.getName()
                  + Arrays.deepToString(arguments)
                  + "\n"
                  + Printer.print(read.program()));
    }
  }

  private static Object[] arguments(Method method, Random random, int trial) {
    List<Object> arguments = new ArrayList<>();
    for (Class<?> type : method.getParameterTypes()) {
      arguments.add(argument(type, random, trial));
    }
    return arguments.toArray();
  }

  private static Object argument(Class<?> type, Random random, int trial) {
    int number = INTS[random.nextInt(INTS.length)];
    double real =
        trial % 3 == 0 ? random.nextGaussian() * 3 : DOUBLES[random.nextInt(DOUBLES.length)];
    if (type == double.class) {
      return real;
    } else if (type == float.class) {
      return (float) real;
    } else if (type == int.class) {
      return number;
    } else if (type == long.class) {
      return trial % 2 == 0 ? number : random.nextLong();
    } else if (type == short.class) {
      return (short) number;
    } else if (type == byte.class) {
      return (byte) number;
    } else if (type == char.class) {
      return (char) (number & 0x7f);
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == double[].class) {
      return trial == 7 ? null : random.doubles(random.nextInt(5), -2, 2).toArray();
    } else if (type == float[].class) {
      return new float[] {1.5f, (float) real, 0};
    } else if (type == int[].class) {
      return random.ints(random.nextInt(4), -3, 9).toArray();
    } else if (type == boolean[].class) {
      return new boolean[] {true, false, random.nextBoolean()};
    } else if (type == double[][].class) {
      return new double[][] {{1, real}, {}, {number, 2, 3}};
    } else if (type == String.class) {
      return trial == 5 ? null : List.of("one", "two", "three", "", "four").get(trial % 5);
    } else if (type == StringBuilder.class) {
      return new StringBuilder("builder");
    } else if (type == Object.class) {
      return null;
    } else if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return trial == 5 ? null : constants[trial % constants.length];
    }
    throw new IllegalArgumentException(type.toString());
  }

  private interface Action {
    Object run() throws Exception;
  }

  /** The value, bits and all, or the exception's class and message. */
  private static Object outcome(Action action) {
    try {
      Object value = action.run();
      return value instanceof Double d
          ? "double " + d + " " + Long.toHexString(Double.doubleToRawLongBits(d))
          : value.getClass().getSimpleName() + " " + value;
    } catch (InvocationTargetException e) {
      return describe(e.getCause());
    } catch (Throwable e) {
      return describe(e);
    }
  }

  private static String describe(Throwable e) {
    boolean ours = e instanceof NullPointerException || e instanceof IndexOutOfBoundsException;
    return ours ? e.getClass().getName() : e.toString();
  }
}
