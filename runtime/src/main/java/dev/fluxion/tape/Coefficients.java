package dev.fluxion.tape;

import dev.fluxion.Tensor;
import java.util.Arrays;

/**
 * The Taylor coefficients of a method's results, taken from their {@linkplain Jets jets}: arrays
 * row by row, in order. For generated code.
 */
@SuppressWarnings("NullAway")
public final class Coefficients {
  private final int order;
  private double[][] columns = new double[8][];
  private int size;

  /** No results yet. */
  public Coefficients(int order) {
    this.order = order;
  }

  /** Checks the order that a caller asks for. */
  public static void check(int order) {
    if (order < 0) {
      throw new IllegalArgumentException("order: " + order + " is negative");
    }
  }

  /** The coefficients of one number. */
  public static double[] of(double value, double[] jet, int order) {
    if (jet != null) {
      return jet;
    }
    double[] constant = new double[order + 1];
    constant[0] = value;
    return constant;
  }

  /** Adds a tensor with its jet, or an array of {@code double} or {@code float} with its jets. */
  public Coefficients add(Object values, Object jets) {
    if (values instanceof Tensor t) {
      double[] a = t.toArray();
      return add(a, LinearTensorJets.toArray((Tensor[]) jets, t, a));
    }
    if (values instanceof double[] a) {
      for (int i = 0; i < a.length; i++) {
        add(a[i], ((double[][]) jets)[i]);
      }
    } else if (values instanceof float[] a) {
      for (int i = 0; i < a.length; i++) {
        add(a[i], ((double[][]) jets)[i]);
      }
    } else if (values instanceof Object[] rows) {
      for (int i = 0; i < rows.length; i++) {
        add(rows[i], ((Object[]) jets)[i]);
      }
    }
    return this;
  }

  /** Adds a number with its jet, which is null where it is constant. */
  public Coefficients add(double value, double[] jet) {
    if (size == columns.length) {
      columns = Arrays.copyOf(columns, 2 * size);
    }
    columns[size++] = of(value, jet, order);
    return this;
  }

  /** A row for each order. */
  public double[][] toArray() {
    double[][] rows = new double[order + 1][size];
    for (int i = 0; i < size; i++) {
      for (int k = 0; k <= order; k++) {
        rows[k][i] = columns[i][k];
      }
    }
    return rows;
  }
}
