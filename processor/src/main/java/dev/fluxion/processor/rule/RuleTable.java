package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.rule.Row.Family;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The derivatives of all primitives: {@link OperatorRows}, {@link MathRows} and {@link LibraryRows}
 * list them.
 *
 * <p>A row gives for each parameter the product of a derivative {@code d} with the partial, in
 * terms of the arguments and the result {@code r}; see {@link Formula} for the language. {@code ⊛}
 * and {@code ⊘} are products and quotients in which an exactly zero left operand wins over an
 * infinity on the right: they stand wherever a partial can be infinite or NaN at finite arguments.
 *
 * <p>Formulas are differentiated again for higher orders, so they must be right not only at a point
 * but around it: {@code y ⊛ pow(x, y - 1)} and not {@code y == 0 ? 0 : …}, which would lose
 * ∂²/∂x∂y. They call elementary functions of the class whose function the row is asked about (so
 * that {@code FastMath.sin} and its derivative share {@code FastMath.cos}), but exact ones such as
 * {@code sqrt} of {@link Math}.
 *
 * <p>The formulas are those of Abramowitz and Stegun, Handbook of Mathematical Functions, 4.2 to
 * 4.6, arranged such that no accuracy is lost: {@code (1 - x) * (1 + x)} rather than {@code 1 - x *
 * x}. The conventions at kinks are the least elements of the Clarke gradients.
 */
public final class RuleTable {
  static final String MATH = "java.lang.Math";

  /** The classes that have the functions of {@link Math} under the same names. */
  private static final Set<String> OWNERS =
      Set.of(
          MATH,
          "java.lang.StrictMath",
          "net.jafama.FastMath",
          "net.jafama.StrictFastMath",
          "org.apache.commons.math3.util.FastMath",
          "org.apache.commons.math4.core.jdkmath.AccurateMath",
          "org.apache.commons.math4.core.jdkmath.JdkMath",
          "org.hipparchus.util.FastMath");

  private static final RuleTable STANDARD = new RuleTable();

  private final Map<Object, Row> bySignature = new LinkedHashMap<>();

  /** Those asked for so far: each pass asks about each operation. */
  private final Map<Primitive, Rule> found = new ConcurrentHashMap<>();

  private RuleTable() {
    new OperatorRows(bySignature).add();
    new MathRows(bySignature).add();
    new LibraryRows(bySignature).add();
  }

  public static RuleTable standard() {
    return STANDARD;
  }

  /**
   * The rule of a primitive; empty: it is unknown, an error for the user. Every cast and every
   * operator of Java has one.
   */
  public Optional<Rule> find(Primitive primitive) {
    Rule known = found.get(primitive);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Rule> rule = lookUp(primitive);
    rule.ifPresent(r -> found.put(primitive, r));
    return rule;
  }

  private Optional<Rule> lookUp(Primitive primitive) {
    if (primitive instanceof Cast cast) {
      return Optional.of(new Rule(cast(cast), primitive));
    }
    if (primitive instanceof Operator) {
      return Optional.ofNullable(bySignature.get(primitive)).map(row -> new Rule(row, primitive));
    }
    Method method = (Method) primitive;
    return row(method.owner(), method.name(), method.parameters())
        .map(row -> new Rule(row, primitive));
  }

  private Optional<Row> row(String owner, String name, List<Scalar> parameters) {
    boolean isJdk = owner.startsWith("java.lang.");
    return Optional.ofNullable(bySignature.get(Rows.signature(name, parameters)))
        .filter(row -> OWNERS.contains(owner))
        .filter(row -> !isJdk || row.family() == Family.MATH);
  }

  private static Row cast(Cast cast) {
    boolean linear = cast.from().isReal() && cast.to().isReal();
    return new Row(
        Family.CAST,
        cast.toString(),
        cast.to(),
        cast.parameters(),
        List.of("x"),
        List.of(linear ? Formula.of("d") : Formula.ZERO),
        List.of(new Interval(-3, 3)),
        false,
        "",
        "");
  }

  /**
   * The primitive that calls a library's static method, empty if the table does not know it.
   *
   * @param owner the canonical name of the class that declares it
   */
  public Optional<Method> method(
      String owner, String name, List<Scalar> parameters, Scalar result) {
    return row(owner, name, parameters)
        .filter(row -> row.result() == result)
        .map(row -> new Method(owner, name, parameters, result, row.mayThrow(), -1));
  }

  /** Whether the class is one of those whose methods the table knows by name. */
  public boolean isKnownOwner(String className) {
    return OWNERS.contains(className);
  }

  /** All operators and methods, the latter with the owner {@link Math}. */
  public List<Rule> rows() {
    List<Rule> rules = new ArrayList<>();
    bySignature.forEach(
        (signature, row) ->
            rules.add(
                new Rule(
                    row,
                    signature instanceof Operator operator
                        ? operator
                        : new Method(
                            MATH,
                            row.name(),
                            row.parameters(),
                            row.result(),
                            row.mayThrow(),
                            -1))));
    return rules;
  }
}
