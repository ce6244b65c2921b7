package dev.fluxion.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Which body the call of an instance method executes. */
public final class Dispatch {
  private final ProgramReader program;

  Dispatch(ProgramReader program) {
    this.program = program;
  }

  /** Whether a class that is not known here may override the method. */
  public static boolean isOverridable(ExecutableElement method) {
    return !isFixed(method) && !Members.owner(method).getModifiers().contains(Modifier.FINAL);
  }

  private static boolean isFixed(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.PRIVATE)
        || method.getModifiers().contains(Modifier.FINAL)
        || method.getModifiers().contains(Modifier.STATIC);
  }

  /**
   * The method of which the body is executed; null if that shows at run time only.
   *
   * @param method the one that the compiler chose
   * @param type the class that the object is declared to have
   * @param isExact whether the object is of that class and of none below it
   */
  @Nullable ExecutableElement target(ExecutableElement method, TypeElement type, boolean isExact) {
    ExecutableElement found = isFixed(method) ? method : implementation(method, type);
    if (found == null || found.getModifiers().contains(Modifier.ABSTRACT)) {
      return null;
    }
    boolean isKnown =
        isExact
            || isFixed(found)
            || type.getModifiers().contains(Modifier.FINAL)
            || (isClosed(type) && !mayBeOverridden(found, type));
    return isKnown && sameSignature(found, method) ? found : null;
  }

  private @Nullable ExecutableElement implementation(ExecutableElement method, TypeElement type) {
    String name = method.getSimpleName().toString();
    for (ExecutableElement candidate : program.members().methods(type, name)) {
      if (candidate.equals(method)
          || program.compiler().elements().overrides(candidate, method, type)) {
        return candidate;
      }
    }
    return null;
  }

  /** A method of a type argument may take another type than the one that it overrides. */
  private boolean sameSignature(ExecutableElement a, ExecutableElement b) {
    for (int i = 0; i < a.getParameters().size(); i++) {
      TypeMirror x = program.types().erased(a.getParameters().get(i).asType());
      TypeMirror y = program.types().erased(b.getParameters().get(i).asType());
      if (!program.compiler().types().isSameType(x, y)) {
        return false;
      }
    }
    return true;
  }

  /** Whether only classes inside the same top-level class can extend the class. */
  private boolean isClosed(TypeElement type) {
    if (!program.isOwn(type) || type.getKind().isInterface()) {
      return false;
    }
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        return true;
      }
    }
    return type.getModifiers().contains(Modifier.FINAL)
        || ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .allMatch(constructor -> constructor.getModifiers().contains(Modifier.PRIVATE));
  }

  private boolean mayBeOverridden(ExecutableElement method, TypeElement type) {
    List<TypeElement> classes = new ArrayList<>();
    addNested(Members.outermost(type), classes);
    for (TypeElement each : classes) {
      if (isBelow(each, type) && (!isClosed(each) || overrides(each, method))) {
        return true;
      }
    }
    return isOverriddenInBody(method);
  }

  private boolean overrides(TypeElement type, ExecutableElement method) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(other -> program.compiler().elements().overrides(other, method, type));
  }

  private boolean isBelow(TypeElement a, TypeElement b) {
    TypeMirror erased = program.types().erased(b.asType());
    return program.compiler().types().isSubtype(program.types().erased(a.asType()), erased);
  }

  private static void addNested(TypeElement type, List<TypeElement> all) {
    all.add(type);
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(each -> addNested(each, all));
  }

  /** Whether a class without a name, or inside a method, may override it: goes by the name. */
  private boolean isOverriddenInBody(ExecutableElement method) {
    boolean[] found = new boolean[1];
    new TreeScanner<@Nullable Void, Boolean>() {
      @Override
      public @Nullable Void visitNewClass(NewClassTree tree, Boolean inBody) {
        return super.visitNewClass(tree, true);
      }

      @Override
      public @Nullable Void visitMethod(MethodTree tree, Boolean inBody) {
        found[0] |=
            inBody
                && tree.getName().contentEquals(method.getSimpleName())
                && tree.getParameters().size() == method.getParameters().size();
        return super.visitMethod(tree, true);
      }
    }.scan(program.source().unit(), false);
    return found[0];
  }
}
