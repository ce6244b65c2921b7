package dev.fluxion.processor.objects.library;

/** Counts, and throws at its maximum. */
final class Counter {
  private final int maximum;
  private int count;

  Counter(int maximum) {
    this.maximum = maximum;
  }

  void increment() {
    if (++count > maximum) {
      throw new IllegalStateException("maximal count (" + maximum + ") exceeded");
    }
  }

  void reset() {
    count = 0;
  }

  int maximum() {
    return maximum;
  }
}
