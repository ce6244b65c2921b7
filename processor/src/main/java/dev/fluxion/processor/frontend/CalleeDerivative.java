package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * The functions that call the companion of a method of another file. What they have in common for
 * all kinds of methods is what goes forward: tangents and Taylor series.
 */
abstract sealed class CalleeDerivative permits ScalarCallee, ArrayCallee {
  final ProgramReader program;
  final ExecutableElement method;
  final Callees.View view;
  final String what;
  private final List<Function> made;

  /**
   * @param made where new functions go
   * @param what what the user calls the method
   */
  CalleeDerivative(
      ProgramReader program,
      List<Function> made,
      ExecutableElement method,
      Callees.View view,
      String what) {
    this.program = program;
    this.made = made;
    this.method = method;
    this.view = view;
    this.what = what;
  }

  /** All that the companion offers. */
  abstract CustomDerivative.Whole whole();

  /** A name for a function of the program. */
  final String uniqueName(String wish) {
    return program.uniqueName(wish);
  }

  final void add(Function function) {
    made.add(function);
  }

  /** A function in the making with the parameters of the method. */
  final ExternalFunction start() {
    return new ExternalFunction(program.types(), method);
  }

  /** What the method returns. */
  final Type type() {
    return program.types().toIr(program.types().erased(method.getReturnType()));
  }

  /** Whether there are records among what is differentiated. */
  final boolean hasRecords() {
    List<Value> parameters = start().parameters();
    return RecordReader.hasStructs(type())
        || view.wrt().stream().anyMatch(i -> RecordReader.hasStructs(parameters.get(i).type()));
  }

  final List<Integer> constants() {
    return ProgramReader.constants(method);
  }

  /** A derivative of a function that is part of a derivative: it can only go forward. */
  final CustomDerivative along(
      String of, List<Integer> parameters, @Nullable String pushforward, List<Integer> written) {
    return CustomDerivative.ofWhole(
        of, parameters, constants(), CustomDerivative.Whole.along(pushforward, written));
  }

  /** {@code (arguments, tangents) → (value, tangent)}; replaces the tangents of what is written. */
  final @Nullable String jvp() {
    Callees.Offer member = view.jvp();
    if (member == null) {
      return null;
    }
    ExternalFunction function = start();
    List<Value> arguments = new ArrayList<>(function.parameters());
    List<Integer> numbers = view.parameters();
    List<Value> tangents = function.addTangents(numbers);
    view.wrt().forEach(i -> arguments.add(tangents.get(numbers.indexOf(i))));
    Value both =
        function.call(view.companion(), member.name(), arguments, new ObjectType(member.result()));
    List<Atom> results = new ArrayList<>();
    if (view.written().isEmpty()) {
      Callees.Result result = view.results().get(0);
      results.add(function.component(both, result.component(), type()));
      results.add(function.component(both, result.tangent(), type()));
    }
    for (int k = 0; k < view.written().size(); k++) {
      Value tangent = tangents.get(numbers.indexOf(view.written().get(k)));
      String component = view.results().get(k).tangent();
      function.set(tangent, function.component(both, component, tangent.type()));
    }
    String name = uniqueName(member.name());
    add(function.build(name, pair("Tangent", results), results));
    return name;
  }

  /** {@code (arguments, jets) → (value, jet)}; replaces the jets of what is written. */
  final @Nullable String jets() {
    Callees.Offer member = view.jets();
    if (member == null) {
      return null;
    }
    ExternalFunction function = start();
    function.addJets(view.parameters());
    List<Atom> results = new ArrayList<>();
    if (view.written().isEmpty()) {
      ObjectType record = new ObjectType(member.result());
      Value both = function.call(view.companion(), member.name(), function.parameters(), record);
      results.add(function.component(both, "value", type()));
      results.add(function.component(both, "jet", ExternalFunction.jetOf(type())));
    } else {
      function.run(view.companion(), member.name(), function.parameters());
    }
    String name = uniqueName(member.name());
    add(function.build(name, pair("Jet", results), results));
    return name;
  }

  private static List<String> pair(String suffix, List<Atom> results) {
    return results.isEmpty() ? List.of() : List.of("value", "value" + suffix);
  }

  /** Names for derivatives by the differentiated parameters. */
  final List<String> names(String suffix) {
    return view.wrt().stream().map(i -> "by" + i + suffix).toList();
  }
}
