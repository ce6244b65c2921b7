package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  private final Map<Type, String> scaling = new HashMap<>();
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
        .filter(view -> isSupported(rule, List.of(view)) && isOfNumbers(rule, view))
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

  private boolean isSupported(ExecutableElement method, List<Callees.View> views) {
    List<Value> parameters = new ExternalFunction(program.types(), method).parameters();
    return program.types().toIr(program.types().erased(method.getReturnType())).isReal()
        && views.stream()
            .flatMap(view -> view.wrt().stream())
            .map(i -> parameters.get(i).type())
            .allMatch(type -> type.isReal() || ArrayMethod.isRealArray(type));
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
    String name = method.getSimpleName().toString();
    String hvp = view.hvp() == null ? null : hvp(method, view, view.hvp());
    String gradient =
        view.gradient() == null ? null : gradient(method, view, view.gradient(), what, hvp);
    String jvp = view.jvp() == null ? null : jvp(method, view, view.jvp());
    String function = program.uniqueName(name);
    boolean isOfNumbers = isOfNumbers(method, view);
    CustomDerivative.Halves halves =
        gradient == null || isOfNumbers ? null : halves(method, view, gradient);
    made.add(
        ExternalFunction.of(function, program.types(), method)
            .withDerivative(
                CustomDerivative.ofWhole(
                    what,
                    view.wrt(),
                    ProgramReader.constants(method),
                    new CustomDerivative.Whole(isOfNumbers ? gradient : null, jvp, halves))));
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
        cotangents.add(scaled(bar, partial, out));
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
    return new CustomDerivative.Halves(gradient, name, List.of());
  }

  /** {@code factor · array}: a function that is linear in both. */
  private Value scaled(Atom factor, Value array, BlockBuilder out) {
    Scalar element = (Scalar) element(array.type());
    Atom converted = out.cast(element, factor);
    String name = scaling.computeIfAbsent(array.type(), this::makeScaling);
    Value result = out.values().temporary(array.type());
    out.append(new Statement.Call(List.of(result), name, List.of(converted, array), out.origin()));
    return result;
  }

  private static Type element(Type type) {
    return type instanceof ArrayType array ? element(array.element()) : type;
  }

  private String makeScaling(Type type) {
    String plain = program.uniqueName("scaled");
    String alongFactor = program.uniqueName("scaledAlongFactor");
    String alongArray = program.uniqueName("scaledAlongArray");
    TreeMap<Integer, CustomDerivative.Part> parts = new TreeMap<>();
    parts.put(0, new CustomDerivative.Part(alongFactor, false));
    parts.put(1, new CustomDerivative.Part(alongArray, false));
    made.add(
        scaling(plain, type, element(type), 0, 1)
            .withDerivative(
                new CustomDerivative(
                    plain, List.of(0, 1), List.of(), new TreeMap<>(), parts, List.of(), null)));
    made.add(scaling(alongFactor, type, element(type), 2, 1));
    made.add(scaling(alongArray, type, type, 0, 2));
    return plain;
  }

  /** Scales argument number {@code array} by that numbered {@code factor}. */
  private static Function scaling(String name, Type type, Type third, int factor, int array) {
    BlockBuilder out = new BlockBuilder(new ValueSupply(0));
    List<Value> parameters = new ArrayList<>();
    parameters.add(out.values().fresh("factor", element(type)));
    parameters.add(out.values().fresh("array", type));
    if (Math.max(factor, array) == 2) {
      parameters.add(out.values().fresh("tangent", third));
    }
    ExternalMember member =
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD,
            "dev.fluxion.tape.RuleArrays",
            "scaled",
            List.of(element(type), type),
            type,
            false,
            false);
    Value value =
        out.let(
            new Operation.Extern(member, List.of(parameters.get(factor), parameters.get(array))));
    return new Function(
        name, parameters, List.of(type), List.of("value"), out.build(List.of(value)));
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
