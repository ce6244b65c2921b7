package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arrays of which the length is a number known when compiling: those that are made so, those
 * that are one or the other of such, and those that loops hand on, if each trip hands on one as
 * long as the first.
 */
public final class KnownLengths {
  private final Map<Value, Integer> lengths = new HashMap<>();

  /** The numbers that are such lengths. */
  private final Map<Value, Integer> numbers = new HashMap<>();

  /** The parameters of loops that get arrays of other lengths. */
  private final Set<Value> others = new HashSet<>();

  private boolean isStable;

  private KnownLengths() {}

  /** The lengths, by the arrays of the block and of the blocks inside it. */
  public static Map<Value, Integer> of(Block body) {
    KnownLengths known = new KnownLengths();
    while (!known.isStable) {
      known.isStable = true;
      known.lengths.clear();
      known.numbers.clear();
      known.collect(body);
    }
    return known.lengths;
  }

  private void collect(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let && let.value().type() instanceof ArrayType) {
        put(let.value(), length(let.operation()));
      } else if (statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Length length
          && length(length.array()) != null) {
        numbers.put(let.value(), length(length.array()));
      } else if (statement instanceof Statement.Loop loop) {
        loop(loop);
      } else if (statement instanceof Statement.If branch) {
        branch(branch);
      }
    }
  }

  private void branch(Statement.If branch) {
    Values.blocks(branch).forEach(this::collect);
    for (int i = 0; i < branch.results().size(); i++) {
      put(branch.results().get(i), either(branch, i));
    }
  }

  private @Nullable Integer either(Statement.If branch, int number) {
    if (branch.then().isAbrupt() || branch.otherwise().isAbrupt()) {
      Block other = branch.then().isAbrupt() ? branch.otherwise() : branch.then();
      return other.isAbrupt() ? null : length(other.results().get(number));
    }
    return either(branch.then().results().get(number), branch.otherwise().results().get(number));
  }

  private @Nullable Integer either(Atom one, Atom other) {
    Integer length = length(one);
    return length != null && length.equals(length(other)) ? length : null;
  }

  /** Takes for granted that a loop hands on arrays as long as the first, until it is refuted. */
  private void loop(Statement.Loop loop) {
    for (int i = 0; i < loop.parameters().size(); i++) {
      if (!others.contains(loop.parameters().get(i))) {
        put(loop.parameters().get(i), length(loop.initial().get(i)));
      }
    }
    collect(loop.condition());
    collect(loop.body());
    for (int i = 0; i < loop.parameters().size(); i++) {
      Value parameter = loop.parameters().get(i);
      Integer length = lengths.get(parameter);
      if (length == null) {
        continue;
      }
      if (loop.body().isAbrupt() || length.equals(length(loop.body().results().get(i)))) {
        put(loop.results().get(i), length);
      } else {
        others.add(parameter);
        isStable = false;
      }
    }
  }

  private void put(Value array, @Nullable Integer length) {
    if (length != null) {
      lengths.put(array, length);
    }
  }

  private @Nullable Integer length(Atom array) {
    return array instanceof Value value ? lengths.get(value) : null;
  }

  private @Nullable Integer length(Operation made) {
    if (made instanceof Operation.NewArray array) {
      return array.operands().size();
    }
    if (made instanceof Operation.Allocate allocation) {
      return constant(allocation.operands().get(0));
    }
    if (made instanceof Operation.Select select) {
      return either(select.whenTrue(), select.whenFalse());
    }
    ArrayMethod method =
        made instanceof Operation.Extern extern
            ? ArrayMethod.of(extern.member()).orElse(null)
            : null;
    if (method == ArrayMethod.CLONE) {
      return length(made.operands().get(0));
    }
    return method == ArrayMethod.COPY_OF ? constant(made.operands().get(1)) : null;
  }

  private @Nullable Integer constant(Atom atom) {
    if (atom instanceof Value value) {
      return numbers.get(value);
    }
    return atom instanceof Constant constant && constant.value() instanceof Integer n && n >= 0
        ? n
        : null;
  }
}
