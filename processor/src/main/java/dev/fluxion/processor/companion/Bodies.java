package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import dev.fluxion.processor.ir.Program;
import java.util.List;
import java.util.function.Function;

/** The bodies of the members of one method. */
final class Bodies {
  private final MethodDescriptor method;
  private final Derivatives derivatives;
  private final MemberSpecs specs;

  Bodies(MethodDescriptor method, Derivatives derivatives, MemberSpecs specs) {
    this.method = method;
    this.derivatives = derivatives;
    this.specs = specs;
  }

  /** Whether the method cannot be differentiated, so that every member throws. */
  boolean areMissing() {
    return derivatives.programs().isEmpty();
  }

  /** The body of a member of a method that cannot be differentiated. */
  CodeBlock failure() {
    return CodeBlock.of(
        "throw new $T($S);\n",
        UnsupportedOperationException.class,
        method.method().displayName() + ": see the compile error");
  }

  /**
   * The body of a member.
   *
   * @param parameters of the generated method, in the order of the program's
   * @param tapes where it keeps what the reverse sweep needs
   * @param finish makes of the results, as expressions, the last statements
   */
  CodeBlock of(
      Member member,
      List<ParameterSpec> parameters,
      TapeScratch tapes,
      Function<List<CodeBlock>, CodeBlock> finish) {
    if (areMissing()) {
      return failure();
    }
    Program program = derivatives.of(member).orElseThrow();
    throw new UnsupportedOperationException("emission of " + program.entry().name());
  }
}
