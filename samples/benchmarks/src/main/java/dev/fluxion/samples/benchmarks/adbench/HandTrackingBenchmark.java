package dev.fluxion.samples.benchmarks.adbench;

import dev.fluxion.samples.benchmarks.Agreement;
import dev.fluxion.samples.benchmarks.Measured;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** {@link HandTracking}, simple: 100 points, 26 columns; 544 vertices or 10,000. */
public class HandTrackingBenchmark extends Measured {

  private static final int SMALL = 544;

  @Param({"544", "10000"})
  int vertices = SMALL;

  private HandModel model = Resources.read("hand/model", HandModel::read);
  private HandTrackingData data =
      Resources.read("hand/hand_simple_small1_c100.txt", HandTrackingData::readSimple);
  private HandTrackingByHand byHand = new HandTrackingByHand(0, false);
  private HandTrackingByHand byHandSkipping = new HandTrackingByHand(0, true);
  private final double[] residuals = new double[3 * data.points().length];
  private final double[][] jacobian = new double[residuals.length][data.theta().length];

  @Override
  public void prepare() {
    if (vertices != SMALL) {
      model = model.withVertices(vertices);
      data =
          new HandTrackingData(
              new Random(1).ints(data.points().length, 0, vertices).toArray(),
              data.points(),
              data.us(),
              data.theta());
    }
    byHand = new HandTrackingByHand(vertices, false);
    byHandSkipping = new HandTrackingByHand(vertices, true);
  }

  @Benchmark
  public double[] primal() {
    return HandTracking.residuals(data.theta(), model, data.correspondences(), data.points());
  }

  /** Sparse in the bones that an angle moves. */
  @Benchmark
  public double[][] fused() {
    byHand.everyVertex(
        data.theta(), model, data.correspondences(), data.points(), residuals, jacobian);
    return jacobian;
  }

  /** Sparse in the weights, too, of which most are zero: does less than the primal. */
  @Benchmark
  public double[][] fusedSkipping() {
    byHandSkipping.everyVertex(
        data.theta(), model, data.correspondences(), data.points(), residuals, jacobian);
    return jacobian;
  }

  /** Sparse in the vertices that were measured, too: another algorithm than the primal's. */
  @Benchmark
  public double[][] fusedSparse() {
    byHand.measuredVertices(
        data.theta(), model, data.correspondences(), data.points(), residuals, jacobian);
    return jacobian;
  }

  @Benchmark
  public HandTrackingGradients.ResidualsJacobian jacobian() {
    return HandTrackingGradients.residualsJacobian(
        data.theta(), model, data.correspondences(), data.points());
  }

  @Benchmark
  public HandTrackingGradients.ResidualsJvp jvp() {
    return HandTrackingGradients.residualsJvp(
        data.theta(), model, data.correspondences(), data.points(), data.theta());
  }

  @Override
  public void check() {
    double[] values = primal();
    double[] along = jvp().tangent();
    var generated = jacobian();
    fused();
    checkRows(values, along, generated.jacobian());
    fusedSkipping();
    checkRows(values, along, generated.jacobian());
    fusedSparse();
    checkRows(values, along, generated.jacobian());
    Agreement.check("jacobian", values, generated.value(), 0);
  }

  private void checkRows(double[] values, double[] along, double[][] generated) {
    Agreement.check("residuals", values, residuals, 1e-12);
    for (int i = 0; i < jacobian.length; i++) {
      Agreement.check("row", jacobian[i], generated[i], 1e-12);
      Agreement.check("jvp", Agreement.dot(jacobian[i], data.theta()), along[i], 1e-10);
      jacobian[i][0] = Double.NaN;
    }
  }
}
