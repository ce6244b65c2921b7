package rejected;

import dev.fluxion.Checkpointed;
import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

class RowsInACheckpointedLoop {
  @Differentiable
  static double history(double[] x, @Constant int n) {
    double[][] states = new double[n + 1][];
    states[0] = x;
    for (@Checkpointed int k = 0; k < n; k++) {
      double[] next = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        next[i] = Math.sin(states[k][i]);
      }
      states[k + 1] = next; // FLX062
    }
    return states[n][0];
  }

  @Differentiable
  static double replacedLater(double[][] m, @Constant int n) {
    double[][] now = m;
    double[][] next = new double[m.length][m.length];
    for (@Checkpointed int k = 0; k < n; k++) { // FLX062
      next[0][0] = Math.sin(now[0][0]);
      double[][] old = now;
      now = next;
      next = old;
    }
    now[0] = now[1];
    return now[0][0];
  }
}
