package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Assignments that all read before any writes, put into an order in which Java can do them one
 * after the other.
 */
final class ParallelCopy {

  /**
   * One assignment.
   *
   * @param reads the variables that the source's expression reads
   */
  record Copy(Variable target, Atom source, Set<Variable> reads) {}

  private final Consumer<Copy> assign;
  private final Consumer<Variable> save;

  /**
   * @param assign writes one assignment
   * @param save keeps the variable's present value in a temporary, and has it read from there from
   *     now on
   */
  ParallelCopy(Consumer<Copy> assign, Consumer<Variable> save) {
    this.assign = assign;
    this.save = save;
  }

  void run(List<Copy> copies) {
    List<Copy> open = new ArrayList<>(copies);
    while (!open.isEmpty()) {
      Copy ready =
          open.stream()
              .filter(
                  copy ->
                      open.stream().noneMatch(o -> o != copy && o.reads().contains(copy.target())))
              .findFirst()
              .orElse(null);
      if (ready == null) {
        // A cycle: one saved value breaks it.
        ready = open.get(0);
        save.accept(ready.target());
      }
      assign.accept(ready);
      open.remove(ready);
    }
  }
}
