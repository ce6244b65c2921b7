package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.emit.EmitContext;
import dev.fluxion.processor.emit.ProgramEmitter;
import dev.fluxion.processor.emit.ResultSink;
import dev.fluxion.processor.emit.SharedFields;
import dev.fluxion.processor.emit.TapeSource;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.transform.DistinctArrays;
import dev.fluxion.processor.transform.Reverse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The bodies of the members of one method. */
final class Bodies {
  private final MethodDescriptor method;
  private final Derivatives derivatives;
  private final Set<String> taken;
  private final SharedFields fields;
  private final MemberSpecs specs;
  private final Inputs inputs;

  /**
   * @param taken the names of the companion's members, to which the helpers' are added
   * @param fields likewise the companion's fields
   * @param specs where helpers go
   * @param inputs what the programs take
   */
  Bodies(
      MethodDescriptor method,
      Derivatives derivatives,
      Set<String> taken,
      SharedFields fields,
      MemberSpecs specs,
      Inputs inputs) {
    this.method = method;
    this.derivatives = derivatives;
    this.taken = taken;
    this.fields = fields;
    this.specs = specs;
    this.inputs = inputs;
  }

  /** What the programs take. */
  Inputs inputs() {
    return inputs;
  }

  /** Whether the method cannot be differentiated, so that every member throws. */
  boolean areMissing() {
    return derivatives.isEmpty();
  }

  /** The body of a member of a method that cannot be differentiated. */
  CodeBlock failure() {
    return CodeBlock.of(
        "throw new $T($S);\n",
        UnsupportedOperationException.class,
        method.method().displayName() + ": see the compile error");
  }

  /** What the member consists of. */
  Program program(Member member) {
    return derivatives.of(member).orElseThrow();
  }

  /** What the member consists of where arguments are different arrays; null if it is the same. */
  @Nullable DistinctArrays distinct(Member member) {
    return areMissing() || !inputs.areWhole() ? null : derivatives.distinct(member);
  }

  /** Whether the member consists of a program of its own. */
  boolean has(Member member) {
    return derivatives.of(member).isPresent();
  }

  /** Whether the method has a pullback. */
  boolean hasPullback() {
    return derivatives.pullback() != null;
  }

  /** What the Jacobian is made of. */
  Derivatives.Jacobian jacobian() {
    return Objects.requireNonNull(derivatives.jacobian());
  }

  /** The gradient along many directions, if the Hessian is made of it. */
  @Nullable Program gradients() {
    return derivatives.gradients();
  }

  /** The two parts of the pullback. */
  Reverse.Pullback pullback() {
    return Objects.requireNonNull(derivatives.pullback());
  }

  /** The same with tangents. */
  Reverse.Pullback along() {
    return Objects.requireNonNull(derivatives.along());
  }

  /**
   * The body of a member.
   *
   * @param names of the program's parameters in the generated method
   * @param reserved other names that its locals must not have
   * @param tapes where it keeps what the reverse sweep needs
   * @param finish makes of the results the last statements
   */
  CodeBlock of(
      Member member,
      List<String> names,
      Set<String> reserved,
      TapeSource tapes,
      ResultSink finish) {
    return areMissing() ? failure() : of(program(member), names, reserved, tapes, finish);
  }

  /** The same of a program. */
  CodeBlock of(
      Program program,
      List<String> names,
      Set<String> reserved,
      TapeSource tapes,
      ResultSink finish) {
    return CodeBlock.builder()
        .add(inputs.unpacked())
        .add(emit(program, names, reserved, tapes, finish).body())
        .build();
  }

  /**
   * What was written.
   *
   * @param types tells how the types of the program are called
   */
  record Emitted(CodeBlock body, Function<Type, TypeName> types) {}

  /** Writes a program: the entry as a body, the rest as helpers. */
  Emitted emit(
      Program program,
      List<String> names,
      Set<String> reserved,
      TapeSource tapes,
      ResultSink finish) {
    ProgramEmitter emitter =
        new ProgramEmitter(
            program,
            new EmitContext(
                method.companion(),
                taken,
                names,
                reserved,
                derivatives.source(),
                tapes,
                method.declaredExceptions(),
                fields));
    ProgramEmitter.Written written = emitter.write(finish);
    for (FieldSpec field : written.fields()) {
      taken.add(field.name());
      specs.add(field);
    }
    for (MethodSpec helper : written.helpers()) {
      taken.add(helper.name());
      specs.addLater(helper);
    }
    for (TypeSpec type : written.types()) {
      taken.add(type.name());
      specs.addLater(type);
    }
    return new Emitted(written.body(), emitter::typeName);
  }
}
