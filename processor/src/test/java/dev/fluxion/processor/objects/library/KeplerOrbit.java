package dev.fluxion.processor.objects.library;

import dev.fluxion.Differentiable;
import java.util.List;
import org.hipparchus.util.FastMath;

/** As in Orekit: many private final fields, iteration with a maximum, exceptions. */
public class KeplerOrbit {
  private static final int MAX_ITERATIONS = 50;
  private static final double EPSILON = 1e-13;
  private final double a;
  private final double e;
  private final double i;
  private final double pa;
  private final double mu;
  private final Frame frame;

  public KeplerOrbit(double a, double e, double i, double pa, double mu, Frame frame) {
    if (a * (1 - e) < 0) {
      throw new IllegalArgumentException("hyperbolic: " + a + ", " + e);
    }
    Precondition.checkRange(e, 0, 1);
    this.a = a;
    this.e = e;
    this.i = i;
    this.pa = pa;
    this.mu = mu;
    this.frame = frame;
  }

  static List<Object> examples() {
    return List.of(
        new KeplerOrbit(7, 0.1, 0.3, 0.7, 3.98, new Frame("EME", 1.25)),
        new KeplerOrbit(12, 0.6, 1.2, -0.3, 3.98, new Frame("GCRF", 0.5)));
  }

  public double getA() {
    return a;
  }

  public final double getE() {
    return e;
  }

  private double meanMotion() {
    final double absA = FastMath.abs(a);
    return FastMath.sqrt(mu / absA) / absA;
  }

  private double eccentricAnomaly(double m) {
    double anomaly = m + e * FastMath.sin(m);
    int count = 0;
    double shift;
    do {
      final double f2 = e * FastMath.sin(anomaly);
      final double f1 = 1 - e * FastMath.cos(anomaly);
      final double f0 = anomaly - f2 - m;
      final double f12 = 2 * f1;
      shift = f0 * f12 / (f1 * f12 - f0 * f2);
      anomaly -= shift;
      if (++count > MAX_ITERATIONS) {
        throw new IllegalStateException("unable to solve Kepler's equation for M = " + m);
      }
    } while (FastMath.abs(shift) > EPSILON);
    return anomaly;
  }

  @Differentiable
  public final double radius(double t) {
    final double anomaly = eccentricAnomaly(meanMotion() * t);
    return a * (1 - e * FastMath.cos(anomaly));
  }

  @Differentiable
  public final double height(double t, double m0) {
    Precondition.checkRange(t, -50, 50);
    final double anomaly = eccentricAnomaly(m0 + meanMotion() * t);
    final double x = a * (FastMath.cos(anomaly) - e);
    final double y = a * FastMath.sqrt(1 - e * e) * FastMath.sin(anomaly);
    final double z = FastMath.sin(i) * (x * FastMath.sin(pa) + y * FastMath.cos(pa));
    return frame.isInertial(z) ? z : frame.scale() * z;
  }

  /** In the same file, but not nested. */
  @Override
  public String toString() {
    return "orbit " + a;
  }
}

final class Frame {
  private final String name;
  private final double scale;

  Frame(String name, double scale) {
    this.name = name;
    this.scale = scale;
  }

  boolean isInertial(double z) {
    return name.equals("EME") && z < 1e6;
  }

  double scale() {
    return scale;
  }
}
