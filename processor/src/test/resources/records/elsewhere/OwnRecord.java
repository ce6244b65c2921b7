import dev.fluxion.Differentiable;

/** What other code returns is read as it is stored, then the accessor does its work. */
class OwnRecord {
  record Own(double v, double w) {
    public double v() {
      return 2 * v;
    }
  }

  @Differentiable
  static double own(double x) {
    Own own = Library.own();
    return own.v() * x + own.w();
  }

  static void check() {
    Expect.is(OwnRecordGradients.ownGradient(5).toArray(), 6);
    Expect.is(34, OwnRecordGradients.ownGradient(5).value());
  }
}
