package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Makes calls ready for the reverse sweep: those that matter to a derivative go to the callee's
 * forward half, with shadows, and get its frame.
 */
class ShadowedCalls extends ArrayShadows {
  private final Program program;
  private final Set<Value> active;
  private final ArrayClasses classes;
  private final SplitFunctions splits;
  private final UnaryFunctions unary;
  private final Linearizations linearizations;

  /**
   * @param active the active values of the function
   */
  ShadowedCalls(
      Program program,
      Function function,
      Set<Value> active,
      ArrayClasses classes,
      SplitFunctions splits,
      UnaryFunctions unary,
      Linearizations linearizations) {
    super(function, active, classes);
    this.program = program;
    this.active = active;
    this.classes = classes;
    this.splits = splits;
    this.unary = unary;
    this.linearizations = linearizations;
  }

  @Override
  protected void simple(Statement statement, List<Statement> out) {
    if (!(statement instanceof Statement.Call call)) {
      super.simple(statement, out);
    } else if (unary.contains(call.callee())) {
      out.add(withSlope(call));
    } else if (linearizations.contains(call.callee())) {
      out.add(linearized(call));
    } else if (matters(call)) {
      split(call, out);
    } else {
      super.simple(call, out);
      mirrorResults(call, out);
    }
  }

  private void split(Statement.Call call, List<Statement> out) {
    SplitFunctions.Names names = splits.names(call.callee());
    List<Atom> arguments = new ArrayList<>(call.arguments());
    Map<Integer, Value> copies = keepConstants(call, arguments, out);
    for (int i : splits.arrays(call.callee())) {
      arguments.add(shadowArgument(call.arguments().get(i), call.origin(), out));
    }
    List<Value> results = new ArrayList<>(call.results());
    for (Value result : call.results()) {
      if (ArrayMethod.isRealArray(result.type())) {
        results.add(isActive(result) ? fresh(result) : values().temporary(result.type()));
      }
    }
    results.add(values().fresh(call.callee() + "Frame", new StructType(names.frame())));
    out.add(new Statement.Call(results, names.forward(), arguments, call.origin()));
    copies.forEach((argument, copy) -> handBack(call, argument, copy, out));
  }

  private Value append(Operation operation, Type type, Statement.Call call, List<Statement> out) {
    Value value = values().temporary(type);
    out.add(new Statement.Let(value, operation, call.origin().asAdjoint()));
    return value;
  }

  /**
   * The callee of another file, or a rule, may look at its constant arrays in its reverse half,
   * too: it gets copies of those that may be written to until then.
   *
   * @return the copies, by the numbers of the arguments
   */
  private Map<Integer, Value> keepConstants(
      Statement.Call call, List<Atom> arguments, List<Statement> out) {
    Map<Integer, Value> copies = new LinkedHashMap<>();
    CustomDerivative custom = program.function(call.callee()).derivative();
    for (int i = 0; custom != null && i < arguments.size(); i++) {
      if (!custom.parameters().contains(i)
          && arguments.get(i) instanceof Value array
          && array.type() instanceof ArrayType
          && looksBack(custom, array)
          && (custom.writes().all().contains(i)
              || classes.isWritten(array)
              || classes.mayChange(array))) {
        Value copy = append(Snapshots.copy(array), array.type(), call, out);
        arguments.set(i, copy);
        copies.put(i, copy);
      }
    }
    return copies;
  }

  private static boolean looksBack(CustomDerivative custom, Value constant) {
    if (custom.whole() == null) {
      return !ArrayMethod.isRealArray(constant.type()); // Of these a rule's half has copies.
    }
    return custom.whole().halves() != null && custom.whole().halves().looksBack();
  }

  /** What the callee did to a copy; if it is in a result, what is written later is not. */
  private void handBack(Statement.Call call, int argument, Value copy, List<Statement> out) {
    CustomDerivative custom = Objects.requireNonNull(program.function(call.callee()).derivative());
    if (custom.writes().all().contains(argument)) {
      append(Snapshots.restore(call.arguments().get(argument), copy), Scalar.BOOLEAN, call, out);
    }
    for (Value result : call.results()) {
      if (result.type().equals(copy.type())) {
        Function callee = program.function(call.callee());
        String name = callee.parameters().get(argument).name();
        append(Shadows.checkApart(custom.what(), name, result, copy), Scalar.BOOLEAN, call, out);
      }
    }
  }

  /** Where the result matters, the derivative comes with it: the tangent for the tangent 1. */
  private Statement withSlope(Statement.Call call) {
    Value result = call.results().get(0);
    if (!active.contains(result)) {
      return call;
    }
    List<Atom> arguments = new ArrayList<>(call.arguments());
    arguments.add(
        Constant.of((Scalar) call.arguments().get(unary.argument(call.callee())).type(), 1));
    Value slope = values().fresh(call.callee() + "Slope", result.type());
    return new Statement.Call(
        List.of(result, slope), unary.tangent(call.callee()), arguments, call.origin());
  }

  /** The same for the derivatives by several arguments that somebody else states. */
  private Statement linearized(Statement.Call call) {
    Value result = call.results().get(0);
    if (!active.contains(result)) {
      return call;
    }
    String linearization = linearizations.of(call.callee());
    List<Value> results = new ArrayList<>(List.of(result));
    for (int argument : linearizations.arguments(linearization)) {
      String name = call.callee() + "By" + argument;
      results.add(values().fresh(name, linearizations.typeOf(call, argument)));
    }
    return new Statement.Call(results, linearization, call.arguments(), call.origin());
  }

  /** Arrays that have nothing to do with the inputs yet, but are written to later. */
  private void mirrorResults(Statement.Call call, List<Statement> out) {
    for (Value result : call.results()) {
      if (isActive(result)) {
        Operation zeros = Shadows.gathering(result);
        out.add(new Statement.Let(fresh(result), zeros, call.origin().asAdjoint()));
      }
    }
  }

  private boolean matters(Statement.Call call) {
    return splits.isSplit(call.callee())
        && (call.results().stream().anyMatch(active::contains)
            || call.arguments().stream().anyMatch(this::isActive));
  }

  /** The callee expects a shadow even for an array that has none here. */
  private Atom shadowArgument(Atom array, Origin origin, List<Statement> out) {
    if (isActive(array) || !(array instanceof Value)) {
      return shadow(array);
    }
    Operation like = Shadows.gathering(array);
    Value shadow = values().temporary(array.type());
    out.add(new Statement.Let(shadow, like, origin.asAdjoint()));
    return shadow;
  }
}
