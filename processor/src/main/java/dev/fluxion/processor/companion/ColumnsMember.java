package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.fluxion.processor.ir.Program;

/** A private method that {@code fJacobian} calls: the pushforward in several directions. */
sealed interface ColumnsMember permits BundleMember, VectorMember {

  /** That of a program, in so many directions; 0: in as many as it is told. */
  static ColumnsMember of(MethodDescriptor method, int directions) {
    return directions == 0 ? new VectorMember(method) : new BundleMember(method, directions);
  }

  /** The type of what the method returns. */
  ClassName type();

  /** A call along the directions that {@code sweeps} tells. */
  CodeBlock call(String sweeps);

  /** All tangents of the results, flattened. */
  CodeBlock flattened(String bundle);

  void write(Program program, Bodies bodies, MemberSpecs specs);
}
