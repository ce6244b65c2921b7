package dev.fluxion.processor.frontend.cases;

import static java.lang.Math.*;
import static java.lang.Math.max;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;

/** Operators, conversions, constants, order of evaluation. */
@SuppressWarnings({"fallthrough", "empty", "cast", "lossy-conversions", "divzero"})
public final class ArithmeticCases {
  private ArithmeticCases() {}

  static final double PLAIN = 2.5;
  static final double COMPUTED = Math.sqrt(2);
  private static final double HIDDEN = Math.exp(0.5) + PLAIN;
  private static final int SIZE = 3 * 7 % 4;
  private static final double[] WEIGHTS = {1, 2.5, HIDDEN, -4};
  private static final double[][] TABLE = {{1, 2}, {}, {3}};
  static final int[] OPEN = {3, 1, 2};
  private static final String NAME = "n" + 1 + 'c' + 2.0 + true + 3L + 1.5f;

  @Differentiable
  static double polynomial(double x, double y) {
    double d = x * y - 3 * x + 4 / y % 2;
    return -d + +x;
  }

  @Differentiable
  static double evaluationOrder(double x) {
    double y = x + (x = 2 * x) * x;
    return y - x;
  }

  @Differentiable
  static double chained(double u, double v) {
    u = v = u * v;
    u += v -= u *= 2;
    return u - v;
  }

  @Differentiable
  static double increments(double x, int k) {
    int i = k++ + ++k - k-- * --k;
    x++;
    double y = x-- - --x;
    return y * i + ++x + k;
  }

  @Differentiable
  static double compoundNarrowing(double x, byte b, short s, char c) {
    b += 3.7;
    s *= 1.5;
    c += 1;
    b <<= 2;
    s >>= 1;
    c++;
    b--;
    int i = 7;
    i += x;
    i /= 2;
    i -= 0.5f;
    long l = 5;
    l *= 1.25;
    return x + b + s * c + i - l;
  }

  @Differentiable
  static double intOverflow(double x, int n) {
    int big = Integer.MAX_VALUE;
    big = big + n;
    long wide = big * 2L + n * n;
    return x * big + wide;
  }

  @Differentiable
  static double literals(double x) {
    int hex = 0xFF_FF + 0b1010 + 0_17 + -2147483648;
    long l = 0xFFFF_FFFF_FFFFL - 1_000L;
    char c = 'a';
    float f = 1.1f;
    double e = 1e-3 + 0x1.8p1 + .5 + 3.d + 2f;
    return x + hex + l + c + '\n' + f + e + c * 2;
  }

  @Differentiable
  static double charArithmetic(char c, double x) {
    char d = (char) (c + 1);
    int i = c + 'b' - d;
    return x * i + d / 2 + (c > 'A' ? 'x' : 1);
  }

  @Differentiable
  static double shifts(int i, long l, double x) {
    int a = i << 3 | i >> 2 ^ i >>> 28 & 0xF;
    long b = l << 70 ^ l >> i | l >>> 3;
    int c = i << l;
    return x + a + b + ~c + ~l;
  }

  @Differentiable
  static double casts(double x, long l, int i) {
    float f = (float) x;
    int j = (int) x;
    short s = (short) x;
    byte b = (byte) l;
    char c = (char) i;
    long m = (long) f;
    return f + j + s + b + c + m + (int) x * x + (double) i / 3 + i / 3;
  }

  @Differentiable
  static float floats(float x, float y, int i) {
    float z = x * y + i;
    z += 0.1;
    z *= 3;
    double d = z + 1.0;
    return (float) d - x / y % 3f;
  }

  @Differentiable
  static double integerDivision(double x, int a, int b) {
    int q = a / b;
    int r = a % b;
    return x * q + r;
  }

  @Differentiable
  static double booleans(double x, boolean p, boolean q) {
    boolean r = p ^ q | x > 0 & !q;
    r &= x < 100;
    r |= x == -1;
    r ^= p != q;
    return r == p ? x : -x;
  }

  @Differentiable
  static double shortCircuit(double x, int i) {
    int n = 0;
    if (x > 0 && (n = n + 1) > 0 || (n += 10) > 5 && i++ > 2) {
      n += 100;
    }
    boolean both = i > 0 && x > 1 || i < -3;
    return x + n + i + (both ? 0.5 : 0.25);
  }

  @Differentiable
  static double conditional(double x, int i, boolean b) {
    double y = b ? i : x;
    double z = b ? 1 : 2.0f;
    long w = i > 2 ? i : 5L;
    double nested = x > 0 ? i > 0 ? x * x : -x : b ? 3 : x - 1;
    return y + z + w + nested;
  }

