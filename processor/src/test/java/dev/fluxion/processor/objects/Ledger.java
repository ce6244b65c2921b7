package dev.fluxion.processor.objects;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Another file, with state that changes. */
class Ledger {
  int size = 6;
  double[] row = {1, -1};
  final double[] fixed = {1, 2, 3};
  private final List<Double> entries = new ArrayList<>(List.of(1.5, -2.0, 0.25));

  static Ledger open() {
    return new Ledger();
  }

  double[] row(int i) {
    row[0] += i;
    return row;
  }

  void shrink(int i) {
    if (i % 2 == 0) {
      size--;
    }
    fixed[0] *= 1.5;
  }

  void replace() {
    row = new double[] {row[1], row[0] * 2};
  }

  static void read() throws IOException {
    // Nothing to read.
  }

  Iterator<Double> iterator() {
    return entries.iterator();
  }

  static int choose(Object o) {
    return 1;
  }

  static int choose(String s) {
    return 2;
  }
}
