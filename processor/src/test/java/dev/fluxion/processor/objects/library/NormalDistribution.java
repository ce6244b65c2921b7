package dev.fluxion.processor.objects.library;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.List;
import org.apache.commons.math3.util.FastMath;

/** As in Commons Math. */
public class NormalDistribution extends RealDistribution {
  private static final double SQRT2 = FastMath.sqrt(2.0);
  private static final double LOG_2PI = FastMath.log(2 * FastMath.PI);
  private final double mean;
  private final double standardDeviation;
  private final double logStandardDeviationPlusHalfLog2Pi;
  private final double solverAbsoluteAccuracy;

  public NormalDistribution(double mean, double sd) {
    this(mean, sd, 1e-9);
  }

  public NormalDistribution(double mean, double sd, double accuracy) {
    if (sd <= 0) {
      throw new IllegalArgumentException("standard deviation " + sd);
    }
    this.mean = mean;
    standardDeviation = sd;
    logStandardDeviationPlusHalfLog2Pi = FastMath.log(sd) + 0.5 * LOG_2PI;
    solverAbsoluteAccuracy = accuracy;
  }

  static List<Object> examples() {
    return List.of(new NormalDistribution(0.5, 2), new NormalDistribution(-1, 0.25));
  }

  public double getMean() {
    return mean;
  }

  public final double getStandardDeviation() {
    return standardDeviation;
  }

  @Differentiable
  public final double density(double x) {
    return FastMath.exp(logDensityOf(x));
  }

  private double logDensityOf(double x) {
    final double x0 = x - mean;
    final double x1 = x0 / standardDeviation;
    return -0.5 * x1 * x1 - logStandardDeviationPlusHalfLog2Pi;
  }

  @Differentiable
  public final double logDensity(double x) {
    return logDensityOf(x);
  }

  @Differentiable
  public final double probability(@Constant double x0, double x1) {
    if (x0 > x1) {
      throw new IllegalArgumentException("lower endpoint " + x0 + " above upper " + x1);
    }
    final double denom = standardDeviation * SQRT2;
    final double v0 = (x0 - mean) / denom;
    final double v1 = (x1 - mean) / denom;
    return 0.5 * (squash(v1) - squash(v0));
  }

  private static double squash(double x) {
    return FastMath.tanh(1.12837916709551257 * x * (1 + 0.0893 * x * x));
  }

  @Differentiable
  final double scaledByParent(double x) {
    checkSupport(x);
    return weight * FastMath.cosh(x * 0.1) + getNumericalVariance() * x + getMean() * x;
  }

  @Override
  public double getNumericalVariance() {
    final double s = getStandardDeviation();
    return s * s;
  }

  protected double getSolverAbsoluteAccuracy() {
    return solverAbsoluteAccuracy;
  }
}
