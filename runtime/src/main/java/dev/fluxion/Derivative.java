package dev.fluxion;

/** The members that can be generated for a method {@code f}; see {@link Differentiable#only()}. */
public enum Derivative {
  /** {@code fGradient}: value and gradient of a scalar method, by reverse mode. */
  GRADIENT,

  /** {@code fJvp}: value and tangent (Jacobian times vector), by forward mode. */
  JVP,

  /** {@code fVjp}: value and the cotangent pulled back (vector times Jacobian), by reverse mode. */
  VJP,

  /** {@code fPullback}: runs the method once, then pulls back as many cotangents as wanted. */
  PULLBACK,

  /** {@code fJacobian}: value and the whole Jacobian. */
  JACOBIAN,

  /** {@code fHvp}: gradient, and Hessian times vector. */
  HVP,

  /** {@code fHessian}: value, gradient and the whole Hessian. */
  HESSIAN,

  /** {@code fTaylor}: Taylor coefficients along a direction, to any order. */
  TAYLOR,

  /** {@code fDerivative}: the total derivative of any order, as a tensor. */
  DERIVATIVE
}
