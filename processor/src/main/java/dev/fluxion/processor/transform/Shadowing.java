package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.analysis.SettledLoads;
import dev.fluxion.processor.analysis.SharedParameters;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
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
import java.util.BitSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a function ready for its reverse sweep; see {@link ShadowedFunction}. */
final class Shadowing {
  private final Program program;
  private final Function function;
  private final Activity activity;
  private final SplitFunctions splits;
  private final UnaryFunctions unary;
  private final Linearizations linearizations;
  private final ArrayClasses classes;
  private final SharedParameters shared;
  private final Set<Value> settled;
  private final Set<Value> handedOn = new HashSet<>();
  private final Pass pass;
  private final BlockBuilder top;
  private final Map<Statement.Loop, List<CheckpointedLoop.Written>> written =
      new IdentityHashMap<>();

  Shadowing(
      Program program,
      Function original,
      Activity activity,
      SplitFunctions splits,
      UnaryFunctions unary,
      Linearizations linearizations,
      ArrayClasses.Exposure exposure) {
    this.program = program;
    this.unary = unary;
    this.linearizations = linearizations;
    this.function = PrepareLoops.prepare(original);
    this.activity = activity;
    this.splits = splits;
    this.classes = ArrayClasses.of(original, program, exposure);
    this.shared = SharedParameters.of(program);
    boolean isAlone = MarkStableLoads.isAlone(original, program, exposure);
    this.settled = SettledLoads.handedOn(function, program, classes, isAlone);
    this.pass = new Pass(function, activity.active(function.name()));
    this.top = new BlockBuilder(pass.values()).at(Origin.NONE.asAdjoint());
  }

  /** Where the gradient of an array parameter of the entry goes. */
  enum Target {
    /** Into a new array. */
    NEW,
    /** It is added to one that the entry gets, as a further parameter. */
    GIVEN,
    /** Into an array that is made only when the reverse sweep is over. */
    LATER
  }

  /** The entry. */
  ShadowedFunction entry(BitSet differentiated, Target kind) {
    List<Value> parameters = new ArrayList<>(function.parameters());
    Map<Integer, ShadowedFunction.Gradient> gradients = new LinkedHashMap<>();
    List<Value> done = new ArrayList<>();
    for (int i = 0; i < function.parameters().size(); i++) {
      Value parameter = function.parameters().get(i);
      if (!ArrayMethod.isRealArray(parameter.type())) {
        continue;
      }
      if (differentiated.get(i)) {
        gradients.put(i, gradient(parameter, target(parameter, kind, parameters), done));
      } else if (pass.isActive(parameter)) {
        Value zeros = top.let(Cotangents.nameOf(parameter), Shadows.gathering(parameter));
        pass.shadows().put(parameter, join(parameter, zeros, done));
      }
      if (pass.isActive(parameter)) {
        done.add(parameter);
      }
    }
    return finish(parameters, gradients, function.results(), function.resultNames());
  }

  private @Nullable Atom target(Value parameter, Target kind, List<Value> parameters) {
    if (kind == Target.NEW) {
      return top.let(Cotangents.nameOf(parameter), Shadows.like(parameter));
    }
    if (kind == Target.LATER) {
      return null;
    }
    Value given = pass.values().fresh(Cotangents.nameOf(parameter), parameter.type());
    parameters.add(given);
    return given;
  }

  /**
   * An array that is only read can gather its gradient where it is wanted; the shadow of one that
   * is written to is of no use to others before the end.
   */
  private ShadowedFunction.Gradient gradient(
      Value parameter, @Nullable Atom target, List<Value> done) {
    boolean isWritten =
        pass.isActive(parameter) && classes.mayChange(parameter) && !settled.contains(parameter);
    if (target != null && !isWritten) {
      pass.shadows().put(parameter, target);
      return ShadowedFunction.Gradient.of(target);
    }
    Operation zeros = isWritten ? Shadows.gathering(parameter) : Shadows.like(parameter);
    Atom shadow = join(parameter, top.let(Cotangents.nameOf(parameter), zeros), done);
    pass.shadows().put(parameter, shadow);
    Atom view =
        classes.hasMovingRows(parameter)
            ? top.let(Cotangents.nameOf(parameter) + "Rows", Shadows.view(shadow))
            : shadow;
    Atom like =
        target == null && ArrayMethod.isTensorArray(parameter.type())
            ? top.let(Cotangents.nameOf(parameter) + "Shape", Shadows.like(parameter))
            : view;
    return new ShadowedFunction.Gradient(target, like, shadow, view);
  }

  /** The shadow that the parameter has where it may be the same array as an earlier one. */
  private Atom join(Value parameter, Atom shadow, List<Value> done) {
    Atom joined = shadow;
    if (shared.contain(parameter)) {
      for (Value earlier : done) {
        if (earlier.type().equals(parameter.type()) && classes.mayBeOne(earlier, parameter)) {
          joined =
              top.let(
                  Cotangents.nameOf(parameter),
                  Shadows.join(earlier, pass.shadow(earlier), parameter, joined));
        }
      }
    }
    return joined;
  }

