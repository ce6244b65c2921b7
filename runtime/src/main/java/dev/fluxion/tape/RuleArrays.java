package dev.fluxion.tape;

import dev.fluxion.Tensor;
import dev.fluxion.TensorPrimitives;
import java.util.Arrays;

/** What generated code does with the arrays and tensors that rules and companions return. */
// Null stands for null here; the runtime has no dependency that could say so in the types.
@SuppressWarnings("NullAway")
public final class RuleArrays {
  private RuleArrays() {}

  /** {@code into += from}, where both must have the same shape. */
  public static void add(double[] into, double[] from) {
    if (isThere(into, from)) {
      check(into.length, from.length);
      for (int i = 0; i < from.length; i++) {
        into[i] += from[i];
      }
    }
  }

  /** {@code into += from}, where both must have the same shape. */
  public static void add(double[][] into, double[][] from) {
    if (isThere(into, from)) {
      check(into.length, from.length);
      for (int i = 0; i < from.length; i++) {
        add(into[i], from[i]);
      }
    }
  }

  /** {@code into += from}, where both must have the same shape. */
  public static void add(double[][][] into, double[][][] from) {
    if (isThere(into, from)) {
      check(into.length, from.length);
      for (int i = 0; i < from.length; i++) {
        add(into[i], from[i]);
      }
    }
  }

  /** {@code into += from}, where both must have the same shape. */
  public static void add(Tensor[] into, Tensor[] from) {
    if (isThere(into, from)) {
      check(into.length, from.length);
      for (int i = 0; i < from.length; i++) {
        if (into[i] != null) {
          checkTensor(into[i], from[i]);
        }
        into[i] = TensorPrimitives.accumulate(into[i], from[i]);
      }
    }
  }

  /** Refuses what a rule returned as the derivative of or by a tensor if its shape is another. */
  public static void checkTensor(Tensor primal, Tensor derivative) {
    if ((primal == null) != (derivative == null)
        || (primal != null && !Arrays.equals(primal.shape(), derivative.shape()))) {
      throw new IllegalArgumentException(
          "a rule returned "
              + Shapes.describe(derivative)
              + " where "
              + Shapes.describe(primal)
              + " is expected");
    }
  }

  /** {@code x · a}; zeros where {@code x} is 0, whatever is in {@code a}. */
  public static double[] scaled(double x, double[] a) {
    double[] scaled = Shadows.like(a);
    if (x != 0 && a != null) {
      for (int i = 0; i < a.length; i++) {
        scaled[i] = x * a[i];
      }
    }
    return scaled;
  }

  /** {@code x · a}; zeros where {@code x} is 0, whatever is in {@code a}. */
  public static double[][] scaled(double x, double[][] a) {
    double[][] scaled = Shadows.like(a);
    if (x != 0 && a != null) {
      for (int i = 0; i < a.length; i++) {
        scaled[i] = scaled(x, a[i]);
      }
    }
    return scaled;
  }

  /** {@code x · a}; zeros where {@code x} is 0, whatever is in {@code a}. */
  public static double[][][] scaled(double x, double[][][] a) {
    double[][][] scaled = Shadows.like(a);
    if (x != 0 && a != null) {
      for (int i = 0; i < a.length; i++) {
        scaled[i] = scaled(x, a[i]);
      }
    }
    return scaled;
  }

  /** {@code x · a}; zeros where {@code x} is 0, whatever is in {@code a}. */
  public static Tensor[] scaled(double x, Tensor[] a) {
    Tensor[] scaled = Shadows.copy(a);
    for (int i = 0; a != null && i < a.length; i++) {
      scaled[i] = a[i] == null ? null : TensorPrimitives.strongTimes(x, a[i]);
    }
    return scaled;
  }

  /** {@code x · a}; zeros where {@code x} is 0, whatever is in {@code a}. */
  public static Tensor[][] scaled(double x, Tensor[][] a) {
    Tensor[][] scaled = Shadows.copy(a);
    for (int i = 0; a != null && i < a.length; i++) {
      scaled[i] = scaled(x, a[i]);
    }
    return scaled;
  }

