package dev.fluxion.processor.objects;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** Objects of another file that change while the method runs. */
class Stateful {
  private final double weight = 2;

  static List<Object> examples() {
    return List.of(new Stateful(), new Outer<String>().new Inner());
  }

  @Differentiable
  final double shrinkingBound(double x) {
    Ledger ledger = Ledger.open();
    double s = x;
    for (int i = 0; i < ledger.size; i++) {
      s += Math.sin(x * i + s) * ledger.row(i)[0] * ledger.fixed[0];
      ledger.shrink(i);
    }
    return s;
  }

  @Differentiable
  final double arraysChangeHands(double x, int n) {
    Ledger ledger = Ledger.open();
    double s = 0;
    double[] before = ledger.row;
    for (int k = 0; k < n + 2; k++) {
      double[] now = ledger.row;
      s = s * now[0] * x + before[1] * x * x + Math.exp(-s * s);
      ledger.replace();
      ledger.row(k);
    }
    return s + (before == ledger.row ? 0 : x);
  }

  @Differentiable
  private double whileThereAreMore(double x) {
    Iterator<Double> entries = Ledger.open().iterator();
    double s = 0;
    while (entries.hasNext()) {
      s = s * x + entries.next() * weight;
    }
    return s;
  }

  private double twice(double x, int k) throws IOException {
    if (k == 0) {
      Ledger.read();
      return x;
    }
    return twice(x * x * 0.5, k - 1) * weight + twice(x, k - 1);
  }

  @Differentiable
  final double checked(double x, int k) throws IOException {
    return twice(x, k);
  }

  @Differentiable
  final <E extends Exception> double thrown(double x, @Constant E e) throws E {
    if (x < 0 && e != null) {
      throw e;
    }
    return x * x;
  }

  @Differentiable
  final double self(double self, double value, double adjoint) {
    return self * value * weight + adjoint * value * value;
  }

  @Differentiable
  static double overloads(double x, @Constant String s) {
    Object o = 3;
    return x * Ledger.choose(s) + Ledger.choose(o) * x * x;
  }

  /** Of a generic class. */
  static final class Outer<T> {
    final class Inner {
      private final double k = 4;

      @Differentiable
      double ofInner(double x, @Constant T t) {
        return t == null ? k * x * x : x;
      }
    }
  }
}
