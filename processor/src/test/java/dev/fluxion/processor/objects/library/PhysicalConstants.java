package dev.fluxion.processor.objects.library;

/** Constants to inherit. */
interface PhysicalConstants {
  double LIGHT = 2.998;

  static double ratio(int n) {
    return n / LIGHT;
  }
}
