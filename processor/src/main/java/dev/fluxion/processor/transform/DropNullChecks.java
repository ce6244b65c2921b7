package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Drops {@code Objects.requireNonNull(p)} where p is a new object, or was checked before, and
 * answers {@code p == null} there.
 */
final class DropNullChecks extends BlockPass {
  private static final String OBJECTS = "java.util.Objects";

  private final Set<Value> mayBeNull;

  /** What has been checked on the way here. */
  private Set<Value> checked = new HashSet<>();

  /** Booleans that say whether a value is null, or is not. */
  private final Map<Value, Value> isNull = new HashMap<>();

  private final Map<Value, Value> isNotNull = new HashMap<>();

  private DropNullChecks(Set<Value> mayBeNull) {
    this.mayBeNull = mayBeNull;
  }

  static Program drop(Program program) {
    Nullness nullness = new Nullness(program);
    return onEachFunction(program, f -> new DropNullChecks(nullness.mayBeNull(f)));
  }

  private boolean isKnown(Value value) {
    return !mayBeNull.contains(value) || checked.contains(value);
  }

  private static boolean isCheck(Operation operation) {
    return operation instanceof Operation.Extern extern && is(extern.member(), "requireNonNull", 1);
  }

  private static boolean is(ExternalMember member, String name, int arity) {
    return member.owner().equals(OBJECTS)
        && member.name().equals(name)
        && member.parameters().size() == arity;
  }

  @Override
  protected void let(Statement.Let let, List<Statement> out) {
    Operation operation = substitution.apply(let.operation());
    Value value = let.value();
    if (isCheck(operation) && operation.operands().get(0) instanceof Value object) {
      substitution.put(value, object);
      if (isKnown(object)) {
        return;
      }
      checked.add(object);
    } else if (operation instanceof Operation.Extern extern
        && extern.member().kind() == ExternalMember.Kind.IDENTITY
        && isNull(operation.operands().get(1))
        && operation.operands().get(0) instanceof Value object) {
      if (isKnown(object)) {
        substitution.put(value, Constant.FALSE);
        return;
      }
      isNull.put(value, object);
    } else if (operation instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && operator.kind() == Operator.Kind.NOT
        && operation.operands().get(0) instanceof Value negated
        && isNull.get(negated) != null) {
      isNotNull.put(value, isNull.get(negated));
    }
    out.add(new Statement.Let(value, operation, let.origin()));
  }

  private static boolean isNull(Atom atom) {
    return atom instanceof Constant constant && constant.value() == null;
  }

  @Override
  protected void branch(Statement.If branch, List<Statement> out) {
    Atom condition = substitution.apply(branch.condition());
    Block then = block(branch.then(), condition, isNotNull);
    Block otherwise = block(branch.otherwise(), condition, isNull);
    out.add(new Statement.If(branch.results(), condition, then, otherwise, branch.origin()));
    checked.addAll(told(condition, isNull, then));
    checked.addAll(told(condition, isNotNull, otherwise));
  }

  /** What is not null after a branch, as it throws otherwise. */
  private static Set<Value> told(Atom condition, Map<Value, Value> told, Block branch) {
    Value object = condition instanceof Value value ? told.get(value) : null;
    return object == null || !branch.isAbrupt() ? Set.of() : Set.of(object);
  }

  /** A block that is entered where {@code condition} tells that something is not null. */
  private Block block(Block block, Atom condition, Map<Value, Value> told) {
    Value object = condition instanceof Value value ? told.get(value) : null;
    Set<Value> outer = checked;
    checked = new HashSet<>(outer);
    if (object != null) {
      checked.add(object);
    }
    Block result = block(block);
    checked = outer;
    return result;
  }

  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    Set<Value> outer = checked;
    checked = new HashSet<>(outer);
    super.loop(loop, out);
    checked = outer;
  }
}
