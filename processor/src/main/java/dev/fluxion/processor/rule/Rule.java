package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is known about one primitive: a row of the {@link RuleTable}, applied to it. */
public final class Rule {
  private final Row row;
  private final Primitive primitive;

  Rule(Row row, Primitive primitive) {
    this.row = row;
    this.primitive = primitive;
  }

  /** The primitive; of a row of the table itself, the one of {@link Math}. */
  public Primitive primitive() {
    return primitive;
  }

  /** The name of the method, or the sign of the operator. */
  public String name() {
    return row.name();
  }

  /** The names of the parameters in {@link #partial}. */
  public List<String> parameterNames() {
    return row.names();
  }

  /**
   * Whether the result varies with this parameter. If not, the partial is zero wherever it exists:
   * {@code floor}, comparisons, integer parameters.
   */
  public boolean isDifferentiable(int parameter) {
    return !row.formulas().get(parameter).isZero();
  }

  /** Whether the result varies with any parameter. */
  public boolean isDifferentiable() {
    return row.formulas().stream().anyMatch(formula -> !formula.isZero());
  }

  /**
   * Whether this rounds a real number to an integer, where a derivative is lost that the user may
   * have meant to keep: {@code round}, {@code (int)}.
   */
  public boolean dropsDerivative() {
    return row.result().isIntegral() && row.parameters().stream().anyMatch(Scalar::isReal);
  }

  /** Whether evaluation may throw. */
  public boolean mayThrow() {
    return row.mayThrow();
  }

  /** Whether two evaluations at the same arguments may differ: {@code random}. */
  public boolean isRandom() {
    return row.name().equals("random");
  }

  /**
   * The product of a derivative with the partial of a parameter.
   *
   * @param derivative the tangent of the argument (forward mode) or the cotangent of the result
   *     (reverse mode)
   * @param operands the arguments
   * @param result the value at the arguments
   */
  public Atom contribution(
      BlockBuilder b, int parameter, Atom derivative, List<Atom> operands, Atom result) {
    if (primitive instanceof Cast cast && isDifferentiable()) {
      // Linear: forwards the derivative is converted like the value, in reverse the other way.
      return derivative.type() == cast.from()
          ? b.apply(cast, derivative)
          : b.apply(new Cast(cast.to(), cast.from()), derivative);
    }
    if (BlockBuilder.isZero(derivative)) {
      return BlockBuilder.real(derivative, 0);
    }
    String owner = primitive instanceof Method method ? method.owner() : RuleTable.MATH;
    Formula.Scope scope =
        new Formula.Scope(b, (Scalar) derivative.type(), owner, constants(operands));
    for (int i = 0; i < operands.size(); i++) {
      scope.define(row.names().get(i), operands.get(i));
    }
    scope.define("d", derivative);
    scope.define("r", result);
    return row.formulas().get(parameter).build(scope);
  }

  /**
   * The arguments that the user wrote as compile-time constants. A {@link Method} names one of
   * them; {@code clamp} usually has two, so there we take every constant for one that the user
   * wrote.
   */
  private Set<String> constants(List<Atom> operands) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < operands.size(); i++) {
      boolean named = primitive instanceof Method method && method.constantOperand() == i;
      if (named || (operands.size() > 2 && operands.get(i) instanceof Constant)) {
        names.add(row.names().get(i));
      }
    }
    return names;
  }

  /**
   * The method of the runtime's {@code Jets} that computes Taylor coefficients; empty: they are the
   * arguments', combined by the partials, as the function is linear between its kinks.
   */
  public String recurrence() {
    return row.recurrence();
  }

  /** The partial derivative in a parameter, for people: of {@code tanh} {@code 1 - r * r}. */
  public String partial(int parameter) {
    return row.formulas().get(parameter).partial();
  }

  /** The convention where the derivative does not exist; may be empty. */
  public String note() {
    return row.note();
  }

  /** Where tests sample the parameter. */
  public Interval domain(int parameter) {
    return row.domain().get(parameter);
  }

  /** Whether this is a method, and no operator or cast. */
  public boolean isMethod() {
    return primitive instanceof Method;
  }

  /** Whether {@link Math} has this function, or else only one of the libraries like it. */
  public boolean isOfMath() {
    return row.family() == Row.Family.MATH;
  }

  @Override
  public String toString() {
    return primitive.toString();
  }
}
