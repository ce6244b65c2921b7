package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The pushforward of a function of a few numbers along all unit vectors at once. Zeros and ones are
 * known when compiling, so most of what they are multiplied by goes.
 */
final class UnitDirections {
  private UnitDirections() {}

  /**
   * @param picked the numbers of those results that are wanted, among the results of the program
   *     and then, direction after direction, their tangents
   * @return a program whose entry takes the same parameters and returns these results
   */
  static Program pushforward(Program program, BitSet differentiated, List<Integer> picked) {
    int count = differentiated.cardinality();
    Program bundle = Forward.bundle(program, differentiated, count);
    Function entry = bundle.entry();
    int own = program.entry().parameters().size();
    Along units = new Along();
    for (int direction = 0; direction < count; direction++) {
      for (int i = 0; i < count; i++) {
        Value tangent = entry.parameters().get(own + direction * count + i);
        units.put(tangent, Constant.of((Scalar) tangent.type(), i == direction ? 1 : 0));
      }
    }
    Block body = units.block(entry.body());
    List<Type> types = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<Atom> results = new ArrayList<>();
    for (int i : picked) {
      types.add(entry.results().get(i));
      names.add(entry.resultNames().get(i));
      if (!body.isAbrupt()) {
        results.add(body.results().get(i));
      }
    }
    Function along =
        new Function(
            entry.name(),
            entry.parameters().subList(0, own),
            types,
            names,
            new Block(body.statements(), results));
    return DropDeadCode.drop(bundle.withEntry(along));
  }

  /** Puts the unit vectors in the place of the tangents. */
  private static final class Along extends BlockPass {
    void put(Value tangent, Constant number) {
      substitution.put(tangent, number);
    }
  }
}
