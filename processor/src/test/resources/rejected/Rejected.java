package rejected;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Each line with a problem says which one; no other line has any. */
class Rejected {
  static double counter;
  private enum Secret {
    A,
    B
  }

  record Point(double x, double y) {}

  static class Box {
    double content;

    double get() {
      return content;
    }
  }

  @Differentiable
  static double lambda(double x) {
    DoubleUnaryOperator f = y -> y * y; // FLX030
    return f.applyAsDouble(x);
  }

  @Differentiable
  static double methodReference(double x) {
    DoubleUnaryOperator f = Math::sin; // FLX031
    return f.applyAsDouble(x);
  }

  @Differentiable
  static double tryCatch(double x) {
    try { // FLX020
      return x;
    } catch (RuntimeException e) {
      return 0;
    }
  }

  @Differentiable
  static double locked(double x, @Constant Object lock) {
    synchronized (lock) { // FLX021
      x++;
    }
    return x;
  }

  @Differentiable
  static double localClass(double x) {
    class Local {} // FLX022
    record Pair(double a) {} // FLX022
    Local local = new Local();
    var pair = new Pair(x);
    return x;
  }

  @Differentiable
  static double collection(double x, @Constant List<Double> list) {
    double s = 0;
    for (double v : list) { // FLX023
      s += v * x;
    }
    return s;
  }

  @Differentiable
  static double creation(double x) {
    Object o = new Object(); // FLX032
    List<String> list = new ArrayList<>(); // FLX032
    Point p = new Point(x, x);
    return x;
  }

  @Differentiable
  static double arrays(double x, @Constant double[] a, @Constant double[][] m) {
    Double[] b = new Double[3]; // FLX041
    Integer[][] boxes = {{1}}; // FLX041
    Secret[] secrets = new Secret[2]; // FLX040
    boolean c = a.equals(m); // FLX052
    int d = a.hashCode(); // FLX052
    System.arraycopy(a, 0, new float[3], 0, 1); // FLX052
    double[] e = m; // FLX043
    Object[] rows = m; // FLX043
    Object o = a;
    double[] f = (double[]) o; // FLX043
    a[missing] = x; // FLX003
    x[0] = 1; // FLX003
    double[] g = {x, missing}; // FLX003
    double[] h = new double[missing][]; // FLX003
    Missing[] i = new Missing[3]; // FLX003
    return x;
  }

  @Differentiable
  static double fields(double x, @Constant Box box) {
    counter = x; // FLX035
    counter++; // FLX035
    Rejected.counter += 1; // FLX035
    box.content = x; // FLX035
    return x + counter; // FLX037
  }

  @Differentiable
  static double boxes(double x, @Constant Integer n, @Constant List<Double> list) {
    Double y = x;
    var u = Double.valueOf(x);
    boolean b = n == y; // FLX044
    b = n == list.get(0); // FLX044
    boolean c = n; // FLX003
    double d = Boolean.TRUE; // FLX003
    return x;
  }

  @Differentiable
  static double types(double x, @Constant Object o) {
    if (o instanceof String) { // FLX042
      x++;
    }
    if (o instanceof String s && s.isEmpty()) { // FLX042
      x++;
    }
    String t = (String) o; // FLX043
    double u = (double) o; // FLX043
    if (o == "a") {
      x++;
    }
    Class<?> c = String.class; // FLX049
    return x;
  }

  @Differentiable
  static double secrets(double x) {
    Secret s = null; // FLX040
    double y = s == Secret.A ? x : 1; // FLX040
    return y;
  }

  static double sum(double... xs) {
    double s = 0;
    for (double x : xs) {
      s += x;
    }
    return s;
  }

  static native double nothing(double x);

  @Differentiable
  static double calls(double x) {
    double y = sum(x, 2 * x);
    double z = sum(1, 2);
    double w = nothing(x);
    return Arrays.stream(new double[] {x}).sum();
  }

  @Differentiable // FLX004
  static native double bodiless(double x);

  private static double helper(double x) {
    Object scratch = new Object(); // FLX032
    return x;
  }

  @Differentiable
  static double deepProblem(double x) {
    return helper(x) + helper(2 * x);
  }

  @Differentiable
  static double unresolved(double x) {
    double y = undefined * 2; // FLX003
    Missing m = null; // FLX003
    double z = missing(x); // FLX003
    double w = Math.sine(x); // FLX003
    double v = Nowhere.CONSTANT + z; // FLX003
    y = "text" * x; // FLX003
    return v + w + y + z;
  }

  @Differentiable
  static double several(double x) {
    Runnable r = () -> {}; // FLX030
    double y = unknownName; // FLX003
    double z = y * 2 + y;
    for (int i = 0; i < 3; i++) {
      z += counter; // FLX037
      try {} finally {} // FLX020
    }
    return (new double[] {z})[0] + (counter = 2); // FLX035
  }

  @Differentiable
  static double checkpoints(double x, int n) {
    @dev.fluxion.Checkpointed // FLX026
    double y = x;
    for (@dev.fluxion.Checkpointed(snapshots = -1) int i = 0; i < n; i++) { // FLX027
      y = y * x;
    }
    return y;
  }
}
