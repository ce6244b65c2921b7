package rejected;

/** Nothing is wrong with this one; others use it. */
record Spherical(double radius, double angle) {
  @Override
  public double angle() {
    return angle % (2 * Math.PI);
  }
}
