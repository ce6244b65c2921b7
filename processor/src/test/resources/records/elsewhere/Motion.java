import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Differentiable methods that return arrays or records, or write to arrays. */
public class Motion {
  public record Vector(double x, double y) {}

  public record Wide(Vector a, double[] data, @Constant double weight) {}

  @Differentiable
  public static double[] scaled(Vector v, double[] y) {
    return new double[] {v.x() * y[0], v.y() * y[1] * v.x()};
  }

  @Differentiable
  public static Vector turned(Vector v, double t) {
    return v == null ? null : new Vector(v.y() * t, v.x() * v.y());
  }

  @Differentiable
  public static Wide wide(Vector v, double t) {
    return new Wide(v, new double[] {v.x() * t, t}, 7);
  }

  @Differentiable
  public static void rates(Vector v, double[] y, double[] yDot) {
    yDot[0] = v.x() * y[1];
    yDot[1] = v.y() * y[0];
  }
}