  /** {@code x · a}; zeros where {@code x} is 0, whatever is in {@code a}. */
  public static Tensor[][][] scaled(double x, Tensor[][][] a) {
    Tensor[][][] scaled = Shadows.copy(a);
    for (int i = 0; a != null && i < a.length; i++) {
      scaled[i] = scaled(x, a[i]);
    }
    return scaled;
  }

  /** {@code into += from}, where both must have the same shape. */
  public static void add(Tensor[][] into, Tensor[][] from) {
    if (isThere(into, from)) {
      check(into.length, from.length);
      for (int i = 0; i < from.length; i++) {
        add(into[i], from[i]);
      }
    }
  }

  /** {@code into += from}, where both must have the same shape. */
  public static void add(Tensor[][][] into, Tensor[][][] from) {
    if (isThere(into, from)) {
      check(into.length, from.length);
      for (int i = 0; i < from.length; i++) {
        add(into[i], from[i]);
      }
    }
  }

  /** {@code into += from}, where both must have the same shape. */
  public static void add(float[] into, float[] from) {
    if (isThere(into, from)) {
      check(into.length, from.length);
      for (int i = 0; i < from.length; i++) {
        into[i] += from[i];
      }
    }
  }

  /** {@code into += from}, where both must have the same shape. */
  public static void add(float[][] into, float[][] from) {
    if (isThere(into, from)) {
      check(into.length, from.length);
      for (int i = 0; i < from.length; i++) {
        add(into[i], from[i]);
      }
    }
  }

  /** {@code into += from}, where both must have the same shape. */
  public static void add(float[][][] into, float[][][] from) {
    if (isThere(into, from)) {
      check(into.length, from.length);
      for (int i = 0; i < from.length; i++) {
        add(into[i], from[i]);
      }
    }
  }

  /** {@code x · a}; zeros where {@code x} is 0, whatever is in {@code a}. */
  public static float[] scaled(float x, float[] a) {
    float[] scaled = Shadows.like(a);
    if (x != 0 && a != null) {
      for (int i = 0; i < a.length; i++) {
        scaled[i] = x * a[i];
      }
    }
    return scaled;
  }

  /** {@code x · a}; zeros where {@code x} is 0, whatever is in {@code a}. */
  public static float[][] scaled(float x, float[][] a) {
    float[][] scaled = Shadows.like(a);
    if (x != 0 && a != null) {
      for (int i = 0; i < a.length; i++) {
        scaled[i] = scaled(x, a[i]);
      }
    }
    return scaled;
  }

  /** {@code x · a}; zeros where {@code x} is 0, whatever is in {@code a}. */
  public static float[][][] scaled(float x, float[][][] a) {
    float[][][] scaled = Shadows.like(a);
    if (x != 0 && a != null) {
      for (int i = 0; i < a.length; i++) {
        scaled[i] = scaled(x, a[i]);
      }
    }
    return scaled;
  }

  /** Refuses the result of a method with rules that is its argument, too: rules cannot know. */
  public static void checkFresh(String method, String parameter, Object result, Object argument) {
    if (result != null && result == argument) {
      throw new IllegalStateException(
          method + ", which has derivative rules, returned its own argument " + parameter);
    }
  }

  /** Refuses null for a record, or an array of records, that is there, and the other way round. */
  public static void checkRecords(Object primal, Object derivative) {
    if ((primal == null) != (derivative == null)) {
      throw new IllegalArgumentException(
          derivative == null
              ? "a rule returned null for a record that is not null"
              : "a rule returned a record for one that is null");
    }
    if (primal instanceof Object[] records) {
      Object[] others = (Object[]) derivative;
      check(records.length, others.length);
      for (int i = 0; i < records.length; i++) {
        checkRecords(records[i], others[i]);
      }
    }
  }

  static boolean isThere(Object into, Object from) {
    if ((into == null) != (from == null)) {
      throw new IllegalArgumentException(
          "a rule returned "
              + (from == null ? "null" : "an array")
              + " for "
              + (into == null ? "null" : "an array"));
    }
    return into != null;
  }

  static void check(int expected, int actual) {
    if (expected != actual) {
      throw new IllegalArgumentException(
          "a rule returned an array of length " + actual + " where " + expected + " is expected");
    }
  }
}
