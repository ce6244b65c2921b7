package dev.fluxion.samples.textbook;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleUnaryOperator;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The pictures of this gallery, saved as PNG files. */
final class Pictures {

  private static final int POINTS = 201;

  private Pictures() {}

  /**
   * Draws them.
   *
   * @param args the folder to draw them into
   */
  public static void main(String[] args) {
    draw(Path.of(args.length > 0 ? args[0] : "target/pictures"));
  }

  static void draw(Path folder) {
    save(taylor(), folder.resolve("taylor.png"));
    save(linearization(), folder.resolve("linearization.png"));
  }

  /** The higher the order, the longer the polynomial stays with the function. */
  private static XYChart taylor() {
    XYChart chart = chart("Taylor polynomials of sin x + cos x around 0", "x", "T_n(x)");
    chart.getStyler().setYAxisMin(-4.0).setYAxisMax(4.0);
    double[] x = between(-5, 5);
    add(chart, "sin x + cos x", x, TaylorPolynomials::f);
    for (int n = 1; n <= 9; n += 4) {
      double[] coefficients = TaylorPolynomialsGradients.fTaylor(0, 1, n);
      add(chart, "n = " + n, x, delta -> TaylorPolynomials.evaluate(coefficients, delta));
    }
    return chart;
  }

  /** Along (1, 1), the surface and its tangent plane at (1, 2). */
  private static XYChart linearization() {
    XYChart chart = chart("Linearization of x² + 2xy + y³ at (1, 2)", "h", "f(1 + h, 2 + h)");
    double[] x0 = {1, 2};
    double[] h = between(-1, 1);
    add(chart, "f", h, t -> Linearization.f(new double[] {1 + t, 2 + t}));
    add(chart, "linearized", h, t -> Linearization.linearized(x0, new double[] {t, t}));
    return chart;
  }

  private static XYChart chart(String title, String xAxis, String yAxis) {
    XYChart chart =
        new XYChartBuilder()
            .width(720)
            .height(480)
            .title(title)
            .xAxisTitle(xAxis)
            .yAxisTitle(yAxis)
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisTickMarkSpacingHint(80);
    chart.getStyler().setDecimalPattern("0.0");
    return chart;
  }

  private static double[] between(double from, double to) {
    double[] x = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = from + (to - from) * i / (POINTS - 1);
    }
    return x;
  }

  private static void add(XYChart chart, String name, double[] x, DoubleUnaryOperator f) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = f.applyAsDouble(x[i]);
    }
    chart.addSeries(name, x, y).setMarker(SeriesMarkers.NONE);
  }

  private static void save(XYChart chart, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      ChartEncoder.saveChart(chart, file.toString(), "png");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
