package rejected;

import dev.fluxion.Differentiable;

class ArrayOfRecordsFromElsewhere {
  record Point(double x, double y) {}

  static final Point[] CORNERS = {new Point(0, 0), new Point(1, 1)};

  @Differentiable
  static double closest(Point p) {
    return p.x() * CORNERS.length; // FLX055
  }
}
