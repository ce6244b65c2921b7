package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.ScalingFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** A method that returns a number: its gradient is computed with its value, and saved. */
final class ScalarCallee extends CalleeDerivative {
  private final ScalingFunctions scaling;

  ScalarCallee(
      ProgramReader program,
      List<Function> made,
      ScalingFunctions scaling,
      ExecutableElement method,
      Callees.View view,
      String what) {
    super(program, made, method, view, what);
    this.scaling = scaling;
  }

  @Override
  CustomDerivative.Whole whole() {
    String gradient = gradient();
    boolean isOfArrays = !start().areReal(view.wrt());
    if (isOfArrays && hasRecords()) {
      // How arrays in records are scaled is known where records are taken apart.
      return new CustomDerivative.Whole(gradient, jvp(), jets(), null, view.writes());
    }
    return new CustomDerivative.Whole(
        isOfArrays ? null : gradient,
        jvp(),
        jets(),
        gradient == null || !isOfArrays ? null : halves(gradient),
        view.writes());
  }

  private @Nullable String gradient() {
    Callees.Offer member = view.gradient();
    if (member == null) {
      return null;
    }
    String hvp = hvp(member.result());
    ExternalFunction function = start();
    ObjectType record = new ObjectType(member.result());
    Value gradient = function.call(view.companion(), member.name(), function.parameters(), record);
    String name = uniqueName(member.name());
    add(
        function
            .build(name, resultNames(""), components(function, gradient))
            .withDerivative(along("the gradient of " + what, view.wrt(), hvp)));
    return name;
  }

  /** The gradient saves itself; going back, the cotangent of the value is multiplied by it. */
  private CustomDerivative.Halves halves(String gradient) {
    List<Value> parameters = start().parameters();
    BlockBuilder out = new BlockBuilder(new ValueSupply(0)).at(Origin.NONE.asAdjoint());
    List<Value> saved = new ArrayList<>();
    view.wrt().forEach(i -> saved.add(out.values().temporary(parameters.get(i).type())));
    Value bar = out.values().fresh("valueBar", type());
    List<Atom> cotangents = new ArrayList<>();
    for (Value partial : saved) {
      if (partial.type() instanceof Scalar scalar) {
        Atom slope = out.cast((Scalar) type(), partial);
        cotangents.add(out.cast(scalar, out.strongTimes(bar, slope)));
      } else {
        cotangents.add(scaling.scaled(bar, partial, out));
      }
    }
    List<Value> inputs = new ArrayList<>(saved);
    inputs.add(bar);
    String name = uniqueName(method.getSimpleName() + "Back");
    add(
        new Function(
            name,
            inputs,
            cotangents.stream().map(Atom::type).toList(),
            names(""),
            out.build(cotangents)));
    return new CustomDerivative.Halves(gradient, name, view.wrt(), /* looksBack= */ false);
  }

  /**
   * @param record the class of gradients
   */
  private @Nullable String hvp(String record) {
    Callees.Offer member = view.hvp();
    if (member == null) {
      return null;
    }
    ExternalFunction function = start();
    function.addTangents(view.wrt());
    ObjectType result = new ObjectType(member.result());
    Value both = function.call(view.companion(), member.name(), function.parameters(), result);
    List<Atom> results = new ArrayList<>();
    for (String part : List.of("gradient", "product")) {
      Value gradient = function.component(both, part, new ObjectType(record));
      results.addAll(components(function, gradient));
    }
    List<String> names =
        Stream.concat(resultNames("").stream(), resultNames("Tangent").stream()).toList();
    String name = uniqueName(member.name());
    add(function.build(name, names, results));
    return name;
  }

  private List<String> resultNames(String suffix) {
    return Stream.concat(Stream.of("value" + suffix), names(suffix).stream()).toList();
  }

  private List<Atom> components(ExternalFunction function, Value gradient) {
    List<Atom> values = new ArrayList<>();
    values.add(function.component(gradient, view.value(), type()));
    values.addAll(function.components(gradient, view.components(), view.wrt()));
    return values;
  }
}
