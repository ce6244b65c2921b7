package dev.fluxion.samples.learning;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A picture of points and curves, saved as a PNG file. */
final class Plot {

  private final XYChart chart;

  Plot(String title, String xAxis, String yAxis) {
    chart =
        new XYChartBuilder()
            .width(720)
            .height(480)
            .title(title)
            .xAxisTitle(xAxis)
            .yAxisTitle(yAxis)
            .build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setMarkerSize(6);
    chart.getStyler().setXAxisTickMarkSpacingHint(80).setYAxisTickMarkSpacingHint(50);
  }

  Plot points(String name, double[] x, double[] y) {
    chart.addSeries(name, x, y).setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    return this;
  }

  Plot points(String name, double[] x, double[] y, Color color) {
    chart
        .addSeries(name, x, y)
        .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
        .setMarker(SeriesMarkers.SQUARE)
        .setMarkerColor(color);
    return this;
  }

  Plot curve(String name, double[] x, double[] y) {
    chart.addSeries(name, x, y).setMarker(SeriesMarkers.NONE);
    return this;
  }

  /** The values' curve over 1, 2, 3, … */
  Plot curve(String name, double[] values) {
    double[] steps = new double[values.length];
    for (int k = 0; k < steps.length; k++) {
      steps[k] = k + 1;
    }
    return curve(name, steps, values);
  }

  Plot logarithmic() {
    chart.getStyler().setYAxisLogarithmic(true);
    return this;
  }

  Plot within(double leastY, double mostY) {
    chart.getStyler().setYAxisMin(leastY).setYAxisMax(mostY);
    return this;
  }

  /** The axes' numbers with one decimal. */
  Plot coarse() {
    chart.getStyler().setDecimalPattern("0.0");
    return this;
  }

  /** Writes {@code <name>.png}; nothing needs a screen. */
  Path save(Path directory, String name) {
    try {
      Files.createDirectories(directory);
      Path file = directory.resolve(name + ".png");
      ChartEncoder.saveChart(chart, file.toString(), "png");
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
