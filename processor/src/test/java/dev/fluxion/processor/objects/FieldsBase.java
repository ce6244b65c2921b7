package dev.fluxion.processor.objects;

/** A parent in another file. */
class FieldsBase {
  protected double base;
  double hiddenBelow = 5;

  FieldsBase(double base) {
    this.base = base;
  }
}
