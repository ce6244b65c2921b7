package dev.fluxion.processor.frontend;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Arguments for the methods of the folder {@code cases}: of every kind, nulls and NaN among them.
 */
public final class CaseArguments {
  private static final double[] DOUBLES = {
    0, -0.0, 1, -1, 0.5, 2, 3.25, -7.75, 1e-3, 1e9, 1e300, Double.NaN, Double.POSITIVE_INFINITY
  };
  private static final int[] INTS = {0, 1, 2, 3, 4, 5, 6, 7, -1, -5, 10, 255, 65, 1 << 20};

  private CaseArguments() {}

  public static Object[] of(Method method, Random random, int trial) {
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

  /** Copies of the arguments, which what is called may write to. */
  public static Object[] copy(Object[] arguments) {
    return Arrays.stream(arguments).map(CaseArguments::copy).toArray();
  }

  private static Object copy(Object argument) {
    if (argument instanceof Object[] rows) {
      Object[] copies = rows.clone();
      Arrays.setAll(copies, i -> copy(rows[i]));
      return copies;
    }
    if (argument == null || !argument.getClass().isArray()) {
      return argument;
    }
    int length = Array.getLength(argument);
    Object copy = Array.newInstance(argument.getClass().getComponentType(), length);
    System.arraycopy(argument, 0, copy, 0, length);
    return copy;
  }
}
