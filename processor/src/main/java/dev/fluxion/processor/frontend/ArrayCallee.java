package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * A method that returns an array or writes to arrays. Its companion's pullback is saved as it is.
 * The pullback's tangent, for second derivatives, is an object of the companion's, too: it holds
 * both, so that the pullback itself is not made there.
 */
final class ArrayCallee extends CalleeDerivative {
  ArrayCallee(
      ProgramReader program,
      List<Function> made,
      ExecutableElement method,
      Callees.View view,
      String what) {
    super(program, made, method, view, what);
  }

  @Override
  CustomDerivative.Whole whole() {
    return new CustomDerivative.Whole(null, jvp(), jets(), pullback(), view.writes());
  }

  private CustomDerivative.@Nullable Halves pullback() {
    Callees.Offer member = view.pullback();
    if (member == null) {
      return null;
    }
    Callees.Offer along = view.pullbackAlong();
    ObjectType tangent = along == null ? null : new ObjectType(along.result());
    ObjectType type = new ObjectType(member.result(), tangent);
    return new CustomDerivative.Halves(
        forward(member, type), reverse(member, type), view.wrt(), /* looksBack= */ true);
  }

  private String forward(Callees.Offer member, ObjectType type) {
    ExternalFunction function = start();
    List<Value> parameters = function.arguments();
    CarriedArrays arrays =
        carried(
            function,
            ArrayMethod.SHADOWS,
            view.parameters().stream().map(parameters::get).toList());
    Value pullback = function.call(view.companion(), member.name(), parameters, type);
    List<Atom> results = new ArrayList<>();
    if (!isVoid()) {
      Value value = function.component(pullback, view.results().get(0).component(), type());
      arrays.check(value);
      results.add(value);
    }
    results.add(pullback);
    String name = uniqueName(member.name());
    add(
        function
            .build(name, resultNames(""), results)
            .withDerivative(
                along("the pullback of " + what, view.parameters(), forwardAlong(type))));
    return name;
  }

  private List<String> resultNames(String suffix) {
    String pullback = "pullback" + suffix;
    return isVoid() ? List.of(pullback) : List.of("value" + suffix, pullback);
  }

  private @Nullable String forwardAlong(ObjectType pullback) {
    Callees.Offer member = view.pullbackAlong();
    ObjectType type = pullback.tangent();
    if (member == null || type == null) {
      return null;
    }
    ExternalFunction function = start();
    CarriedArrays arrays =
        carried(function, ArrayMethod.SHADOWS, function.addTangents(view.parameters()));
    List<Value> arguments = new ArrayList<>(function.arguments());
    List<Value> handedOver = arrays.handedOver();
    arguments.addAll(handedOver);
    Value along = function.call(view.companion(), member.name(), arguments, type);
    Atom nobody = Constant.zero(pullback);
    List<Atom> results = new ArrayList<>();
    if (isVoid()) {
      arrays.replaceFrom(handedOver);
      results.addAll(List.of(nobody, along));
    } else {
      Value value = function.component(along, "value", type());
      Value tangent = arrays.beside(value, function.component(along, "tangent", type()));
      results.addAll(List.of(value, nobody, tangent, along));
    }
    String name = uniqueName(member.name());
    List<String> names =
        Stream.concat(resultNames("").stream(), resultNames("Tangent").stream()).toList();
    add(function.build(name, names, results));
    return name;
  }

  private List<Type> cotangents() {
    List<Value> parameters = start().parameters();
    return isVoid()
        ? view.written().stream().map(i -> parameters.get(i).type()).toList()
        : List.of(type());
  }

  private String reverse(Callees.Offer member, ObjectType type) {
    List<Type> cotangents = cotangents();
    ExternalFunction function = ExternalFunction.of(program.types(), type, cotangents);
    Value applied = function.apply(function.parameters(), new ObjectType(view.cotangents()));
    List<Atom> parts = parts(function, applied);
    String name = uniqueName(member.name() + "Back");
    List<Integer> all = IntStream.rangeClosed(0, cotangents.size()).boxed().toList();
    add(
        function
            .build(name, names(""), parts)
            .withDerivative(
                CustomDerivative.ofWhole(
                    "the pullback of " + what,
                    all,
                    List.of(),
                    CustomDerivative.Whole.along(
                        reverseAlong(type, cotangents), CustomDerivative.Writes.NONE))));
    return name;
  }

  private List<Atom> parts(ExternalFunction function, Value record) {
    List<Value> parameters = start().parameters();
    List<Atom> parts = new ArrayList<>();
    for (int k = 0; k < view.wrt().size(); k++) {
      Type own = parameters.get(view.wrt().get(k)).type();
      parts.add(function.component(record, view.components().get(k), own));
    }
    return parts;
  }

  /** {@code (pullback, cotangents, their tangents)}, that of the pullback included. */
  private @Nullable String reverseAlong(ObjectType pullback, List<Type> cotangents) {
    Callees.Offer member = view.pullbackAlong();
    ObjectType type = pullback.tangent();
    if (member == null || type == null) {
      return null;
    }
    List<Type> others = new ArrayList<>(cotangents);
    others.add(type);
    others.addAll(cotangents);
    ExternalFunction function = ExternalFunction.of(program.types(), pullback, others);
    List<Value> parameters = new ArrayList<>(function.parameters());
    parameters.remove(0);
    Value along = parameters.remove(cotangents.size());
    parameters.add(0, along);
    ObjectType record = new ObjectType(view.cotangents());
    Value both = function.apply(parameters, new ObjectType(view.cotangents() + "Along"));
    List<Atom> results = parts(function, function.component(both, "cotangents", record));
    results.addAll(parts(function, function.component(both, "tangents", record)));
    String name = uniqueName(member.name() + "Back");
    List<String> names = Stream.concat(names("").stream(), names("Tangent").stream()).toList();
    add(function.build(name, names, results));
    return name;
  }
}
