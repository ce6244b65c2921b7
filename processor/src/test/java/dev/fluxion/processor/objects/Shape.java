package dev.fluxion.processor.objects;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Arrays;
import java.util.List;

/** Enums, records, interfaces. */
public interface Shape {
  double SCALE = 2.5;

  static List<Object> examples() {
    List<Object> all = new java.util.ArrayList<>(Arrays.asList(Kind.values()));
    all.add(new Circle(2, 3));
    all.add(new Model(new Circle(1, 2), Kind.B, new double[] {1, 2, 3}));
    return all;
  }

  double area(double x);

  @Differentiable
  static double ofInterface(double x, double y) {
    return SCALE * x * half(y);
  }

  private static double half(double x) {
    return x / 2;
  }

  /** An enum with fields. */
  enum Kind {
    A(2),
    B(3) {};

    private final double weight;
    final double[] powers = {1, 2};

    Kind(double weight) {
      this.weight = weight;
    }

    @Differentiable
    final double weighted(double x) {
      return switch (this) {
        case A -> x * weight + ordinal();
        case B -> x * x * weight * powers[1] + name().length();
      };
    }
  }

  /** A record as a constant. */
  record Circle(double radius, int n) implements Shape {
    public int n() {
      return n + 100;
    }

    @Override
    public double area(double x) {
      return radius * radius * x * n;
    }

    @Differentiable
    double grown(double x) {
      return area(x) * x + radius() + n() * x + this.n;
    }
  }

  /** Objects in fields. */
  record Model(@Constant Circle circle, Kind kind, @Constant double[] data) {
    @Differentiable
    double loss(double x) {
      double s = circle.area(x) * kind.weighted(x);
      for (double v : data) {
        s += v * circle.radius * Math.sin(x);
      }
      return s / circle.radius();
    }
  }
}
