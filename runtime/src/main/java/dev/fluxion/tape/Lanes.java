package dev.fluxion.tape;

/**
 * Arrays with the tangents of other arrays along many directions: beside each number one for each
 * direction, all directions of a number together. For generated code.
 */
@SuppressWarnings("NullAway")
public final class Lanes {
  private static final int MOST_ELEMENTS = 16;
  private static final int FEW_DIRECTIONS = 8;

  private Lanes() {}

  /**
   * The length of what stands beside an array of {@code length} numbers.
   *
   * @throws ArithmeticException if no array is so long
   */
  public static int length(int length, int directions) {
    return Math.multiplyExact(length, directions);
  }

  /** Zeros beside {@code a}. */
  public static double[] like(double[] a, int directions) {
    return a == null ? null : new double[Math.multiplyExact(a.length, directions)];
  }

  /** Zeros beside {@code a}. */
  public static float[] like(float[] a, int directions) {
    return a == null ? null : new float[Math.multiplyExact(a.length, directions)];
  }

  /** Zeros beside {@code a}: {@code spare}, if there are as many. */
  public static double[] cleared(double[] spare, double[] a, int directions) {
    return a == null ? null : Shadows.cleared(spare, Math.multiplyExact(a.length, directions));
  }

  /** Zeros beside {@code a}: {@code spare}, if there are as many. */
  public static float[] cleared(float[] spare, float[] a, int directions) {
    return a == null ? null : Shadows.cleared(spare, Math.multiplyExact(a.length, directions));
  }

  /** Zeros beside {@code a}; what is one row in {@code a} is one row in them. */
  public static <T> T[] like(T[] a, int directions) {
    return ObjectArrays.mirror(a, separate(a, directions));
  }

  /** Zeros beside {@code a}, no two rows of which are one. */
  @SuppressWarnings("unchecked")
  static <T> T[] separate(T[] a, int directions) {
    if (a == null) {
      return null;
    }
    T[] made = a.clone();
    for (int i = 0; i < a.length; i++) {
      made[i] = (T) ofRow(a[i], directions);
    }
    return made;
  }

  private static Object ofRow(Object row, int directions) {
    if (row instanceof double[] numbers) {
      return like(numbers, directions);
    }
    return row instanceof float[] numbers
        ? like(numbers, directions)
        : separate((Object[]) row, directions);
  }

  /**
   * The first direction before {@code bound} in which one of the first elements of an array, as
   * many as there are of {@code elements}, has a tangent that is not zero; else {@code bound}.
   */
  public static int first(double[] tangents, int elements, int directions, int bound) {
    int first = bound;
    int length = length(tangents, elements, directions);
    for (int start = 0; start < length; start += directions) {
      int lane = 0;
      while (lane < first && tangents[start + lane] == 0) {
        lane++;
      }
      first = lane;
    }
    return first;
  }

  /**
   * The direction behind the last one from {@code bound} on in which one of the first elements has
   * a tangent that is not zero; else {@code bound}.
   */
  public static int end(double[] tangents, int elements, int directions, int bound) {
    int end = bound;
    int length = length(tangents, elements, directions);
    for (int start = 0; start < length; start += directions) {
      int lane = directions;
      while (lane > end && tangents[start + lane - 1] == 0) {
        lane--;
      }
      end = lane;
    }
    return end;
  }

  /** The same of all elements; 0 if there are many, or few directions. */
  public static int firstOfAll(double[] tangents, int directions, int bound) {
    return isSmall(tangents == null ? 0 : tangents.length, directions)
        ? first(tangents, MOST_ELEMENTS, directions, bound)
        : 0;
  }

  /**
   * The same of all elements; {@code directions} if there are many, or few directions.
   *
   * @param first before which there is none that is not zero
   */
  public static int endOfAll(double[] tangents, int directions, int first, int bound) {
    int length = tangents == null ? 0 : tangents.length;
    if (!isSmall(length, directions)) {
      return directions;
    }
    int floor = Math.max(first, bound);
    int end = floor;
    for (int start = 0; start < length; start += directions) {
      int lane = directions;
      while (lane > end && tangents[start + lane - 1] == 0) {
        lane--;
      }
      end = lane;
    }
    return end > floor ? end : bound;
  }

  /** Whether it is worth looking at all numbers: loops go over them more than once. */
  private static boolean isSmall(int length, int directions) {
    return directions >= FEW_DIRECTIONS && length <= MOST_ELEMENTS * directions;
  }

  private static int length(double[] tangents, int elements, int directions) {
    return tangents == null ? 0 : Math.min(elements * directions, tangents.length);
  }

  /** The same of numbers in {@code float}. */
  public static int first(float[] tangents, int elements, int directions, int bound) {
    int first = bound;
    int length = tangents == null ? 0 : Math.min(elements * directions, tangents.length);
    for (int start = 0; start < length; start += directions) {
      int lane = 0;
      while (lane < first && tangents[start + lane] == 0) {
        lane++;
      }
      first = lane;
    }
    return first;
  }

  /** The same of numbers in {@code float}. */
  public static int end(float[] tangents, int elements, int directions, int bound) {
    int end = bound;
    int length = tangents == null ? 0 : Math.min(elements * directions, tangents.length);
    for (int start = 0; start < length; start += directions) {
      int lane = directions;
      while (lane > end && tangents[start + lane - 1] == 0) {
        lane--;
      }
      end = lane;
    }
    return end;
  }

  /** The same of all elements; 0 if there are many, or few directions. */
  public static int firstOfAll(float[] tangents, int directions, int bound) {
    return isSmall(tangents == null ? 0 : tangents.length, directions)
        ? first(tangents, MOST_ELEMENTS, directions, bound)
        : 0;
  }

  /**
   * The same of all elements; {@code directions} if there are many, or few directions.
   *
   * @param first before which there is none that is not zero
   */
  public static int endOfAll(float[] tangents, int directions, int first, int bound) {
    int length = tangents == null ? 0 : tangents.length;
    if (!isSmall(length, directions)) {
      return directions;
    }
    int floor = Math.max(first, bound);
    int end = floor;
    for (int start = 0; start < length; start += directions) {
      int lane = directions;
      while (lane > end && tangents[start + lane - 1] == 0) {
        lane--;
      }
      end = lane;
    }
    return end > floor ? end : bound;
  }
}
