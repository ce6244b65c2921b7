package dev.fluxion.processor.companion;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.transform.DistinctArrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * A private method for arguments that are one array, where a member is for such that are not: it
 * leaves them to {@code fGradientAliased}.
 */
final class AliasedMember {
  private final MethodDescriptor method;
  private final Member member;
  private final List<ParameterSpec> parameters;

  /**
   * @param parameters of the member
   */
  AliasedMember(MethodDescriptor method, Member member, List<ParameterSpec> parameters) {
    this.method = method;
    this.member = member;
    this.parameters = parameters;
  }

  /** Statements of the member that call the method where it is needed. */
  CodeBlock call(DistinctArrays distinct, Inputs inputs) {
    List<String> names = inputs.names(parameters);
    CodeBlock areOne =
        distinct.pairs().stream()
            .map(p -> CodeBlock.of("$N == $N", names.get(p.first()), names.get(p.second())))
            .collect(CodeBlock.joining(" || "));
    CodeBlock call =
        CodeBlock.of("$N($L)", method.aliasedName(member), Members.list(Members.names(parameters)));
    CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("if ($L)", areOne);
    if (method.method().isVoid()) {
      code.addStatement(call).addStatement("return");
    } else {
      code.addStatement("return $L", call);
    }
    return code.endControlFlow().build();
  }

  /** The method itself. */
  MethodSpec method(TypeName result, CodeBlock body) {
    return Members.method(method, method.aliasedName(member), parameters, Modifier.PRIVATE)
        .returns(result)
        .addCode(body)
        .build();
  }
}
