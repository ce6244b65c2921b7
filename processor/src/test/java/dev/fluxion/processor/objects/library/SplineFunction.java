package dev.fluxion.processor.objects.library;

import dev.fluxion.Differentiable;
import java.util.List;

/** Polynomials in an array of objects of the same file. */
public class SplineFunction {
  private final double[] knots;
  private final Piece[] pieces;
  private final int n;

  SplineFunction(double[] knots, Piece... pieces) {
    if (knots == null || pieces == null) {
      throw new NullPointerException();
    }
    this.n = knots.length - 1;
    this.knots = new double[n + 1];
    System.arraycopy(knots, 0, this.knots, 0, n + 1);
    this.pieces = pieces.clone();
  }

  static List<Object> examples() {
    return List.of(
        new SplineFunction(
            new double[] {-4, 0, 1, 5}, new Piece(1, 2, 3), new Piece(0, 1), new Piece(2, 0, -1)));
  }

  @Differentiable
  public final double value(double v) {
    if (v < knots[0] || v > knots[n]) {
      throw new IllegalArgumentException(v + " out of range");
    }
    int i = 0;
    while (i < n - 1 && v >= knots[i + 1]) {
      i++;
    }
    return pieces[i].value(v - knots[i]) + pieces[0].lowest() * v;
  }

  /** One polynomial. */
  static final class Piece {
    private final double[] c;

    Piece(double... c) {
      this.c = c;
    }

    double value(double x) {
      double result = 0;
      for (int j = c.length - 1; j >= 0; j--) {
        result = result * x + c[j];
      }
      return result;
    }

    private double lowest() {
      return c[0];
    }
  }
}
