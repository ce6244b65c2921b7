package dev.fluxion.processor.objects.library;

import dev.fluxion.Differentiable;
import java.util.List;
import org.hipparchus.util.FastMath;

/** Geodesy: protected members, a nested builder, early returns. */
public class Ellipsoid {
  protected final double ae;
  private final double f;
  private final transient double e2;
  private final transient double g2;
  private volatile double closeApproachThreshold = 1e-10;

  Ellipsoid(Builder builder) {
    this.ae = builder.radius;
    this.f = builder.flattening;
    this.e2 = f * (2.0 - f);
    double g = 1.0 - f;
    this.g2 = g * g;
  }

  static List<Object> examples() {
    return List.of(
        new Builder().radius(6.378).flattening(1 / 298.0).build(), new Builder().radius(2).build());
  }

  @Differentiable
  public final double meridian(double latitude) {
    final double s = FastMath.sin(latitude);
    final double d = 1.0 - e2 * s * s;
    return ae * g2 / (d * FastMath.sqrt(d));
  }

  @Differentiable
  final double geodetic(double r, double z) {
    final double r2 = r * r;
    final double norm = FastMath.sqrt(r2 + z * z);
    if (norm <= closeApproachThreshold) {
      return 0;
    }
    double phi = FastMath.atan2(z, r * g2);
    for (int i = 0; i < 10; i++) {
      final double s = FastMath.sin(phi);
      final double n = ae / FastMath.sqrt(1 - e2 * s * s);
      phi = FastMath.atan2(z + e2 * n * s, FastMath.abs(r) + 0.1);
    }
    return phi;
  }

  void setThreshold(double threshold) {
    closeApproachThreshold = threshold;
  }

  /** Builds ellipsoids. */
  static final class Builder {
    private double radius = 1;
    private double flattening;

    Builder radius(double value) {
      radius = value;
      return this;
    }

    Builder flattening(double value) {
      flattening = value;
      return this;
    }

    Ellipsoid build() {
      return new Ellipsoid(this);
    }
  }
}
