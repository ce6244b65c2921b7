package rejected;

import dev.fluxion.Differentiable;
import dev.fluxion.PullbackOf;

<<<<<<<< HEAD:processor/src/test/resources/rejected/programs/ForwardIsLeftOut.java
class ForwardIsLeftOut {
========
class NoPushforward {
>>>>>>>> 10234b9 (Jacobians by rows where there are pullbacks only, by columns where there are pushforwards only; methods with rules write to nothing):processor/src/test/resources/rejected/programs/NoPushforward.java
  static double[] doubled(double[] x) {
    return new double[] {2 * x[0]};
  }

<<<<<<<< HEAD:processor/src/test/resources/rejected/programs/ForwardIsLeftOut.java
  @PullbackOf(owner = ForwardIsLeftOut.class, method = "doubled")
========
  @PullbackOf(owner = NoPushforward.class, method = "doubled")
>>>>>>>> 10234b9 (Jacobians by rows where there are pullbacks only, by columns where there are pushforwards only; methods with rules write to nothing):processor/src/test/resources/rejected/programs/NoPushforward.java
  static double[] back(double[] x, double[] cotangent) {
    return doubled(cotangent);
  }

  @Differentiable // FLX015
  static double first(double[] x) {
    return doubled(x)[0];
  }
}
