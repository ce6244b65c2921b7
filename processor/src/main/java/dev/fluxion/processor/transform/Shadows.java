package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.List;
import java.util.Set;

/** Calls of the runtime's operations on whole arrays of derivatives. */
final class Shadows {
  private static final Set<String> MAKERS = Set.of("like", "mirror", "empty", "copy", "view");

  private static final Set<String> ADDITIONS = Set.of("add", "addRange", "addToAll");

  private Shadows() {}

  static Operation like(Atom array) {
    return call("like", array.type(), List.of(array));
  }

  /** The same, in {@code spare} if it has the shape. */
  static Operation cleared(Atom spare, Atom array) {
    return call("cleared", array.type(), List.of(spare, array));
  }

  /** Zeros in which a row that stands in several places does so, too, as it may be written to. */
  static Operation mirror(Atom array) {
    return ArrayShadows.hasRows(array.type())
        ? call("mirror", array.type(), List.of(array))
        : like(array);
  }

  /**
   * A shadow that will gather cotangents; for tensors, null is zero, whatever the shape will be.
   */
  static Operation gathering(Atom array) {
    return ArrayMethod.isTensorArray(array.type())
        ? call("empty", array.type(), List.of(array))
        : mirror(array);
  }

  /** Puts zeros in the place of null in a shadow of tensors, like those in {@code shape}. */
  static Operation complete(Atom shadow, Atom shape) {
    return call("complete", List.of(shadow, shape));
  }

  /** A copy of a tangent in which rows are repeated as in the array. */
  static Operation mirror(Atom array, Atom tangent) {
    return ArrayShadows.hasRows(array.type())
        ? call("mirror", array.type(), List.of(array, tangent))
        : copy(tangent);
  }

  static Operation copy(Atom array) {
    return call("copy", array.type(), List.of(array));
  }

  /** Moves the rows of {@code beside} as those of {@code after} were. */
  static Operation follow(Atom before, Atom after, Atom beside) {
    return extern(
        "dev.fluxion.tape.MovedRows",
        "follow",
        Scalar.BOOLEAN,
        true,
        List.of(before, after, beside));
  }

  /** New arrays of the same objects. */
  static Operation copyObjects(Atom array) {
    return extern("dev.fluxion.tape.References", "copy", array.type(), false, List.of(array));
  }

  static Operation join(Atom first, Atom firstShadow, Atom second, Atom secondShadow) {
    return call("join", second.type(), List.of(first, firstShadow, second, secondShadow));
  }

  static Operation add(Atom into, Atom from) {
    return call("add", List.of(into, from));
  }

  /** The same, where {@code from} comes from a rule, so that its shape is to be checked. */
  static Operation addResult(Atom into, Atom from) {
    return extern("dev.fluxion.tape.RuleArrays", "add", Scalar.BOOLEAN, true, List.of(into, from));
  }

  /** Sees to it that a rule returned a tensor of the right shape. */
  static Operation checkTensor(Atom primal, Atom derivative) {
    return extern(
        "dev.fluxion.tape.RuleArrays",
        "checkTensor",
        Scalar.BOOLEAN,
        true,
        List.of(primal, derivative));
  }

  /** Sees to it that an array that other code returned is not one that it was given. */
  static Operation checkFresh(String method, Atom result, Value argument) {
    return extern(
        "dev.fluxion.tape.RuleArrays",
        "checkFresh",
        Scalar.BOOLEAN,
        true,
        List.of(Constant.of(method), Constant.of(argument.name()), result, argument));
  }

  /** Sees to it that other code returned no constant argument, nor rows of it. */
  static Operation checkApart(String method, String parameter, Atom result, Atom argument) {
    return extern(
        "dev.fluxion.tape.MovedRows",
        "checkApart",
        Scalar.BOOLEAN,
        true,
        List.of(Constant.of(method), Constant.of(parameter), result, argument));
  }

  /** Sees to it that a rule returned null just where a record is null. */
  static Operation checkRecords(Atom primal, Atom derivative) {
    return extern(
        "dev.fluxion.tape.RuleArrays",
        "checkRecords",
        Scalar.BOOLEAN,
        true,
        List.of(primal, derivative));
  }

  /** {@code to += from; from = 0}, unless they are one array. */
  static Operation move(Atom from, Atom to) {
    return call("move", List.of(from, to));
  }

  /** {@code into = from}, element by element. */
  static Operation set(Atom into, Atom from) {
    return call("set", List.of(into, from));
  }

