package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.analysis.LoopShape;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkpointed loop, whose trips are run again in the end, reads arrays of arrays from outside
 * through the rows that they have when it begins: later there may be others in their places. It
 * moves no rows itself.
 */
final class FixCheckpointedRows extends BlockPass {
  private final ValueSupply values;
  private final ArrayClasses classes;

  private FixCheckpointedRows(Function function, ArrayClasses classes) {
    this.values = ValueSupply.after(function);
    this.classes = classes;
  }

  static Program fix(Program program, ArrayClasses.Exposure exposure) {
    return onEachFunction(
        program, f -> new FixCheckpointedRows(f, ArrayClasses.of(f, program, exposure)));
  }

  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    if (!loop.isCheckpointed()) {
      super.loop(loop, out);
      return;
    }
    Map<Value, Atom> outside = new LinkedHashMap<>();
    for (Value array : LoopShape.read(loop)) {
      boolean isOutside = !loop.parameters().contains(array);
      if (isOutside && array.type() instanceof ArrayType && classes.hasMovingRows(array)) {
        outside.put(array, substitution.apply(array));
      }
    }
    Map<Value, Atom> inside = new LinkedHashMap<>();
    outside.forEach(
        (array, now) -> {
          Value rows = values.fresh(array.name() + "Rows", array.type());
          out.add(new Statement.Let(rows, Shadows.view(now), loop.origin()));
          inside.put(array, rows);
        });
    List<Atom> initial = substitution.apply(loop.initial());
    inside.forEach(substitution::put);
    Block condition = block(loop.condition());
    Block body = block(loop.body());
    outside.forEach(substitution::put);
    out.add(
        new Statement.Loop(
            loop.results(),
            loop.parameters(),
            initial,
            condition,
            body,
            loop.snapshots(),
            loop.origin()));
  }
}
