package dev.fluxion.processor.frontend;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WildcardTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What the names in a method mean, local variables apart. Asks {@code javax.lang.model} only: to
 * ask javac about a tree inside a body would make it attribute the whole class too early.
 */
final class NameResolver {
  private final Compiler compiler;
  private final Members members;
  private final Imports imports;

  /** The method, field or class that the names stand in. */
  private final Element place;

  /** The classes that the method declares itself. */
  private final Set<String> ignored = new HashSet<>();

  NameResolver(Compiler compiler, Members members, Imports imports, Element place) {
    this.compiler = compiler;
    this.members = members;
    this.imports = imports;
    this.place = place;
  }

  /** The class that the code stands in. */
  TypeElement enclosingClass() {
    Element e = place;
    while (!(e instanceof TypeElement)) {
      e = Members.enclosing(e);
    }
    return (TypeElement) e;
  }

  /** From now on {@code name} is a class that was refused: nothing more need be said of it. */
  void ignore(String name) {
    ignored.add(name);
  }

  /** Whether a tree that cannot be resolved names a class that was refused. */
  boolean isIgnored(Tree tree) {
    Tree name = tree instanceof ParameterizedTypeTree generic ? generic.getType() : tree;
    return name instanceof IdentifierTree identifier
        && ignored.contains(identifier.getName().toString());
  }

  @Nullable VariableElement field(String name) {
    for (Element e = place; e != null; e = e.getEnclosingElement()) {
      VariableElement field = e instanceof TypeElement type ? members.field(type, name) : null;
      if (field != null && members.isAccessible(field, enclosingClass())) {
        return field;
      }
    }
    return imports.field(name);
  }

  /**
   * Whether a member that a simple name means is one of {@code this}, not of an enclosing object.
   */
  boolean isOfThis(Element member) {
    TypeElement owner = Members.owner(member);
    return owner.equals(enclosingClass())
        || (!member.getModifiers().contains(Modifier.PRIVATE)
            && members.inherits(enclosingClass(), owner));
  }

  /** The methods that a call of {@code name} without a qualifier may mean. */
  List<ExecutableElement> methods(String name) {
    for (Element e = place; e != null; e = e.getEnclosingElement()) {
      List<ExecutableElement> found =
          e instanceof TypeElement type ? members.methods(type, name) : List.of();
      if (!found.isEmpty()) {
        return found;
      }
    }
    return imports.methods(name);
  }

  @Nullable TypeElement type(String name) {
    for (Element e = place; e instanceof TypeElement || e == place; e = e.getEnclosingElement()) {
      if (e instanceof TypeElement type) {
        if (type.getSimpleName().contentEquals(name)) {
          return type;
        }
        TypeElement member = members.memberType(type, name);
        if (member != null) {
          return member;
        }
      }
    }
    return imports.type(name);
  }

  /** The class called {@code a.b.C}; a member class, too. */
  @Nullable TypeElement canonical(String name) {
    return compiler.elements().getTypeElement(name);
  }

  /** The class that an expression names; null if it names none. */
  @Nullable TypeElement typeNamed(ExpressionTree tree) {
    if (tree instanceof IdentifierTree identifier) {
      return type(identifier.getName().toString());
    }
    if (tree instanceof MemberSelectTree select) {
      TypeElement outer = typeNamed(select.getExpression());
      return outer != null
          ? members.memberType(outer, select.getIdentifier().toString())
          : canonical(select.toString());
    }
    return null;
  }

  /** The type that {@code tree} denotes; null if it cannot be found. */
  @Nullable TypeMirror typeOf(Tree tree) {
    if (tree instanceof PrimitiveTypeTree primitive) {
      return switch (primitive.getPrimitiveTypeKind()) {
        case VOID -> compiler.types().getNoType(primitive.getPrimitiveTypeKind());
        default -> compiler.types().getPrimitiveType(primitive.getPrimitiveTypeKind());
      };
    }
    if (tree instanceof ArrayTypeTree array) {
      TypeMirror component = typeOf(array.getType());
      return component == null ? null : compiler.types().getArrayType(component);
    }
    if (tree instanceof ParameterizedTypeTree parameterized) {
      return parameterized(parameterized);
    }
    if (tree instanceof AnnotatedTypeTree annotated) {
      return typeOf(annotated.getUnderlyingType());
    }
    if (tree instanceof IdentifierTree identifier) {
      TypeMirror variable = typeParameter(identifier.getName().toString());
      if (variable != null) {
        return variable;
      }
    }
    TypeElement element = tree instanceof ExpressionTree name ? typeNamed(name) : null;
    return element == null ? null : compiler.types().erasure(element.asType());
  }

  private @Nullable TypeMirror parameterized(ParameterizedTypeTree tree) {
    TypeMirror raw = typeOf(tree.getType());
    List<TypeMirror> arguments = new ArrayList<>();
    for (Tree argument : tree.getTypeArguments()) {
      // What a wildcard stands for matters to nothing that can be differentiated.
      TypeMirror type = argument instanceof WildcardTree ? null : typeOf(argument);
      if (type == null) {
        return raw;
      }
      arguments.add(type);
    }
    if (raw instanceof DeclaredType declared) {
      TypeElement element = (TypeElement) declared.asElement();
      if (element.getTypeParameters().size() == arguments.size()) {
        return compiler.types().getDeclaredType(element, arguments.toArray(new TypeMirror[0]));
      }
    }
    return raw;
  }

  private @Nullable TypeMirror typeParameter(String name) {
    for (Element e = place; e != null; e = e.getEnclosingElement()) {
      for (TypeParameterElement parameter : parameters(e)) {
        if (parameter.getSimpleName().contentEquals(name)) {
          return parameter.asType();
        }
      }
    }
    return null;
  }

  private static List<? extends TypeParameterElement> parameters(Element element) {
    if (element instanceof ExecutableElement method) {
      return method.getTypeParameters();
    }
    return element instanceof TypeElement type ? type.getTypeParameters() : List.of();
  }
}
