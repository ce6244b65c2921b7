package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.rule.TensorRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives each active array a second one beside it, its shadow, which will hold cotangents. The
 * forward sweep makes it and moves it about as the primal does its array, so that aliases stay
 * aliases: a row of a matrix has the matrix' shadow's row as its shadow. The numbers inside are the
 * reverse sweep's business.
 */
class ArrayShadows extends BlockPass {
  private final Set<Value> active;
  private final ArrayClasses classes;
  private final ValueSupply values;
  private final Map<Value, Atom> shadows = new HashMap<>();
  private final Map<Value, Atom> conversions = new HashMap<>();

  ArrayShadows(Function function, Set<Value> active, ArrayClasses classes) {
    this.active = active;
    this.classes = classes;
    this.values = ValueSupply.after(function);
  }

  ValueSupply values() {
    return values;
  }

  /** The shadows of the array values, once the block has been passed. */
  Map<Value, Atom> shadows() {
    return shadows;
  }

  /**
   * What the shadows of arrays of arrays looked like when tensors were made of them, or they of
   * tensors, by the value that was made; where their rows do not move, it is missing.
   */
  Map<Value, Atom> conversions() {
    return conversions;
  }

  boolean isActive(Atom atom) {
    return atom instanceof Value value
        && ArrayMethod.isRealArray(value.type())
        && active.contains(value);
  }

  Value fresh(Value array) {
    Value shadow = values.fresh(Cotangents.nameOf(array), array.type());
    shadows.put(array, shadow);
    return shadow;
  }

  Atom shadow(Atom array) {
    Atom shadow = array instanceof Value value ? shadows.get(value) : null;
    return shadow != null ? shadow : Constant.zero(array.type());
  }

  static boolean hasRows(Type type) {
    return ((ArrayType) type).element() instanceof ArrayType;
  }

  @Override
  protected void let(Statement.Let let, List<Statement> out) {
    out.add(let);
    Origin origin = Origin.NONE.asAdjoint();
    if (isActive(let.value())) {
      Operation operation = shadowOf(let.value(), let.operation(), out);
      out.add(new Statement.Let(fresh(let.value()), operation, origin));
    } else if (let.operation() instanceof Operation.Extern extern) {
      mirror(extern, origin, out);
    }
    if (let.operation() instanceof Operation.Extern extern
        && TensorRules.standard().find(extern.member()).isPresent()) {
      Stream.concat(Stream.of(let.value()), extern.operands().stream())
          .filter(this::hasMovingRows)
          .forEach(array -> keepRows(let.value(), array, out));
    }
  }

  private boolean hasMovingRows(Atom atom) {
    return isActive(atom) && classes.hasMovingRows((Value) atom);
  }

  /** The conversion as a whole is reversed when the rows may be elsewhere. */
  private void keepRows(Value conversion, Atom array, List<Statement> out) {
    Atom shadow = shadow(array);
    String name = Cotangents.nameOf((Value) array) + "Rows";
    Value rows = values.fresh(name, array.type());
    conversions.put(conversion, rows);
    out.add(new Statement.Let(rows, Shadows.view(shadow), Origin.NONE.asAdjoint()));
  }

  private Operation shadowOf(Value value, Operation operation, List<Statement> out) {
    if (operation instanceof Operation.Allocate allocation) {
      return allocation;
    }
    if (operation instanceof Operation.Load load) {
      return new Operation.Load(shadow(load.array()), load.index(), load.isStable());
    }
    if (operation instanceof Operation.Select select) {
      return new Operation.Select(
          select.condition(), shadow(select.whenTrue()), shadow(select.whenFalse()));
    }
    if (operation instanceof Operation.NewArray array && !hasRows(value.type())) {
      return new Operation.Allocate(
          (ArrayType) value.type(), List.of(Constant.of(Scalar.INT, array.operands().size())));
    }
    if (operation instanceof Operation.NewArray array) {
      List<Atom> rows = new ArrayList<>();
      array.operands().forEach(row -> rows.add(shadow(row)));
      return new Operation.NewArray(array.type(), rows);
    }
    if (hasRows(value.type()) && ArrayMethod.copies(operation)) {
      List<Atom> operands = new ArrayList<>(operation.operands());
      operands.set(0, shadow(operands.get(0)));
      return operation.withOperands(operands);
    }
    Atom length = lengthOfCopy(operation, out);
    return length == null || !((ArrayType) value.type()).element().isReal()
        ? Shadows.gathering(value)
        : new Operation.Allocate((ArrayType) value.type(), List.of(length));
  }

