package dev.fluxion.samples.textbook;

import static dev.fluxion.samples.textbook.AutomaticDifferentiationGradients.*;

import dev.fluxion.Differentiable;

/**
 * f(x) = √(x² + e^{x²}) + cos(x² + e^{x²}) through its intermediate variables, forward and reverse
 * ("Vector Calculus 2 of 2", equations 30–50).
 */
final class AutomaticDifferentiation {

  private AutomaticDifferentiation() {}

  @Differentiable
  static double a(double x) {
    return x * x;
  }

  @Differentiable
  static double b(double a) {
    return Math.exp(a);
  }

  @Differentiable
  static double c(double a, double b) {
    return a + b;
  }

  @Differentiable
  static double d(double c) {
    return Math.sqrt(c);
  }

  @Differentiable
  static double e(double c) {
    return Math.cos(c);
  }

  @Differentiable
  static double sum(double d, double e) {
    return d + e;
  }

  @Differentiable
  static double f(double x) {
    double a = a(x);
    double b = b(a);
    double c = c(a, b);
    double d = d(c);
    double e = e(c);
    return sum(d, e);
  }

  /** Values of the intermediate variables, or derivatives of them, or derivatives by them. */
  record Variables(double x, double a, double b, double c, double d, double e, double f) {}

  /** Equations 31–36. */
  static Variables values(double x) {
    double a = a(x);
    double b = b(a);
    double c = c(a, b);
    double d = d(c);
    double e = e(c);
    return new Variables(x, a, b, c, d, e, sum(d, e));
  }

  /** ∂a/∂x, ∂b/∂x, …, ∂f/∂x: forward mode goes with the computation. */
  static Variables forward(double x) {
    Variables v = values(x);
    double dx = 1;
    double da = aJvp(v.x, dx).tangent();
    double db = bJvp(v.a, da).tangent();
    double dc = cJvp(v.a, v.b, da, db).tangent();
    double dd = dJvp(v.c, dc).tangent();
    double de = eJvp(v.c, dc).tangent();
    double df = sumJvp(v.d, v.e, dd, de).tangent();
    return new Variables(dx, da, db, dc, dd, de, df);
  }

  /** ∂f/∂f, ∂f/∂e, …, ∂f/∂x: reverse mode goes against it (equations 43–50). */
  static Variables reverse(double x) {
    Variables v = values(x);
    double df = 1;
    double dd = df * sumGradient(v.d, v.e).d();
    double de = df * sumGradient(v.d, v.e).e();
    double dc = dd * dGradient(v.c).c() + de * eGradient(v.c).c();
    double db = dc * cGradient(v.a, v.b).b();
    double da = db * bGradient(v.a).a() + dc * cGradient(v.a, v.b).a();
    double dx = da * aGradient(v.x).x();
    return new Variables(dx, da, db, dc, dd, de, df);
  }

  public static void main(String[] args) {
    Blackboard.show(AutomaticDifferentiation::show);
  }

  static void show(Blackboard board) {
    double x = 0.8;
    board.title("f(x) = √(x² + e^{x²}) + cos(x² + e^{x²}), at x = 0.8");
    Variables v = values(x);
    board.write("a = x²", v.a);
    board.write("b = eᵃ", v.b);
    board.write("c = a + b", v.c);
    board.write("d = √c", v.d);
    board.write("e = cos c", v.e);
    board.write("f = d + e", v.f);

    board.say("the elementary derivatives");
    board.write("∂a/∂x = 2x", aGradient(v.x).x());
    board.write("∂b/∂a = eᵃ", bGradient(v.a).a());
    board.write("[∂c/∂a  ∂c/∂b]", cGradient(v.a, v.b).toArray());
    board.write("∂d/∂c = 0.5 c^−0.5", dGradient(v.c).c());
    board.write("∂e/∂c = −sin c", eGradient(v.c).c());
    board.write("[∂f/∂d  ∂f/∂e]", sumGradient(v.d, v.e).toArray());

    board.say("reverse mode");
    Variables r = reverse(x);
    board.write("∂f/∂c = ∂f/∂d ∂d/∂c + ∂f/∂e ∂e/∂c", r.c);
    board.write("∂f/∂b = ∂f/∂c ∂c/∂b", r.b);
    board.write("∂f/∂a = ∂f/∂b ∂b/∂a + ∂f/∂c ∂c/∂a", r.a);
    board.write("∂f/∂x = ∂f/∂a ∂a/∂x", r.x);

    board.say("forward mode");
    Variables w = forward(x);
    board.write("∂a/∂x", w.a);
    board.write("∂b/∂x", w.b);
    board.write("∂c/∂x", w.c);
    board.write("∂d/∂x", w.d);
    board.write("∂e/∂x", w.e);
    board.write("∂f/∂x", w.f);

    board.say("Fluxion, at once");
    board.write("reverse mode, ∂f/∂x", fGradient(x).x());
    board.write("forward mode, ∂f/∂x", fJvp(x, 1).tangent());
  }
}
