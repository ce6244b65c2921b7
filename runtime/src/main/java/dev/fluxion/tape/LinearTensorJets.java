package dev.fluxion.tape;

import dev.fluxion.Tensor;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * The {@linkplain TensorJets jets} of what operations yield that are linear in one operand: the
 * same operation on each coefficient. For generated code.
 */
@SuppressWarnings("NullAway")
public final class LinearTensorJets {
  private LinearTensorJets() {}

  private static Tensor[] map(Tensor[] x, Tensor y, UnaryOperator<Tensor> operation) {
    if (x == null) {
      return null;
    }
    Tensor[] jet = new Tensor[x.length];
    jet[0] = y;
    for (int k = 1; k < jet.length; k++) {
      jet[k] = operation.apply(x[k]);
    }
    return jet;
  }

  private static double[] number(Tensor[] x, double y, ToDoubleFunction<Tensor> operation) {
    if (x == null) {
      return null;
    }
    double[] jet = new double[x.length];
    jet[0] = y;
    for (int k = 1; k < jet.length; k++) {
      jet[k] = operation.applyAsDouble(x[k]);
    }
    return Jets.settled(jet);
  }

  /** {@code x.transpose()}. */
  public static Tensor[] transpose(Tensor[] x, Tensor x0, Tensor y) {
    return map(x, y, Tensor::transpose);
  }

  /** {@code x.keepDims(axis)}. */
  public static Tensor[] keepDims(Tensor[] x, Tensor x0, int axis, Tensor y) {
    return map(x, y, c -> c.keepDims(axis));
  }

  /** {@code x.reshape(shape)}. */
  public static Tensor[] reshape(Tensor[] x, Tensor x0, int[] shape, Tensor y) {
    return map(x, y, c -> c.reshape(shape));
  }

  /** {@code x.vec()}. */
  public static Tensor[] vec(Tensor[] x, Tensor x0, Tensor y) {
    return map(x, y, Tensor::vec);
  }

  /** {@code x.row(i)}. */
  public static Tensor[] row(Tensor[] x, Tensor x0, int i, Tensor y) {
    return map(x, y, c -> c.row(i));
  }

  /** {@code x.slice(axis, from, to)}. */
  public static Tensor[] slice(Tensor[] x, Tensor x0, int axis, int from, int to, Tensor y) {
    return map(x, y, c -> c.slice(axis, from, to));
  }

  /** {@code x.gather(indices)}. */
  public static Tensor[] gather(Tensor[] x, Tensor x0, int[] indices, Tensor y) {
    return map(x, y, c -> c.gather(indices));
  }

  /** {@code x.diag()}. */
  public static Tensor[] diag(Tensor[] x, Tensor x0, Tensor y) {
    return map(x, y, Tensor::diag);
  }

  /** {@code x.sum(axis)}. */
  public static Tensor[] sum(Tensor[] x, Tensor x0, int axis, Tensor y) {
    return map(x, y, c -> c.sum(axis));
  }

  /** {@code x.mean(axis)}. */
  public static Tensor[] mean(Tensor[] x, Tensor x0, int axis, Tensor y) {
    return map(x, y, c -> c.mean(axis));
  }

  /** {@code x.sum()}. */
  public static double[] sum(Tensor[] x, Tensor x0, double y) {
    return number(x, y, Tensor::sum);
  }

  /** {@code x.mean()}. */
  public static double[] mean(Tensor[] x, Tensor x0, double y) {
    return number(x, y, Tensor::mean);
  }

  /** {@code x.trace()}. */
  public static double[] trace(Tensor[] x, Tensor x0, double y) {
    return number(x, y, Tensor::trace);
  }

  /** {@code x.get(i)}. */
  public static double[] get(Tensor[] x, Tensor x0, int[] i, double y) {
    return number(x, y, c -> c.get(i));
  }

  /** {@code x.item()}. */
  public static double[] item(Tensor[] x, Tensor x0, double y) {
    return number(x, y, Tensor::item);
  }

