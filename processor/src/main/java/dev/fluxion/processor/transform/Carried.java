package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.Rule;
import dev.fluxion.processor.rule.RuleTable;
import dev.fluxion.processor.rule.TensorRule;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a forward sweep carries along, beside each varied value: its tangent, its Taylor
 * coefficients, the inputs that it depends on. The sweep knows control flow, arrays and calls; this
 * knows what becomes of a single number.
 */
abstract sealed class Carried permits CarriedTangents, CarriedObjects {
  private static final Set<String> RUNTIME =
      Set.of(
          TensorTaylor.LINEAR,
          TensorTaylor.PRODUCTS,
          TensorTaylor.SERIES,
          TensorTaylor.RATES,
          VectorArrays.LANES,
          CarriedJets.JETS,
          CarriedJets.ARRAYS,
          CarriedJets.RATES,
          CarriedInputs.SETS);

  /** Methods of these that change what they are given. */
  private static final Set<String> CHANGING = Set.of("join", "mirror", "fill", "set");

  /** The type of what is carried beside a value of this type. */
  abstract Type of(Type type);

  /** What is appended to the name of a value for what is carried beside it. */
  abstract String suffix();

  /** What is appended to the name of a function that carries them. */
  abstract String functionSuffix();

  /** What is carried beside {@code value = apply}. */
  abstract Atom apply(
      Value value, Operation.Apply apply, Rule rule, Direction direction, BlockBuilder out);

  /** The same of an operation on tensors. */
  abstract Atom apply(
      Value value, Operation.Extern extern, TensorRule rule, Direction direction, BlockBuilder out);

  /** What is carried beside what does not vary. */
  Atom zero(Atom constant, BlockBuilder out) {
    return Constant.zero(of(constant.type()));
  }

  /** What is carried beside an array of constants of the shape of {@code array}. */
  abstract Operation like(Atom array);

  /** What the entry was given to carry beside an array, where it may be written to. */
  abstract Atom own(Atom given, String name, BlockBuilder out);

  /** The same for an array that is written to: what is one row in it has one row in the copy. */
  abstract Atom mirrored(Atom array, Atom given, String name, BlockBuilder out);

  /**
   * What {@code second} carries if it may be the array {@code first}, which is written to: then it
   * is what the first one carries.
   */
  abstract Operation same(Atom first, Atom firstCarried, Atom second, Atom secondCarried);

  /** What is carried beside {@code second}, which may be the same array as {@code first}. */
  abstract Operation join(Atom first, Atom firstCarried, Atom second, Atom secondCarried);

  /** What is carried beside the sum of an array's elements. */
  abstract Operation sum(Operation.Extern sum, Atom carried, Value value);

  /** What is to be transformed. */
  Activity activity(Program program, BitSet differentiated, RuleTable rules) {
    return Activity.of(program, differentiated, rules);
  }

  /**
   * The function that carries these, of one whose derivative somebody else states.
   *
   * @param name of what is made
   */
  abstract Function custom(
      Function function, BitSet differentiated, String name, Forward transform);

  /**
   * The function that carries these as somebody else states it for the derivative as a whole; null
   * if that is not among it.
   */
  @Nullable String given(CustomDerivative.Whole whole) {
    return null;
  }

  /** The same method on what is carried beside its operands; that they are linear helps. */
  Operation method(Operation.Extern extern, List<Atom> operands) {
    ExternalMember member = extern.member();
    Type result = member.result() instanceof ArrayType ? of(member.result()) : member.result();
    return new Operation.Extern(
        new ExternalMember(
            member.kind(),
            member.owner(),
            member.name(),
            operands.stream().map(Atom::type).toList(),
            result,
            member.isVoid(),
            member.isStable()),
        operands);
  }

  /** Whether the operation makes something that matters only to those who read it. */
  static boolean isMaker(Operation operation) {
    return operation instanceof Operation.Extern extern
        && RUNTIME.contains(extern.member().owner())
        && !CHANGING.contains(extern.member().name());
  }
}
