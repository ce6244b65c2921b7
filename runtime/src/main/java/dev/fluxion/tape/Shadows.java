package dev.fluxion.tape;

import java.util.Arrays;

/**
 * What generated code does to whole arrays of derivatives. A shadow is an array of the shape of a
 * primal one that holds tangents or cotangents; where the primal has null, it has null.
 */
// Null stands for null here; the runtime has no dependency that could say so in the types.
@SuppressWarnings("NullAway")
public final class Shadows {
  private Shadows() {}

  /** The sum of the elements, exactly as {@code Arrays.stream(a).sum()} computes it. */
  public static double streamSum(double[] a) {
    return Arrays.stream(a).sum();
  }

  /** Zeros of the shape of {@code a}. */
  public static double[] like(double[] a) {
    return a == null ? null : new double[a.length];
  }

  /** Zeros of the shape of {@code a}. */
  public static double[][] like(double[][] a) {
    if (a == null) {
      return null;
    }
    double[][] shadow = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      shadow[i] = like(a[i]);
    }
    return shadow;
  }

  /** Zeros of the shape of {@code a}. */
  public static double[][][] like(double[][][] a) {
    if (a == null) {
      return null;
    }
    double[][][] shadow = new double[a.length][][];
    for (int i = 0; i < a.length; i++) {
      shadow[i] = like(a[i]);
    }
    return shadow;
  }

  /** A copy that shares no array with {@code a}. */
  public static double[] copy(double[] a) {
    return a == null ? null : a.clone();
  }

  /** A copy that shares no array with {@code a}. */
  public static double[][] copy(double[][] a) {
    if (a == null) {
      return null;
    }
    double[][] copy = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      copy[i] = copy(a[i]);
    }
    return copy;
  }

  /** A copy that shares no array with {@code a}. */
  public static double[][][] copy(double[][][] a) {
    if (a == null) {
      return null;
    }
    double[][][] copy = new double[a.length][][];
    for (int i = 0; i < a.length; i++) {
      copy[i] = copy(a[i]);
    }
    return copy;
  }

  /** {@code into += from}, element by element. */
  public static void add(double[] into, double[] from) {
    if (from != null) {
      for (int i = 0; i < from.length; i++) {
        into[i] += from[i];
      }
    }
  }

  /** {@code into += from}, element by element. */
  public static void add(double[][] into, double[][] from) {
    if (from != null) {
      for (int i = 0; i < from.length; i++) {
        add(into[i], from[i]);
      }
    }
  }

  /** {@code into += from}, element by element. */
  public static void add(double[][][] into, double[][][] from) {
    if (from != null) {
      for (int i = 0; i < from.length; i++) {
        add(into[i], from[i]);
      }
    }
  }

  /** {@code to += from; from = 0}, element by element, unless they are one array. */
  public static void move(double[] from, double[] to) {
    if (from != to && from != null) {
      add(to, from);
      Arrays.fill(from, 0);
    }
  }

  /** {@code to += from; from = 0}, element by element, but for rows that are one array. */
  public static void move(double[][] from, double[][] to) {
    if (from != to && from != null) {
      for (int i = 0; i < from.length; i++) {
        move(from[i], to[i]);
      }
    }
  }

  /** {@code to += from; from = 0}, element by element, but for rows that are one array. */
  public static void move(double[][][] from, double[][][] to) {
    if (from != to && from != null) {
      for (int i = 0; i < from.length; i++) {
        move(from[i], to[i]);
      }
    }
  }

  /** {@code into = from}, element by element; zeros where {@code from} is null. */
  public static void set(double[] into, double[] from) {
    if (from != null) {
      System.arraycopy(from, 0, into, 0, from.length);
    } else if (into != null) {
      Arrays.fill(into, 0);
    }
  }

  /** {@code into = from}, element by element; zeros where {@code from} is null. */
  public static void set(double[][] into, double[][] from) {
    if (into != null) {
      for (int i = 0; i < into.length; i++) {
        set(into[i], from == null ? null : from[i]);
      }
    }
  }

  /** {@code into = from}, element by element; zeros where {@code from} is null. */
  public static void set(double[][][] into, double[][][] from) {
    if (into != null) {
      for (int i = 0; i < into.length; i++) {
        set(into[i], from == null ? null : from[i]);
      }
    }
  }

  /** {@code into[from + i] += part[i]} as far as {@code into} goes. */
  public static void addRange(double[] into, int from, double[] part) {
    int length = Math.min(part.length, into.length - from);
    for (int i = 0; i < length; i++) {
      into[from + i] += part[i];
    }
  }

  /** Adds {@code x} to every element. */
  public static void addToAll(double[] into, double x) {
    for (int i = 0; i < into.length; i++) {
      into[i] += x;
    }
  }

  /**
   * The sum of the elements {@code from} to {@code to} (exclusive), which become zero: back through
   * a fill.
   */
  public static double drain(double[] shadow, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += shadow[i];
      shadow[i] = 0;
    }
    return sum;
  }

  /**
   * Back through {@code System.arraycopy(source, from, target, to, length)}: the cotangents of the
   * target's elements become zero and are added to those of the source's, which may overlap them.
   */
  public static void moveBack(double[] source, int from, double[] target, int to, int length) {
    boolean isUp = to >= from; // Each number must be taken before others are added in its place.
    for (int k = 0; k < length; k++) {
      int i = isUp ? k : length - 1 - k;
      double moved = target[to + i];
      target[to + i] = 0;
      source[from + i] += moved;
    }
  }

  /**
   * The shadow of {@code second}, where two parameters of a call may be one array that is written
   * to: then the two have one shadow, which starts with the sum.
   */
  public static double[] join(
      double[] first, double[] firstShadow, double[] second, double[] secondShadow) {
    if (first != second || first == null) {
      return secondShadow;
    }
    if (firstShadow != secondShadow) {
      add(firstShadow, secondShadow);
    }
    return firstShadow;
  }

  /**
   * The shadow of {@code second}, where two parameters of a call may be one array that is written
   * to: then the two have one shadow, which starts with the sum.
   */
  public static double[][] join(
      double[][] first, double[][] firstShadow, double[][] second, double[][] secondShadow) {
    if (first != second || first == null) {
      return secondShadow;
    }
    if (firstShadow != secondShadow) {
      add(firstShadow, secondShadow);
    }
    return firstShadow;
  }

  /** The rows that are in {@code a} now, whatever will be put in their places. */
  public static double[][] view(double[][] a) {
    return a == null ? null : a.clone();
  }

  /**
   * The shadow of {@code second}, where two parameters of a call may be one array that is written
   * to: then the two have one shadow, which starts with the sum.
   */
  public static double[][][] join(
      double[][][] first,
      double[][][] firstShadow,
      double[][][] second,
      double[][][] secondShadow) {
    if (first != second || first == null) {
      return secondShadow;
    }
    if (firstShadow != secondShadow) {
      add(firstShadow, secondShadow);
    }
    return firstShadow;
  }

  /** The rows that are in {@code a} now, whatever will be put in their places. */
  public static double[][][] view(double[][][] a) {
    if (a == null) {
      return null;
    }
    double[][][] view = new double[a.length][][];
    for (int i = 0; i < a.length; i++) {
      view[i] = view(a[i]);
    }
    return view;
  }

  /** Zeros of the shape of {@code a}. */
  public static float[] like(float[] a) {
    return a == null ? null : new float[a.length];
  }

  /** Zeros of the shape of {@code a}. */
  public static float[][] like(float[][] a) {
    if (a == null) {
      return null;
    }
    float[][] shadow = new float[a.length][];
    for (int i = 0; i < a.length; i++) {
      shadow[i] = like(a[i]);
    }
    return shadow;
  }

  /** Zeros of the shape of {@code a}. */
  public static float[][][] like(float[][][] a) {
    if (a == null) {
      return null;
    }
    float[][][] shadow = new float[a.length][][];
    for (int i = 0; i < a.length; i++) {
      shadow[i] = like(a[i]);
    }
    return shadow;
  }

  /** A copy that shares no array with {@code a}. */
  public static float[] copy(float[] a) {
    return a == null ? null : a.clone();
  }

  /** A copy that shares no array with {@code a}. */
  public static float[][] copy(float[][] a) {
    if (a == null) {
      return null;
    }
    float[][] copy = new float[a.length][];
    for (int i = 0; i < a.length; i++) {
      copy[i] = copy(a[i]);
    }
    return copy;
  }

  /** A copy that shares no array with {@code a}. */
  public static float[][][] copy(float[][][] a) {
    if (a == null) {
      return null;
    }
    float[][][] copy = new float[a.length][][];
    for (int i = 0; i < a.length; i++) {
      copy[i] = copy(a[i]);
    }
    return copy;
  }

  /** {@code into += from}, element by element. */
  public static void add(float[] into, float[] from) {
    if (from != null) {
      for (int i = 0; i < from.length; i++) {
        into[i] += from[i];
      }
    }
  }

  /** {@code into += from}, element by element. */
  public static void add(float[][] into, float[][] from) {
    if (from != null) {
      for (int i = 0; i < from.length; i++) {
        add(into[i], from[i]);
      }
    }
  }

  /** {@code into += from}, element by element. */
  public static void add(float[][][] into, float[][][] from) {
    if (from != null) {
      for (int i = 0; i < from.length; i++) {
        add(into[i], from[i]);
      }
    }
  }

  /** {@code to += from; from = 0}, element by element, unless they are one array. */
  public static void move(float[] from, float[] to) {
    if (from != to && from != null) {
      add(to, from);
      Arrays.fill(from, 0);
    }
  }

  /** {@code to += from; from = 0}, element by element, but for rows that are one array. */
  public static void move(float[][] from, float[][] to) {
    if (from != to && from != null) {
      for (int i = 0; i < from.length; i++) {
        move(from[i], to[i]);
      }
    }
  }

  /** {@code to += from; from = 0}, element by element, but for rows that are one array. */
  public static void move(float[][][] from, float[][][] to) {
    if (from != to && from != null) {
      for (int i = 0; i < from.length; i++) {
        move(from[i], to[i]);
      }
    }
  }

  /** {@code into = from}, element by element; zeros where {@code from} is null. */
  public static void set(float[] into, float[] from) {
    if (from != null) {
      System.arraycopy(from, 0, into, 0, from.length);
    } else if (into != null) {
      Arrays.fill(into, 0);
    }
  }

  /** {@code into = from}, element by element; zeros where {@code from} is null. */
  public static void set(float[][] into, float[][] from) {
    if (into != null) {
      for (int i = 0; i < into.length; i++) {
        set(into[i], from == null ? null : from[i]);
      }
    }
  }

  /** {@code into = from}, element by element; zeros where {@code from} is null. */
  public static void set(float[][][] into, float[][][] from) {
    if (into != null) {
      for (int i = 0; i < into.length; i++) {
        set(into[i], from == null ? null : from[i]);
      }
    }
  }

  /** {@code into[from + i] += part[i]} as far as {@code into} goes. */
  public static void addRange(float[] into, int from, float[] part) {
    int length = Math.min(part.length, into.length - from);
    for (int i = 0; i < length; i++) {
      into[from + i] += part[i];
    }
  }

  /** Adds {@code x} to every element. */
  public static void addToAll(float[] into, float x) {
    for (int i = 0; i < into.length; i++) {
      into[i] += x;
    }
  }

  /**
   * The sum of the elements {@code from} to {@code to} (exclusive), which become zero: back through
   * a fill.
   */
  public static float drain(float[] shadow, int from, int to) {
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += shadow[i];
      shadow[i] = 0;
    }
    return sum;
  }

  /**
   * Back through {@code System.arraycopy(source, from, target, to, length)}: the cotangents of the
   * target's elements become zero and are added to those of the source's, which may overlap them.
   */
  public static void moveBack(float[] source, int from, float[] target, int to, int length) {
    boolean isUp = to >= from; // Each number must be taken before others are added in its place.
    for (int k = 0; k < length; k++) {
      int i = isUp ? k : length - 1 - k;
      float moved = target[to + i];
      target[to + i] = 0;
      source[from + i] += moved;
    }
  }

  /**
   * The shadow of {@code second}, where two parameters of a call may be one array that is written
   * to: then the two have one shadow, which starts with the sum.
   */
  public static float[] join(
      float[] first, float[] firstShadow, float[] second, float[] secondShadow) {
    if (first != second || first == null) {
      return secondShadow;
    }
    if (firstShadow != secondShadow) {
      add(firstShadow, secondShadow);
    }
    return firstShadow;
  }

  /**
   * The shadow of {@code second}, where two parameters of a call may be one array that is written
   * to: then the two have one shadow, which starts with the sum.
   */
  public static float[][] join(
      float[][] first, float[][] firstShadow, float[][] second, float[][] secondShadow) {
    if (first != second || first == null) {
      return secondShadow;
    }
    if (firstShadow != secondShadow) {
      add(firstShadow, secondShadow);
    }
    return firstShadow;
  }

  /** The rows that are in {@code a} now, whatever will be put in their places. */
  public static float[][] view(float[][] a) {
    return a == null ? null : a.clone();
  }

  /**
   * The shadow of {@code second}, where two parameters of a call may be one array that is written
   * to: then the two have one shadow, which starts with the sum.
   */
  public static float[][][] join(
      float[][][] first, float[][][] firstShadow, float[][][] second, float[][][] secondShadow) {
    if (first != second || first == null) {
      return secondShadow;
    }
    if (firstShadow != secondShadow) {
      add(firstShadow, secondShadow);
    }
    return firstShadow;
  }

  /** The rows that are in {@code a} now, whatever will be put in their places. */
  public static float[][][] view(float[][][] a) {
    if (a == null) {
      return null;
    }
    float[][][] view = new float[a.length][][];
    for (int i = 0; i < a.length; i++) {
      view[i] = view(a[i]);
    }
    return view;
  }

  /** Sets all numbers in an array of any rank to zero. */
  public static void clear(Object array) {
    if (array instanceof double[] a) {
      Arrays.fill(a, 0);
    } else if (array instanceof float[] a) {
      Arrays.fill(a, 0);
    } else if (array instanceof Object[] rows) {
      for (Object row : rows) {
        clear(row);
      }
    }
  }

  /**
   * The tangent of {@code second}, where two parameters of a call may be one array that is written
   * to: then both have that of the first.
   */
  public static double[] same(
      double[] first, double[] firstTangent, double[] second, double[] secondTangent) {
    return first == second && first != null ? firstTangent : secondTangent;
  }

  /**
   * The tangent of {@code second}, where two parameters of a call may be one array that is written
   * to: then both have that of the first.
   */
  public static double[][] same(
      double[][] first, double[][] firstTangent, double[][] second, double[][] secondTangent) {
    return first == second && first != null ? firstTangent : secondTangent;
  }

  /**
   * The tangent of {@code second}, where two parameters of a call may be one array that is written
   * to: then both have that of the first.
   */
  public static double[][][] same(
      double[][][] first,
      double[][][] firstTangent,
      double[][][] second,
      double[][][] secondTangent) {
    return first == second && first != null ? firstTangent : secondTangent;
  }

  /** Zeros of the shape of {@code a}; what is one row in it is one row in them. */
  public static double[][] mirror(double[][] a) {
    return mirror(a, like(a));
  }

  /** Zeros of the shape of {@code a}; what is one row in it is one row in them. */
  public static double[][][] mirror(double[][][] a) {
    return mirror(a, like(a));
  }

  /** A copy of {@code tangent}; what is one row in {@code a} is one row in it, the first. */
  public static double[][] mirror(double[][] a, double[][] tangent) {
    return a == null ? null : mirror(a, tangent, new Identities());
  }

  private static double[][] mirror(double[][] a, double[][] tangent, Identities known) {
    double[][] mirror = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      if (a[i] != null) {
        mirror[i] = (double[]) known.get(a[i]);
        if (mirror[i] == null) {
          mirror[i] = copy(tangent[i]);
          known.put(a[i], mirror[i]);
        }
      }
    }
    return mirror;
  }

  /** A copy of {@code tangent}; what is one row in {@code a} is one row in it, the first. */
  public static double[][][] mirror(double[][][] a, double[][][] tangent) {
    if (a == null) {
      return null;
    }
    Identities known = new Identities();
    double[][][] mirror = new double[a.length][][];
    for (int i = 0; i < a.length; i++) {
      if (a[i] != null) {
        mirror[i] = (double[][]) known.get(a[i]);
        if (mirror[i] == null) {
          mirror[i] = mirror(a[i], tangent[i], known);
          known.put(a[i], mirror[i]);
        }
      }
    }
    return mirror;
  }

  /**
   * The tangent of {@code second}, where two parameters of a call may be one array that is written
   * to: then both have that of the first.
   */
  public static float[] same(
      float[] first, float[] firstTangent, float[] second, float[] secondTangent) {
    return first == second && first != null ? firstTangent : secondTangent;
  }

  /**
   * The tangent of {@code second}, where two parameters of a call may be one array that is written
   * to: then both have that of the first.
   */
  public static float[][] same(
      float[][] first, float[][] firstTangent, float[][] second, float[][] secondTangent) {
    return first == second && first != null ? firstTangent : secondTangent;
  }

  /**
   * The tangent of {@code second}, where two parameters of a call may be one array that is written
   * to: then both have that of the first.
   */
  public static float[][][] same(
      float[][][] first, float[][][] firstTangent, float[][][] second, float[][][] secondTangent) {
    return first == second && first != null ? firstTangent : secondTangent;
  }

  /** Zeros of the shape of {@code a}; what is one row in it is one row in them. */
  public static float[][] mirror(float[][] a) {
    return mirror(a, like(a));
  }

  /** Zeros of the shape of {@code a}; what is one row in it is one row in them. */
  public static float[][][] mirror(float[][][] a) {
    return mirror(a, like(a));
  }

  /** A copy of {@code tangent}; what is one row in {@code a} is one row in it, the first. */
  public static float[][] mirror(float[][] a, float[][] tangent) {
    return a == null ? null : mirror(a, tangent, new Identities());
  }

  private static float[][] mirror(float[][] a, float[][] tangent, Identities known) {
    float[][] mirror = new float[a.length][];
    for (int i = 0; i < a.length; i++) {
      if (a[i] != null) {
        mirror[i] = (float[]) known.get(a[i]);
        if (mirror[i] == null) {
          mirror[i] = copy(tangent[i]);
          known.put(a[i], mirror[i]);
        }
      }
    }
    return mirror;
  }

  /** A copy of {@code tangent}; what is one row in {@code a} is one row in it, the first. */
  public static float[][][] mirror(float[][][] a, float[][][] tangent) {
    if (a == null) {
      return null;
    }
    Identities known = new Identities();
    float[][][] mirror = new float[a.length][][];
    for (int i = 0; i < a.length; i++) {
      if (a[i] != null) {
        mirror[i] = (float[][]) known.get(a[i]);
        if (mirror[i] == null) {
          mirror[i] = mirror(a[i], tangent[i], known);
          known.put(a[i], mirror[i]);
        }
      }
    }
    return mirror;
  }
}
