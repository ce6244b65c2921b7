package rejected;

import dev.fluxion.Differentiable;

class GridOfRecordsWritten {
  record Cell(double density, double flow) {}

  @Differentiable
  static double wrapped(Cell[][] grid) {
    double mass = 0;
    for (Cell[] row : grid) {
      row[0] = row[row.length - 1]; // FLX057
      mass += row[0].density();
    }
    return mass;
  }
}
