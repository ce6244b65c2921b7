package dev.fluxion.tape;

import dev.fluxion.Tensor;

/**
 * What generated code does to whole arrays of {@linkplain Jets jets}: beside an array of numbers
 * stands an array of as many jets.
 */
@SuppressWarnings("NullAway")
public final class JetArrays extends ObjectArrays {
  private JetArrays() {}

  /** The jets of constants, of the shape of {@code a}. */
  public static double[][] like(double[] a) {
    return (double[][]) like(a, double[].class);
  }

  /** The jets of constants, of the shape of {@code a}. */
  public static double[][] like(float[] a) {
    return (double[][]) like(a, double[].class);
  }

  /** The jets of constants, of the shape of {@code a}. */
  public static double[][][] like(double[][] a) {
    return (double[][][]) like(a, double[].class);
  }

  /** The jets of constants, of the shape of {@code a}. */
  public static double[][][] like(float[][] a) {
    return (double[][][]) like(a, double[].class);
  }

  /** The jets of constants, of the shape of {@code a}. */
  public static double[][][][] like(double[][][] a) {
    return (double[][][][]) like(a, double[].class);
  }

  /** The jets of constants, of the shape of {@code a}. */
  public static double[][][][] like(float[][][] a) {
    return (double[][][][]) like(a, double[].class);
  }

  /** The jets of constants, of the shape of {@code a}. */
  public static Tensor[][] like(Tensor[] a) {
    return (Tensor[][]) like(a, Tensor[].class);
  }

  /** The jets of constants, of the shape of {@code a}. */
  public static Tensor[][][] like(Tensor[][] a) {
    return (Tensor[][][]) like(a, Tensor[].class);
  }

  /** The jets of constants, of the shape of {@code a}. */
  public static Tensor[][][][] like(Tensor[][][] a) {
    return (Tensor[][][][]) like(a, Tensor[].class);
  }

  /** The jets of inputs. */
  public static Tensor[][] seed(Tensor[] a, Tensor[] tangent, int order) {
    return (Tensor[][]) seeded(a, Tensor[].class, tangent, order);
  }

  /** The jets of inputs. */
  public static Tensor[][][] seed(Tensor[][] a, Tensor[][] tangent, int order) {
    return (Tensor[][][]) seeded(a, Tensor[].class, tangent, order);
  }

  /** The jets of inputs. */
  public static Tensor[][][][] seed(Tensor[][][] a, Tensor[][][] tangent, int order) {
    return (Tensor[][][][]) seeded(a, Tensor[].class, tangent, order);
  }

  /** The jets of inputs. */
  public static double[][] seed(double[] a, double[] tangent, int order) {
    return (double[][]) seeded(a, tangent, order);
  }

  /** The jets of inputs. */
  public static double[][] seed(float[] a, float[] tangent, int order) {
    return (double[][]) seeded(a, tangent, order);
  }

  /** The jets of inputs. */
  public static double[][][] seed(double[][] a, double[][] tangent, int order) {
    return (double[][][]) seeded(a, tangent, order);
  }

  /** The jets of inputs. */
  public static double[][][] seed(float[][] a, float[][] tangent, int order) {
    return (double[][][]) seeded(a, tangent, order);
  }

  /** The jets of inputs. */
  public static double[][][][] seed(double[][][] a, double[][][] tangent, int order) {
    return (double[][][][]) seeded(a, tangent, order);
  }

  /** The jets of inputs. */
  public static double[][][][] seed(float[][][] a, float[][][] tangent, int order) {
    return (double[][][][]) seeded(a, tangent, order);
  }

  private static Object seeded(Object a, Object tangent, int order) {
    return seeded(a, double[].class, tangent, order);
  }

  private static Object seeded(Object a, Class<?> jet, Object tangent, int order) {
    Object jets = shaped(a, jet);
    seed(a, tangent, order, (Object[]) jets);
    return jets;
  }

  private static void seed(Object a, Object tangent, int order, Object[] jets) {
    if (a instanceof double[] numbers) {
      for (int i = 0; i < numbers.length; i++) {
        jets[i] = Jets.seed(numbers[i], ((double[]) tangent)[i], order);
      }
    } else if (a instanceof float[] numbers) {
      for (int i = 0; i < numbers.length; i++) {
        jets[i] = Jets.seed(numbers[i], ((float[]) tangent)[i], order);
      }
    } else if (a instanceof Tensor[] tensors) {
      for (int i = 0; i < tensors.length; i++) {
        jets[i] = TensorJets.seed(tensors[i], ((Tensor[]) tangent)[i], order);
      }
    } else if (a instanceof Object[] rows) {
      for (int i = 0; i < rows.length; i++) {
        if (rows[i] != null) {
          seed(rows[i], ((Object[]) tangent)[i], order, (Object[]) jets[i]);
        }
      }
    }
  }

  /** A copy that shares no array of jets; the jets themselves never change. */
  public static <T> T[] copy(T[] jets) {
    if (jets == null) {
      return null;
    }
    T[] copy = jets.clone();
    for (int i = 0; !areJets(jets) && i < jets.length; i++) {
      copy(copy, i);
    }
    return copy;
  }

  /** Whether the elements are jets, not arrays of jets. */
  private static boolean areJets(Object[] jets) {
    return jets instanceof double[][] || jets instanceof Tensor[][];
  }

  @SuppressWarnings("unchecked")
  private static <T> void copy(T[] rows, int i) {
    rows[i] = (T) copy((Object[]) rows[i]);
  }

  /** Replaces the jets of an array that was written to, rows of another length as a whole. */
  public static void set(Object[] into, Object[] from) {
    if (into == from || into == null) {
      return;
    }
    if (areJets(into)) {
      System.arraycopy(from, 0, into, 0, into.length);
      return;
    }
    for (int i = 0; i < into.length; i++) {
      Object[] row = (Object[]) into[i];
      Object[] other = (Object[]) from[i];
      if (row == null || other == null || row.length != other.length) {
        into[i] = other;
      } else {
        set(row, other);
      }
    }
  }

  /** The jet of the sum of the elements. */
  public static double[] sum(double[][] jets, double value) {
    double[] sum = null;
    for (double[] jet : jets) {
      sum = Jets.plus(sum, jet, value);
    }
    return sum;
  }

  /**
   * The jets of {@code second}, where two parameters of a call may be one array that is written to:
   * then the two have one array of jets, which starts with the sums.
   */
  public static <T> T[] join(Object first, T[] firstJets, Object second, T[] secondJets) {
    return join(first, firstJets, second, secondJets, JetArrays::plus);
  }

  private static Object plus(Object a, Object b) {
    return a instanceof Tensor[] || b instanceof Tensor[]
        ? plus((Tensor[]) a, (Tensor[]) b)
        : plus((double[]) a, (double[]) b);
  }

  private static Tensor[] plus(Tensor[] a, Tensor[] b) {
    Tensor[] one = a == null ? b : a;
    return TensorJets.plus(a, one[0], b, one[0], one[0]);
  }

  private static double[] plus(double[] a, double[] b) {
    double[] one = a == null ? b : a;
    return one == null ? null : Jets.plus(a, b, one[0]);
  }
}
