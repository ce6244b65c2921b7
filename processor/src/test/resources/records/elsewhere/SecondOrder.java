/** Rules that are followed can be differentiated once more. */
class SecondOrder {
  static void check() {
    double h = 1e-4;
    double[] up = FollowedCallersGradients.madeGradient(1.1 + h, 0.7, 1.3).toArray();
    double[] down = FollowedCallersGradients.madeGradient(1.1 - h, 0.7, 1.3).toArray();
    double[][] hessian = FollowedCallersGradients.madeHessian(1.1, 0.7, 1.3).hessian();
    for (int i = 0; i < 3; i++) {
      Expect.near(1e-5, new double[] {hessian[0][i]}, (up[i] - down[i]) / (2 * h));
    }
  }
}
