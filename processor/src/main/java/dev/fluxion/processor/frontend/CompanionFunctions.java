package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
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
    this.scaling = new ScalingFunctions(program, made);
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
    return known.computeIfAbsent(view, v -> make(method, v, what(method)));
  }

  /** The same for a rule, which serves as it stands if its companion does not. */
  @Nullable String functionFor(ExecutableElement rule, List<Integer> wanted) {
    return callees.views(rule).stream()
        .filter(view -> view.state() == Callees.State.FITS && view.wrt().containsAll(wanted))
        .filter(view -> type(rule).isReal() && isOfNumbers(rule, view))
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
        if (view.gradient() == null && view.jvp() == null && view.pullback() == null) {
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

  private static boolean isDifferentiable(Type type) {
    return type.isReal() || ArrayMethod.isRealArray(type);
  }

  private boolean isOfNumbers(ExecutableElement method, Callees.View view) {
    List<Value> parameters = new ExternalFunction(program.types(), method).parameters();
    return view.wrt().stream().allMatch(i -> parameters.get(i).type().isReal());
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
    SortedSet<Integer> parameters = new TreeSet<>(view.wrt());
    parameters.addAll(view.written());
    boolean isScalar = type(method).isReal();
    CustomDerivative.Whole whole =
        isScalar ? scalar(method, view, what) : other(method, view, what);
    String function = program.uniqueName(method.getSimpleName().toString());
    made.add(
        ExternalFunction.of(function, program.types(), method)
            .withDerivative(
                CustomDerivative.ofWhole(
                    what, List.copyOf(parameters), ProgramReader.constants(method), whole)));
    return function;
  }

  private Type type(ExecutableElement method) {
    return program.types().toIr(program.types().erased(method.getReturnType()));
  }

  private CustomDerivative.Whole scalar(ExecutableElement method, Callees.View view, String what) {
    String hvp = view.hvp() == null ? null : hvp(method, view, view.hvp());
    String gradient =
        view.gradient() == null ? null : gradient(method, view, view.gradient(), what, hvp);
    String jvp = view.jvp() == null ? null : jvp(method, view, view.jvp());
    boolean isOfNumbers = isOfNumbers(method, view);
    return new CustomDerivative.Whole(
        isOfNumbers ? gradient : null,
        jvp,
        gradient == null || isOfNumbers ? null : halves(method, view, gradient));
  }

  /** Of a method that returns an array, or that writes to arrays. */
  private CustomDerivative.Whole other(ExecutableElement method, Callees.View view, String what) {
    return new CustomDerivative.Whole(
        null,
        view.jvp() == null ? null : jvp(method, view, view.jvp()),
        view.pullback() == null ? null : pullback(method, view, view.pullback(), what));
  }

  /** The pullback is saved as it is; nobody can differentiate it again. */
  private CustomDerivative.Halves pullback(
      ExecutableElement method, Callees.View view, Callees.Offer member, String what) {
    CustomDerivative opaque =
        CustomDerivative.ofWhole(
            "the pullback of " + what,
            view.wrt(),
            ProgramReader.constants(method),
            new CustomDerivative.Whole(null, null, null));
    ExternalFunction forward = new ExternalFunction(program.types(), method);
    List<Value> parameters = List.copyOf(forward.parameters());
    ObjectType type = new ObjectType(member.result());
    Value pullback = forward.call(view.companion(), member.name(), parameters, type);
    List<Value> results = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Type> cotangents = new ArrayList<>();
    for (Callees.Result result : view.results()) {
      if (result.parameter() < 0) {
        results.add(forward.component(pullback, result.component(), type(method)));
        names.add("value");
        cotangents.add(type(method));
      } else {
        cotangents.add(parameters.get(result.parameter()).type());
      }
    }
    results.add(pullback);
    names.add("pullback");
    String forwardName = program.uniqueName(member.name());
    made.add(forward.build(forwardName, names, results).withDerivative(opaque));
    ExternalFunction reverse = ExternalFunction.of(program.types(), type, cotangents);
    Value applied = reverse.apply(new ObjectType(view.cotangents()));
    List<Value> parts = new ArrayList<>();
    for (int k = 0; k < view.wrt().size(); k++) {
      Type own = parameters.get(view.wrt().get(k)).type();
      parts.add(reverse.component(applied, view.components().get(k), own));
    }
    String reverseName = program.uniqueName(member.name() + "Back");
    made.add(reverse.build(reverseName, names(view).subList(1, parts.size() + 1), parts));
    return new CustomDerivative.Halves(forwardName, reverseName, view.wrt(), view.written());
  }

  private String gradient(
      ExecutableElement method,
      Callees.View view,
      Callees.Offer member,
      String what,
      @Nullable String hvp) {
    ExternalFunction function = new ExternalFunction(program.types(), method);
    Value gradient =
        function.call(
            view.companion(),
            member.name(),
            function.parameters(),
            new ObjectType(member.result()));
    String name = program.uniqueName(member.name());
    made.add(
        function
            .build(name, names(view), components(function, gradient, method, view))
            .withDerivative(
                CustomDerivative.ofWhole(
                    "the gradient of " + what,
                    view.wrt(),
                    ProgramReader.constants(method),
                    new CustomDerivative.Whole(null, hvp, null))));
    return name;
  }

  /** The gradient saves itself; going back, the cotangent of the value is multiplied by it. */
  private CustomDerivative.Halves halves(
      ExecutableElement method, Callees.View view, String gradient) {
    List<Value> parameters = new ExternalFunction(program.types(), method).parameters();
    Type type = program.types().toIr(method.getReturnType());
    BlockBuilder out = new BlockBuilder(new ValueSupply(0)).at(Origin.NONE.asAdjoint());
    List<Value> saved = new ArrayList<>();
    view.wrt().forEach(i -> saved.add(out.values().temporary(parameters.get(i).type())));
    Value bar = out.values().fresh("valueBar", type);
    List<Atom> cotangents = new ArrayList<>();
    for (Value partial : saved) {
      if (partial.type() instanceof Scalar scalar) {
        cotangents.add(out.cast(scalar, out.strongTimes(bar, out.cast((Scalar) type, partial))));
      } else {
        cotangents.add(scaling.scaled(bar, partial, out));
      }
    }
    List<Value> inputs = new ArrayList<>(saved);
    inputs.add(bar);
    String name = program.uniqueName(method.getSimpleName() + "Back");
    made.add(
        new Function(
            name,
            inputs,
            cotangents.stream().map(Atom::type).toList(),
            names(view).subList(1, cotangents.size() + 1),
            out.build(cotangents)));
    return new CustomDerivative.Halves(gradient, name, view.wrt(), List.of());
  }

  private String hvp(ExecutableElement method, Callees.View view, Callees.Offer member) {
    ExternalFunction function = new ExternalFunction(program.types(), method);
    function.addTangents(view.wrt());
    Value both =
        function.call(
            view.companion(),
            member.name(),
            function.parameters(),
            new ObjectType(member.result()));
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
    List<Value> arguments = new ArrayList<>(function.parameters());
    SortedSet<Integer> parameters = new TreeSet<>(view.wrt());
    parameters.addAll(view.written());
    List<Integer> numbers = List.copyOf(parameters);
    List<Value> tangents = function.addTangents(numbers);
    view.wrt().forEach(i -> arguments.add(tangents.get(numbers.indexOf(i))));
    Value both =
        function.call(view.companion(), member.name(), arguments, new ObjectType(member.result()));
    List<Value> results = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Callees.Result result : view.results()) {
      if (result.parameter() < 0) {
        results.add(function.component(both, result.component(), type(method)));
        results.add(function.component(both, result.tangent(), type(method)));
        names.addAll(List.of("value", "valueTangent"));
      } else {
        Value tangent = tangents.get(numbers.indexOf(result.parameter()));
        function.set(tangent, function.component(both, result.tangent(), tangent.type()));
      }
    }
    String name = program.uniqueName(member.name());
    made.add(function.build(name, names, results));
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