  @Differentiable
  static double conditionalPromotion(boolean b, int i, float f) {
    int k = i + 16777217;
    double direct = b ? k : f;
    double promoted = (b ? k : f);
    double nested = i > 2 ? b ? k : f : 1.0;
    return direct + 3 * promoted + 5 * nested + (double) (b ? k : f);
  }

  @Differentiable
  static double conditionalSmallTypes(double w, byte b, short s, char c, boolean p) {
    int x = p ? b : 'a';
    int y = p ? s : b;
    int z = p ? c : 7;
    return w + (p ? c : 65536) + x * 2 + y * 3 + z * 5;
  }

  @Differentiable
  static double conditionalAssigns(double x, double y) {
    double z = x > y ? (x = y) : (y = x * 2);
    return x + 3 * y + 5 * z;
  }

  @Differentiable
  static double constants(double x) {
    final int n = 4;
    final double h = 1.0 / n;
    return x * PLAIN
        + COMPUTED * HIDDEN
        + SIZE
        + h * Math.PI
        + Double.MAX_VALUE * 0
        + Integer.MIN_VALUE;
  }

  @Differentiable
  static double constantFolding(double x) {
    double a = 0.1 + 0.2;
    float b = 0.1f + 0.2f;
    int c = 7 / 2 * 3 % 4 - (1 << 33) + (-7 >> 1) + (-7 >>> 28);
    long d = Long.MAX_VALUE + 1;
    boolean e = 1 < 2 && !(3 >= 4) || 0.0 == -0.0;
    char f = (char) 65601;
    int g = (int) 3e10 + (int) 1e10f + (byte) 300 + (short) 1e6;
    return x + a + b + c + d + (e ? 1 : 0) + f + g + (true ? 1 : 2.5);
  }

  @Differentiable
  static double hiddenArrays(double x, int i) {
    return x * WEIGHTS[i] + TABLE[2][0] + TABLE.length + TABLE[i % 3].length + OPEN[i];
  }

  @Differentiable
  static double hiddenArrayForEach(double x) {
    double s = 0;
    for (double w : WEIGHTS) {
      s += w * x;
    }
    return s;
  }

  @Differentiable
  static double strings(double x, String s) {
    String text = "a" + s + 1;
    text += 'c';
    text += x > 0;
    return x + text.length() + NAME.length();
  }

  @Differentiable
  static double math(double x, double y, int i) {
    double z = Math.sin(x) + StrictMath.cos(y) + abs(x) + max(x, 0) + min(i, 3) + floor(y);
    z += Math.abs(i) + Math.max(i, 2L) + Math.round(x) + Math.fma(x, y, z) + signum(y);
    return z + hypot(x, y) + Math.scalb(x, 2) + Math.getExponent(y) + Math.rint(x) + ulp(1f);
  }

  @Differentiable
  static double exactMath(int a, int b, double x) {
    return x
        + Math.addExact(a, b)
        + Math.multiplyExact(a, b)
        + Math.floorDiv(a, b)
        + Math.floorMod(a, b)
        + Math.toIntExact(a);
  }

  @Differentiable
  static double boxMethods(double x, float y, int i) {
    boolean odd = Double.isNaN(x) || Double.isInfinite(x) || !Float.isFinite(y);
    return Double.compare(x, y)
        + (odd ? 1 : Double.max(x, y))
        + Integer.signum(i)
        + Double.sum(x, 1)
        + Integer.max(i, 2)
        + Character.getNumericValue('7');
  }

  @Differentiable
  static double negativeZero(double x) {
    double zero = 0;
    double minus = -zero;
    return 1 / (minus * 1) + x + -0.0;
  }

  @Differentiable
  static double swap(double a, double b) {
    double t = a;
    a = b;
    b = t;
    return a - 2 * b;
  }

  @Differentiable
  static double variables(double x) {
    var a = 3;
    var b = a / 2 + x;
    final var c = 5L;
    double d, e = b, f;
    d = f = e * c;
    return a + b + c + d + e + f;
  }

  @Differentiable
  static double deepParentheses(double x) {
    return ((((x)) + ((2) * (x)))) - (-(-(x)));
  }

  @Differentiable
  static double unicodeAndUnary(double x) {
    double größe = - -x;
    return +größe - -(~3) + (-(+x));
  }

  @Differentiable
  static double references(double x, @Constant double[] a, String s) {
    double[] b = a;
    double y = a == b ? x : -x;
    return y + (a == null ? 1 : a.length) + (s != null ? 2 : 3) + (null == null ? 1 : 0);
  }
}
