package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * The functions that call the companion of a method of another file. What they have in common for
 * all kinds of methods is what goes forward: tangents and Taylor series.
 */
abstract sealed class CalleeDerivative permits ScalarCallee, ArrayCallee {
  private static final String JET_ARRAYS = "dev.fluxion.tape.JetArrays";

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

  /** Whether its results are the arrays that it writes to. */
  final boolean isVoid() {
    return method.getReturnType().getKind() == TypeKind.VOID;
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
  final CustomDerivative along(String of, List<Integer> parameters, @Nullable String pushforward) {
    return CustomDerivative.ofWhole(
        of, parameters, constants(), CustomDerivative.Whole.along(pushforward, view.writes()));
  }

  /** {@code (arguments, tangents) → (value, tangent)}; replaces the tangents of what is written. */
  final @Nullable String jvp() {
    Callees.Offer member = view.jvp();
    if (member == null) {
      return null;
    }
    ExternalFunction function = start();
    List<Integer> numbers = view.parameters();
    List<Value> tangents = function.addTangents(numbers);
    CarriedArrays arrays = carried(function, ArrayMethod.SHADOWS, tangents);
    List<Value> arguments = new ArrayList<>(function.arguments());
    view.wrt().forEach(i -> arguments.add(tangents.get(numbers.indexOf(i))));
    Value both =
        function.call(view.companion(), member.name(), arguments, new ObjectType(member.result()));
    List<Atom> results = new ArrayList<>();
    if (!isVoid()) {
      Callees.Result names = view.results().get(0);
      Value value = function.component(both, names.component(), type());
      results.add(value);
      results.add(arrays.beside(value, function.component(both, names.tangent(), type())));
    }
    List<Value> contents = new ArrayList<>();
    for (int k = 0; k < view.written().size(); k++) {
      Type type = function.arguments().get(view.written().get(k)).type();
      contents.add(function.component(both, view.results().get(k).tangent(), type));
    }
    arrays.replace(contents);
    String name = uniqueName(member.name());
    List<String> names = results.isEmpty() ? List.of() : List.of("value", "valueTangent");
    add(function.build(name, names, results));
    return name;
  }

  /** What goes along with the arrays of a call. */
  final CarriedArrays carried(ExternalFunction function, String owner, List<Value> values) {
    return new CarriedArrays(function, owner, view.parameters(), values, view.written());
  }

  /**
   * {@code (arguments, jets) → (value, jets)}; replaces the jets of what is written. A record has a
   * jet for each of its parts.
   */
  final @Nullable String jets() {
    Callees.Offer member = view.jets();
    if (member == null) {
      return null;
    }
    ExternalFunction function = start();
    List<Integer> wholes = new ArrayList<>();
    List<Value> ofWholes = new ArrayList<>();
    List<Value> jets = new ArrayList<>();
    for (int number : view.parameters()) {
      List<Value> own = function.addJets(number);
      jets.addAll(own);
      if (!RecordReader.hasStructs(function.arguments().get(number).type())) {
        wholes.add(number);
        ofWholes.addAll(own);
      }
    }
    CarriedArrays arrays =
        new CarriedArrays(function, JET_ARRAYS, wholes, ofWholes, view.written());
    List<Value> handedOver = arrays.handedOver();
    for (int k = 0; k < ofWholes.size(); k++) {
      jets.set(jets.indexOf(ofWholes.get(k)), handedOver.get(k));
    }
    List<Value> arguments = new ArrayList<>(function.arguments());
    arguments.addAll(jets);
    List<Atom> results = new ArrayList<>();
    if (!isVoid()) {
      ObjectType record = new ObjectType(member.result());
      Value both = function.call(view.companion(), member.name(), arguments, record);
      results.add(function.component(both, "value", type()));
      results.addAll(jets(both, (Value) results.get(0), function, arrays));
    } else {
      function.run(view.companion(), member.name(), arguments);
      arrays.replaceFrom(handedOver);
    }
    String name = uniqueName(member.name());
    List<String> names = new ArrayList<>(List.of("value"));
    results.forEach(result -> names.add("valueJet"));
    add(function.build(name, names.subList(0, results.size()), results));
    return name;
  }

  /** The jets of what was returned. */
  private List<Value> jets(
      Value both, Value value, ExternalFunction function, CarriedArrays arrays) {
    if (!RecordReader.hasStructs(type())) {
      Type type = ExternalFunction.jetOf(type());
      return List.of(arrays.beside(value, function.component(both, "jet", type)));
    }
    List<Value> jets = new ArrayList<>();
    for (Type part : program.types().records().derivedParts(type())) {
      Type type = ExternalFunction.jetOf(part);
      jets.add(function.component(both, "jet" + jets.size(), type));
    }
    return jets;
  }

  /** Names for derivatives by the differentiated parameters. */
  final List<String> names(String suffix) {
    return view.wrt().stream().map(i -> "by" + i + suffix).toList();
  }
}
