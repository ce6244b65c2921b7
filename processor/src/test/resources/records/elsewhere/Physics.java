import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Differentiable methods of records, which other files call. */
public class Physics {
  public record Vector(double x, double y) {
    @Differentiable(wrt = {"this", "k"})
    public double scaled(double k) {
      return k * (x * x + y * y);
    }
  }

  public record Body(
      double mass, Vector place, double[] data, @Constant double weight, String name) {}

  public record Path(Vector[] points, double weight) {}

  @Differentiable
  public static double energy(Body b, double t) {
    double sum = 0;
    for (double d : b.data()) {
      sum += d * d;
    }
    return b.mass() * b.place().x() * b.place().y() * t + b.weight() * sum;
  }

  @Differentiable
  public static double total(Vector[] vectors, double k) {
    double sum = 0;
    for (Vector v : vectors) {
      sum += v == null ? 0 : k * v.x() * v.y();
    }
    return sum;
  }

  @Differentiable
  public static double orSquare(Vector v, double t) {
    return v == null ? t * t : v.x() * t;
  }

  @Differentiable
  public static double length(Path path) {
    double sum = 0;
    for (Vector v : path.points()) {
      sum += path.weight() * v.x() * v.x() * v.y();
    }
    return sum;
  }
}