  /**
   * A callee in split form: it gets the shadows of its array arguments, and returns those of its
   * array results.
   */
  ShadowedFunction callee() {
    List<Value> parameters = new ArrayList<>(function.parameters());
    Map<Integer, ShadowedFunction.Gradient> gradients = new LinkedHashMap<>();
    List<Integer> given = splits.arrays(function.name());
    for (int i = 0; i < function.parameters().size(); i++) {
      Value parameter = function.parameters().get(i);
      if (given.contains(i)) {
        Value shadow = pass.fresh(parameter);
        parameters.add(shadow);
        gradients.put(i, ShadowedFunction.Gradient.of(shadow));
      } else if (pass.isActive(parameter)) {
        pass.shadows().put(parameter, top.let(Shadows.gathering(parameter)));
      }
    }
    List<Type> results = new ArrayList<>(function.results());
    List<String> names = new ArrayList<>(function.resultNames());
    for (int i = 0; i < function.results().size(); i++) {
      if (ArrayMethod.isRealArray(function.results().get(i))) {
        results.add(function.results().get(i));
        names.add(function.resultNames().get(i) + "Bar");
      }
    }
    return finish(parameters, gradients, results, names);
  }

  private ShadowedFunction finish(
      List<Value> parameters,
      Map<Integer, ShadowedFunction.Gradient> gradients,
      List<Type> results,
      List<String> names) {
    Block rest = pass.block(function.body());
    rest.statements().forEach(top::append);
    List<Atom> all = new ArrayList<>(rest.results());
    if (!rest.isAbrupt() && results.size() > function.results().size()) {
      rest.results().stream()
          .filter(r -> ArrayMethod.isRealArray(r.type()))
          .forEach(r -> all.add(pass.isActive(r) ? pass.shadow(r) : top.let(Shadows.gathering(r))));
    }
    Function shadowed = new Function(function.name(), parameters, results, names, top.build(all));
    return new ShadowedFunction(
        shadowed, pass.shadows(), pass.conversions(), gradients, written, handedOn);
  }

  /**
   * Calls that matter to a derivative go to the callee's forward half, with shadows, and get its
   * frame.
   */
  private final class Pass extends ArrayShadows {
    Pass(Function function, Set<Value> active) {
      super(function, active, classes);
    }

    @Override
    Set<Value> handedOn(Statement.Loop loop) {
      Set<Value> own = new HashSet<>();
      if (!loop.isCheckpointed()) {
        loop.parameters().stream()
            .filter(p -> settled.contains(p) && isActive(p))
            .forEach(own::add);
      }
      handedOn.addAll(own);
      return own;
    }

    /** Before a checkpointed loop, what it writes to is copied. */
    @Override
    protected void loop(Statement.Loop loop, List<Statement> out) {
      if (!loop.isCheckpointed()) {
        super.loop(loop, out);
        return;
      }
      List<CheckpointedLoop.Written> arrays = copyWritten(loop, out);
      super.loop(loop, out);
      written.put((Statement.Loop) out.get(out.size() - 1), arrays);
    }

    private List<CheckpointedLoop.Written> copyWritten(Statement.Loop loop, List<Statement> out) {
      List<CheckpointedLoop.Written> copied = new ArrayList<>();
      for (Value array : LoopShape.read(loop)) {
        if (array.type() instanceof ArrayType && classes.mayChange(array)) {
          int i = loop.parameters().indexOf(array);
          Atom first = i < 0 ? array : loop.initial().get(i);
          Value copy = values().fresh("first" + array.name(), array.type());
          out.add(new Statement.Let(copy, Snapshots.copy(first), loop.origin().asAdjoint()));
          copied.add(
              new CheckpointedLoop.Written(
                  array, copy, i >= 0 || classes.isWrittenDeeplyIn(loop.body(), array)));
        }
      }
      return copied;
    }

    @Override
    protected void simple(Statement statement, List<Statement> out) {
      if (statement instanceof Statement.Call call && unary.contains(call.callee())) {
        out.add(withSlope(call));
        return;
      }
      if (statement instanceof Statement.Call call && linearizations.contains(call.callee())) {
        out.add(linearized(call));
        return;
      }
      if (!(statement instanceof Statement.Call call)) {
        super.simple(statement, out);
        return;
      }
      if (!matters(call)) {
        super.simple(call, out);
        mirrorResults(call, out);
        return;
      }
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
      CustomDerivative custom =
          Objects.requireNonNull(program.function(call.callee()).derivative());
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
      if (!activity.active(function.name()).contains(result)) {
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
      if (!activity.active(function.name()).contains(result)) {
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
      Set<Value> active = activity.active(function.name());
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
}
