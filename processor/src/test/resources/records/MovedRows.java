import dev.fluxion.Differentiable;

/** A row of a record's array is replaced, by one of another length, too. */
final class MovedRows {
  record Rows(double[] a, double[][] m) {}

  record Planes(double[][][] t) {}

  @Differentiable
  static double product(Rows r) {
    double s = r.m()[0][1] * r.m()[1][0];
    r.m()[0] = r.a();
    return s;
  }

  @Differentiable
  static double[] products(Rows r) {
    return new double[] {product(r)};
  }

  @Differentiable
  static double square(Planes p) {
    p.t()[0][0] = p.t()[1][0];
    return p.t()[0][0][0] * p.t()[0][0][0];
  }

  private static Rows rows(double... a) {
    return new Rows(a, new double[][] {{0.6, 0.5}, {0.7}});
  }

  static void check() {
    for (int n : new int[] {0, 1, 2, 3}) {
      double[] gradient = new double[n + 3];
      gradient[n + 1] = 0.7;
      gradient[n + 2] = 0.5;
      double[][] hessian = new double[n + 3][n + 3];
      hessian[n + 1][n + 2] = 1;
      hessian[n + 2][n + 1] = 1;
      MovedRowsGradients.ProductHessian actual =
          MovedRowsGradients.productHessian(rows(new double[n]));
      Expect.is(actual.gradient(), gradient);
      Expect.is(MovedRowsGradients.productGradient(rows(new double[n])).toArray(), gradient);
      for (int i = 0; i < n + 3; i++) {
        Expect.is(actual.hessian()[i], hessian[i]);
      }
      double[][] jacobian = MovedRowsGradients.productsJacobian(rows(new double[n])).jacobian();
      Expect.is(jacobian[0], gradient);
    }
    Planes planes = new Planes(new double[][][] {{{0.3, 0.5}}, {{0.6, 0.2}}});
    Expect.is(MovedRowsGradients.squareGradient(planes).toArray(), 0, 0, 1.2, 0);
  }
}
