package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.ExternalMember;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads calls of constructors. */
final class CreationReader {
  private final BodyReader body;

  CreationReader(BodyReader body) {
    this.body = body;
  }

  /** {@code new X(…)}. */
  Operand create(NewClassTree tree) {
    TypeMirror type = body.names.typeOf(tree.getIdentifier());
    List<Operand> arguments = tree.getArguments().stream().map(body.expressions::read).toList();
    TypeElement element = type == null ? null : body.types.element(type);
    if (type == null || element == null) {
      return body.unresolved(tree.getIdentifier());
    }
    boolean isException =
        body.compiler.types().isAssignable(type, body.types.named("java.lang.Throwable"));
    boolean isPossible = isException || element.getKind() == ElementKind.RECORD;
    if (!isPossible || tree.getClassBody() != null || tree.getEnclosingExpression() != null) {
      return body.refuse(Diagnostic.OBJECT_CREATION, tree, TypeModel.text(type));
    }
    if (arguments.stream().anyMatch(Operand::isUnknown)) {
      return body.types.unknown();
    }
    return construct(tree, element, tree.getArguments(), arguments);
  }

  /** {@code new X(…)} with arguments that have been read. */
  Operand construct(
      Tree tree, TypeElement type, List<? extends ExpressionTree> trees, List<Operand> arguments) {
    List<ExecutableElement> constructors = body.members.constructors(type);
    OverloadResolver.Choice choice =
        body.arguments.choose(tree, type.getSimpleName().toString(), constructors, arguments);
    if (choice == null) {
      return body.types.unknown();
    }
    List<Atom> atoms = body.arguments.convert(tree, trees, choice, arguments);
    return body.records.struct(type.asType()) != null
        ? body.records.create(tree, type, choice.method(), atoms)
        : body.externals.call(
            tree, ExternalMember.Kind.CONSTRUCTOR, choice.method(), null, arguments, atoms);
  }

  /** {@code this(…)} in a constructor of {@code type}. */
  Operand delegate(MethodInvocationTree tree, TypeElement type) {
    List<Operand> arguments = tree.getArguments().stream().map(body.expressions::read).toList();
    return arguments.stream().anyMatch(Operand::isUnknown)
        ? body.types.unknown()
        : construct(tree, type, tree.getArguments(), arguments);
  }
}
