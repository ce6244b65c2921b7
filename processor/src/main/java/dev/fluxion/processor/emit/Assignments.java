package dev.fluxion.processor.emit;

import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.emit.ParallelCopy.Copy;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes assignments, and declarations where a variable is assigned for the first time. */
final class Assignments {
  private final Folding folding;
  private final Variables variables;
  private final Locals locals;
  private final ExpressionWriter expressions;
  private final TypeNames types;
  private final JavaText text;

  Assignments(
      Folding folding,
      Variables variables,
      Locals locals,
      ExpressionWriter expressions,
      TypeNames types,
      JavaText text) {
    this.folding = folding;
    this.variables = variables;
    this.locals = locals;
    this.expressions = expressions;
    this.types = types;
    this.text = text;
  }

  TypeName typeOf(Variable variable) {
    return types.of(variable.type());
  }

  /** {@code double y;}. */
  void declare(Variable variable) {
    text.statement("$T $L", typeOf(variable), locals.declare(variable));
  }

  /** {@code value = statement}, which is an expression. */
  void assign(Value value, Statement statement) {
    Variable target = variables.of(value);
    Code compound = locals.isDeclared(target) ? compound(target, statement) : null;
    if (compound != null) {
      text.statement("$L", compound);
    } else {
      assign(target, expressions.assigned(statement).code());
    }
  }

  void assign(Variable target, Code expression) {
    if (locals.isDeclared(target)) {
      text.statement("$L = $L", locals.name(target), expression);
    } else {
      // The name must not be taken while the expression is written, which reads older ones.
      text.statement("$T $L = $L", typeOf(target), locals.declare(target), expression);
    }
  }

  /**
   * {@code x += e} for {@code x = x + e} and the like; null where the statement is nothing of that
   * kind. What adds to or scales a cotangent may be turned around first.
   */
  @Nullable Code compound(Variable target, Statement statement) {
    Operation operation = statement instanceof Statement.Let let ? let.operation() : null;
    Operator operator = Operators.of(operation);
    if (operation == null || operator == null || !hasCompound(operator.kind())) {
      return null;
    }
    Atom left = operation.operands().get(0);
    Atom right = operation.operands().get(1);
    if (ExpressionWriter.isDivisionByZero(operator, right)) {
      return null;
    }
    if (isIn(left, target)) {
      return compound(name(target), operator.kind(), right);
    }
    boolean commutes =
        statement.origin().adjoint()
            && (operator.kind() == Operator.Kind.PLUS || operator.kind() == Operator.Kind.TIMES);
    return commutes && isIn(right, target) ? compound(name(target), operator.kind(), left) : null;
  }

  /** {@code a[i] = value}, or {@code a[i] += e} for {@code a[i] = a[i] + e} and the like. */
  void store(Statement.Store store) {
    Code element = expressions.element(store.array(), store.index()).code();
    Operation operation = folding.operation(store.value());
    Operator operator = Operators.of(operation);
    if (operation != null
        && operator != null
        && hasCompound(operator.kind())
        && isElement(operation.operands().get(0), store)) {
      text.statement("$L", compound(element, operator.kind(), operation.operands().get(1)));
    } else {
      text.statement("$L = $L", element, expressions.assigned(store.value()).code());
    }
  }

  private boolean isElement(Atom atom, Statement.Store store) {
    return folding.operation(atom) instanceof Operation.Load load
        && load.array().equals(store.array())
        && load.index().equals(store.index());
  }

  private boolean isIn(Atom atom, Variable target) {
    return variables.isIn(atom, target) && !locals.isSaved(target);
  }

  private Code name(Variable variable) {
    return Code.of("$L", locals.name(variable));
  }

  private Code compound(Code target, Operator.Kind kind, Atom operand) {
    Operator.Kind sign = kind;
    Atom amount = operand;
    Atom negated =
        kind == Operator.Kind.PLUS || kind == Operator.Kind.MINUS
            ? expressions.negated(operand)
            : null;
    if (negated != null) {
      sign = kind == Operator.Kind.PLUS ? Operator.Kind.MINUS : Operator.Kind.PLUS;
      amount = negated;
    }
    boolean isStep =
        (sign == Operator.Kind.PLUS || sign == Operator.Kind.MINUS)
            && amount instanceof Constant constant
            && (constant.value() instanceof Integer || constant.value() instanceof Long)
            && ((Number) constant.value()).longValue() == 1;
    return isStep
        ? Code.of("$L$L", target, sign.sign().repeat(2))
        : Code.of("$L $L=$W$L", target, sign.sign(), expressions.assigned(amount).code());
  }

  private static boolean hasCompound(Operator.Kind kind) {
    return switch (kind) {
      case PLUS,
          MINUS,
          TIMES,
          DIVIDE,
          REMAINDER,
          AND,
          OR,
          XOR,
          SHIFT_LEFT,
          SHIFT_RIGHT,
          SHIFT_RIGHT_UNSIGNED ->
          true;
      default -> false;
    };
  }

  /** What is left to do of {@code targets = sources}, where variables are shared. */
  List<Copy> copies(List<Value> targets, List<Atom> sources) {
    List<Copy> copies = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      Variable target = variables.of(targets.get(i));
      if (!variables.isIn(sources.get(i), target)) {
        Set<Variable> reads = new HashSet<>();
        addReads(sources.get(i), reads);
        copies.add(new Copy(target, sources.get(i), reads));
      }
    }
    return copies;
  }

  private void addReads(Atom atom, Set<Variable> reads) {
    if (atom instanceof Value value) {
      if (folding.isFolded(value)) {
        Statement definition = folding.definition(value);
        Values.operands(definition).forEach(a -> addReads(a, reads));
        Values.blocks(definition).forEach(b -> b.results().forEach(a -> addReads(a, reads)));
      } else {
        reads.add(variables.of(value));
      }
    }
  }

  /** Writes the copies as if all were made at once. */
  void write(List<Copy> copies) {
    new ParallelCopy(this::write, this::save).run(copies);
    locals.forgetSaved();
  }

  private void write(Copy copy) {
    Code compound =
        folding.isFolded(copy.source()) && locals.isDeclared(copy.target())
            ? compound(copy.target(), folding.definition((Value) copy.source()))
            : null;
    if (compound != null) {
      text.statement("$L", compound);
    } else {
      assign(copy.target(), expressions.assigned(copy.source()).code());
    }
  }

  private void save(Variable variable) {
    Code value = name(variable);
    text.statement("$T $L = $L", typeOf(variable), locals.save(variable), value);
  }
}
