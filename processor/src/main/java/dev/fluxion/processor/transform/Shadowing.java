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
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a function ready for its reverse sweep; see {@link ShadowedFunction}. */
final class Shadowing {
  private final Function function;
  private final SplitFunctions splits;
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
    this.function = PrepareLoops.prepare(original);
    this.splits = splits;
    this.classes = ArrayClasses.of(original, program, exposure);
    this.shared = SharedParameters.of(program);
    boolean isAlone = MarkStableLoads.isAlone(original, program, exposure);
    this.settled = SettledLoads.of(function, program, classes, isAlone).arrays();
    this.pass = new Pass(program, unary, linearizations, activity.active(function.name()));
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

  /** Notes which arrays loops hand on, and copies what checkpointed ones write to. */
  private final class Pass extends ShadowedCalls {
    Pass(Program program, UnaryFunctions unary, Linearizations linearizations, Set<Value> active) {
      super(program, function, active, classes, splits, unary, linearizations);
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
  }
}
