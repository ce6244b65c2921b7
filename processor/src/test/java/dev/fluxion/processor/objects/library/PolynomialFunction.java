package dev.fluxion.processor.objects.library;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Coefficients in a private array. */
public class PolynomialFunction implements Serializable {
  private static final long serialVersionUID = -7726511984200295583L;
  private final double[] coefficients;

  public PolynomialFunction(double... c) {
    Objects.requireNonNull(c);
    int n = c.length;
    if (n == 0) {
      throw new IllegalArgumentException("empty");
    }
    while ((n > 1) && (c[n - 1] == 0)) {
      --n;
    }
    this.coefficients = new double[n];
    System.arraycopy(c, 0, this.coefficients, 0, n);
  }

  static List<Object> examples() {
    return List.of(new PolynomialFunction(1, -2, 0.5), new PolynomialFunction(3));
  }

  @Differentiable
  public final double value(double x) {
    return evaluate(coefficients, x);
  }

  public int degree() {
    return coefficients.length - 1;
  }

  public double[] getCoefficients() {
    return coefficients.clone();
  }

  protected static double evaluate(double[] coefficients, double argument) {
    Objects.requireNonNull(coefficients);
    int n = coefficients.length;
    if (n == 0) {
      throw new IllegalArgumentException("empty");
    }
    double result = coefficients[n - 1];
    for (int j = n - 2; j >= 0; j--) {
      result = argument * result + coefficients[j];
    }
    return result;
  }

  @Differentiable
  final double integral(@Constant double lower, double upper) {
    double[] anti = new double[coefficients.length + 1];
    anti[0] = 0;
    for (int i = 1; i < anti.length; i++) {
      anti[i] = coefficients[i - 1] / i;
    }
    return evaluate(anti, upper) - evaluate(anti, lower);
  }

  @Differentiable
  final double composed(double x, int times) {
    double[] copy = this.coefficients.clone();
    double y = x;
    for (int i = 0; i < times; i++) {
      copy[0] += 0.125;
      y = evaluate(copy, y) / (1 + y * y) + degree();
    }
    return y;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(coefficients);
  }
}
