package dev.fluxion.tape;

import java.util.Arrays;

/** Arrays of {@code double} that are kept. */
@SuppressWarnings("NullAway")
abstract sealed class DoubleArrays extends ArrayPool permits FloatArrays {

  /** {@code new double[length]}. */
  public double[] doubles(int length) {
    if (candidate() instanceof double[] a && a.length == length) {
      Arrays.fill(a, 0);
      used++;
      return a;
    }
    double[] a = new double[length];
    hand(a);
    return a;
  }

  /** {@code a.clone()}. */
  public double[] copy(double[] a) {
    return copyOf(a, a.length);
  }

  /** {@code Arrays.copyOf(a, length)}. */
  public double[] copyOf(double[] a, int length) {
    double[] copy = doubles(length);
    System.arraycopy(a, 0, copy, 0, Math.min(length, a.length));
    return copy;
  }

  /** {@code Arrays.copyOfRange(a, from, to)}. */
  public double[] copyOfRange(double[] a, int from, int to) {
    if (from < 0 || from > a.length || to < from) {
      // It throws as the method does.
      return Arrays.copyOfRange(a, from, to);
    }
    double[] copy = doubles(to - from);
    System.arraycopy(a, from, copy, 0, Math.min(to, a.length) - from);
    return copy;
  }

  /** {@code new double[length][]}. */
  public double[][] doubleRows(int length) {
    if (candidate() instanceof double[][] a && a.length == length) {
      Arrays.fill(a, null);
      used++;
      return a;
    }
    double[][] a = new double[length][];
    hand(a);
    return a;
  }

  /** {@code new double[length][][]}. */
  public double[][][] doublePlanes(int length) {
    if (candidate() instanceof double[][][] a && a.length == length) {
      Arrays.fill(a, null);
      used++;
      return a;
    }
    double[][][] a = new double[length][][];
    hand(a);
    return a;
  }

  /** {@code new double[length][width]}. */
  public double[][] doubles(int length, int width) {
    double[][] a = doubleRows(length);
    for (int i = 0; i < length; i++) {
      a[i] = doubles(width);
    }
    return a;
  }

  /** {@code new double[length][width][]}. */
  public double[][][] doublePlanes(int length, int width) {
    double[][][] a = doublePlanes(length);
    for (int i = 0; i < length; i++) {
      a[i] = doubleRows(width);
    }
    return a;
  }

  /** {@code new double[length][width][depth]}. */
  public double[][][] doubles(int length, int width, int depth) {
    double[][][] a = doublePlanes(length);
    for (int i = 0; i < length; i++) {
      a[i] = doubles(width, depth);
    }
    return a;
  }

  /** Zeros of the shape of {@code a}. */
  public double[] like(double[] a) {
    return a == null ? null : doubles(a.length);
  }

  /** Zeros of the shape of {@code a}. */
  public double[][] like(double[][] a) {
    if (a == null) {
      return null;
    }
    double[][] shadow = doubleRows(a.length);
    for (int i = 0; i < a.length; i++) {
      shadow[i] = like(a[i]);
    }
    return shadow;
  }

  /** Zeros of the shape of {@code a}. */
  public double[][][] like(double[][][] a) {
    if (a == null) {
      return null;
    }
    double[][][] shadow = doublePlanes(a.length);
    for (int i = 0; i < a.length; i++) {
      shadow[i] = like(a[i]);
    }
    return shadow;
  }

  /** The rows that are in {@code a} now. */
  public double[][] view(double[][] a) {
    if (a == null) {
      return null;
    }
    double[][] view = doubleRows(a.length);
    System.arraycopy(a, 0, view, 0, a.length);
    return view;
  }

  /** The rows that are in {@code a} now. */
  public double[][][] view(double[][][] a) {
    if (a == null) {
      return null;
    }
    double[][][] view = doublePlanes(a.length);
    for (int i = 0; i < a.length; i++) {
      view[i] = view(a[i]);
    }
    return view;
  }

  /** Zeros of the shape of {@code a}; what is one row in it is one row in them. */
  public double[][] mirror(double[][] a) {
    known.clear();
    return a == null ? null : doubleMirror(a);
  }

  private double[][] doubleMirror(double[][] a) {
    double[][] mirror = doubleRows(a.length);
    for (int i = 0; i < a.length; i++) {
      if (a[i] != null) {
        mirror[i] = (double[]) known.get(a[i]);
        if (mirror[i] == null) {
          mirror[i] = doubles(a[i].length);
          known.put(a[i], mirror[i]);
        }
      }
    }
    return mirror;
  }

  /** Zeros of the shape of {@code a}; what is one row in it is one row in them. */
  public double[][][] mirror(double[][][] a) {
    known.clear();
    if (a == null) {
      return null;
    }
    double[][][] mirror = doublePlanes(a.length);
    for (int i = 0; i < a.length; i++) {
      if (a[i] != null) {
        mirror[i] = (double[][]) known.get(a[i]);
        if (mirror[i] == null) {
          mirror[i] = doubleMirror(a[i]);
          known.put(a[i], mirror[i]);
        }
      }
    }
    return mirror;
  }
}
