package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.HessianOfAVectorFieldGradients.fHessian;
import static dev.fluxion.samples.textbook.MatrixAssertions.assertTensor;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HessianOfAVectorFieldTest {

  @ParameterizedTest
  @CsvSource({"1, 2", "-0.5, 0.3", "0, 0"})
  void isATensor(double x1, double x2) {
    double e = Math.exp(x1 * x2);
    double[][][] expected = {
      {{2 * x2, 2 * x1}, {2 * x1, 0}},
      {{-Math.sin(x1), 0}, {0, 2}},
      {{e * x2 * x2, e * (1 + x1 * x2)}, {e * (1 + x1 * x2), e * x1 * x1}}
    };
    assertTensor(expected, fHessian(new double[] {x1, x2}));
  }
}
