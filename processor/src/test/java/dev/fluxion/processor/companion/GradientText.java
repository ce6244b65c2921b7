package dev.fluxion.processor.companion;

import dev.fluxion.processor.TestCompiler;

/** What is generated for one method. */
final class GradientText {
  private GradientText() {}

  /** The statements of the gradient of {@code f}, that adds into an adjoint, without comments. */
  static String gradient(String method) {
    String companion = companion(method);
    String text = companion.substring(companion.indexOf("FAdjoint adjoint) {"));
    return text.substring(text.indexOf("\n") + 1, text.indexOf("\n  }\n") + 1)
        .replaceAll("(?m)^ *//.*\n", "")
        .replaceFirst("(?s)^.*adjoint\\.fit\\(.*?\n", "");
  }

  static String companion(String method) {
    return new TestCompiler()
        .compile("package p; import dev.fluxion.*; class A { @Differentiable " + method + " }")
        .generated()
        .get("p.AGradients");
  }
}
