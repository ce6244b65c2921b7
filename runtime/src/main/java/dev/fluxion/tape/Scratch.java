package dev.fluxion.tape;

import dev.fluxion.Tensor;
import java.util.Arrays;

/**
 * Arrays of derivatives that live as long as one call of generated code, or as what it recorded.
 * They are kept, and handed out again where the next call asks for arrays of the same shapes in the
 * same order. For generated code.
 */
@SuppressWarnings("NullAway")
public final class Scratch {
  private static final int FIRST_CAPACITY = 8;

  private Object[] arrays = new Object[FIRST_CAPACITY];
  private int used;
  private final Identities known = new Identities();
  private Scratch ofTrip;

  /** Without any array yet. */
  public Scratch() {}

  /** Takes back all arrays that were handed out. */
  public void begin() {
    used = 0;
    if (ofTrip != null) {
      ofTrip.begin();
    }
  }

  /** Other arrays, which are taken back when a trip ends that leaves some of these. */
  public Scratch ofTrip() {
    if (ofTrip == null) {
      ofTrip = new Scratch();
    }
    return ofTrip;
  }

  /** How many arrays are handed out. */
  public int mark() {
    return used;
  }

  /** Takes back the arrays that were handed out since there were {@code mark} of them. */
  public void rewind(int mark) {
    used = mark;
  }

  /** Sets all numbers in the arrays that are handed out to zero. */
  public void clear() {
    for (int i = 0; i < used; i++) {
      if (arrays[i] instanceof double[] a) {
        Arrays.fill(a, 0);
      } else if (arrays[i] instanceof float[] a) {
        Arrays.fill(a, 0);
      } else if (arrays[i] instanceof Tensor[] a) {
        Arrays.fill(a, null);
      }
    }
  }

  private Object candidate() {
    return used < arrays.length ? arrays[used] : null;
  }

  private void hand(Object array) {
    if (used == arrays.length) {
      arrays = Arrays.copyOf(arrays, Math.multiplyExact(2, used));
    }
    arrays[used++] = array;
  }

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

  /** {@code new Tensor[length]}. */
  public Tensor[] tensors(int length) {
    if (candidate() instanceof Tensor[] a && a.length == length) {
      Arrays.fill(a, null);
      used++;
      return a;
    }
    Tensor[] a = new Tensor[length];
    hand(a);
    return a;
  }

  /** {@code new Tensor[length][]}. */
  public Tensor[][] tensorRows(int length) {
    if (candidate() instanceof Tensor[][] a && a.length == length) {
      Arrays.fill(a, null);
      used++;
      return a;
    }
    Tensor[][] a = new Tensor[length][];
    hand(a);
    return a;
  }

  /** {@code new Tensor[length][][]}. */
  public Tensor[][][] tensorPlanes(int length) {
    if (candidate() instanceof Tensor[][][] a && a.length == length) {
      Arrays.fill(a, null);
      used++;
      return a;
    }
    Tensor[][][] a = new Tensor[length][][];
    hand(a);
    return a;
  }

  /** {@code new Tensor[length][width]}. */
  public Tensor[][] tensors(int length, int width) {
    Tensor[][] a = tensorRows(length);
    for (int i = 0; i < length; i++) {
      a[i] = tensors(width);
    }
    return a;
  }

  /** {@code new Tensor[length][width][]}. */
  public Tensor[][][] tensorPlanes(int length, int width) {
    Tensor[][][] a = tensorPlanes(length);
    for (int i = 0; i < length; i++) {
      a[i] = tensorRows(width);
    }
    return a;
  }

  /** {@code new Tensor[length][width][depth]}. */
  public Tensor[][][] tensors(int length, int width, int depth) {
    Tensor[][][] a = tensorPlanes(length);
    for (int i = 0; i < length; i++) {
      a[i] = tensors(width, depth);
    }
    return a;
  }

  /** Null in the place of each tensor. */
  public Tensor[] empty(Tensor[] a) {
    return a == null ? null : tensors(a.length);
  }

  /** Null in the place of each tensor; what is one row in {@code a} is one row in the result. */
  public Tensor[][] empty(Tensor[][] a) {
    known.clear();
    return a == null ? null : emptyRows(a);
  }

  private Tensor[][] emptyRows(Tensor[][] a) {
    Tensor[][] empty = tensorRows(a.length);
    for (int i = 0; i < a.length; i++) {
      if (a[i] != null) {
        empty[i] = (Tensor[]) known.get(a[i]);
        if (empty[i] == null) {
          empty[i] = tensors(a[i].length);
          known.put(a[i], empty[i]);
        }
      }
    }
    return empty;
  }

  /** Null in the place of each tensor; what is one row in {@code a} is one row in the result. */
  public Tensor[][][] empty(Tensor[][][] a) {
    known.clear();
    if (a == null) {
      return null;
    }
    Tensor[][][] empty = tensorPlanes(a.length);
    for (int i = 0; i < a.length; i++) {
      if (a[i] != null) {
        empty[i] = (Tensor[][]) known.get(a[i]);
        if (empty[i] == null) {
          empty[i] = emptyRows(a[i]);
          known.put(a[i], empty[i]);
        }
      }
    }
    return empty;
  }

  /** The rows that are in {@code a} now. */
  public Tensor[][] view(Tensor[][] a) {
    if (a == null) {
      return null;
    }
    Tensor[][] view = tensorRows(a.length);
    System.arraycopy(a, 0, view, 0, a.length);
    return view;
  }

  /** The rows that are in {@code a} now. */
  public Tensor[][][] view(Tensor[][][] a) {
    if (a == null) {
      return null;
    }
    Tensor[][][] view = tensorPlanes(a.length);
    for (int i = 0; i < a.length; i++) {
      view[i] = view(a[i]);
    }
    return view;
  }
}
