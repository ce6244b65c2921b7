package dev.fluxion.processor.objects.library;

import java.util.Random;

/** Makes what the others may not. */
final class Sources {
  private Sources() {}

  static Random of(long seed) {
    return new Random(seed);
  }
}
