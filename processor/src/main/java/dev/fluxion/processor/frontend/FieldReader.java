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
    if (field == null) {
      return body.unresolved(tree);
    }
    if (isStatic(field) || field.getConstantValue() != null) {
      return read(tree, field);
    }
    if (!body.names.isOfThis(field)) {
      return body.refuse(Diagnostic.ENCLOSING_OBJECT, tree, name);
    }
    Operand self = body.self();
    return self == null ? body.unresolved(tree) : body.objects.read(tree, field, self);
  }

  /** {@code this} or {@code super}. */
  Operand self(IdentifierTree tree) {
    Operand self = body.self();
    if (self == null) {
      return body.unresolved(tree);
    }
    return tree.getName().contentEquals("this")
        ? self
        : Operand.of(body.names.enclosingClass().getSuperclass(), self.atom());
  }

  /** {@code qualifier.name}. */
  Operand select(MemberSelectTree tree) {
    String name = tree.getIdentifier().toString();
    switch (name) {
      case "class":
        return body.refuse(Diagnostic.UNSUPPORTED_EXPRESSION, tree, "class literal");
      case "this", "super":
        return qualifiedSelf(tree);
      default:
        Variable own = body.records.fieldUnderConstruction(tree);
        if (own != null) {
          return Operand.of(own.javaType(), body.variables.get(own));
        }
        return isExpression(tree.getExpression())
            ? memberOf(tree, body.expressions.read(tree.getExpression()), name)
            : staticMember(tree, name);
    }
  }

  /**
   * {@code Type.this} is this object where that is the type around the code, {@code Type.super}
   * where it is above that; else it is another object.
   */
  private Operand qualifiedSelf(MemberSelectTree tree) {
    Operand self = body.self();
    TypeElement type = body.names.typeNamed(tree.getExpression());
    TypeElement own = body.names.enclosingClass();
    if (self != null && type != null) {
      boolean isSuper = tree.getIdentifier().contentEquals("super");
      if (isSuper && !type.equals(own) && body.members.inherits(own, type)) {
        return Operand.of(type.asType(), self.atom());
      }
      if (type.equals(own)) {
        return isSuper ? Operand.of(own.getSuperclass(), self.atom()) : self;
      }
    }
    return body.refuse(Diagnostic.ENCLOSING_OBJECT, tree, tree.toString());
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
    if (field == null) {
      return body.unresolved(tree);
    }
    return isStatic(field) ? read(tree, field) : body.objects.read(tree, field, object);
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
      return type != null
          && (name.equals("this")
              || name.equals("super")
              || body.members.field(type, name) != null);
    }
    return true;
  }

  private static boolean isStatic(VariableElement field) {
    return field.getModifiers().contains(Modifier.STATIC);
  }

  /** The value of a static field, or of one that is a constant. */
  Operand read(Tree tree, VariableElement field) {
    Object constant = field.getConstantValue();
    if (constant != null) {
      return body.types.constant(field.asType(), constant);
    }
    if (field.asType().getKind() == TypeKind.ERROR) {
      return body.unresolved(tree);
    }
    if (!isStatic(field)) {
      return body.unresolved(tree);
    }
    if (!field.getModifiers().contains(Modifier.FINAL)) {
      return body.refuse(Diagnostic.MUTABLE_STATIC_FIELD, tree, field.getSimpleName());
    }
    TypeElement from = body.names.enclosingClass();
    if (TypeModel.isVisibleInPackage(field, from, body.compiler.elements())) {
      return body.records.inside(
          tree,
          field.asType(),
          body.flow.let(
              tree,
              new Operation.Extern(member(ExternalMember.Kind.STATIC_FIELD, field), List.of())));
    }
    boolean isObject =
        field.asType().getKind() == TypeKind.DECLARED && !body.types.isString(field.asType());
    boolean isReachable = body.objects.canHandle(field) || !isObject;
    return body.program.isOwn(field) && isReachable
        ? hiddenConstant(tree, field)
        : body.refuse(Diagnostic.UNREACHABLE_BY_COMPANION, tree, field.getSimpleName());
  }

  /**
   * A constant that the companion cannot name is copied if that is simple, else a handle reads it.
   */
  private Operand hiddenConstant(Tree tree, VariableElement field) {
    return body.program.constants().isSimple(field) || !body.objects.canHandle(field)
        ? body.program.constants().copy(body, tree, field)
        : body.records.inside(
            tree,
            field.asType(),
            body.flow.let(
                tree,
                new Operation.Extern(
                    member(ExternalMember.Kind.HIDDEN_STATIC_FIELD, field), List.of())));
  }

  private ExternalMember member(ExternalMember.Kind kind, VariableElement field) {
    TypeElement owner = Members.owner(field);
    return new ExternalMember(
        kind,
        owner.getQualifiedName().toString(),
        field.getSimpleName().toString(),
        List.of(),
        body.types.outside(field.asType()),
        false,
        true);
  }
}
