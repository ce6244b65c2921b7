package dev.fluxion.processor.emit;

import com.palantir.javapoet.ParameterSpec;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Values;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a long entry that make tapes, and those that call such parts. They take them from
 * where the entry does, and are handed its workspace as their last argument. Other functions make
 * new tapes, as they may run within each other.
 */
final class TapeParts {
  private final Program program;

  /** The functions that are no parts. */
  private final Set<String> others = new HashSet<>();

  private final @Nullable ParameterSpec owner;
  private final Map<String, Boolean> parts = new HashMap<>();

  private TapeParts(Program program, @Nullable ParameterSpec owner) {
    this.program = program;
    this.owner = owner;
  }

  /**
   * Finds them.
   *
   * @param before the program before it was split
   */
  static TapeParts of(Program program, Program before, TapeSource tapes) {
    TapeParts found = new TapeParts(program, tapes.owner());
    if (found.owner != null) {
      before.functions().forEach(f -> found.others.add(f.name()));
      found.others.add(program.entry().name());
      found.make(program.entry().body());
    }
    return found;
  }

  boolean contain(String function) {
    return parts.getOrDefault(function, false);
  }

  /** What the function is handed besides its arguments, if anything. */
  @Nullable String ownerFor(String function) {
    return owner != null && contain(function) ? owner.name() : null;
  }

  private boolean make(Block block) {
    boolean makes = false;
    for (Statement statement : block.statements()) {
      makes |=
          statement instanceof Statement.Let let
              && let.operation() instanceof TapeOperation.NewTape;
      if (statement instanceof Statement.Call call && !others.contains(call.callee())) {
        makes |= make(program.function(call.callee()));
      }
      for (Block inner : Values.blocks(statement)) {
        makes |= make(inner);
      }
    }
    return makes;
  }

  private boolean make(Function part) {
    Boolean known = parts.get(part.name());
    if (known == null) {
      known = make(part.body());
      parts.put(part.name(), known);
    }
    return known;
  }
}
