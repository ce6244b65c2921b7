package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Type;
import java.util.List;

/**
 * Immutable objects beside numbers, null beside those that do not vary; beside an array of numbers
 * an array of these, beside a tensor one of tensors.
 */
abstract sealed class CarriedObjects extends Carried permits CarriedJets, CarriedInputs {
  static final ObjectType ANY = new ObjectType("java.lang.Object");

  private final Type ofNumber;
  private final String arrays;

  /**
   * @param ofNumber the type of what is carried beside a number
   * @param arrays the class of the runtime with what is done to arrays of these
   */
  CarriedObjects(Type ofNumber, String arrays) {
    this.ofNumber = ofNumber;
    this.arrays = arrays;
  }

  @Override
  final Type of(Type type) {
    if (type.equals(ObjectType.TENSOR)) {
      return new ArrayType(type);
    }
    return type instanceof ArrayType array ? new ArrayType(of(array.element())) : ofNumber;
  }

  @Override
  final Operation like(Atom array) {
    return call(arrays, "like", List.of(array.type()), of(array.type()), List.of(array), false);
  }

  /** Whoever calls the entry makes them for it. */
  @Override
  final Atom own(Atom given, String name, BlockBuilder out) {
    return given;
  }

  @Override
  final Atom mirrored(Atom array, Atom given, String name, BlockBuilder out) {
    boolean hasRows = ((ArrayType) array.type()).element() instanceof ArrayType;
    Type type = given.type();
    return hasRows
        ? out.let(
            name, call(arrays, "mirror", List.of(ANY, type), type, List.of(array, given), false))
        : given;
  }

  @Override
  final Operation same(Atom first, Atom firstCarried, Atom second, Atom secondCarried) {
    return ofTwo("same", first, firstCarried, second, secondCarried);
  }

  @Override
  final Operation join(Atom first, Atom firstCarried, Atom second, Atom secondCarried) {
    return ofTwo("join", first, firstCarried, second, secondCarried);
  }

  private Operation ofTwo(
      String name, Atom first, Atom firstCarried, Atom second, Atom secondCarried) {
    Type type = secondCarried.type();
    return call(
        arrays,
        name,
        List.of(ANY, type, ANY, type),
        type,
        List.of(first, firstCarried, second, secondCarried),
        false);
  }

  /** A call of the runtime that makes an object of objects. */
  final Operation call(String owner, String name, List<Atom> operands) {
    return call(owner, name, operands.stream().map(Atom::type).toList(), ofNumber, operands, true);
  }

  /** The same, of what is in an array now. */
  final Operation read(String name, List<Atom> operands) {
    List<Type> types = operands.stream().map(Atom::type).toList();
    return call(arrays, name, types, ofNumber, operands, false);
  }

  static Operation call(
      String owner,
      String name,
      List<Type> parameters,
      Type result,
      List<Atom> operands,
      boolean isStable) {
    return new Operation.Extern(
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD, owner, name, parameters, result, false, isStable),
        operands);
  }
}
