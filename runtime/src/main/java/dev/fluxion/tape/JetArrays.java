package dev.fluxion.tape;

/**
 * What generated code does to whole arrays of {@linkplain Jets jets}: beside an array of numbers
 * stands an array of as many jets. Where the primal has null, it has null.
 */
@SuppressWarnings("NullAway")
public final class JetArrays {
  private JetArrays() {}

  /** The jets of constants, of the shape of {@code a}. */
  public static double[][] like(double[] a) {
    return a == null ? null : new double[a.length][];
  }

  /** The jets of constants, of the shape of {@code a}. */
  public static double[][] like(float[] a) {
    return a == null ? null : new double[a.length][];
  }

  /** The jets of constants, of the shape of {@code a}. */
  public static double[][][] like(double[][] a) {
    if (a == null) {
      return null;
    }
    double[][][] jets = new double[a.length][][];
    for (int i = 0; i < a.length; i++) {
      jets[i] = like(a[i]);
    }
    return mirror(a, jets);
  }

  /** The jets of constants, of the shape of {@code a}. */
  public static double[][][] like(float[][] a) {
    if (a == null) {
      return null;
    }
    double[][][] jets = new double[a.length][][];
    for (int i = 0; i < a.length; i++) {
      jets[i] = like(a[i]);
    }
    return mirror(a, jets);
  }

  /** The jets of constants, of the shape of {@code a}. */
  public static double[][][][] like(double[][][] a) {
    if (a == null) {
      return null;
    }
    double[][][][] jets = new double[a.length][][][];
    for (int i = 0; i < a.length; i++) {
      jets[i] = like(a[i]);
    }
    return mirror(a, jets);
  }

  /** The jets of constants, of the shape of {@code a}. */
  public static double[][][][] like(float[][][] a) {
    if (a == null) {
      return null;
    }
    double[][][][] jets = new double[a.length][][][];
    for (int i = 0; i < a.length; i++) {
      jets[i] = like(a[i]);
    }
    return mirror(a, jets);
  }

  /** The jets of inputs. */
  public static double[][] seed(double[] a, double[] tangent, int order) {
    double[][] jets = like(a);
    for (int i = 0; a != null && i < a.length; i++) {
      jets[i] = Jets.seed(a[i], tangent[i], order);
    }
    return jets;
  }

  /** The jets of inputs. */
  public static double[][] seed(float[] a, float[] tangent, int order) {
    double[][] jets = like(a);
    for (int i = 0; a != null && i < a.length; i++) {
      jets[i] = Jets.seed(a[i], tangent[i], order);
    }
    return jets;
  }

  /** The jets of inputs. */
  public static double[][][] seed(double[][] a, double[][] tangent, int order) {
    if (a == null) {
      return null;
    }
    double[][][] jets = new double[a.length][][];
    for (int i = 0; i < a.length; i++) {
      jets[i] = a[i] == null ? null : seed(a[i], tangent[i], order);
    }
    return jets;
  }

  /** The jets of inputs. */
  public static double[][][] seed(float[][] a, float[][] tangent, int order) {
    if (a == null) {
      return null;
    }
    double[][][] jets = new double[a.length][][];
    for (int i = 0; i < a.length; i++) {
      jets[i] = a[i] == null ? null : seed(a[i], tangent[i], order);
    }
    return jets;
  }

  /** The jets of inputs. */
  public static double[][][][] seed(double[][][] a, double[][][] tangent, int order) {
    if (a == null) {
      return null;
    }
    double[][][][] jets = new double[a.length][][][];
    for (int i = 0; i < a.length; i++) {
      jets[i] = a[i] == null ? null : seed(a[i], tangent[i], order);
    }
    return jets;
  }

  /** The jets of inputs. */
  public static double[][][][] seed(float[][][] a, float[][][] tangent, int order) {
    if (a == null) {
      return null;
    }
    double[][][][] jets = new double[a.length][][][];
    for (int i = 0; i < a.length; i++) {
      jets[i] = a[i] == null ? null : seed(a[i], tangent[i], order);
    }
    return jets;
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
  public static double[][] join(
      Object first, double[][] firstJets, Object second, double[][] secondJets) {
    if (first != second || first == null) {
      return secondJets;
    }
    for (int i = 0; i < firstJets.length; i++) {
      double[] jet = firstJets[i] == null ? secondJets[i] : firstJets[i];
      firstJets[i] = jet == null ? null : Jets.plus(firstJets[i], secondJets[i], jet[0]);
    }
    return firstJets;
  }

  /** The same for arrays of arrays. */
  public static double[][][] join(
      Object first, double[][][] firstJets, Object second, double[][][] secondJets) {
    if (first != second || first == null) {
      return secondJets;
    }
    for (int i = 0; i < firstJets.length; i++) {
      Object row = ((Object[]) first)[i];
      join(row, firstJets[i], row, secondJets[i]);
    }
    return firstJets;
  }

  /** The same for arrays of arrays of arrays. */
  public static double[][][][] join(
      Object first, double[][][][] firstJets, Object second, double[][][][] secondJets) {
    if (first != second || first == null) {
      return secondJets;
    }
    for (int i = 0; i < firstJets.length; i++) {
      Object rows = ((Object[]) first)[i];
      join(rows, firstJets[i], rows, secondJets[i]);
    }
    return firstJets;
  }

  /**
   * What stands beside {@code second}, where two parameters of a call may be one array that is
   * written to: then it is that of the first.
   */
  public static double[][] same(
      Object first, double[][] firstOnes, Object second, double[][] secondOnes) {
    return first == second && first != null ? firstOnes : secondOnes;
  }

  /**
   * What stands beside {@code second}, where two parameters of a call may be one array that is
   * written to: then it is that of the first.
   */
  public static double[][][] same(
      Object first, double[][][] firstOnes, Object second, double[][][] secondOnes) {
    return first == second && first != null ? firstOnes : secondOnes;
  }

  /**
   * What stands beside {@code second}, where two parameters of a call may be one array that is
   * written to: then it is that of the first.
   */
  public static double[][][][] same(
      Object first, double[][][][] firstOnes, Object second, double[][][][] secondOnes) {
    return first == second && first != null ? firstOnes : secondOnes;
  }

  /** Makes one row, the first, beside what is one row in {@code a}. */
  public static double[][][] mirror(Object a, double[][][] jets) {
    return a == null ? null : mirror(a, jets, new Identities());
  }

  private static double[][][] mirror(Object a, double[][][] jets, Identities known) {
    Object[] rows = (Object[]) a;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] != null) {
        double[][] earlier = (double[][]) known.get(rows[i]);
        if (earlier == null) {
          known.put(rows[i], jets[i]);
        } else {
          jets[i] = earlier;
        }
      }
    }
    return jets;
  }

  /** Makes one row, the first, beside what is one row in {@code a}. */
  public static double[][][][] mirror(Object a, double[][][][] jets) {
    if (a == null) {
      return null;
    }
    Object[] rows = (Object[]) a;
    Identities known = new Identities();
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] != null) {
        double[][][] earlier = (double[][][]) known.get(rows[i]);
        if (earlier == null) {
          known.put(rows[i], mirror(rows[i], jets[i], known));
        } else {
          jets[i] = earlier;
        }
      }
    }
    return jets;
  }
}
