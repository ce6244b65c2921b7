package dev.fluxion.samples.benchmarks;

import dev.fluxion.GradientCheck;
import dev.fluxion.Tensor;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is measured with tensors, and beside Hipparchus, is right. */
class TensorAndTaylorTest {

  @Test
  void softmaxNetwork() {
    Random random = new Random(2);
    SoftmaxNetwork.Layer hidden =
        SoftmaxNetwork.layer(random, SoftmaxNetwork.INPUTS, SoftmaxNetwork.HIDDEN);
    SoftmaxNetwork.Layer output =
        SoftmaxNetwork.layer(random, SoftmaxNetwork.HIDDEN, SoftmaxNetwork.CLASSES);
    Tensor x = SoftmaxNetwork.random(random, SoftmaxNetwork.BATCH, SoftmaxNetwork.INPUTS);
    Tensor y = SoftmaxNetwork.classes(random);
    Tensor direction = SoftmaxNetwork.random(random, SoftmaxNetwork.INPUTS, SoftmaxNetwork.HIDDEN);
    var gradient = SoftmaxNetworkGradients.lossGradient(hidden, output, x, y);
    GradientCheck.of(
            t ->
                SoftmaxNetwork.loss(
                    new SoftmaxNetwork.Layer(
                        hidden.weights().plus(direction.times(t[0])), hidden.biases()),
                    output,
                    x,
                    y))
        .at(0)
        .against(gradient.hidden().weights().dot(direction))
        .assertClose(1e-7);
  }
}
