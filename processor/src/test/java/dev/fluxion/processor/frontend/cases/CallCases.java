package dev.fluxion.processor.frontend.cases;

import static dev.fluxion.processor.frontend.cases.CallCases.Inner.twice;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.Objects;

/** Callees, overloads, recursion. */
@SuppressWarnings({"fallthrough", "empty", "cast", "lossy-conversions", "divzero"})
public final class CallCases {
  private CallCases() {}

  static final class Inner {
    private Inner() {}

    private static final double SCALE = 1.5;

    static double twice(double x) {
      return 2 * x + SCALE;
    }

    private static double secret(double x) {
      return x * LOCAL;
    }
  }

  private static final double LOCAL = Math.log(3);

  private static double square(double x) {
    return x * x;
  }

  private static int square(int x) {
    return x * x + 1;
  }

  private static long square(long x) {
    return x - 1;
  }

  static double pick(double x, Object o) {
    return 1;
  }

  static double pick(double x, String s) {
    return 2;
  }

  static double pick(long x, CharSequence s) {
    return 3;
  }

  private static int count(int first, int... rest) {
    int n = first;
    for (int r : rest) n += r;
    return n + rest.length;
  }

  private static void check(double x) {
    if (!(x < 1e8)) {
      throw new IllegalArgumentException("too large: " + x);
    }
    if (x == 0) return;
    if (x < -7) throw new IllegalStateException();
  }

  private static <T> double generic(T t, double x) {
    return t == null ? x : 2 * x;
  }

  private static double norm(double[] a) {
    double s = 0;
    for (double v : a) s += v * v;
    return Math.sqrt(s);
  }

  private static double stop(@Constant double x, double y) {
    x = x + 1;
    return x * y;
  }

  private static final double[] SHARED = {3, 4};

  @Differentiable
  static double helpers(double x) {
    check(x);
    return square(x) + twice(x) + Inner.twice(3) + Inner.secret(x) + CallCases.square(x + 1);
  }

  @Differentiable
  static double overloads(double x, int i, byte b, float f, long l) {
    return square(x) + square(i) + square(b) + square(f) + square(l) + square('a');
  }

  @Differentiable
  static double referenceOverloads(double x, int i, String s) {
    return pick(x, s) + 10 * pick(i, (CharSequence) s) + 100 * pick(x, (Object) s);
  }

  @Differentiable
  static double varargs(double x, int i) {
    return x + count(1) + count(i, i) + count(1, 2, 3, i);
  }

  @Differentiable
  static double generics(double x, String s) {
    return generic(s, x) + generic("a", 1) + CallCases.<String>generic(null, x);
  }

  @Differentiable
  static double constantParameter(double x) {
    return stop(x, x);
  }

  @Differentiable
  static double arrayCallees(double x, @Constant double[] a) {
    return x * norm(a) + norm(SHARED);
  }

  @Differentiable
  static double recursion(double x, int n) {
    if (n <= 0 || n > 20) {
      return 1;
    }
    return x * recursion(x, n - 1);
  }

  @Differentiable
  static double mutual(double x, int n) {
    return even(x, n & 7);
  }

  private static double even(double x, int n) {
    return n == 0 ? x : odd(x + 1, n - 1);
  }

  private static double odd(double x, int n) {
    return n == 0 ? -x : even(x * 2, n - 1);
  }

  @Differentiable
  static double recursionInLoop(double x, @Constant double y, int n) {
    double s = x * y;
    if (n <= 0 || n > 6) return s;
    for (int i = 0; i < 2; i++) {
      s += recursionInLoop(x * 0.5, y, n - 1);
    }
    return s;
  }

  @Differentiable
  static double argumentsInOrder(double x) {
    return order(x, x = x + 1, x *= 2) + x;
  }

  private static double order(double a, double b, double c) {
    return a + 10 * b + 100 * c;
  }

  @Differentiable
  static double passiveCalls(double x, String s) {
    Objects.requireNonNull(s, "s");
    int n = s.length() + s.indexOf('o') + String.valueOf(x).length();
    if (s.equals("two") && s.isEmpty()) {
      x = 1;
    }
    return x * n + Integer.parseInt("12") + Objects.requireNonNull(s).hashCode();
  }

  @Differentiable
  static double hiddenOwner(double x, @Constant StringBuilder text, Object none) {
    return none == null ? x * text.length() + text.charAt(1) : x;
  }

  @Differentiable
  static double enumMethods(double x, Thread.State state) {
    return x * Thread.State.values().length + state.compareTo(Thread.State.NEW);
  }

  @Differentiable
  static double second(double x) {
    return Second.help(x) + Second.LIMIT;
  }

  @Differentiable
  static double boxedConstants(double x, @Constant int n, @Constant boolean b) {
    return scaled(x, n, 0.5 + n, b) + scaled(x, 7, 2.0, true);
  }

  private static double scaled(double x, Integer n, Double d, Boolean b) {
    double y = b && n > 2 ? x * d : x;
    y *= -n;
    switch (n) {
      case 3 -> y += d;
      default -> y -= n / 2;
    }
    return y + (b ? n : d) * x;
  }

  @Differentiable
  static double boxesInMessages(double x, @Constant int n, @Constant boolean b) {
    if (x > 0) {
      String chosen = "" + choice(n, 2.5, b) + classOf((short) 3) + classOf('c') + classOf(n);
      throw new IllegalStateException(chosen + classOf(x) + classOf(1) + classOf(b));
    }
    return x;
  }

  private static String choice(Integer n, Double d, boolean b) {
    return "" + (b ? n : d) + (b ? n : 'c') + (b ? null : 1);
  }

  private static String classOf(Object object) {
    return object.getClass().getName() + object.hashCode();
  }

  @Differentiable
  static double emptyBox(double x, @Constant boolean b) {
    return scaled(x, b ? null : 1, 1.0, b);
  }

  @Differentiable
  static double ignoredResult(double x) {
    square(x);
    Math.sin(x);
    return x;
  }
}

final class Second {
  private Second() {}

  static final double LIMIT = CallCasesConstants.get();

  static double help(double x) {
    return x > 0 ? x : -x;
  }
}

final class CallCasesConstants {
  private CallCasesConstants() {}

  static double get() {
    return 0.75;
  }
}
