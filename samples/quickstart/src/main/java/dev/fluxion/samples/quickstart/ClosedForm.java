package dev.fluxion.samples.quickstart;

/** Linear regression as the textbook solves it, to compare with. */
final class ClosedForm {

  private ClosedForm() {}

  static Quickstart.Line line(double[] x, double[] y) {
    double meanX = mean(x);
    double meanY = mean(y);
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < x.length; i++) {
      covariance += (x[i] - meanX) * (y[i] - meanY);
      variance += (x[i] - meanX) * (x[i] - meanX);
    }
    double slope = covariance / variance;
    return new Quickstart.Line(slope, meanY - slope * meanX);
  }

  static double slopeThroughOrigin(double[] x, double[] y) {
    double products = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      products += x[i] * y[i];
      squares += x[i] * x[i];
    }
    return products / squares;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
