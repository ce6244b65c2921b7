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
 * Makes the arrays that the entry writes to results of it.
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
    List<Function> functions = new ArrayList<>(separated.functions());
    functions.set(0, new Function(entry.name(), entry.parameters(), types, names, body));
    return new Program(functions, separated.structs(), separated.constants());
  }

  private static void add(
      Value parameter, List<Type> types, List<String> names, List<Atom> results) {
    types.add(parameter.type());
    names.add(parameter.name());
    results.add(parameter);
  }
}
