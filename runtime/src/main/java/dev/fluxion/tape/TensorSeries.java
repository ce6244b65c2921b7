package dev.fluxion.tape;

import dev.fluxion.Tensor;
import dev.fluxion.TensorPrimitives;

/**
 * The {@linkplain TensorJets jets} of reductions that are not linear, and of what comes from
 * factorisations. For generated code.
 */
@SuppressWarnings("NullAway")
public final class TensorSeries {
  private TensorSeries() {}

  private static Tensor[] shares(Tensor[] x, Tensor shares, int axis, Tensor y) {
    Tensor[] jet = new Tensor[x.length];
    jet[0] = y;
    for (int k = 1; k < jet.length; k++) {
      jet[k] = TensorPrimitives.strongTimes(shares, x[k]).sum(axis);
    }
    return jet;
  }

  private static double[] shares(Tensor[] x, Tensor shares, double y) {
    double[] jet = new double[x.length];
    jet[0] = y;
    for (int k = 1; k < jet.length; k++) {
      jet[k] = TensorPrimitives.strongTimes(shares, x[k]).sum();
    }
    return Jets.settled(jet);
  }

  /** {@code x.max(axis)}. */
  public static Tensor[] max(Tensor[] x, Tensor x0, int axis, Tensor y) {
    return x == null ? null : shares(x, TensorPrimitives.shares(x0, axis, y), axis, y);
  }

  /** {@code x.min(axis)}. */
  public static Tensor[] min(Tensor[] x, Tensor x0, int axis, Tensor y) {
    return x == null ? null : shares(x, TensorPrimitives.shares(x0, axis, y), axis, y);
  }

  /** {@code x.max()}. */
  public static double[] max(Tensor[] x, Tensor x0, double y) {
    return x == null ? null : shares(x, TensorPrimitives.shares(x0, y), y);
  }

  /** {@code x.min()}. */
  public static double[] min(Tensor[] x, Tensor x0, double y) {
    return x == null ? null : shares(x, TensorPrimitives.shares(x0, y), y);
  }

  /** {@code x.logSumExp(axis)}, as the logarithm of the sum of exp(x - max x). */
  public static Tensor[] logSumExp(Tensor[] x, Tensor x0, int axis, Tensor y) {
    if (x == null) {
      return null;
    }
    Tensor shift = x0.max(axis).keepDims(axis);
    Tensor shifted = x0.minus(shift);
    Tensor exps = shifted.exp();
    Tensor[] expJets =
        TensorJets.exp(TensorJets.minus(x, x0, (Tensor[]) null, shift, shifted), shifted, exps);
    Tensor sums = exps.sum(axis);
    return TensorJets.log(LinearTensorJets.sum(expJets, exps, axis, sums), sums, y);
  }

  /** {@code x.logSumExp()}. */
  public static double[] logSumExp(Tensor[] x, Tensor x0, double y) {
    if (x == null) {
      return null;
    }
    Tensor flat = x0.reshape(x0.size());
    Tensor[] flats = LinearTensorJets.reshape(x, x0, flat.shape(), flat);
    Tensor value = Tensor.scalar(y);
    return LinearTensorJets.item(logSumExp(flats, flat, 0, value), value, y);
  }

  /** {@code x.softmax(axis)}. */
  public static Tensor[] softmax(Tensor[] x, Tensor x0, int axis, Tensor y) {
    if (x == null) {
      return null;
    }
    Tensor sums = x0.logSumExp(axis);
    Tensor[] sumJets = logSumExp(x, x0, axis, sums);
    Tensor shift = sums.keepDims(axis);
    Tensor shifted = x0.minus(shift);
    Tensor[] shifts = LinearTensorJets.keepDims(sumJets, sums, axis, shift);
    return TensorJets.exp(TensorJets.minus(x, x0, shifts, shift, shifted), shifted, y);
  }

  /** {@code x.norm()}; by convention constant where it is 0. */
  public static double[] norm(Tensor[] x, Tensor x0, double y) {
    if (x == null || y == 0) {
      return null;
    }
    Tensor unit = x0.div(y);
    Tensor[] units = TensorJets.div(x, x0, (Tensor[]) null, Tensor.scalar(y), unit);
    return Jets.scale(y, Jets.sqrt(TensorJets.dot(units, unit, units, unit, 1), 1), y);
  }

