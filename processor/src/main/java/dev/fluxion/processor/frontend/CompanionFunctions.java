package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ScalingFunctions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the program that stand for {@code @Differentiable} methods of other files: these
 * are never looked into, but their companions are called.
 */
final class CompanionFunctions {
  private final ProgramReader program;
  private final Callees callees;
  private final Map<Callees.View, String> known = new HashMap<>();
  private final List<Function> made = new ArrayList<>();
  private final ScalingFunctions scaling;

  CompanionFunctions(ProgramReader program, Callees callees) {
    this.program = program;
    this.callees = callees;
    this.scaling = new ScalingFunctions(program::uniqueName, made);
  }

  /** The functions made so far. */
  List<Function> made() {
    return made;
  }

  /**
   * The name of the function that a method of another file is; null if that is not differentiable.
   *
   * @param wanted the numbers of the arguments that may have a derivative
   * @param tree where to report problems
   */
  @Nullable String functionFor(ExecutableElement method, List<Integer> wanted, Tree tree) {
    List<Callees.View> views = callees.views(method);
    if (views.isEmpty() || !isSupported(method, views)) {
      return null;
    }
    Callees.View view = choose(views, wanted);
    check(view, what(method), tree);
    if (!view.wrt().containsAll(wanted)) {
      // Another one may serve when it is known what varies.
      views.stream()
          .filter(other -> other.state() == Callees.State.FITS && other.lost().isEmpty())
          .forEach(other -> functionFor(method, other));
    }
    return functionFor(method, view);
  }

  private String functionFor(ExecutableElement method, Callees.View view) {
    return known.computeIfAbsent(view, v -> make(method, v, what(method)));
  }

  /** The same for a rule, which serves as it stands if its companion does not. */
  @Nullable String functionFor(ExecutableElement rule, List<Integer> wanted) {
    return callees.views(rule).stream()
        .filter(view -> view.state() == Callees.State.FITS && view.wrt().containsAll(wanted))
        .filter(CompanionFunctions::offersSomething)
        .filter(view -> isSupported(rule, List.of(view)) && view.lost().isEmpty())
        .findFirst()
        .map(view -> known.computeIfAbsent(view, v -> make(rule, v, what(rule))))
        .orElse(null);
  }

  private static String what(ExecutableElement method) {
    return Members.owner(method).getSimpleName() + "." + method.getSimpleName();
  }

  private void check(Callees.View view, String what, Tree tree) {
    switch (view.state()) {
      case FITS -> {
        if (!offersSomething(view)) {
          problem(Diagnostic.CALLEE_OFFERS_NOTHING, tree, what, view);
        }
        for (int number : view.lost()) {
          program.problems().report(Diagnostic.CALLEE_OVERWRITES, tree, what, number);
        }
      }
      case MISSING -> problem(Diagnostic.CALLEE_WITHOUT_COMPANION, tree, what, view);
      case STALE -> problem(Diagnostic.CALLEE_WITH_OLD_COMPANION, tree, what, view);
      case NAMELESS -> problem(Diagnostic.CALLEE_WITHOUT_NAMES, tree, what, view);
    }
  }

  private static boolean offersSomething(Callees.View view) {
    return view.gradient() != null || view.jvp() != null || view.pullback() != null;
  }

  private void problem(Diagnostic diagnostic, Tree tree, String what, Callees.View view) {
    program.problems().report(diagnostic, tree, what, view.companion());
  }

  private boolean isSupported(ExecutableElement method, List<Callees.View> views) {
    List<Value> parameters = new ExternalFunction(program.types(), method).parameters();
    boolean isVoid = method.getReturnType().getKind() == TypeKind.VOID;
    return (isVoid || isDifferentiable(type(method)))
        && views.stream()
            .flatMap(view -> view.wrt().stream())
            .allMatch(i -> isDifferentiable(parameters.get(i).type()));
  }

  private boolean isDifferentiable(Type type) {
    return FunctionReader.isDifferentiable(type)
        && new RecordObjects(program.types()).areReadable(type);
  }

  /** The smallest view that has all that is wanted, or else as much as possible. */
  private static Callees.View choose(List<Callees.View> views, List<Integer> wanted) {
    return views.stream()
        .min(
            Comparator.<Callees.View>comparingLong(
                    v -> wanted.stream().filter(i -> !v.wrt().contains(i)).count())
                .thenComparing(v -> v.wrt().size()))
        .orElseThrow();
  }

  private String make(ExecutableElement method, Callees.View view, String what) {
    CalleeDerivative derivative =
        type(method).isReal()
            ? new ScalarCallee(program, made, scaling, method, view, what)
            : new ArrayCallee(program, made, method, view, what);
    String function = program.uniqueName(method.getSimpleName().toString());
    made.add(
        ExternalFunction.of(function, program.types(), method)
            .withDerivative(
                CustomDerivative.ofWhole(
                    what, view.parameters(), ProgramReader.constants(method), derivative.whole())));
    return function;
  }

  private Type type(ExecutableElement method) {
    return program.types().toIr(program.types().erased(method.getReturnType()));
  }
}
