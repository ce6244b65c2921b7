package dev.fluxion.processor.objects;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.List;

/** Type parameters of classes and methods. */
final class Generic<T extends Comparable<T>, U> {
  private final T limit;
  final U other;
  private final double factor = 2;

  Generic(T limit, U other) {
    this.limit = limit;
    this.other = other;
  }

  static List<Object> examples() {
    return List.of(
        new Generic<String, Integer>("m", 3),
        new Generic<Integer, Object>(5, null),
        new Other<>(2));
  }

  @Differentiable
  double compared(double x) {
    return limit.compareTo(limit) == 0 && other != null ? x * factor : x * x;
  }

  @Differentiable
  <V> double method(double x, @Constant V value, @Constant T t) throws java.io.IOException {
    if (x > 3) {
      throw new java.io.IOException("x = " + x);
    }
    return value == null && t == null ? helper(other, x) : x;
  }

  private <W> double helper(W w, double x) {
    return w == null ? x : factor * x * x;
  }

  /** What type arguments say of fields and methods. */
  @Differentiable
  double arguments(double x) {
    Other<String> named = Holder.OF_OBJECT.content;
    Holder<double[]> holder = Holder.OF_ARRAY;
    double[] values = holder.content;
    List<double[]> all = holder.all;
    double s = 0;
    for (int i = 0; i < all.size(); i++) {
      double[] row = all.get(i);
      s += row[0] * x * row.length;
    }
    return named == null ? s * values[0] + holder.content[1] * x * x + all.get(0)[1] : x;
  }

  @Differentiable
  double varargs(double x, int n, int... more) {
    return more == null ? x : x * more.length + n;
  }

  /** Static, so it has nothing to do with the parameters outside. */
  static final class Other<T> {
    private final double factor;

    Other(double factor) {
      this.factor = factor;
    }

    @Differentiable
    <V> double value(double x, @Constant T t, @Constant V v) {
      return t == null ? x * factor : x;
    }
  }

  /** Something inside. */
  static final class Holder<C> {
    static final Holder<double[]> OF_ARRAY = new Holder<>(new double[] {2, 3});
    static final Holder<Other<String>> OF_OBJECT = new Holder<>(null);
    final C content;
    final List<C> all;

    Holder(C content) {
      this.content = content;
      this.all = content == null ? List.of() : List.of(content, content);
    }
  }
}
