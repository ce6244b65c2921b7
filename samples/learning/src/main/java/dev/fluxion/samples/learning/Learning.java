package dev.fluxion.samples.learning;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Tells all stories, from a straight line to a deep network. */
public final class Learning {

  private Learning() {}

  /**
   * Tells all stories on standard output.
   *
   * @param args where the pictures go; by default the folder {@code plots}
   */
  public static void main(String[] args) {
    tell(args, Learning::tell);
  }

  static void tell(String[] args, Consumer<Report> story) {
    // No picture is ever shown, so no screen is needed.
    System.setProperty("java.awt.headless", "true");
    Path plots = Path.of(args.length > 0 ? args[0] : "plots");
    story.accept(new Report(new PrintStream(System.out, true, StandardCharsets.UTF_8), plots));
  }

  static void tell(Report report) {
    LinearRegression.tell(report);
    Overfitting.tell(report);
    MaximumLikelihood.tell(report);
    Xor.tell(report);
    Spirals.tell(report);
    MultivariateGaussian.tell(report);
    ProbabilisticPca.tell(report);
  }
}
