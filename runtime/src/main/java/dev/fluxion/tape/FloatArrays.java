package dev.fluxion.tape;

import java.util.Arrays;

/** Arrays of {@code float} that are kept, too. */
@SuppressWarnings("NullAway")
abstract sealed class FloatArrays extends DoubleArrays permits Scratch {

  /** {@code new float[length]}. */
  public float[] floats(int length) {
    if (candidate() instanceof float[] a && a.length == length) {
      Arrays.fill(a, 0);
      used++;
      return a;
    }
    float[] a = new float[length];
    hand(a);
    return a;
  }

  /** {@code a.clone()}. */
  public float[] copy(float[] a) {
    return copyOf(a, a.length);
  }

  /** {@code Arrays.copyOf(a, length)}. */
  public float[] copyOf(float[] a, int length) {
    float[] copy = floats(length);
    System.arraycopy(a, 0, copy, 0, Math.min(length, a.length));
    return copy;
  }

  /** {@code Arrays.copyOfRange(a, from, to)}. */
  public float[] copyOfRange(float[] a, int from, int to) {
    if (from < 0 || from > a.length || to < from) {
      // It throws as the method does.
      return Arrays.copyOfRange(a, from, to);
    }
    float[] copy = floats(to - from);
    System.arraycopy(a, from, copy, 0, Math.min(to, a.length) - from);
    return copy;
  }

  /** {@code new float[length][]}. */
  public float[][] floatRows(int length) {
    if (candidate() instanceof float[][] a && a.length == length) {
      Arrays.fill(a, null);
      used++;
      return a;
    }
    float[][] a = new float[length][];
    hand(a);
    return a;
  }

  /** {@code new float[length][][]}. */
  public float[][][] floatPlanes(int length) {
    if (candidate() instanceof float[][][] a && a.length == length) {
      Arrays.fill(a, null);
      used++;
      return a;
    }
    float[][][] a = new float[length][][];
    hand(a);
    return a;
  }

  /** {@code new float[length][width]}. */
  public float[][] floats(int length, int width) {
    float[][] a = floatRows(length);
    for (int i = 0; i < length; i++) {
      a[i] = floats(width);
    }
    return a;
  }

  /** {@code new float[length][width][]}. */
  public float[][][] floatPlanes(int length, int width) {
    float[][][] a = floatPlanes(length);
    for (int i = 0; i < length; i++) {
      a[i] = floatRows(width);
    }
    return a;
  }

  /** {@code new float[length][width][depth]}. */
  public float[][][] floats(int length, int width, int depth) {
    float[][][] a = floatPlanes(length);
    for (int i = 0; i < length; i++) {
      a[i] = floats(width, depth);
    }
    return a;
  }

  /** Zeros of the shape of {@code a}. */
  public float[] like(float[] a) {
    return a == null ? null : floats(a.length);
  }

  /** Zeros of the shape of {@code a}. */
  public float[][] like(float[][] a) {
    if (a == null) {
      return null;
    }
    float[][] shadow = floatRows(a.length);
    for (int i = 0; i < a.length; i++) {
      shadow[i] = like(a[i]);
    }
    return shadow;
  }

  /** Zeros of the shape of {@code a}. */
  public float[][][] like(float[][][] a) {
    if (a == null) {
      return null;
    }
    float[][][] shadow = floatPlanes(a.length);
    for (int i = 0; i < a.length; i++) {
      shadow[i] = like(a[i]);
    }
    return shadow;
  }

  /** The rows that are in {@code a} now. */
  public float[][] view(float[][] a) {
    if (a == null) {
      return null;
    }
    float[][] view = floatRows(a.length);
    System.arraycopy(a, 0, view, 0, a.length);
    return view;
  }

  /** The rows that are in {@code a} now. */
  public float[][][] view(float[][][] a) {
    if (a == null) {
      return null;
    }
    float[][][] view = floatPlanes(a.length);
    for (int i = 0; i < a.length; i++) {
      view[i] = view(a[i]);
    }
    return view;
  }

  /** Zeros of the shape of {@code a}; what is one row in it is one row in them. */
  public float[][] mirror(float[][] a) {
    known.clear();
    return a == null ? null : floatMirror(a);
  }

  private float[][] floatMirror(float[][] a) {
    float[][] mirror = floatRows(a.length);
    for (int i = 0; i < a.length; i++) {
      if (a[i] != null) {
        mirror[i] = (float[]) known.get(a[i]);
        if (mirror[i] == null) {
          mirror[i] = floats(a[i].length);
          known.put(a[i], mirror[i]);
        }
      }
    }
    return mirror;
  }

  /** Zeros of the shape of {@code a}; what is one row in it is one row in them. */
  public float[][][] mirror(float[][][] a) {
    known.clear();
    if (a == null) {
      return null;
    }
    float[][][] mirror = floatPlanes(a.length);
    for (int i = 0; i < a.length; i++) {
      if (a[i] != null) {
        mirror[i] = (float[][]) known.get(a[i]);
        if (mirror[i] == null) {
          mirror[i] = floatMirror(a[i]);
          known.put(a[i], mirror[i]);
        }
      }
    }
    return mirror;
  }
}
