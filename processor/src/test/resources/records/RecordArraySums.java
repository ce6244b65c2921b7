import dev.fluxion.Differentiable;

/** Sums of gradients by arrays of records, which have records and arrays in them. */
class RecordArraySums extends Expect {
  record Vector(double x, double y) {}

  record Curve(Vector start, double[] heights, double[][] table) {}

  @Differentiable
  static double area(Curve[] curves) {
    double sum = 0;
    for (Curve curve : curves) {
      for (double height : curve.heights()) {
        sum += curve.start().x() * height * height;
      }
      sum += curve.start().y() * curve.table()[0][1];
    }
    return sum;
  }

  private static Curve curve(double x, double... heights) {
    return new Curve(new Vector(x, 2), heights, new double[][] {{5, 7}});
  }

  static void check() {
    Curve[] curves = {curve(3, 1, 2), curve(4)};
    var adjoint = new RecordArraySumsGradients.AreaAdjoint();
    RecordArraySumsGradients.areaGradient(curves, adjoint);
    double[] once = {5, 7, 6, 12, 0, 2, 0, 7, 0, 2};
    is(adjoint.toArray(), once);
    Curve[] first = adjoint.curves;
    RecordArraySumsGradients.areaGradient(curves, adjoint);
    is(adjoint.toArray(), 10, 14, 12, 24, 0, 4, 0, 14, 0, 4);
    adjoint.curves = first;
    is(adjoint.toArray(), once);
    refusals();
  }

  private static void refusals() {
    Curve whole = curve(4, 1);
    refused(
        "curvesTangent[1].start must be of the shape null, but is of the shape Vector",
        new Curve(null, whole.heights(), whole.table()),
        whole);
    refused(
        "curvesTangent[1].heights must be of the shape double[1], but is of the shape double[0]",
        whole,
        curve(4));
    refused(
        "curvesTangent[1].table must be of the shape double[1][2], but is of the shape null",
        whole,
        new Curve(whole.start(), whole.heights(), null));
  }

  private static void refused(String message, Curve primal, Curve tangent) {
    Curve same = curve(3);
    fails(
        message,
        () ->
            RecordArraySumsGradients.areaJvp(
                new Curve[] {same, primal}, new Curve[] {same, tangent}));
  }
}
