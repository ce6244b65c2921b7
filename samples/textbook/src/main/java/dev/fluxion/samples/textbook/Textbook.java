package dev.fluxion.samples.textbook;

import java.util.List;
import java.util.function.Consumer;

/** Shows all topics, in the order in which the lectures come to them. */
public final class Textbook {

  private static final List<Consumer<Blackboard>> TOPICS =
      List.of(
          WhatIsADerivative::show,
          ElementaryDerivatives::show,
          DerivativeRules::show,
          ScalarChainRule::show,
          OneParameterRegression::show,
          PartialDerivatives::show,
          DirectionalDerivatives::show,
          MultivariateChainRule::show,
          Jacobians::show,
          Layouts::show,
          ChainOfJacobians::show,
          TwoViews::show,
          SquaredError::show,
          LeastSquares::show,
          MaximumLikelihood::show,
          MatrixDerivatives::show,
          VectorizedMatrix::show,
          MatrixOfAVector::show,
          FunctionsOfMatrices::show,
          TanhLayer::show,
          LayeredNetwork::show,
          DeepNetwork::show,
          Backpropagation::show,
          LinearNetwork::show,
          ActivationFunctions::show,
          XorNetwork::show,
          AutomaticDifferentiation::show,
          Hessians::show,
          HessianOfAVectorField::show,
          Linearization::show,
          TaylorPolynomials::show,
          MultivariateTaylor::show,
          MetricTensor::show,
          LagrangeMultipliers::show);

  private Textbook() {}

  /**
   * Shows all topics on standard output.
   *
   * @param args ignored
   */
  public static void main(String[] args) {
    Blackboard.show(Textbook::show);
  }

  static void show(Blackboard board) {
    TOPICS.forEach(topic -> topic.accept(board));
  }
}
