package dev.fluxion.tape;

import dev.fluxion.Tensor;
import java.util.Arrays;

/**
 * Numbers, arrays and tensors written out into one array: row by row, in order. Where something is
 * null it takes no place. For generated code.
 */
@SuppressWarnings("NullAway")
public final class Flat {
  private static final int FIRST_CAPACITY = 16;

  private double[] numbers;
  private int size;

  /** Nothing yet. */
  public Flat() {
    this(FIRST_CAPACITY);
  }

  /** Nothing yet, but room for {@code capacity} numbers. */
  public Flat(int capacity) {
    numbers = new double[capacity];
  }

  /** The count of numbers in {@code array}, an array or a tensor. */
  public static int size(Object array) {
    if (array instanceof double[] a) {
      return a.length;
    }
    if (array instanceof float[] a) {
      return a.length;
    }
    if (array instanceof Tensor t) {
      return t.size();
    }
    int size = 0;
    if (array instanceof Object[] rows) {
      for (Object row : rows) {
        size = Math.addExact(size, size(row));
      }
    }
    return size;
  }

  /** The array itself, which is only to be read; null takes no place. */
  public static double[] of(double[] array) {
    return array == null ? new double[0] : array;
  }

  /** Appends a number. */
  public Flat add(double x) {
    reserve(1);
    numbers[size++] = x;
    return this;
  }

  /** Appends an array of {@code double} or {@code float} or a tensor, or nothing for null. */
  public Flat add(Object array) {
    if (array instanceof double[] a) {
      reserve(a.length);
      System.arraycopy(a, 0, numbers, size, a.length);
      size += a.length;
    } else if (array instanceof float[] a) {
      for (float x : a) {
        add(x);
      }
    } else if (array instanceof Tensor t) {
      add(t.toArray());
    } else if (array instanceof Object[] rows) {
      for (Object row : rows) {
        add(row);
      }
    }
    return this;
  }

  private void reserve(int more) {
    int needed = Math.addExact(size, more);
    if (needed > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(needed, Math.max(FIRST_CAPACITY, 2 * size)));
    }
  }

  /** What was added. */
  public double[] toArray() {
    return size == numbers.length ? numbers : Arrays.copyOf(numbers, size);
  }
}
