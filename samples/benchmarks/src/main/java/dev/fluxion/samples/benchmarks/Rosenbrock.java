package dev.fluxion.samples.benchmarks;

import dev.fluxion.Differentiable;
import org.hipparchus.CalculusFieldElement;

/** Rosenbrock's valley in n dimensions: a chain, in which each term has two neighbours. */
final class Rosenbrock {

  private Rosenbrock() {}

  @Differentiable
  static double valley(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length - 1; i++) {
      double a = 1 - x[i];
      double b = x[i + 1] - x[i] * x[i];
      sum += a * a + 100 * b * b;
    }
    return sum;
  }

  /** The sum, then its terms once more, the last one first. Adds into {@code gradient}. */
  static double twoSweeps(double[] x, double[] gradient) {
    double sum = 0;
    for (int i = 0; i < x.length - 1; i++) {
      double a = 1 - x[i];
      double b = x[i + 1] - x[i] * x[i];
      sum += a * a + 100 * b * b;
    }
    for (int i = x.length - 2; i >= 0; i--) {
      double a = 1 - x[i];
      double b = x[i + 1] - x[i] * x[i];
      double bBar = 200 * b;
      gradient[i + 1] += bBar;
      gradient[i] -= 2 * a + 2 * x[i] * bBar;
    }
    return sum;
  }

  /** One sweep: no term's derivative needs another term, and what two of them share is carried. */
  static double fused(double[] x, double[] gradient) {
    int last = x.length - 1;
    double sum = 0;
    double here = x[0];
    double fromLeft = 0;
    for (int i = 0; i < last; i++) {
      double next = x[i + 1];
      double a = 1 - here;
      double b = next - here * here;
      sum += a * a + 100 * b * b;
      double bBar = 200 * b;
      gradient[i] += fromLeft - 2 * (a + here * bBar);
      fromLeft = bBar;
      here = next;
    }
    gradient[last] += fromLeft;
    return sum;
  }

  /** The same for the number types of Hipparchus. */
  static <T extends CalculusFieldElement<T>> T valley(T[] x) {
    T sum = x[0].getField().getZero();
    for (int i = 0; i < x.length - 1; i++) {
      T a = x[i].negate().add(1);
      T b = x[i + 1].subtract(x[i].square());
      sum = sum.add(a.square()).add(b.square().multiply(100));
    }
    return sum;
  }
}
