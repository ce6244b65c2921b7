package dev.fluxion.processor.objects.library;

/** The parent, in another file. */
abstract class RealDistribution {
  protected final double weight = 1.5;

  public abstract double getNumericalVariance();

  protected void checkSupport(double x) {
    if (Double.isNaN(x)) {
      throw new IllegalArgumentException("NaN");
    }
  }
}
