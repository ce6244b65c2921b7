package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One function of the table.
 *
 * @param formulas one for each parameter
 * @param domain for each parameter where tests sample it, away from kinks
 * @param note the convention where the derivative does not exist; may be empty
 * @param recurrence the method of the runtime's {@code Jets} that computes its Taylor coefficients;
 *     empty: between its kinks it is linear, so its partials do
 */
record Row(
    Family family,
    String name,
    Scalar result,
    List<Scalar> parameters,
    List<String> names,
    List<Formula> formulas,
    List<Interval> domain,
    boolean mayThrow,
    String note,
    String recurrence) {

  /** Whose function it is. */
  enum Family {
    OPERATOR,
    CAST,
    /** {@link Math} and everything that has the same functions. */
    MATH,
    /** What only other libraries have. */
    OTHER_LIBRARIES
  }

  Row {
    parameters = List.copyOf(parameters);
    names = List.copyOf(names);
    formulas = List.copyOf(formulas);
    domain = List.copyOf(domain);
    if (formulas.size() != parameters.size() || names.size() != parameters.size()) {
      throw new IllegalArgumentException(name + " needs a formula for each parameter");
    }
  }

  /**
   * A differentiable function.
   *
   * @param header as in Java; {@code real} stands for both {@code double} and {@code float}
   * @return a row for each type
   */
  static List<Row> of(Family family, String header, String... formulas) {
    List<Formula> partials = Stream.of(formulas).map(Formula::of).toList();
    if (!header.contains("real ")) {
      return List.of(parse(family, header, partials));
    }
    return List.of(
        parse(family, header.replace("real ", "double "), partials),
        parse(family, header.replace("real ", "float "), partials));
  }

  /** The same, all partials of which are zero. */
  static List<Row> constant(Family family, String header) {
    String inside = header.substring(header.indexOf('(') + 1, header.indexOf(')')).strip();
    int arity = inside.isEmpty() ? 0 : inside.split(",").length;
    return of(family, header, Collections.nCopies(arity, "0").toArray(new String[0]));
  }

  private static Row parse(Family family, String header, List<Formula> formulas) {
    String[] words = header.split("[ (),]+");
    List<Scalar> parameters = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 2; i < words.length; i += 2) {
      parameters.add(scalar(words[i]));
      names.add(words[i + 1]);
    }
    return new Row(
        family,
        words[1],
        scalar(words[0]),
        parameters,
        names,
        formulas,
        Collections.nCopies(parameters.size(), new Interval(-3, 3)),
        false,
        "",
        words[1]);
  }

  private static Scalar scalar(String keyword) {
    return Scalar.valueOf(keyword.toUpperCase(Locale.ROOT));
  }

  /** Whether partials can be infinite or NaN at finite arguments is in the formulas. */
  Row throwing() {
    return new Row(
        family,
        name,
        result,
        parameters,
        names,
        formulas,
        domain,
        /* mayThrow= */ true,
        note,
        recurrence);
  }

  Row on(List<Interval> others) {
    return new Row(
        family, name, result, parameters, names, formulas, others, mayThrow, note, recurrence);
  }

  Row noting(String text) {
    return new Row(
        family, name, result, parameters, names, formulas, domain, mayThrow, text, recurrence);
  }

  Row by(String other) {
    return new Row(
        family, name, result, parameters, names, formulas, domain, mayThrow, note, other);
  }
}