  /** By its length, the shadow can be made where the copy is not at hand; null if unknown. */
  private @Nullable Atom lengthOfCopy(Operation operation, List<Statement> out) {
    ArrayMethod method =
        operation instanceof Operation.Extern extern
            ? ArrayMethod.of(extern.member()).orElse(null)
            : null;
    if (method == ArrayMethod.COPY_OF) {
      return operation.operands().get(1);
    }
    if (method != ArrayMethod.COPY_OF_RANGE) {
      return null;
    }
    Value length = values.temporary(Scalar.INT);
    Operator minus = new Operator(Operator.Kind.MINUS, Scalar.INT);
    List<Atom> ends = List.of(operation.operands().get(2), operation.operands().get(1));
    out.add(new Statement.Let(length, new Operation.Apply(minus, ends), Origin.NONE.asAdjoint()));
    return length;
  }

  /** Methods that move rows move the rows' shadows, too. */
  private void mirror(Operation.Extern extern, Origin origin, List<Statement> out) {
    List<Integer> written =
        ArrayMethod.of(extern.member()).map(ArrayMethod::written).orElse(List.of());
    if (written.isEmpty()) {
      return;
    }
    Atom target = extern.operands().get(written.get(0));
    if (!isActive(target) || !hasRows(target.type())) {
      return;
    }
    List<Atom> operands = new ArrayList<>(extern.operands());
    operands.replaceAll(
        operand -> ArrayMethod.isRealArray(operand.type()) ? shadow(operand) : operand);
    out.add(
        new Statement.Let(values.temporary(extern.type()), extern.withOperands(operands), origin));
  }

  @Override
  protected void simple(Statement statement, List<Statement> out) {
    out.add(statement);
    if (statement instanceof Statement.Store store
        && isActive(store.array())
        && hasRows(store.array().type())) {
      out.add(
          new Statement.Store(
              shadow(store.array()),
              store.index(),
              shadow(store.value()),
              Origin.NONE.asAdjoint()));
    }
  }

  private List<Value> withShadows(List<Value> arrays) {
    List<Value> all = new ArrayList<>(arrays);
    arrays.stream().filter(this::isActive).forEach(v -> all.add(fresh(v)));
    return all;
  }

  private Block withShadows(Block block, List<Value> targets, Set<Value> without) {
    if (block.isAbrupt()) {
      return block;
    }
    List<Atom> all = new ArrayList<>(block.results());
    for (int i = 0; i < targets.size(); i++) {
      if (isActive(targets.get(i)) && !without.contains(targets.get(i))) {
        all.add(shadow(block.results().get(i)));
      }
    }
    return new Block(block.statements(), all);
  }

  @Override
  protected void branch(Statement.If branch, List<Statement> out) {
    Block then = withShadows(block(branch.then()), branch.results(), Set.of());
    Block otherwise = withShadows(block(branch.otherwise()), branch.results(), Set.of());
    out.add(
        new Statement.If(
            withShadows(branch.results()), branch.condition(), then, otherwise, branch.origin()));
  }

  /**
   * The parameters of the loop for which each trip makes a shadow of its own, which the reverse
   * sweep carries from trip to trip.
   */
  Set<Value> handedOn(Statement.Loop loop) {
    return Set.of();
  }

  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    Set<Value> handedOn = handedOn(loop);
    List<Atom> initial = new ArrayList<>(loop.initial());
    List<Value> parameters = new ArrayList<>(loop.parameters());
    for (int i = 0; i < loop.parameters().size(); i++) {
      Value parameter = loop.parameters().get(i);
      if (isActive(parameter) && !handedOn.contains(parameter)) {
        initial.add(shadow(loop.initial().get(i)));
        parameters.add(fresh(parameter));
      }
    }
    Block condition = block(loop.condition());
    Block body = body(loop, handedOn);
    List<Value> results = new ArrayList<>(loop.results());
    List<Statement> after = new ArrayList<>();
    for (int i = 0; i < loop.parameters().size(); i++) {
      Value result = loop.results().get(i);
      if (handedOn.contains(loop.parameters().get(i))) {
        gather(result, after);
      } else if (isActive(loop.parameters().get(i))) {
        results.add(fresh(result));
      }
    }
    out.add(
        new Statement.Loop(
            results, parameters, initial, condition, body, loop.snapshots(), loop.origin()));
    out.addAll(after);
  }

  private Block body(Statement.Loop loop, Set<Value> handedOn) {
    List<Statement> statements = new ArrayList<>();
    loop.parameters().stream()
        .filter(handedOn::contains)
        .forEach(parameter -> gather(parameter, statements));
    Block body = block(loop.body());
    statements.addAll(body.statements());
    return withShadows(new Block(statements, body.results()), loop.parameters(), handedOn);
  }

  /** A shadow of its own. */
  private void gather(Value array, List<Statement> out) {
    out.add(new Statement.Let(fresh(array), Shadows.gathering(array), Origin.NONE.asAdjoint()));
  }
}
