/** Differentiable methods for other modules. */
module library {
  requires transitive dev.fluxion;

  exports library;
}
