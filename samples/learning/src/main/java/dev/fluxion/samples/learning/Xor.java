package dev.fluxion.samples.learning;

import static dev.fluxion.samples.learning.XorGradients.lossGradient;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Random;

/** Clouds around the four points of XOR, told apart by three layers with ReLU. */
final class Xor {

  static final int POINTS = 200;
  static final int EPOCHS = 400;
  private static final int HIDDEN = 8;
  private static final int BATCH = 20;
  private static final double RATE = 0.1;

  private Xor() {}

  /** ŷ = w₂ᵀ ReLU(W₁x + b₁) + b₂. */
  record Network(double[][] W1, double[] b1, double[] w2, double b2) {

    static Network random(Random random) {
      double[][] W1 = new double[HIDDEN][2];
      double[] w2 = new double[HIDDEN];
      for (int i = 0; i < HIDDEN; i++) {
        W1[i][0] = random.nextGaussian();
        W1[i][1] = random.nextGaussian();
        w2[i] = random.nextGaussian() * Math.sqrt(2.0 / HIDDEN);
      }
      return new Network(W1, new double[HIDDEN], w2, 0);
    }

    /** This network, moved against its gradient. */
    Network descend(double rate, Network gradient) {
      double[][] nextW1 = new double[HIDDEN][2];
      double[] nextB1 = new double[HIDDEN];
      double[] nextW2 = new double[HIDDEN];
      for (int i = 0; i < HIDDEN; i++) {
        nextW1[i][0] = W1[i][0] - rate * gradient.W1[i][0];
        nextW1[i][1] = W1[i][1] - rate * gradient.W1[i][1];
        nextB1[i] = b1[i] - rate * gradient.b1[i];
        nextW2[i] = w2[i] - rate * gradient.w2[i];
      }
      return new Network(nextW1, nextB1, nextW2, b2 - rate * gradient.b2);
    }
  }

  static double yHat(Network n, double x1, double x2) {
    double y = n.b2();
    for (int i = 0; i < n.w2().length; i++) {
      double z = n.W1()[i][0] * x1 + n.W1()[i][1] * x2 + n.b1()[i];
      y += n.w2()[i] * Math.max(0, z);
    }
    return y;
  }

  /** Points in the plane, and 0 or 1 for each. */
  record Cloud(double[][] X, int[] labels) {

    static Cloud random(Random random) {
      Cloud cloud = new Cloud(new double[POINTS][2], new int[POINTS]);
      for (int i = 0; i < POINTS; i++) {
        int corner1 = random.nextInt(2);
        int corner2 = random.nextInt(2);
        cloud.X[i][0] = corner1 + 0.1 * random.nextGaussian();
        cloud.X[i][1] = corner2 + 0.1 * random.nextGaussian();
        cloud.labels[i] = corner1 ^ corner2;
      }
      return cloud;
    }
  }

  /** f_MSE of the points from … to − 1: 1/2n Σ (ŷ − y)². */
  @Differentiable
  static double loss(Network n, @Constant double[][] X, int[] labels, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      double error = yHat(n, X[i][0], X[i][1]) - labels[i];
      sum += error * error;
    }
    return sum / (2 * (to - from));
  }

  static int predict(Network n, double x1, double x2) {
    return yHat(n, x1, x2) > 0.5 ? 1 : 0;
  }

  static int errors(Network n, Cloud cloud) {
    int errors = 0;
    for (int i = 0; i < POINTS; i++) {
      errors += predict(n, cloud.X[i][0], cloud.X[i][1]) == cloud.labels[i] ? 0 : 1;
    }
    return errors;
  }

  /** A trained network, and the loss after each epoch. */
  record Training(Network network, double[] losses) {}

  /** Minibatch gradient descent. The points of a cloud come in random order as they are. */
  static Training train(Cloud cloud, Random random) {
    Network network = Network.random(random);
    double[] losses = new double[EPOCHS];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int from = 0; from < POINTS; from += BATCH) {
        var loss = lossGradient(network, cloud.X, cloud.labels, from, from + BATCH);
        network = network.descend(RATE, loss.n());
      }
      losses[epoch] = loss(network, cloud.X, cloud.labels, 0, POINTS);
    }
    return new Training(network, losses);
  }

  public static void main(String[] args) {
    Learning.tell(args, Xor::tell);
  }

  static void tell(Report report) {
    report.title("XOR by three layers with ReLU, minibatch gradient descent");
    Plot losses = new Plot("XOR from several seeds", "epoch", "loss").logarithmic();
    for (int seed = 1; seed <= 5; seed++) {
      Random random = new Random(seed);
      Cloud cloud = Cloud.random(random);
      Training training = train(cloud, random);
      report.line(
          "  seed %d  loss %.6f  errors %d of %d",
          seed, training.losses[EPOCHS - 1], errors(training.network, cloud), POINTS);
      losses.curve("seed " + seed, training.losses);
      if (seed == 1) {
        report.plot(
            Regions.of(
                "XOR",
                (x1, x2) -> predict(training.network, x1, x2),
                -0.5,
                1.5,
                cloud.X,
                cloud.labels),
            "xor");
      }
    }
    report.plot(losses, "xor-losses");
  }
}
