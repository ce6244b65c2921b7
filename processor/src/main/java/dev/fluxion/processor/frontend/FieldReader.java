package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Operation;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** Reads fields, and tells expressions from the names of classes. */
final class FieldReader {
  private final BodyReader body;

  FieldReader(BodyReader body) {
    this.body = body;
  }

  /** A simple name that is no local variable. */
  Operand named(IdentifierTree tree, String name) {
    VariableElement field = body.names.field(name);
    return field == null ? body.unresolved(tree) : read(tree, field);
  }

  /** {@code qualifier.name}. */
  Operand select(MemberSelectTree tree) {
    String name = tree.getIdentifier().toString();
    switch (name) {
      case "class":
        return body.refuse(Diagnostic.UNSUPPORTED_EXPRESSION, tree, "class literal");
      case "this", "super":
        return body.refuse(Diagnostic.THIS, tree, tree.toString());
      default:
        return isExpression(tree.getExpression())
            ? memberOf(tree, body.expressions.read(tree.getExpression()), name)
            : staticMember(tree, name);
    }
  }

  private Operand memberOf(MemberSelectTree tree, Operand object, String name) {
    if (object.isUnknown()) {
      return object;
    }
    if (object.type().getKind() == TypeKind.ARRAY && name.equals("length")) {
      return Operand.of(
          body.types.integer(), body.flow.let(tree, new Operation.Length(object.atom())));
    }
    TypeElement type = body.types.element(object.type());
    VariableElement field = type == null ? null : body.members.field(type, name);
    return field == null ? body.unresolved(tree) : read(tree, field);
  }

  private Operand staticMember(MemberSelectTree tree, String name) {
    TypeElement type = body.names.typeNamed(tree.getExpression());
    VariableElement field = type == null ? null : body.members.field(type, name);
    return field == null ? body.unresolved(tree) : read(tree, field);
  }

  /** Whether a qualifier is an expression, not the name of a class or package. */
  boolean isExpression(ExpressionTree tree) {
    if (tree instanceof IdentifierTree identifier) {
      String name = identifier.getName().toString();
      return body.variables.find(name) != null
          || name.equals("this")
          || name.equals("super")
          || body.names.field(name) != null;
    }
    if (tree instanceof MemberSelectTree select) {
      if (isExpression(select.getExpression())) {
        return true;
      }
      String name = select.getIdentifier().toString();
      TypeElement type = body.names.typeNamed(select.getExpression());
      return type != null && (name.equals("this") || body.members.field(type, name) != null);
    }
    return true;
  }

  /** The value of a field. */
  Operand read(Tree tree, VariableElement field) {
    Object constant = field.getConstantValue();
    if (constant != null) {
      return body.types.constant(field.asType(), constant);
    }
    if (field.asType().getKind() == TypeKind.ERROR) {
      return body.unresolved(tree);
    }
    if (!field.getModifiers().contains(Modifier.STATIC)) {
      return body.refuse(Diagnostic.INSTANCE_FIELD, tree, field.getSimpleName());
    }
    if (!field.getModifiers().contains(Modifier.FINAL)) {
      return body.refuse(Diagnostic.MUTABLE_STATIC_FIELD, tree, field.getSimpleName());
    }
    TypeElement from = body.names.enclosingClass();
    if (TypeModel.isVisibleInPackage(field, from, body.compiler.elements())) {
      return Operand.of(
          field.asType(), body.flow.let(tree, new Operation.Extern(member(field), List.of())));
    }
    boolean isHidden = field.getModifiers().contains(Modifier.PRIVATE);
    boolean isObject =
        field.asType().getKind() == TypeKind.DECLARED && !body.types.isString(field.asType());
    return body.program.isOwn(field) && (isHidden || !isObject)
        ? body.program.constants().copy(body, tree, field)
        : body.refuse(Diagnostic.UNREACHABLE_BY_COMPANION, tree, field.getSimpleName());
  }

  private ExternalMember member(VariableElement field) {
    TypeElement owner = Members.owner(field);
    return new ExternalMember(
        ExternalMember.Kind.STATIC_FIELD,
        owner.getQualifiedName().toString(),
        field.getSimpleName().toString(),
        List.of(),
        body.types.toIr(field.asType()),
        false,
        true);
  }
}
