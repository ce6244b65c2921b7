package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
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

  CompanionFunctions(ProgramReader program, Callees callees) {
    this.program = program;
    this.callees = callees;
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
    if (views.isEmpty() || !isOfNumbers(method, views)) {
      return null;
    }
    Callees.View view = choose(views, wanted);
    check(view, what(method), tree);
    return known.computeIfAbsent(view, v -> make(method, v, what(method)));
  }

  /** The same for a rule, which serves as it stands if its companion does not. */
  @Nullable String functionFor(ExecutableElement rule, List<Integer> wanted) {
    return callees.views(rule).stream()
        .filter(view -> view.state() == Callees.State.FITS && view.wrt().containsAll(wanted))
        .filter(view -> isOfNumbers(rule, List.of(view)))
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
        if (view.gradient() == null && view.jvp() == null) {
          problem(Diagnostic.CALLEE_OFFERS_NOTHING, tree, what, view);
        }
      }
      case MISSING -> problem(Diagnostic.CALLEE_WITHOUT_COMPANION, tree, what, view);
      case STALE -> problem(Diagnostic.CALLEE_WITH_OLD_COMPANION, tree, what, view);
      case NAMELESS -> problem(Diagnostic.CALLEE_WITHOUT_NAMES, tree, what, view);
    }
  }

  private void problem(Diagnostic diagnostic, Tree tree, String what, Callees.View view) {
    program.problems().report(diagnostic, tree, what, view.companion());
  }

  private boolean isOfNumbers(ExecutableElement method, List<Callees.View> views) {
    List<Value> parameters = new ExternalFunction(program.types(), method).parameters();
    return program.types().toIr(program.types().erased(method.getReturnType())).isReal()
        && views.stream()
            .allMatch(v -> v.wrt().stream().allMatch(i -> parameters.get(i).type().isReal()));
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
    String name = method.getSimpleName().toString();
    String hvp = view.hvp() == null ? null : hvp(method, view, view.hvp());
    String gradient =
        view.gradient() == null ? null : gradient(method, view, view.gradient(), what, hvp);
    String jvp = view.jvp() == null ? null : jvp(method, view, view.jvp());
    String function = program.uniqueName(name);
    made.add(
        ExternalFunction.of(function, program.types(), method)
            .withDerivative(
                CustomDerivative.ofWhole(
                    what, view.wrt(), new CustomDerivative.Whole(gradient, jvp, null))));
    return function;
  }

  private String gradient(
      ExecutableElement method,
      Callees.View view,
      Callees.Offer member,
      String what,
      @Nullable String hvp) {
    ExternalFunction function = new ExternalFunction(program.types(), method);
    Value gradient =
        function.call(view.companion(), member.name(), new ObjectType(member.result()));
    String name = program.uniqueName(member.name());
    made.add(
        function
            .build(name, names(view), components(function, gradient, method, view))
            .withDerivative(
                CustomDerivative.ofWhole(
                    "the gradient of " + what,
                    view.wrt(),
                    new CustomDerivative.Whole(null, hvp, null))));
    return name;
  }

  private String hvp(ExecutableElement method, Callees.View view, Callees.Offer member) {
    ExternalFunction function = new ExternalFunction(program.types(), method);
    function.addTangents(view.wrt());
    Value both = function.call(view.companion(), member.name(), new ObjectType(member.result()));
    // Without the member for it, the record is there all the same.
    String record =
        view.gradient() == null
            ? member.result().substring(0, member.result().length() - "Hvp".length()) + "Gradient"
            : view.gradient().result();
    List<Value> results = new ArrayList<>();
    for (String part : List.of("gradient", "product")) {
      Value gradient = function.component(both, part, new ObjectType(record));
      results.addAll(components(function, gradient, method, view));
    }
    List<String> names = new ArrayList<>(names(view));
    names(view).forEach(n -> names.add(n + "Tangent"));
    String name = program.uniqueName(member.name());
    made.add(function.build(name, names, results));
    return name;
  }

  private String jvp(ExecutableElement method, Callees.View view, Callees.Offer member) {
    ExternalFunction function = new ExternalFunction(program.types(), method);
    Type type = program.types().toIr(method.getReturnType());
    function.addTangents(view.wrt());
    Value both = function.call(view.companion(), member.name(), new ObjectType(member.result()));
    String name = program.uniqueName(member.name());
    made.add(
        function.build(
            name,
            List.of("value", "valueTangent"),
            List.of(
                function.component(both, "value", type),
                function.component(both, "tangent", type))));
    return name;
  }

  private static List<String> names(Callees.View view) {
    List<String> names = new ArrayList<>(List.of("value"));
    view.wrt().forEach(i -> names.add("by" + i));
    return names;
  }

  private List<Value> components(
      ExternalFunction function, Value gradient, ExecutableElement method, Callees.View view) {
    List<Value> values = new ArrayList<>();
    Type type = program.types().toIr(method.getReturnType());
    values.add(function.component(gradient, view.value(), type));
    for (int k = 0; k < view.wrt().size(); k++) {
      Type own = function.parameters().get(view.wrt().get(k)).type();
      values.add(function.component(gradient, view.components().get(k), own));
    }
    return values;
  }
}
