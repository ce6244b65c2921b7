/**
 * Fluxion: compile-time automatic differentiation. What users import, and what generated code
 * calls.
 */
module dev.fluxion {
  exports dev.fluxion;
  exports dev.fluxion.tape;
}
