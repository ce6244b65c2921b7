package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.ArrayClasses;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Does not read an element again that was read or written before, if nothing has written to it
 * since. A reverse sweep then saves it once.
 *
 * <pre>
 * x[i] = t; …; u = x[i]    →    x[i] = t; …    with t for u
 * </pre>
 *
 * For primals: what a derivative takes off a tape may be any array.
 */
public final class ShareLoads extends BlockPass {

  /** An element. */
  private record Place(Value array, Atom index) {}

  private final ArrayClasses classes;

  /** What the elements contain, as far as it is known here. */
  private Map<Place, Atom> contents = new HashMap<>();

  private ShareLoads(Function function, Program program, ArrayClasses.Exposure exposure) {
    this.classes = ArrayClasses.of(function, program, exposure);
  }

  public static Program share(Program program) {
    return share(program, ArrayClasses.Exposure.NONE);
  }

  /** The same where more or less is known of arrays from outside. */
  static Program share(Program program, ArrayClasses.Exposure exposure) {
    return onEachFunction(program, f -> new ShareLoads(f, program, exposure));
  }

  @Override
  protected void let(Statement.Let let, List<Statement> out) {
    Operation operation = substitution.apply(let.operation());
    if (operation instanceof Operation.Load load && load.array() instanceof Value array) {
      Atom known = contents.putIfAbsent(new Place(array, load.index()), let.value());
      if (known != null) {
        substitution.put(let.value(), known);
        return;
      }
    }
    Statement statement = let.with(operation);
    forget(statement);
    out.add(statement);
  }

  @Override
  protected void simple(Statement statement, List<Statement> out) {
    Statement current = substitution.applyToSimple(statement);
    out.add(current);
    if (current instanceof Statement.Store store && store.array() instanceof Value array) {
      contents.keySet().removeIf(place -> mayBe(place, array, store.index()));
      contents.put(new Place(array, store.index()), store.value());
    } else {
      forget(current);
    }
  }

  private boolean mayBe(Place place, Value array, Atom index) {
    boolean isElsewhere =
        place.index() instanceof Constant
            && index instanceof Constant
            && !index.equals(place.index());
    return !isElsewhere && classes.mayBeOne(place.array(), array);
  }

  private void forget(Statement statement) {
    contents.keySet().removeIf(place -> classes.isWrittenBy(statement, place.array()));
  }

  @Override
  protected void branch(Statement.If branch, List<Statement> out) {
    super.branch(branch, out);
    forget(branch);
  }

  @Override
  protected void loop(Statement.Loop loop, List<Statement> out) {
    forget(loop);
    super.loop(loop, out);
  }

  /** What is learnt inside a block is not known after it. */
  @Override
  Block block(Block block) {
    Map<Place, Atom> outer = contents;
    contents = new HashMap<>(outer);
    Block result = super.block(block);
    contents = outer;
    return result;
  }
}
