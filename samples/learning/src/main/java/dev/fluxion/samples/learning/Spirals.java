package dev.fluxion.samples.learning;

import static dev.fluxion.samples.learning.DeepNetworkGradients.crossEntropyGradient;

import dev.fluxion.samples.learning.DeepNetwork.Layer;
import java.util.Random;

/** Three spirals told apart by a deep network: softmax, cross entropy, minibatches, momentum. */
final class Spirals {

  static final int CLASSES = 3;
  static final int POINTS = 300;
  static final int EPOCHS = 300;
  private static final int BATCH = 30;
  private static final double RATE = 0.05;
  private static final double MOMENTUM = 0.9;

  private Spirals() {}

  /** Points in the plane, and the class of each. */
  record Data(double[][] X, int[] labels) {

    static Data random(Random random) {
      double[][] X = new double[POINTS][];
      int[] labels = new int[POINTS];
      for (int n = 0; n < POINTS; n++) {
        labels[n] = n % CLASSES;
        double radius = 0.05 + 0.95 * (n / CLASSES) / (POINTS / CLASSES - 1.0);
        double turn = 4 * radius + 2 * Math.PI * labels[n] / CLASSES + 0.1 * random.nextGaussian();
        X[n] = new double[] {radius * Math.cos(turn), radius * Math.sin(turn)};
      }
      return new Data(X, labels);
    }

    Data drawn(int size, Random random) {
      double[][] batch = new double[size][];
      int[] batchLabels = new int[size];
      for (int n = 0; n < size; n++) {
        int drawn = random.nextInt(X.length);
        batch[n] = X[drawn];
        batchLabels[n] = labels[drawn];
      }
      return new Data(batch, batchLabels);
    }
  }

  /** A trained network, and the loss after each epoch. */
  record Training(Layer[] theta, double[] losses) {}

  static Training train(Data data, Random random, Report report) {
    Layer[] theta = DeepNetwork.random(random, 2, 24, 24, CLASSES);
    Layer[] velocity = DeepNetwork.random(random, 2, 24, 24, CLASSES);
    for (Layer layer : velocity) {
      scale(layer, 0);
    }
    double[] losses = new double[EPOCHS];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (int batch = 0; batch < POINTS / BATCH; batch++) {
        Data drawn = data.drawn(BATCH, random);
        Layer[] gradient = crossEntropyGradient(theta, drawn.X, drawn.labels).theta();
        for (int i = 0; i < theta.length; i++) {
          scale(velocity[i], MOMENTUM);
          add(velocity[i], -RATE, gradient[i]);
          add(theta[i], 1, velocity[i]);
        }
      }
      losses[epoch] = DeepNetwork.crossEntropy(theta, data.X, data.labels);
      report.progress("epoch", epoch + 1, EPOCHS, losses[epoch]);
    }
    return new Training(theta, losses);
  }

  private static void scale(Layer layer, double factor) {
    for (int i = 0; i < layer.b().length; i++) {
      layer.b()[i] *= factor;
      for (int j = 0; j < layer.W()[i].length; j++) {
        layer.W()[i][j] *= factor;
      }
    }
  }

  private static void add(Layer layer, double factor, Layer other) {
    for (int i = 0; i < layer.b().length; i++) {
      layer.b()[i] += factor * other.b()[i];
      for (int j = 0; j < layer.W()[i].length; j++) {
        layer.W()[i][j] += factor * other.W()[i][j];
      }
    }
  }

  static int errors(Layer[] theta, Data data) {
    int errors = 0;
    for (int n = 0; n < data.X.length; n++) {
      errors += DeepNetwork.predict(theta, data.X[n]) == data.labels[n] ? 0 : 1;
    }
    return errors;
  }

  public static void main(String[] args) {
    Learning.tell(args, Spirals::tell);
  }

  static void tell(Report report) {
    Random random = new Random(1);
    Data data = Data.random(random);
    report.title("Three spirals: a network 2-24-24-3, softmax, cross entropy");
    Training training = train(data, random, report);
    double loss = training.losses[EPOCHS - 1];
    report.line("  loss %.6f  errors %d of %d", loss, errors(training.theta, data), POINTS);
    report.plot(
        Regions.of(
            "Three spirals",
            (x1, x2) -> DeepNetwork.predict(training.theta, new double[] {x1, x2}),
            -1.1,
            1.1,
            data.X,
            data.labels),
        "spirals");
    report.plot(
        new Plot("Three spirals", "epoch", "loss").curve("loss", training.losses).logarithmic(),
        "spirals-loss");
  }
}
