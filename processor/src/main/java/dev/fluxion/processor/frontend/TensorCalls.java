package dev.fluxion.processor.frontend;

import com.sun.source.tree.MethodInvocationTree;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.rule.TensorRules;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads calls of the operations on tensors that the table of rules knows. */
final class TensorCalls {
  private static final List<Type> KEPT =
      List.of(new ArrayType(Scalar.INT), new ArrayType(ObjectType.TENSOR));

  private final BodyReader body;

  TensorCalls(BodyReader body) {
    this.body = body;
  }

  /**
   * Reads a call.
   *
   * @param receiver the tensor; null for a static method
   * @return null if it is a call of something else
   */
  @Nullable Operand call(
      MethodInvocationTree tree,
      OverloadResolver.Choice choice,
      @Nullable Operand receiver,
      List<Operand> arguments) {
    ExecutableElement method = choice.method();
    if (!Members.owner(method).getQualifiedName().contentEquals(ObjectType.TENSOR.className())) {
      return null;
    }
    List<Type> types = new ArrayList<>();
    if (receiver != null) {
      types.add(ObjectType.TENSOR);
    }
    List<TypeMirror> parameters = parameters(choice, arguments.size());
    parameters.forEach(type -> types.add(body.types.toIr(type)));
    ExternalMember member =
        TensorRules.standard()
            .member(ObjectType.TENSOR.className(), method.getSimpleName().toString(), types)
            .orElse(null);
    if (member == null) {
      return null;
    }
    List<Atom> atoms = new ArrayList<>();
    if (receiver != null) {
      atoms.add(receiver.atom());
    }
    for (int i = 0; i < arguments.size(); i++) {
      Operand argument =
          body.conversions.convert(tree.getArguments().get(i), arguments.get(i), parameters.get(i));
      atoms.add(argument.type().getKind().isPrimitive() ? argument.atom() : kept(tree, argument));
    }
    return Operand.of(
        method.getReturnType(), body.flow.let(tree, new Operation.Extern(member, atoms)));
  }

  /** The type that each argument is to have. */
  private List<TypeMirror> parameters(OverloadResolver.Choice choice, int count) {
    List<TypeMirror> declared = new ArrayList<>();
    choice.method().getParameters().forEach(p -> declared.add(p.asType()));
    if (!choice.isSpread()) {
      return declared;
    }
    TypeMirror rest = declared.remove(declared.size() - 1);
    while (declared.size() < count) {
      declared.add(((javax.lang.model.type.ArrayType) rest).getComponentType());
    }
    return declared;
  }

  /**
   * The reverse of an operation may look at its indices and at tensors in an array, for their
   * shapes, so nobody else may write to these.
   */
  private Atom kept(MethodInvocationTree tree, Operand argument) {
    return KEPT.contains(argument.atom().type())
        ? body.arrayCalls.onArray(tree, "clone", argument, List.of()).atom()
        : argument.atom();
  }
}
