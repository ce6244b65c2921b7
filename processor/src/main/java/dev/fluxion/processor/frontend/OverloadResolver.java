package dev.fluxion.processor.frontend;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Chooses the method that a call means (JLS 15.12.2), with erased parameter types. */
final class OverloadResolver {

  /** What methods a phase of the choice considers. */
  private enum Phase {
    STRICT,
    BOXING,
    VARARGS
  }

  /**
   * The method chosen.
   *
   * @param isSpread whether the last arguments go into an array
   */
  record Choice(ExecutableElement method, boolean isSpread) {}

  /** The choice, or the reason why there is none. */
  record Result(@Nullable Choice choice, boolean isAmbiguous) {}

  private final Compiler compiler;
  private final TypeModel types;
  private final Members members;

  OverloadResolver(Compiler compiler, TypeModel types, Members members) {
    this.compiler = compiler;
    this.types = types;
    this.members = members;
  }

  /** Chooses among methods of one name for arguments of these types. */
  Result choose(List<ExecutableElement> methods, List<TypeMirror> arguments, TypeElement from) {
    List<ExecutableElement> candidates =
        methods.stream().filter(method -> members.isAccessible(method, from)).toList();
    for (Phase phase : Phase.values()) {
      List<ExecutableElement> applicable =
          candidates.stream().filter(method -> isApplicable(method, arguments, phase)).toList();
      if (!applicable.isEmpty()) {
        ExecutableElement best = mostSpecific(applicable, arguments.size(), phase);
        return best == null
            ? new Result(null, true)
            : new Result(new Choice(best, phase == Phase.VARARGS), false);
      }
    }
    return new Result(null, false);
  }

  private boolean isApplicable(ExecutableElement method, List<TypeMirror> arguments, Phase phase) {
    if (phase == Phase.VARARGS && !method.isVarArgs()) {
      return false;
    }
    int declared = method.getParameters().size();
    boolean fits =
        phase == Phase.VARARGS ? arguments.size() >= declared - 1 : arguments.size() == declared;
    if (!fits) {
      return false;
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (!accepts(parameter(method, i, phase), arguments.get(i), phase)) {
        return false;
      }
    }
    return true;
  }

  /** The erased type of the parameter that takes argument number {@code i}. */
  private TypeMirror parameter(ExecutableElement method, int i, Phase phase) {
    int last = method.getParameters().size() - 1;
    TypeMirror type = types.erased(method.getParameters().get(Math.min(i, last)).asType());
    return phase == Phase.VARARGS && i >= last ? ((ArrayType) type).getComponentType() : type;
  }

  private boolean accepts(TypeMirror parameter, TypeMirror argument, Phase phase) {
    TypeMirror given = types.erased(argument);
    if (phase == Phase.STRICT
        && parameter.getKind().isPrimitive() != given.getKind().isPrimitive()) {
      return false;
    }
    boolean isValue = given.getKind().isPrimitive() || TypeModel.isReference(given);
    return isValue && compiler.types().isAssignable(given, parameter);
  }

  private @Nullable ExecutableElement mostSpecific(
      List<ExecutableElement> applicable, int count, Phase phase) {
    List<ExecutableElement> best = new ArrayList<>();
    for (ExecutableElement method : applicable) {
      if (applicable.stream().allMatch(other -> isAsSpecific(method, other, count, phase))) {
        best.add(method);
      }
    }
    // Several have one signature where it is inherited from different types.
    return best.stream()
        .filter(method -> !method.getModifiers().contains(Modifier.ABSTRACT))
        .findFirst()
        .orElse(best.isEmpty() ? null : best.get(0));
  }

  private boolean isAsSpecific(ExecutableElement a, ExecutableElement b, int count, Phase phase) {
    int compared =
        phase == Phase.VARARGS
            ? Math.max(count, Math.max(a.getParameters().size(), b.getParameters().size()))
            : count;
    for (int i = 0; i < compared; i++) {
      if (!compiler.types().isSubtype(parameter(a, i, phase), parameter(b, i, phase))) {
        return false;
      }
    }
    return true;
  }
}
