package dev.fluxion.samples.benchmarks.page;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the processor's own time is measured on. */
enum CompiledProgram {
  ONE("one method, `a * b`", 1) {
    @Override
    String methods() {
      return "@Differentiable static double f(double a, double b) { return a * b; }\n";
    }
  },

  FORMULAS("each of 60 formulas", 60) {
    @Override
    String methods() {
      return repeated(
          """
          @Differentiable static double f%1$d(double x, double y, double a) {
            double t = x * a + %1$d;
            double u = Math.exp(-t * t) * y;
            return Math.log(1 + u * u) / (1 + a * a) + t * u;
          }
          """);
    }
  },

  LOOPS("each of 60 loops over an array", 60) {
    @Override
    String methods() {
      return repeated(
          """
          @Differentiable static double f%1$d(double[] x, double a, int n) {
            double s = 0;
            for (int i = 0; i < n; i++) {
              double t = x[i] * a + %1$d;
              if (t > 0) {
                s += Math.sin(t) * t;
              } else {
                s -= t;
              }
            }
            return s / a;
          }
          """);
    }
  },

  STATEMENTS("one method of 3,000 statements", 1) {
    @Override
    String methods() {
      StringBuilder text =
          new StringBuilder("@Differentiable static double f(double x0, double x1) {\n");
      for (int i = 2; i < 3002; i++) {
        text.append("double x").append(i).append(" = ").append(statement(i)).append(";\n");
      }
      return text.append("return x3001;\n}\n").toString();
    }

    private static String statement(int i) {
      String a = "x" + (i - 1);
      String b = "x" + Math.max(0, i - 2 - i % 7);
      return switch (i % 4) {
        case 0 -> a + " * " + b;
        case 1 -> "Math.sin(" + a + ") + " + b;
        case 2 -> a + " - 0.5 * " + b;
        default -> a + " / (2 + " + b + " * 0.1)";
      };
    }
  };

  /** The name of the class that {@link #source} declares. */
  static final String CLASS = "Compiled";

  private final String title;
  private final int count;

  CompiledProgram(String title, int count) {
    this.title = title;
    this.count = count;
  }

  abstract String methods();

  String title() {
    return title;
  }

  /** The number of methods. */
  int count() {
    return count;
  }

  String source() {
    return "import dev.fluxion.Differentiable;\nclass " + CLASS + " {\n" + methods() + "}\n";
  }

  String repeated(String method) {
    return IntStream.range(0, count).mapToObj(method::formatted).collect(Collectors.joining());
  }
}
