package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.rule.Row.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A group of rows of the {@link RuleTable}. A subclass is the list of them: one for each function,
 * {@link #f} with a formula for each parameter, or {@link #zero} if its derivative is zero wherever
 * it exists.
 */
abstract class Rows {
  private final Map<Object, Row> bySignature;
  private final Family family;

  Rows(Map<Object, Row> bySignature, Family family) {
    this.bySignature = bySignature;
    this.family = family;
  }

  /** Puts the rows of the group into the table. */
  abstract void add();

  /** An operator on {@code double} and on {@code float}, with a formula for each operand. */
  Added operator(Operator.Kind kind, String... formulas) {
    List<Signed> added = new ArrayList<>();
    for (Scalar type : List.of(Scalar.DOUBLE, Scalar.FLOAT)) {
      Operator operator = new Operator(kind, type);
      String parameters = formulas.length == 1 ? "(T x)" : "(T x, T y)";
      String header = "T " + kind.sign() + parameters;
      Row row = Row.of(family, header.replace("T ", type + " "), formulas).get(0);
      added.add(new Signed(row, operator));
    }
    return new Added(added);
  }

  /** An operator that has no row yet. */
  void zeroUnlessKnown(Operator operator) {
    bySignature.putIfAbsent(
        operator,
        new Row(
            family,
            operator.kind().sign(),
            operator.result(),
            operator.parameters(),
            operator.kind().isUnary() ? List.of("x") : List.of("x", "y"),
            operator.parameters().stream().map(p -> Formula.ZERO).toList(),
            operator.parameters().stream().map(p -> new Interval(-3, 3)).toList(),
            operator.mayThrow(),
            "",
            ""));
  }

  /** A method, with a formula for each parameter. */
  Added f(String header, String... formulas) {
    return methods(Row.of(family, header, formulas));
  }

  /** A method whose derivative is zero wherever it exists. */
  Added zero(String header) {
    return methods(Row.constant(family, header));
  }

  private Added methods(List<Row> rows) {
    return new Added(rows.stream().map(row -> new Signed(row, signature(row))).toList());
  }

  private static String signature(Row row) {
    return signature(row.name(), row.parameters());
  }

  /** What the row of a method is found by. */
  static String signature(String name, List<Scalar> parameters) {
    return name + parameters;
  }

  /** A row and what it is found by. */
  private record Signed(Row row, Object signature) {}

  /** Rows just added, about which more is to be said. */
  final class Added {
    private final List<Signed> added;

    Added(List<Signed> added) {
      this.added = added;
      for (Signed signed : added) {
        if (bySignature.put(signed.signature(), signed.row()) != null) {
          throw new IllegalStateException("two rows for " + signed.signature());
        }
      }
    }

    /** Where tests sample the parameters: bounds of one interval for each. */
    Added on(double... bounds) {
      List<Interval> intervals = new ArrayList<>();
      for (int i = 0; i < bounds.length; i += 2) {
        intervals.add(new Interval(bounds[i], bounds[i + 1]));
      }
      return replace(row -> row.on(intervals));
    }

    Added noting(String text) {
      return replace(row -> row.noting(text));
    }

    /** Its Taylor coefficients are computed by this recurrence instead of one of its own. */
    Added by(String recurrence) {
      return replace(row -> row.by(recurrence));
    }

    Added piecewiseLinear() {
      return by("");
    }

    Added throwing() {
      return replace(Row::throwing);
    }

    private Added replace(UnaryOperator<Row> change) {
      for (Signed signed : added) {
        bySignature.computeIfPresent(signed.signature(), (signature, row) -> change.apply(row));
      }
      return this;
    }
  }
}
