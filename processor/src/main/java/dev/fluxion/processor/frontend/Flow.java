package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A function in the making, as far as it has been read: the statements, what each variable holds,
 * which jumps may be under way, and whether control gets here at all.
 *
 * <p>Invariant: wherever control goes on, the flags of all open targets are false.
 */
final class Flow {
  private final SourceText source;
  private final TypeModel types;
  private final Environment variables = new Environment();
  private final Deque<JumpTarget> targets = new ArrayDeque<>();
  private BlockBuilder code = new BlockBuilder(new ValueSupply(0));
  private boolean isReachable = true;

  Flow(SourceText source, TypeModel types) {
    this.source = source;
    this.types = types;
  }

  Environment variables() {
    return variables;
  }

  // Statements.

  Value fresh(String name, Type type) {
    return code.values().fresh(name, type);
  }

  Value let(Tree tree, Operation operation) {
    return code.at(source.origin(tree)).let(operation);
  }

  Value operator(Tree tree, Operator.Kind kind, Atom... operands) {
    return code.at(source.origin(tree)).operator(kind, operands);
  }

  /** Where code of {@code tree} is appended. */
  BlockBuilder code(Tree tree) {
    return code.at(source.origin(tree));
  }

  void append(Statement statement) {
    code.append(statement);
  }

  void raise(Tree tree, Atom exception) {
    code.append(new Statement.Throw(exception, source.origin(tree)));
    isReachable = false;
  }

  /** The user assigns {@code atom} to {@code variable}. */
  void assign(Variable variable, Atom atom) {
    variables.set(variable, code.named(atom, variable.name()));
  }

  Atom or(Tree tree, List<Atom> flags) {
    Atom any = Constant.FALSE;
    for (Atom flag : flags) {
      if (any.equals(Constant.FALSE) || flag.equals(Constant.TRUE)) {
        any = flag;
      } else if (!flag.equals(Constant.FALSE) && !any.equals(Constant.TRUE)) {
        any = operator(tree, Operator.Kind.OR, any, flag);
      }
    }
    return any;
  }

  Atom not(Tree tree, Atom flag) {
    return flag instanceof Constant constant
        ? Constant.of(Boolean.FALSE.equals(constant.value()))
        : operator(tree, Operator.Kind.NOT, flag);
  }

  /** The whole function body. */
  Block finish(List<Atom> results) {
    return code.build(results);
  }

  // Branches.

  boolean isReachable() {
    return isReachable;
  }

  void setReachable(boolean reachable) {
    isReachable = reachable;
  }

  /** Reads a branch from here; nothing changes outside it. */
  Branch branch(Runnable reader) {
    Branch branch = new Branch(code.inner());
    resume(branch, reader);
    return branch;
  }

  /** Goes on reading at the end of a branch. */
  void resume(Branch branch, Runnable reader) {
    BlockBuilder outerCode = code;
    boolean outerReachable = isReachable;
    code = branch.code;
    isReachable = branch.isReachable;
    variables.enterBranch();
    branch.changes.forEach(variables::set);
    reader.run();
    branch.changes = variables.leaveBranch();
    branch.isReachable = isReachable;
    code = outerCode;
    isReachable = outerReachable;
  }

  /** Goes on where two branches meet. */
  void merge(Tree tree, Atom condition, Branch then, Branch otherwise) {
    if (condition instanceof Constant constant) {
      inline(Boolean.TRUE.equals(constant.value()) ? then : otherwise);
      return;
    }
    List<Value> results = new ArrayList<>();
    List<Atom> whenTrue = new ArrayList<>();
    List<Atom> whenFalse = new ArrayList<>();
    List<Variable> negated = new ArrayList<>();
    for (Variable variable : changed(then, otherwise)) {
      Atom a = atEnd(then, variable, otherwise);
      Atom b = atEnd(otherwise, variable, then);
      boolean sameConstant =
          a.equals(b) && (a instanceof Constant || !isOneAbrupt(then, otherwise));
      if (sameConstant) {
        variables.set(variable, a);
      } else if (a.equals(Constant.TRUE) && b.equals(Constant.FALSE)) {
        variables.set(variable, condition);
      } else if (a.equals(Constant.FALSE) && b.equals(Constant.TRUE)) {
        negated.add(variable);
      } else {
        Value result = fresh(variable.name(), variable.type());
        results.add(result);
        whenTrue.add(a);
        whenFalse.add(b);
        variables.set(variable, result);
      }
    }
    Block thenBlock = then.code.build(whenTrue);
    Block otherwiseBlock = otherwise.code.build(whenFalse);
    if (!results.isEmpty()
        || !thenBlock.statements().isEmpty()
        || !otherwiseBlock.statements().isEmpty()) {
      append(new Statement.If(results, condition, thenBlock, otherwiseBlock, source.origin(tree)));
    }
    isReachable = then.isReachable || otherwise.isReachable;
    if (!negated.isEmpty()) {
      Atom not = not(tree, condition);
      negated.forEach(variable -> variables.set(variable, not));
    }
  }

