package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Type;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of objects: by name, where the companion can name them, through a record's
 * accessor or a plain getter, or else through a handle.
 */
final class ObjectFields {
  private final BodyReader body;

  ObjectFields(BodyReader body) {
    this.body = body;
  }

  /** A field of an object. */
  Operand read(Tree tree, VariableElement field, Operand object) {
    if (field.asType().getKind() == TypeKind.ERROR) {
      return body.unresolved(tree);
    }
    Operand component = body.records.field(tree, field, object);
    if (component != null) {
      return component;
    }
    TypeMirror type = typeIn(object.type(), field);
    ExternalMember member = member(field, object.atom());
    if (member == null) {
      return body.refuse(Diagnostic.UNREACHABLE_BY_COMPANION, tree, field.getSimpleName());
    }
    if (!body.types.isSameErased(type, field.asType())) {
      if (member.isHidden()) {
        return body.refuse(Diagnostic.REFERENCE_CAST, tree, TypeModel.text(type));
      }
      member = member.returning(body.types.outside(type));
    }
    return body.records.inside(
        tree, type, body.flow.let(tree, new Operation.Extern(member, List.of(object.atom()))));
  }

  private TypeMirror typeIn(TypeMirror object, VariableElement field) {
    return object instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty()
        ? body.compiler.types().asMemberOf(declared, field)
        : field.asType();
  }

  private TypeMirror erasedType(VariableElement field) {
    return body.types.erased(field.asType());
  }

  private @Nullable ExternalMember member(VariableElement field, Atom object) {
    TypeElement owner = Members.owner(field);
    if (!isVisible(owner)) {
      return null;
    }
    if (isVisible(field)) {
      return member(ExternalMember.Kind.INSTANCE_FIELD, receiverType(field, object), field, field);
    }
    ExecutableElement getter = getter(field);
    if (getter != null) {
      return member(ExternalMember.Kind.INSTANCE_METHOD, type(owner), getter, field);
    }
    return canHandle(field)
        ? member(ExternalMember.Kind.HIDDEN_INSTANCE_FIELD, type(owner), field, field)
        : null;
  }

  private ObjectType type(TypeElement element) {
    return new ObjectType(element.getQualifiedName().toString());
  }

  /** That of the object, unless a class between hides the field. */
  private Type receiverType(VariableElement field, Atom object) {
    TypeElement actual =
        object.type() instanceof ObjectType type
            ? body.compiler.elements().getTypeElement(type.className())
            : null;
    boolean isDirect =
        actual != null
            && field.equals(body.members.field(actual, field.getSimpleName().toString()));
    return isDirect ? object.type() : type(Members.owner(field));
  }

  private ExternalMember member(
      ExternalMember.Kind kind, Type owner, Element member, VariableElement field) {
    return new ExternalMember(
        kind,
        owner.toString(),
        member.getSimpleName().toString(),
        List.of(owner),
        body.types.outside(field.asType()),
        false,
        field.getModifiers().contains(Modifier.FINAL));
  }

  /** Whether a handle can be made for a field that the companion cannot name. */
  boolean canHandle(VariableElement field) {
    TypeElement owner = Members.owner(field);
    boolean isSameModule =
        body.compiler
            .elements()
            .getModuleOf(owner)
            .equals(body.compiler.elements().getModuleOf(body.names.enclosingClass()));
    return isSameModule && isVisible(owner) && canBeNamed(erasedType(field));
  }

  private boolean canBeNamed(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return canBeNamed(array.getComponentType());
    }
    TypeElement element = body.types.element(type);
    return element == null || isVisible(element);
  }

  private boolean isVisible(Element element) {
    return TypeModel.isVisibleInPackage(
        element, body.names.enclosingClass(), body.compiler.elements());
  }

  /** A method that does nothing but return the field; null if there is none. */
  private @Nullable ExecutableElement getter(VariableElement field) {
    TypeElement owner = Members.owner(field);
    for (RecordComponentElement component : owner.getRecordComponents()) {
      boolean isItsField = component.getSimpleName().equals(field.getSimpleName());
      if (isItsField && body.compiler.trees().getTree(component.getAccessor()) == null) {
        return component.getAccessor();
      }
    }
    return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
        .filter(method -> isGetter(method, field) && isVisible(method))
        .findFirst()
        .orElse(null);
  }

  private boolean isGetter(ExecutableElement method, VariableElement field) {
    if (!method.getParameters().isEmpty()
        || method.getModifiers().contains(Modifier.STATIC)
        || Dispatch.isOverridable(method)
        || !body.compiler.types().isSameType(method.getReturnType(), field.asType())
        || !body.program.isFollowed(method)) {
      return false;
    }
    MethodTree tree = body.compiler.trees().getTree(method);
    List<? extends StatementTree> statements = tree.getBody().getStatements();
    return statements.size() == 1
        && statements.get(0) instanceof ReturnTree end
        && isField(end.getExpression(), field);
  }

  private static boolean isField(@Nullable ExpressionTree tree, VariableElement field) {
    return (tree instanceof IdentifierTree name && name.getName().equals(field.getSimpleName()))
        || (tree instanceof MemberSelectTree select
            && select.getExpression().toString().equals("this")
            && select.getIdentifier().equals(field.getSimpleName()));
  }
}
