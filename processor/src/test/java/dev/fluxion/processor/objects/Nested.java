package dev.fluxion.processor.objects;

import dev.fluxion.Differentiable;
import java.util.List;

/** Classes inside classes. */
final class Nested {
  private final double outer;
  private final Part part = new Part(1.5);
  private static final Secret SECRET = new Secret();

  Nested(double outer) {
    this.outer = outer;
  }

  static List<Object> examples() {
    Nested nested = new Nested(2);
    return List.of(nested, new Part(0.5), nested.new Inner(), new Part.Deep());
  }

  @Differentiable
  double parts(double x) {
    return part.size * outer * x + part.times(x);
  }

  static class Part {
    private final double size;

    Part(double size) {
      this.size = size;
    }

    private double times(double x) {
      return size * x * x;
    }

    @Differentiable
    final double self(double x) {
      return times(x) * times(size);
    }

    static final class Deep {
      private double level = 3;

      @Differentiable
      double deep(double x) {
        Part made = x > 0 ? SHARED : null;
        return made.times(x) * level;
      }
    }

    static final Part SHARED = new Part(7);
  }

  /** Knows its own fields. */
  final class Inner {
    private double own = 4;

    @Differentiable
    double inner(double x) {
      return own * x * this.own + Inner.this.own * x * x;
    }
  }

  private static final class Secret {
    double value = 1;
  }
}