  /** Goes on at the end of a branch that is always taken. */
  private void inline(Branch branch) {
    branch.code.build(List.of()).statements().forEach(code::append);
    branch.changes.forEach(variables::set);
    isReachable = branch.isReachable;
  }

  private static SortedSet<Variable> changed(Branch then, Branch otherwise) {
    SortedSet<Variable> changed = new TreeSet<>();
    if (!then.code.isAbrupt()) {
      changed.addAll(then.changes.keySet());
    }
    if (!otherwise.code.isAbrupt()) {
      changed.addAll(otherwise.changes.keySet());
    }
    return changed;
  }

  private static boolean isOneAbrupt(Branch then, Branch otherwise) {
    return then.code.isAbrupt() || otherwise.code.isAbrupt();
  }

  /** What the variable holds at the end of a branch; an abrupt one agrees with the other one. */
  private Atom atEnd(Branch branch, Variable variable, Branch other) {
    Branch decisive = branch.code.isAbrupt() ? other : branch;
    Atom changed = decisive.changes.get(variable);
    return changed == null ? variables.get(variable) : changed;
  }

  // Jumps.

  /** Opens a target: jumps to it may come from here on. */
  JumpTarget open(
      JumpTarget.Kind kind, Set<String> labels, boolean isNearest, @Nullable TypeMirror type) {
    Variable flag = variables.hidden(kind.flagName(), types.bool(), Scalar.BOOLEAN);
    variables.set(flag, Constant.FALSE);
    Variable value =
        type != null && type.getKind() != TypeKind.VOID
            ? variables.hidden(
                kind == JumpTarget.Kind.RETURN ? "result" : "", type, types.toIr(type))
            : null;
    JumpTarget target = new JumpTarget(kind, labels, isNearest, flag, value, type);
    targets.push(target);
    return target;
  }

  /** Here is where the jumps to the target that was opened last land. */
  void close(JumpTarget target) {
    targets.remove(target);
    if (!code.isAbrupt()) {
      isReachable |= !variables.get(target.flag()).equals(Constant.FALSE);
    }
  }

  /** The target of a jump; null if there is none. */
  @Nullable JumpTarget target(JumpTarget.Kind kind, @Nullable String label) {
    for (JumpTarget target : targets) {
      boolean named = label == null ? target.isNearest() : target.labels().contains(label);
      if (target.kind() == kind && named) {
        return target;
      }
    }
    return null;
  }

  void jump(JumpTarget target) {
    variables.set(target.flag(), Constant.TRUE);
    isReachable = false;
  }

  /** Whether control may be on its way to a target, so that what comes next must be guarded. */
  boolean mayBeJumping() {
    return !jumping().isEmpty();
  }

  private List<JumpTarget> jumping() {
    return targets.stream()
        .filter(target -> !variables.get(target.flag()).equals(Constant.FALSE))
        .toList();
  }

  /** Reads what comes next, so that it is executed only if no jump is under way. */
  void guarded(Tree tree, Runnable rest) {
    List<JumpTarget> jumping = jumping();
    if (!isReachable) {
      return;
    }
    if (jumping.isEmpty()) {
      rest.run();
      return;
    }
    Atom condition =
        or(tree, jumping.stream().map(target -> variables.get(target.flag())).toList());
    Branch jumped =
        branch(
            () -> {
              isReachable = false;
              if (jumping.size() == 1) {
                variables.set(jumping.get(0).flag(), Constant.TRUE);
              }
            });
    Branch onward =
        branch(
            () -> {
              jumping.forEach(target -> variables.set(target.flag(), Constant.FALSE));
              rest.run();
            });
    if (jumping.size() > 1) {
      // A flag that is false in the end of this branch is what it was before the guard.
      jumping.forEach(target -> onward.changes.remove(target.flag(), Constant.FALSE));
    }
    merge(tree, condition, jumped, onward);
  }
}
