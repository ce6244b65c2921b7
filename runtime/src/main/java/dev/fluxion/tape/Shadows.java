package dev.fluxion.tape;

import dev.fluxion.Tensor;
import dev.fluxion.TensorPrimitives;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.function.UnaryOperator;

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

  /** Zeros of the shape of {@code a}: {@code spare}, if it has that shape. */
  public static double[] cleared(double[] spare, double[] a) {
    return a == null ? null : cleared(spare, a.length);
  }

  static double[] cleared(double[] spare, int length) {
    if (spare == null || spare.length != length) {
      return new double[length];
    }
    Arrays.fill(spare, 0);
    return spare;
  }

  /** A copy that shares no array with {@code a}. */
  public static double[] copy(double[] a) {
    return a == null ? null : a.clone();
  }

  /** {@code into += from}, element by element. */
  public static void add(double[] into, double[] from) {
    if (from != null) {
      for (int i = 0; i < from.length; i++) {
        into[i] += from[i];
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

  /** {@code into = from}, element by element; zeros where {@code from} is null. */
  public static void set(double[] into, double[] from) {
    if (from != null) {
      System.arraycopy(from, 0, into, 0, from.length);
    } else if (into != null) {
      Arrays.fill(into, 0);
    }
  }

  /** Whether the first elements, as many as there are of {@code count}, are zero. */
  public static boolean areZero(double[] a, int count) {
    for (int i = 0; a != null && i < count && i < a.length; i++) {
      if (a[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the first elements, as many as there are of {@code count}, are zero. */
  public static boolean areZero(float[] a, int count) {
    for (int i = 0; a != null && i < count && i < a.length; i++) {
      if (a[i] != 0) {
        return false;
      }
    }
    return true;
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
   * The tangent of {@code second}, where two parameters of a call may be one array that is written
   * to: then both have that of the first.
   */
  public static double[] same(
      double[] first, double[] firstTangent, double[] second, double[] secondTangent) {
    return first == second && first != null ? firstTangent : secondTangent;
  }

  /**
   * A cotangent that stays what it is while {@code written} is overwritten: a copy where it is that
   * array, or a row of it.
   */
  public static double[] apart(Object written, double[] cotangent) {
    return Shapes.shareArray(written, cotangent) ? copy(cotangent) : cotangent;
  }

  /** Zeros of the shape of {@code a}. */
  public static float[] like(float[] a) {
    return a == null ? null : new float[a.length];
  }

  /** Zeros of the shape of {@code a}: {@code spare}, if it has that shape. */
  public static float[] cleared(float[] spare, float[] a) {
    return a == null ? null : cleared(spare, a.length);
  }

  static float[] cleared(float[] spare, int length) {
    if (spare == null || spare.length != length) {
      return new float[length];
    }
    Arrays.fill(spare, 0);
    return spare;
  }

  /** A copy that shares no array with {@code a}. */
  public static float[] copy(float[] a) {
    return a == null ? null : a.clone();
  }

  /** {@code into += from}, element by element. */
  public static void add(float[] into, float[] from) {
    if (from != null) {
      for (int i = 0; i < from.length; i++) {
        into[i] += from[i];
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

  /** {@code into = from}, element by element; zeros where {@code from} is null. */
  public static void set(float[] into, float[] from) {
    if (from != null) {
      System.arraycopy(from, 0, into, 0, from.length);
    } else if (into != null) {
      Arrays.fill(into, 0);
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
   * The tangent of {@code second}, where two parameters of a call may be one array that is written
   * to: then both have that of the first.
   */
  public static float[] same(
      float[] first, float[] firstTangent, float[] second, float[] secondTangent) {
    return first == second && first != null ? firstTangent : secondTangent;
  }

  /**
   * A cotangent that stays what it is while {@code written} is overwritten: a copy where it is that
   * array, or a row of it.
   */
  public static float[] apart(Object written, float[] cotangent) {
    return Shapes.shareArray(written, cotangent) ? copy(cotangent) : cotangent;
  }

  // Of arrays of tensors, where null among cotangents is zero.

  /** {@code into[from + i] += part[i]} as far as {@code into} goes. */
  public static void addRange(Tensor[] into, int from, Tensor[] part) {
    int length = Math.min(part.length, into.length - from);
    for (int i = 0; i < length; i++) {
      into[from + i] = TensorPrimitives.accumulate(into[from + i], part[i]);
    }
  }

  /** The sum of the elements {@code from} to {@code to} (exclusive), which become zero. */
  public static Tensor drain(Tensor[] shadow, int from, int to) {
    Tensor sum = null;
    for (int i = from; i < to; i++) {
      sum = TensorPrimitives.accumulate(sum, shadow[i]);
      shadow[i] = null;
    }
    return sum;
  }

  /** Back through {@code System.arraycopy(source, from, target, to, length)}. */
  public static void moveBack(Tensor[] source, int from, Tensor[] target, int to, int length) {
    boolean isUp = to >= from;
    for (int k = 0; k < length; k++) {
      int i = isUp ? k : length - 1 - k;
      Tensor moved = target[to + i];
      target[to + i] = null;
      source[from + i] = TensorPrimitives.accumulate(source[from + i], moved);
    }
  }

  // Of arrays of arrays, whatever their rank, and of what is in them.

  /** Zeros of the shape of {@code a}. */
  public static <T> T[] like(T[] a) {
    return each(a, Shadows::likeAny);
  }

  private static Object likeAny(Object a) {
    if (a instanceof double[] d) {
      return like(d);
    }
    if (a instanceof float[] f) {
      return like(f);
    }
    return a instanceof Tensor t ? TensorPrimitives.zerosLike(t) : like((Object[]) a);
  }

  /** A copy that shares no array with {@code a}. */
  public static <T> T[] copy(T[] a) {
    return each(a, Shadows::copyAny);
  }

  private static Object copyAny(Object a) {
    if (a instanceof double[] d) {
      return copy(d);
    }
    if (a instanceof float[] f) {
      return copy(f);
    }
    return a instanceof Tensor ? a : copy((Object[]) a);
  }

  /** The rows that are in {@code a} now, whatever will be put in their places. */
  public static <T> T[] view(T[] a) {
    return each(a, row -> hasRows(row) ? view((Object[]) row) : row);
  }

  /**
   * Whether it is an array of arrays; those of tensors and of other objects are rows themselves.
   */
  private static boolean hasRows(Object array) {
    return array instanceof Object[] && array.getClass().getComponentType().isArray();
  }

  /** A new array of what is made of the rows; null of null. */
  @SuppressWarnings("unchecked")
  private static <T> T[] each(T[] a, UnaryOperator<Object> make) {
    if (a == null) {
      return null;
    }
    T[] made = (T[]) Array.newInstance(a.getClass().getComponentType(), a.length);
    for (int i = 0; i < a.length; i++) {
      made[i] = a[i] == null ? null : (T) make.apply(a[i]);
    }
    return made;
  }

  /** Zeros of the shape of {@code a}; what is one row in {@code a} is one row in them. */
  public static <T> T[] mirror(T[] a) {
    return ObjectArrays.mirror(a, like(a));
  }

  /** A copy of {@code tangent}; what is one row in {@code a} is one row in it, the first. */
  public static <T> T[] mirror(T[] a, T[] tangent) {
    return a == null ? null : ObjectArrays.mirror(a, copy(tangent));
  }

  /**
   * The shadow of an array of tensors before any cotangent is known: null in each place, as the
   * shapes of what will stand there are not known. What is one row in {@code a} is one row in it.
   */
  public static <T> T[] empty(T[] a) {
    return ObjectArrays.mirror(
        a, each(a, row -> row instanceof Tensor ? null : empty((Object[]) row)));
  }

  /** Puts zeros in the place of null, like the tensors in {@code shape}. */
  public static void complete(Object[] shadow, Object[] shape) {
    for (int i = 0; shadow != null && i < shadow.length; i++) {
      if (shape[i] instanceof Tensor t) {
        shadow[i] = TensorPrimitives.orZeros((Tensor) shadow[i], t);
      } else if (shape[i] != null) {
        complete((Object[]) shadow[i], (Object[]) shape[i]);
      }
    }
  }

  /** {@code into += from}, element by element. */
  public static void add(Object[] into, Object[] from) {
    for (int i = 0; from != null && i < from.length; i++) {
      if (from[i] instanceof double[] row) {
        add((double[]) into[i], row);
      } else if (from[i] instanceof float[] row) {
        add((float[]) into[i], row);
      } else if (from[i] instanceof Tensor t) {
        into[i] = TensorPrimitives.accumulate((Tensor) into[i], t);
      } else if (from[i] != null) {
        add((Object[]) into[i], (Object[]) from[i]);
      }
    }
  }

  /** {@code to += from; from = 0}, element by element, but for rows that are one array. */
  public static void move(Object[] from, Object[] to) {
    for (int i = 0; from != to && from != null && i < from.length; i++) {
      if (from[i] instanceof double[] row) {
        move(row, (double[]) to[i]);
      } else if (from[i] instanceof float[] row) {
        move(row, (float[]) to[i]);
      } else if (from[i] instanceof Tensor t) {
        to[i] = TensorPrimitives.accumulate((Tensor) to[i], t);
        from[i] = null;
      } else if (from[i] != null) {
        move((Object[]) from[i], (Object[]) to[i]);
      }
    }
  }

  /** {@code into = from}, element by element; zeros where {@code from} is null. */
  public static void set(Object[] into, Object[] from) {
    for (int i = 0; into != null && i < into.length; i++) {
      Object row = from == null ? null : from[i];
      if (into[i] instanceof double[] target) {
        set(target, (double[]) row);
      } else if (into[i] instanceof float[] target) {
        set(target, (float[]) row);
      } else if (into instanceof Tensor[]) {
        into[i] = from != null ? row : TensorPrimitives.zerosLike((Tensor) into[i]);
      } else {
        set((Object[]) into[i], (Object[]) row);
      }
    }
  }

  /**
   * The shadow of {@code second}, where two parameters of a call may be one array that is written
   * to: then the two have one shadow, which starts with the sum.
   */
  public static <T> T[] join(T[] first, T[] firstShadow, T[] second, T[] secondShadow) {
    if (first != second || first == null) {
      return secondShadow;
    }
    if (firstShadow != secondShadow) {
      add(firstShadow, secondShadow);
    }
    return firstShadow;
  }

  /** The tangent of {@code second}, where it may be the array {@code first}, whose counts. */
  public static <T> T[] same(T[] first, T[] firstTangent, T[] second, T[] secondTangent) {
    return first == second && first != null ? firstTangent : secondTangent;
  }

  /** The same, of any ranks: where they share a row. */
  public static <T> T[] apart(Object written, T[] cotangent) {
    return Shapes.shareArray(written, cotangent) ? copy(cotangent) : cotangent;
  }

  /** Sets all numbers in an array of any rank to zero. */
  public static void clear(Object array) {
    if (array instanceof double[] a) {
      Arrays.fill(a, 0);
    } else if (array instanceof float[] a) {
      Arrays.fill(a, 0);
    } else if (array instanceof Tensor[] tensors) {
      Arrays.setAll(tensors, i -> TensorPrimitives.zerosLike(tensors[i]));
    } else if (array instanceof Object[] rows) {
      for (Object row : rows) {
        clear(row);
      }
    }
  }
}
