/**
 * Fluxion: compile-time automatic differentiation. What users import, and what generated code
 * calls.
 */
// BLAS and LAPACK for Java are on Maven Central as automatic modules only.
@SuppressWarnings("requires-automatic")
module dev.fluxion {
  requires dev.ludovic.netlib.blas;
  requires dev.ludovic.netlib.lapack;
  requires java.logging;

  exports dev.fluxion;
  exports dev.fluxion.tape;
  exports dev.fluxion.tensor;
}
