package dev.fluxion.processor.frontend;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import javax.lang.model.element.ExecutableElement;

/**
 * Checks that an object is there: {@code Objects.requireNonNull}, and what calls do to the objects
 * that they are made on.
 */
final class NullChecks {
  private static final Type OBJECT = new ObjectType("java.lang.Object");

  private final BodyReader body;

  NullChecks(BodyReader body) {
    this.body = body;
  }

  /** What a call of an instance method does where the object is null. */
  void require(Tree tree, Atom object) {
    body.flow.let(tree, new Operation.Extern(nullCheck(List.of(OBJECT)), List.of(object)));
  }

  /** A call of {@code Objects.requireNonNull}, which is what its first argument is. */
  Operand call(MethodInvocationTree tree, OverloadResolver.Choice choice, List<Operand> arguments) {
    Operand object = arguments.get(0);
    if (arguments.size() == 1 && body.records.struct(object.type()) != null) {
      require(tree, body.records.reference(tree, object.atom()));
      return object;
    }
    List<Atom> atoms = body.arguments.convert(tree, tree.getArguments(), choice, arguments);
    List<Type> types =
        choice.method().getParameters().stream().map(p -> body.types.toIr(p.asType())).toList();
    body.flow.let(tree, new Operation.Extern(nullCheck(types), atoms));
    return Operand.of(object.type(), object.atom());
  }

  /** Whether it is {@code Objects.requireNonNull}. */
  static boolean isNullCheck(ExecutableElement method) {
    return method.getSimpleName().contentEquals("requireNonNull")
        && Members.owner(method).getQualifiedName().contentEquals("java.util.Objects");
  }

  private static ExternalMember nullCheck(List<Type> parameters) {
    return new ExternalMember(
        ExternalMember.Kind.STATIC_METHOD,
        "java.util.Objects",
        "requireNonNull",
        parameters,
        OBJECT,
        false,
        true);
  }
}
