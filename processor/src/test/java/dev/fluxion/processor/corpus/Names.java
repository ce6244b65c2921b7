package dev.fluxion.processor.corpus;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Names that generated code would like to have for itself. */
final class Names {
  private static final double tape = 2;

  private Names() {}

  @Differentiable
  @At({0.7, 1.2})
  static double fields(double value, double adjoint) {
    double t1 = value * adjoint;
    double t2 = t1 * tape;
    return t2 + value;
  }

  static double[] fieldsExpected(double value, double adjoint) {
    return new double[] {2 * adjoint + 1, 2 * value};
  }

  @Differentiable
  @At({0.7, 1.2, 0.4})
  static double tangents(double x, double xTangent, double xTangent_) {
    return x * xTangent * xTangent_;
  }

  static double[] tangentsExpected(double x, double xTangent, double xTangent_) {
    return new double[] {xTangent * xTangent_, x * xTangent_, x * xTangent};
  }

  @Differentiable
  @At({0.7, 1.2, 0.5, 0.3})
  static double results(double gradient, double hessian, double product, double tangent) {
    return gradient * hessian + product * product * tangent;
  }

  static double[] resultsExpected(double gradient, double hessian, double product, double tangent) {
    return new double[] {hessian, gradient, 2 * product * tangent, product * product};
  }

  @Differentiable
  @At({0.7, 1.2})
  static double types(double Math, double Double) {
    double java = java(Math);
    double StrictMath = java * Double;
    double String = StrictMath * StrictMath;
    return String;
  }

  private static double java(double dev) {
    return java.lang.Math.sin(dev);
  }

  static double[] typesExpected(double Math, double Double) {
    double s = java.lang.Math.sin(Math);
    return new double[] {2 * s * java.lang.Math.cos(Math) * Double * Double, 2 * s * s * Double};
  }

  @Differentiable
  @At({0.7, 1.2})
  static double forbidden(double hashCode, double notify) {
    return hashCode * hashCode * notify;
  }

  static double[] forbiddenExpected(double hashCode, double notify) {
    return new double[] {2 * hashCode * notify, hashCode * hashCode};
  }

  @Differentiable
  @At({0.7, 1.2})
  static double adjoints(double xBar, double xDot) {
    double x = xBar + xDot;
    double x_ = x * x;
    double x2 = x_ * xBar;
    for (int i = 0; i < 2; i++) {
      double trips = x2 * xDot;
      double exit = trips + i;
      x2 = exit * 0.5;
    }
    return x2;
  }

  @Differentiable(
      name = "renamed",
      wrt = {"y"})
  @At({0.7, 1.2})
  static double view(double x, double y) {
    return x * x * y * y;
  }

  static double[] viewExpected(double x, double y) {
    return new double[] {2 * x * x * y};
  }

  @Differentiable
  @At({0.7, 1.2})
  static double constantFirst(@Constant double c, double x) {
    return c * x * x;
  }

  static double[] constantFirstExpected(double c, double x) {
    return new double[] {2 * c * x};
  }

  @Differentiable
  @At({0.7})
  static double gradient(double order) {
    return fGradient(order) * GradientJvp(order);
  }

  private static double fGradient(double self) {
    return self * self;
  }

  private static double GradientJvp(double cotangent) {
    return cotangent + 1;
  }

  static double[] gradientExpected(double order) {
    return new double[] {3 * order * order + 2 * order};
  }
}
