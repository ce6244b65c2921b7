package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.Rule;
import dev.fluxion.processor.rule.RuleTable;
import java.util.List;

/** The tangents of numbers in {@link VectorForward}, in the loop over all directions. */
final class VectorNumbers {
  private final VectorTangents tangents;
  private final ConfinedArrays confined;
  private final RuleTable rules;
  private final Multiples multiples = new Multiples();

  VectorNumbers(VectorTangents tangents, ConfinedArrays confined, RuleTable rules) {
    this.tangents = tangents;
    this.confined = confined;
    this.rules = rules;
  }

  /**
   * The tangent of {@code value = operation}.
   *
   * @param out where to compute what is the same in all directions
   * @param flush writes what is to happen before
   */
  Atom tangent(Value value, Operation operation, BlockBuilder out, Runnable flush) {
    Lanes lanes = tangents.lanes();
    BlockBuilder body = lanes.body(out.origin());
    String name = VectorTangents.nameOf(value);
    if (operation instanceof Operation.Apply apply) {
      return body.name(apply(value, apply, body), name);
    }
    if (operation instanceof Operation.Select select) {
      Atom whenTrue = tangents.tangentOrZero(select.whenTrue());
      Atom whenFalse = tangents.tangentOrZero(select.whenFalse());
      return body.select(select.condition(), whenTrue, whenFalse);
    }
    if (operation instanceof Operation.Load load) {
      Atom array = tangents.besideOrNull(load.array());
      Value tangent = lanes.load(array, tangents.base(load.index(), out), name);
      tangents.sources().read(load.array(), load.index(), confined.range(load.array()));
      if (tangents.isPartial(load.array(), load.index())) {
        lanes.confine(tangent);
      }
      return tangent;
    }
    if (operation instanceof TapeOperation.TapeRead read) {
      tangents.sources().refuse();
      Atom tape = tangents.besideOrNull(read.tape());
      return lanes.readTape(tape, tangents.base(read.index(), out));
    }
    if (operation instanceof TapeOperation.Pop pop) {
      Atom tape = tangents.besideOrNull(pop.tape());
      flush.run();
      Value base = out.let(new TapeOperation.Release(tape, tangents.directions()));
      tangents.sources().refuse();
      return tangents.lanes().readTape(tape, base);
    }
    throw new IllegalStateException("no pushforward of " + operation);
  }

  private Atom apply(Value value, Operation.Apply apply, BlockBuilder body) {
    List<Atom> operands = apply.operands();
    if (apply.primitive() instanceof Cast cast) {
      return body.cast(cast.to(), tangents.tangentOrZero(operands.get(0)));
    }
    multiples.note(value, apply);
    Multiples.Square square = multiples.square(apply, tangents::isVaried);
    if (square != null) {
      Atom tangent = tangents.tangentOrZero(square.root());
      return body.times(body.times(2, tangent), square.multiple());
    }
    Rule rule = rules.find(apply.primitive()).orElseThrow();
    Atom sum = Constant.zero(value.type());
    for (int i = 0; i < operands.size(); i++) {
      Atom tangent = rule.isDifferentiable(i) ? tangents.tangent(operands.get(i)) : null;
      if (tangent != null) {
        sum = body.plus(sum, rule.contribution(body, i, tangent, operands, value));
      }
    }
    return sum;
  }
}
