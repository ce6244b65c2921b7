package dev.fluxion.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Where what is in an array would lose its derivative, or a field would change: errors. */
class ArrayDiagnosticsTest {

  private static void check(List<String> expected, String body) {
    TestCompiler.Result result =
        TestCompiler.strict()
            .lenient()
            .compile(
                "package p;\nimport dev.fluxion.*;\nimport java.util.Arrays;\nclass A {\n"
                    + body
                    + "}\n");
    assertEquals(
        expected,
        result.findings().stream()
            .map(
                f ->
                    (Integer.parseInt(f.substring(0, f.indexOf(':'))) - 4)
                        + f.substring(f.indexOf(':')))
            .sorted()
            .toList());
  }

  @Test
  void otherMethodsOnWholeArrays() {
    check(
        List.of("5: FLX060", "7: FLX039", "7: FLX060"),
        """
        @Differentiable
        static double f(double x, double y) {
          double[] a = {x, y};
          double[] b = {1, 2};
          Arrays.sort(a);
          if (Arrays.equals(a, b)) { x++; }
          double s = Arrays.stream(a, 0, 1).sum();
          Arrays.sort(b);
          if (x > 7) { throw new IllegalArgumentException(Arrays.toString(a)); }
          return a[0] + b[0] + s;
        }
        """);
  }

  @Test
  void arraysOfFields() {
    check(
        List.of("11: FLX067", "5: FLX067", "7: FLX067"),
        """
        static final double[] TABLE = {1, 2};
        static final int[] COUNT = {1, 2};
        static final double[][] ROWS = {{1, 2}};
        @Differentiable static double f(double x) {
          TABLE[0] = x;
          int[] alias = x > 0 ? new int[1] : COUNT;
          alias[0]++;
          set(ROWS[0], x);
          return x * TABLE[1];
        }
        static void set(double[] row, double x) { row[0] = x; }
        """);
  }

  @Test
  void arraysOfFieldsThatAreOnlyRead() {
    check(
        List.of(),
        """
        static final double[] TABLE = {1, 2};
        @Differentiable static double f(double x) {
          double[] out = new double[2];
          scale(out, TABLE, x);
          return out[0] * recursive(out, TABLE, x);
        }
        static void scale(double[] out, double[] in, double x) { out[0] = in[0] * x; }
        static int recursive(double[] a, double[] b, double x) {
          return x > 5 ? 1 : recursive(a, b, x + b[0]);
        }
        """);
  }

  @Test
  void arraysInRecordsOfVoidMethods() {
    check(
        List.of("2: FLX067"),
        """
        record Data(double[] values) {}
        @Differentiable static void f(Data d, double[] out) {
          d.values()[0] *= 2;
          out[0] = d.values()[0];
        }
        @Differentiable static void scratch(@Constant Data d, double x, double[] out) {
          d.values()[0] = x * 2;
          out[0] = d.values()[0];
        }
        @Differentiable static double[] g(Data d) {
          d.values()[0] *= 2;
          return new double[] {d.values()[0]};
        }
        """);
  }

  @Test
  void recordsInOtherHands() {
    check(
        List.of("3: FLX060", "4: FLX060", "6: FLX060"),
        """
        record Vector(double x, double y) {}
        @Differentiable static double f(Vector v, Vector[] all, @Constant Vector constant) {
          double a = Double.parseDouble(String.valueOf(v));
          double b = Double.parseDouble(String.valueOf(all[0]));
          Vector w = a > 0 ? v : null;
          double c = Double.parseDouble(String.valueOf(w));
          double d = Double.parseDouble(String.valueOf(constant));
          System.out.println(v);
          return v.equals(w) && v != constant ? a + b : c + d + v.x();
        }
        """);
  }

  /** What is in a record may be written to by whoever gets it. */
  @Test
  void arraysInRecordsInOtherHands() {
    TestCompiler.Result result =
        TestCompiler.strict()
            .lenient()
            .compile(
                """
                package p;
                class Other {
                  record Data(double[] values) {}
                  record Vector(double x, double y) {}
                  static void touch(Data d) { d.values()[0] = 0; }
                  static void look(Vector v) {}
                }
                """,
                """
                package p;
                import dev.fluxion.Differentiable;
                class A {
                  @Differentiable static double f(Other.Data d, Other.Data[] all, Other.Vector v) {
                    Other.touch(d);
                    Other.touch(all[0]);
                    double[] a = {v.x()};
                    Other.touch(new Other.Data(a));
                    Other.touch(new Other.Data(new double[] {1}));
                    Other.look(v);
                    if (a[0] > 5) { throw new IllegalArgumentException("too much: " + d); }
                    return d.values()[0] + a[0];
                  }
                }
                """);
    assertEquals(List.of("5: FLX060", "6: FLX060", "8: FLX060"), result.findings());
  }

  @Test
  void arraysOfOtherCode() {
    check(
        List.of("3: FLX068"),
        """
        @Differentiable static double f(double x) {
          double[] a = java.util.stream.DoubleStream.of(1, 2).toArray();
          a[0] = x;
          double[] b = java.util.stream.DoubleStream.of(1, 2).toArray();
          b[0] = 3;
          return a[0] * b[0];
        }
        """);
  }

  @Test
  void tooManyDimensions() {
    check(
        List.of("6: FLX066"),
        """
        @Differentiable static double f(double x) {
          double[][][][] c = new double[1][1][1][1];
          double y = c[0][0][0][0];
          double[][][][] a = new double[1][1][1][1];
          double[][][] b = a[0];
          b[0][0][0] = x;
          return y * b[0][0][0];
        }
        """);
  }

  @Test
  void constantParametersOfCallees() {
    check(
        List.of("5: FLX069"),
        """
        @Differentiable static double f(double x, @Constant double[] scratch) {
          double[] a = {x};
          return read(a, x) + write(a, x) + fill(scratch, x);
        }
        static double write(@Constant double[] a, double x) { a[0] = 3; return x; }
        static double read(@Constant double[] a, double x) { return a[0] * x; }
        static double fill(double[] a, double x) { a[0] = x; return a[0] * x; }
        """);
  }
}
