package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.Rule;
import dev.fluxion.processor.rule.TensorRule;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tangents: numbers beside numbers, arrays of the same type beside arrays. */
final class CarriedTangents extends Carried {
  @Override
  Type of(Type type) {
    return Tangents.of(type);
  }

  @Override
  String suffix() {
    return "Dot";
  }

  @Override
  String functionSuffix() {
    return "Tangent";
  }

  @Override
  Atom apply(Value value, Operation.Apply apply, Rule rule, Direction direction, BlockBuilder out) {
    if (apply.primitive() instanceof Cast cast) {
      return out.cast(cast.to(), direction.tangentOrZero(apply.operands().get(0)));
    }
    Multiples.Square square = direction.square(apply);
    if (square != null) {
      Atom tangent = direction.tangentOrZero(square.root());
      return out.times(out.times(2, tangent), square.multiple());
    }
    Atom sum = Constant.of((Scalar) value.type(), 0);
    for (int k = 0; k < apply.operands().size(); k++) {
      Atom tangent = direction.tangent(apply.operands().get(k));
      if (tangent != null && rule.isDifferentiable(k)) {
        sum = out.plus(sum, rule.contribution(out, k, tangent, apply.operands(), value));
      }
    }
    return sum;
  }

  @Override
  Atom apply(
      Value value,
      Operation.Extern extern,
      TensorRule rule,
      Direction direction,
      BlockBuilder out) {
    return TensorTangents.of(value, extern, rule, direction, out);
  }

  @Override
  Atom zero(Atom constant, BlockBuilder out) {
    return constant instanceof Value ? Cotangents.zero(constant, out) : super.zero(constant, out);
  }

  @Override
  Operation like(Atom array) {
    return Shadows.mirror(array);
  }

  /** The caller finds its tangents unchanged. */
  @Override
  Atom own(Atom given, String name, BlockBuilder out) {
    return out.let(name, Shadows.copy(given));
  }

  @Override
  Atom mirrored(Atom array, Atom given, String name, BlockBuilder out) {
    return out.let(name, Shadows.mirror(array, given));
  }

  @Override
  Operation same(Atom first, Atom firstCarried, Atom second, Atom secondCarried) {
    return Shadows.same(first, firstCarried, second, secondCarried);
  }

  @Override
  Operation join(Atom first, Atom firstCarried, Atom second, Atom secondCarried) {
    return Shadows.join(first, firstCarried, second, secondCarried);
  }

  @Override
  Operation sum(Operation.Extern sum, Atom carried, Value value) {
    return sum.withOperands(List.of(carried));
  }

  @Override
  @Nullable String given(CustomDerivative.Whole whole) {
    return whole.pushforward();
  }

  @Override
  Function custom(Function function, BitSet differentiated, String name, Forward transform) {
    return CustomFunctions.pushforward(function, differentiated, name, transform.directions());
  }
}
