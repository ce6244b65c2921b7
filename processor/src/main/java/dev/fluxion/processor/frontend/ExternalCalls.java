package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.frontend.TypeModel.Access;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.jspecify.annotations.Nullable;

/** Reads calls of methods and constructors that are not followed: the companion makes them, too. */
final class ExternalCalls {
  private final BodyReader body;

  ExternalCalls(BodyReader body) {
    this.body = body;
  }

  /**
   * The call.
   *
   * @param receiver the type of the object; null for a static method or a constructor
   * @param atoms the object, if there is one, and the arguments
   */
  Operand call(
      Tree tree,
      ExternalMember.Kind kind,
      ExecutableElement method,
      @Nullable TypeMirror receiver,
      List<Operand> arguments,
      List<Atom> atoms) {
    TypeElement owner = owner(method, receiver);
    boolean isVisible =
        isVisible(owner) && (isVisible(method) || TypeModel.access(method) == Access.PUBLIC);
    if (!isVisible) {
      return body.refuse(
          Diagnostic.UNREACHABLE_BY_COMPANION,
          tree,
          kind == ExternalMember.Kind.CONSTRUCTOR ? owner.getSimpleName() : method.getSimpleName());
    }
    if (isChosenByCast(method, owner, atoms, receiver != null)) {
      return body.refuse(Diagnostic.AMBIGUOUS_CALL, tree, method.getSimpleName());
    }
    TypeMirror result =
        kind == ExternalMember.Kind.CONSTRUCTOR
            ? body.types.erased(owner.asType())
            : resultType(method, receiver, arguments);
    List<Type> parameters = new ArrayList<>();
    if (receiver != null) {
      parameters.add(body.types.outside(receiver));
    }
    method.getParameters().forEach(p -> parameters.add(body.types.outside(p.asType())));
    ExternalMember member = member(kind, owner, method, parameters, result);
    List<Atom> outside = atoms.stream().map(atom -> body.records.outside(tree, atom)).toList();
    return body.records.inside(
        tree, result, body.flow.let(tree, new Operation.Extern(member, outside)));
  }

  private ExternalMember member(
      ExternalMember.Kind kind,
      TypeElement owner,
      ExecutableElement method,
      List<Type> parameters,
      TypeMirror result) {
    boolean isConstructor = kind == ExternalMember.Kind.CONSTRUCTOR;
    return new ExternalMember(
        kind,
        owner.getQualifiedName().toString(),
        isConstructor ? "" : method.getSimpleName().toString(),
        parameters,
        body.types.outside(result),
        result.getKind() == TypeKind.VOID,
        false,
        !isConstructor && !body.types.isSameErased(result, method.getReturnType()));
  }

  /**
   * Whether the types of the arguments, without the casts and variables in the source, would choose
   * another method: in the companion they stand for themselves.
   */
  private boolean isChosenByCast(
      ExecutableElement method, TypeElement owner, List<Atom> atoms, boolean hasReceiver) {
    List<ExecutableElement> methods =
        method.getKind() == ElementKind.CONSTRUCTOR
            ? body.members.constructors(owner)
            : body.members.methods(owner, method.getSimpleName().toString());
    if (methods.size() < 2) {
      return false;
    }
    List<TypeMirror> types =
        atoms.subList(hasReceiver ? 1 : 0, atoms.size()).stream()
            .map(atom -> body.types.fromIr(atom.type()))
            .toList();
    OverloadResolver.Choice choice = body.arguments.chosen(methods, types).choice();
    return choice != null && !choice.method().equals(method);
  }

  /**
   * The class that is named to call the method: the one that declares it, or that of the receiver
   * if the former is hidden (as is the parent of {@code StringBuilder}).
   */
  private TypeElement owner(ExecutableElement method, @Nullable TypeMirror receiver) {
    TypeElement declaring = Members.owner(method);
    TypeElement actual = receiver == null ? null : body.types.element(receiver);
    return actual == null || isVisible(declaring) ? declaring : actual;
  }

  private boolean isVisible(Element element) {
    return TypeModel.isVisibleInPackage(
        element, body.names.enclosingClass(), body.compiler.elements());
  }

  /** The type of a call, with the receiver's type arguments where they are known. */
  private TypeMirror resultType(
      ExecutableElement method, @Nullable TypeMirror receiver, List<Operand> arguments) {
    TypeMirror type = method.getReturnType();
    TypeMirror object =
        receiver instanceof TypeVariable variable ? variable.getUpperBound() : receiver;
    if (object instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty()) {
      type = ((ExecutableType) body.compiler.types().asMemberOf(declared, method)).getReturnType();
    }
    if (type.getKind() == TypeKind.TYPEVAR) {
      // requireNonNull(x) is of the type of x.
      for (int i = 0; i < Math.min(arguments.size(), method.getParameters().size()); i++) {
        if (method.getParameters().get(i).asType().equals(type)
            && TypeModel.isReference(arguments.get(i).type())) {
          return arguments.get(i).type();
        }
      }
    }
    return method.getTypeParameters().isEmpty() ? type : body.types.erased(type);
  }
}