  static Operation same(Atom first, Atom firstTangent, Atom second, Atom secondTangent) {
    return call("same", second.type(), List.of(first, firstTangent, second, secondTangent));
  }

  /** The tangent, or a copy of it where it shares arrays with what is written to. */
  static Operation apart(Atom written, Atom tangent) {
    return call("apart", tangent.type(), List.of(written, tangent));
  }

  /** What stands beside {@code second}, which may share arrays with {@code first}. */
  static Operation beside(Atom first, Atom firstOnes, Atom second, Atom secondOnes) {
    boolean areVectors =
        !ArrayShadows.hasRows(first.type()) && !ArrayShadows.hasRows(second.type());
    return areVectors && firstOnes.type().equals(second.type())
        ? same(first, firstOnes, second, secondOnes)
        : shared("beside", secondOnes.type(), List.of(first, firstOnes, second, secondOnes));
  }

  /** What stands beside {@code array}: beside a row that is in several places, one. */
  static Operation repeated(Atom array, Atom ones) {
    return extern(
        "dev.fluxion.tape.ObjectArrays", "mirror", ones.type(), false, List.of(array, ones));
  }

  /** A shadow with zeros in the place of arrays that are in an earlier one, too. */
  static Operation without(Atom earlier, Atom later) {
    return shared("without", later.type(), List.of(earlier, later));
  }

  /** The same for rows that it has several times. */
  static Operation once(Atom shadow) {
    return shared("once", shadow.type(), List.of(shadow));
  }

  private static Operation shared(String name, Type result, List<Atom> operands) {
    return extern("dev.fluxion.tape.SharedArrays", name, result, false, operands);
  }

  static Operation view(Atom array) {
    return call("view", array.type(), List.of(array));
  }

  /** Throws where a cotangent has not the shape of its result. */
  static Operation checkShape(String name, Atom result, Atom bar) {
    return extern(
        "dev.fluxion.tape.Shapes",
        "check",
        Scalar.BOOLEAN,
        true,
        List.of(Constant.of(name), result, bar));
  }

  static Operation addRange(Atom into, Atom from, Atom part) {
    return call("addRange", List.of(into, from, part));
  }

  static Operation addToAll(Atom into, Atom x) {
    return call("addToAll", List.of(into, x));
  }

  static Operation drain(Atom shadow, Atom from, Atom to) {
    return call("drain", ((ArrayType) shadow.type()).element(), List.of(shadow, from, to));
  }

  /** Whether the first elements, as many as there are of {@code count}, are zero. */
  static Operation areZero(Atom array, Atom count) {
    return extern(ArrayMethod.SHADOWS, "areZero", Scalar.BOOLEAN, false, List.of(array, count));
  }

  static Operation moveBack(Atom source, Atom from, Atom target, Atom to, Atom length) {
    return call("moveBack", List.of(source, from, target, to, length));
  }

  static Operation fill(Atom array, Atom x) {
    return extern("java.util.Arrays", "fill", Scalar.BOOLEAN, true, List.of(array, x));
  }

  static Operation fill(Atom array, Atom from, Atom to, Atom x) {
    return extern("java.util.Arrays", "fill", Scalar.BOOLEAN, true, List.of(array, from, to, x));
  }

  /** Whether the operation makes an array that matters only to those who read it. */
  static boolean isMaker(Operation operation) {
    return operation instanceof Operation.Extern extern
        && extern.member().owner().equals(ArrayMethod.SHADOWS)
        && MAKERS.contains(extern.member().name());
  }

  /** Whether the operation adds to its first operand, an array, and does nothing else. */
  static boolean isAddition(Operation operation) {
    return operation instanceof Operation.Extern extern
        && extern.member().owner().equals(ArrayMethod.SHADOWS)
        && ADDITIONS.contains(extern.member().name());
  }

  private static Operation call(String name, Type result, List<Atom> operands) {
    return extern(ArrayMethod.SHADOWS, name, result, false, operands);
  }

  private static Operation call(String name, List<Atom> operands) {
    return extern(ArrayMethod.SHADOWS, name, Scalar.BOOLEAN, true, operands);
  }

  private static Operation extern(
      String owner, String name, Type result, boolean isVoid, List<Atom> operands) {
    List<Type> types = operands.stream().map(Atom::type).toList();
    return new Operation.Extern(
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD, owner, name, types, result, isVoid, false),
        operands);
  }
}