  /** {@code Tensor.concat(axis, parts)}. */
  public static Tensor[] concat(int axis, Tensor[][] jets, Tensor[] parts, Tensor y) {
    return joined(jets, parts, y, coefficients -> Tensor.concat(axis, coefficients));
  }

  /** {@code Tensor.stack(axis, parts)}. */
  public static Tensor[] stack(int axis, Tensor[][] jets, Tensor[] parts, Tensor y) {
    return joined(jets, parts, y, coefficients -> Tensor.stack(axis, coefficients));
  }

  private static Tensor[] joined(
      Tensor[][] jets,
      Tensor[] parts,
      Tensor y,
      java.util.function.Function<Tensor[], Tensor> operation) {
    Tensor[] jet = null;
    for (Tensor[] part : jets) {
      jet = part != null && jet == null ? new Tensor[part.length] : jet;
    }
    for (int k = 1; jet != null && k < jet.length; k++) {
      Tensor[] coefficients = new Tensor[parts.length];
      for (int i = 0; i < parts.length; i++) {
        coefficients[i] = jets[i] == null ? Tensors.cleared(parts[i]) : jets[i][k];
      }
      jet[k] = operation.apply(coefficients);
    }
    if (jet != null) {
      jet[0] = y;
    }
    return jet;
  }

  /** {@code Tensor.scalar(x)}. */
  public static Tensor[] scalar(double[] x, double x0, Tensor y) {
    return made(new double[][] {x}, y);
  }

  /** {@code Tensor.vector(x)}. */
  public static Tensor[] vector(double[][] jets, double[] x, Tensor y) {
    return made(jets, y);
  }

  /** {@code Tensor.of(x, shape)}. */
  public static Tensor[] of(double[][] jets, double[] x, int[] shape, Tensor y) {
    return made(jets, y);
  }

  /** {@code Tensor.matrix(x)}. */
  public static Tensor[] matrix(double[][][] jets, double[][] x, Tensor y) {
    double[][] flat = new double[y.size()][];
    for (int i = 0, next = 0; i < x.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        flat[next++] = jets[i][j];
      }
    }
    return made(flat, y);
  }

  /** The jet of a tensor of the elements with these jets. */
  static Tensor[] made(double[][] jets, Tensor y) {
    int length = 0;
    for (double[] jet : jets) {
      length = jet == null ? length : jet.length;
    }
    if (length == 0) {
      return null;
    }
    Tensor[] made = new Tensor[length];
    made[0] = y;
    int[] shape = y.shape();
    double[] coefficients = new double[jets.length];
    for (int k = 1; k < length; k++) {
      for (int i = 0; i < jets.length; i++) {
        coefficients[i] = jets[i] == null ? 0 : jets[i][k];
      }
      made[k] = Tensor.of(coefficients, shape);
    }
    return made;
  }

  /** {@code x.toArray()}. */
  public static double[][] toArray(Tensor[] x, Tensor x0, double[] y) {
    return elements(x, y.length);
  }

  /** {@code x.toMatrix()}. */
  public static double[][][] toMatrix(Tensor[] x, Tensor x0, double[][] y) {
    double[][] flat = elements(x, x0.size());
    double[][][] rows = new double[y.length][][];
    for (int i = 0, next = 0; i < rows.length; i++) {
      rows[i] = new double[y[i].length][];
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = flat[next++];
      }
    }
    return rows;
  }

  /** The jet of each element. */
  static double[][] elements(Tensor[] x, int size) {
    double[][] jets = new double[size][];
    if (x == null) {
      return jets;
    }
    for (int i = 0; i < size; i++) {
      jets[i] = new double[x.length];
    }
    for (int k = 0; k < x.length; k++) {
      double[] coefficients = x[k].toArray();
      for (int i = 0; i < size; i++) {
        jets[i][k] = coefficients[i];
      }
    }
    for (int i = 0; i < size; i++) {
      jets[i] = Jets.settled(jets[i]);
    }
    return jets;
  }
}
