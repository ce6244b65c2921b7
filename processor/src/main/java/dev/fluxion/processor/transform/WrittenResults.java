package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Changes what the entry has as results: makes the arrays that it writes to results of it.
 *
 * <pre>
 * void rhs(double[] y, double[] yDot) { … }   ─▶   double[] rhs(double[] y, double[] yDot) { …; return yDot; }
 * </pre>
 */
public final class WrittenResults {
  private WrittenResults() {}

  /**
   * @param written the numbers of the parameters that become results
   */
  public static Program append(Program program, BitSet written) {
    if (written.isEmpty()) {
      return program;
    }
    Program separated = InlineCalls.separateEntry(program);
    Function entry = separated.entry();
    List<Type> types = new ArrayList<>(entry.results());
    List<String> names = new ArrayList<>(entry.resultNames());
    List<Atom> results = new ArrayList<>(entry.body().results());
    written.stream()
        .mapToObj(entry.parameters()::get)
        .forEach(parameter -> add(parameter, types, names, results));
    Block body =
        entry.body().isAbrupt() ? entry.body() : new Block(entry.body().statements(), results);
    return separated.withEntry(new Function(entry.name(), entry.parameters(), types, names, body));
  }

  /**
   * The program whose entry has only some of its results.
   *
   * @param kept the numbers of these
   */
  static Program keep(Program program, BitSet kept) {
    Program separated = InlineCalls.separateEntry(program);
    Function entry = separated.entry();
    Block body =
        entry.body().isAbrupt()
            ? entry.body()
            : new Block(entry.body().statements(), pick(entry.body().results(), kept));
    return separated.withEntry(
        new Function(
            entry.name(),
            entry.parameters(),
            pick(entry.results(), kept),
            pick(entry.resultNames(), kept),
            body));
  }

  private static <T> List<T> pick(List<T> all, BitSet kept) {
    return kept.stream().mapToObj(all::get).toList();
  }

  private static void add(
      Value parameter, List<Type> types, List<String> names, List<Atom> results) {
    types.add(parameter.type());
    names.add(parameter.name());
    results.add(parameter);
  }
}
