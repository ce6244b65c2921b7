package dev.fluxion.tape;

import dev.fluxion.Tensor;
import java.util.Arrays;

/**
 * Arrays of derivatives that live as long as one call of generated code, or as what it recorded.
 * They are kept, and handed out again where the next call asks for arrays of the same shapes in the
 * same order. For generated code.
 */
@SuppressWarnings("NullAway")
public final class Scratch extends FloatArrays {
  private Scratch ofTrip;

  /** Without any array yet. */
  public Scratch() {}

  @Override
  public void begin() {
    super.begin();
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