  /** {@code a.solve(b)}. */
  public static Tensor[] solve(Tensor[] a, Tensor a0, Tensor[] b, Tensor b0, Tensor y) {
    if (a == null && b == null) {
      return null;
    }
    Tensor zeros = TensorPrimitives.zerosLike(b0);
    Tensor[] jet = new Tensor[a == null ? b.length : a.length];
    jet[0] = y;
    for (int k = 1; k < jet.length; k++) {
      Tensor right = b == null ? zeros : b[k];
      if (a != null) {
        right = right.minus(TensorJets.convolution(a, jet, k, 1, k, Tensor::matmul));
      }
      jet[k] = TensorPrimitives.solveAnyway(a0, right);
    }
    return jet;
  }

  /** {@code a.inverse()}. */
  public static Tensor[] inverse(Tensor[] a, Tensor a0, Tensor y) {
    if (a == null) {
      return null;
    }
    Tensor[] jet = new Tensor[a.length];
    jet[0] = y;
    for (int k = 1; k < jet.length; k++) {
      jet[k] = y.matmul(TensorJets.convolution(a, jet, k, 1, k, Tensor::matmul)).negate();
    }
    return jet;
  }

  /** {@code a.logDet()}, whose slope is the trace of A⁻¹ A'. */
  public static double[] logDet(Tensor[] a, Tensor a0, double y) {
    if (a == null) {
      return null;
    }
    Tensor[] relative = new Tensor[a.length];
    double[] jet = new double[a.length];
    jet[0] = y;
    for (int k = 1; k < jet.length; k++) {
      Tensor right = a[k].times(k);
      if (k > 1) {
        right = right.minus(TensorJets.convolution(a, relative, k, 1, k - 1, Tensor::matmul));
      }
      relative[k] = TensorPrimitives.solveAnyway(a0, right);
      jet[k] = relative[k].trace() / k;
    }
    return Jets.settled(jet);
  }

  /** {@code a.det()}: of a regular matrix by its logarithm, of a singular one without divisions. */
  public static double[] det(Tensor[] a, Tensor a0, double y) {
    if (a == null) {
      return null;
    }
    try {
      a0.inverse();
    } catch (ArithmeticException singular) {
      return singularDet(a, y);
    }
    return Jets.scale(y, Jets.exp(logDet(a, a0, 0), 1), y);
  }

  /** By Faddeev's and LeVerrier's algorithm, on jets. */
  private static double[] singularDet(Tensor[] a, double y) {
    int n = a[0].shape()[0];
    int length = a.length;
    Tensor identity = Tensor.identity(n);
    Tensor[] m = new Tensor[length];
    double[] c = new double[length];
    for (int k = 0; k < length; k++) {
      m[k] = k == 0 ? identity : Tensor.zeros(n, n);
    }
    for (int step = 1; step <= n; step++) {
      Tensor[] product = new Tensor[length];
      for (int k = 0; k < length; k++) {
        product[k] = TensorJets.convolution(a, m, k, 0, k, Tensor::matmul);
        c[k] = -product[k].trace() / step;
      }
      for (int k = 0; k < length; k++) {
        m[k] = product[k].plus(identity.times(c[k]));
      }
    }
    double[] jet = new double[length];
    jet[0] = y;
    for (int k = 1; k < length; k++) {
      jet[k] = n % 2 == 0 ? c[k] : -c[k];
    }
    return Jets.settled(jet);
  }

  /** {@code a.cholesky()}: L Lᵀ = (A + Aᵀ)/2, coefficient by coefficient. */
  public static Tensor[] cholesky(Tensor[] a, Tensor a0, Tensor y) {
    if (a == null) {
      return null;
    }
    Tensor[] jet = new Tensor[a.length];
    Tensor[] transposed = new Tensor[a.length];
    jet[0] = y;
    for (int k = 1; k < jet.length; k++) {
      Tensor right = TensorPrimitives.symmetric(a[k]);
      if (k > 1) {
        right = right.minus(TensorJets.convolution(jet, transposed, k, 1, k - 1, Tensor::matmul));
      }
      Tensor left = TensorPrimitives.solveAnyway(y, right);
      Tensor both = TensorPrimitives.solveAnyway(y, left.transpose());
      jet[k] = y.matmul(TensorPrimitives.lowerHalf(both));
      transposed[k] = jet[k].transpose();
    }
    return jet;
  }
}
