package dev.fluxion.processor.corpus;

import dev.fluxion.Differentiable;

/** Rows that are replaced, at any level, by others of the same or of another length. */
final class MovedRows {
  private MovedRows() {}

  @Differentiable
  @At(arrays = "{{{0.3, 0.5}}, {{0.6, 0.2}}}")
  static double rowOfAPlane(double[][][] t) {
    t[0][0] = t[1][0];
    return t[0][0][0] * t[0][0][0];
  }

  static double[] rowOfAPlaneExpected(double[][][] t) {
    return new double[] {0, 0, 2 * t[1][0][0], 0};
  }

  @Differentiable
  @At(arrays = "{{{0.3, 0.4}}, {{0.6}}}")
  @At(arrays = "{{{0.3}}, {{0.6}}}")
  static double newRowOfAPlane(double[][][] t) {
    t[0][0] = new double[] {t[1][0][0], 1};
    return t[0][0][0] * t[1][0][0];
  }

  @Differentiable
  @At(arrays = "{{{1, 2}, {3}}, {{-1}, {0.5, 2}}}")
  static double[][][] planesAndRows(double[][][] t) {
    double[][] plane = t[0];
    swap(plane);
    t[0] = t[1];
    t[1] = plane;
    swap(t[0]);
    t[0][0][1] *= t[1][1][0];
    return t;
  }

  private static void swap(double[][] m) {
    double[] row = m[0];
    m[0] = m[1];
    m[1] = row;
  }

  @Differentiable(wrt = "t")
  @At(arrays = "{{{1, 2}, {3, 4}}, {{-1, 1}, {0.5, 2}}}")
  static void rowsOfInputAndResult(double[][][] t) {
    for (double[][] plane : t) {
      swap(plane);
      plane[0][0] *= plane[1][1];
    }
  }

  @Differentiable
  @At(arrays = "{{{1, 2}, {3, 4}}, {{-1, 1}, {0.5, 2}}}")
  static double planesInANewArray(double[][][] t) {
    double[][][] u = {t[1], t[0]};
    u[0][0] = u[1][1];
    u[0][0][0] *= 3;
    return t[1][0][0] * t[0][1][1] + t[1][1][0];
  }

  record Rows(double[] a, double[][] m) {}

  @Differentiable
  @At(arrays = {"{0.3}", "{{0.6, 0.5}, {0.7}}"})
  @At(arrays = {"{0.3, 0.4, 0.5}", "{{0.6, 0.5}, {0.7}}"})
  static double ofARecord(double[] a, double[][] m) {
    Rows r = new Rows(a, m);
    double s = r.m()[0][1] * r.m()[1][0];
    r.m()[0] = r.a();
    return s * m[0][0];
  }

  @Differentiable
  @At(value = 0.3, arrays = "{{1}}")
  @At(value = 0.3, arrays = "{{1, 2}}")
  @At(value = 0.3, arrays = "{{1, 2, 3}}")
  static void newRowOfTheResult(double y, double[][] out) {
    out[0] = new double[] {y, y * y};
  }

  static double[][] newRowOfTheResultExpected(double y, double[][] out) {
    return new double[][] {{1}, {2 * y}};
  }
}
