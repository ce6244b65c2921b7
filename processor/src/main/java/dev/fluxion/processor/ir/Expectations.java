package dev.fluxion.processor.ir;

import java.util.List;

/** States what is expected of a function; the faults that it throws say where. */
final class Expectations {
  private final Function function;
  private final Program program;

  Expectations(Program program, Function function) {
    this.program = program;
    this.function = function;
  }

  /** A tape of either kind. */
  TapeType tape(Atom atom, Statement place) {
    if (atom.type() instanceof TapeType tape) {
      return tape;
    }
    throw fault(atom + " is no tape", head(place));
  }

  TapeType tape(Atom atom, boolean indexed, Statement place) {
    if (atom.type() instanceof TapeType tape && tape.indexed() == indexed) {
      return tape;
    }
    throw fault(atom + " is not " + (indexed ? "an indexed tape" : "a stack"), head(place));
  }

  List<Type> members(StructType type, Statement place) {
    checkType(type, head(place));
    return program.struct(type.name()).members().stream().map(Struct.Member::type).toList();
  }

  void checkType(Type type, String place) {
    if (type instanceof ArrayType array) {
      checkType(array.element(), place);
    } else if (type instanceof TapeType tape) {
      checkType(tape.element(), place);
    } else if (type instanceof StructType struct) {
      check(
          program.structs().stream().anyMatch(s -> s.name().equals(struct.name())),
          "there is no struct " + struct,
          place);
    }
  }

  void expectAll(List<? extends Type> types, List<Atom> atoms, Statement place) {
    check(types.size() == atoms.size(), types.size() + " operands are expected", place);
    for (int i = 0; i < atoms.size(); i++) {
      expect(types.get(i), atoms.get(i), place);
    }
  }

  void expect(Type type, Atom atom, Statement place) {
    expect(type, atom, head(place));
  }

  /**
   * Types must be equal; only whether one class extends another is not for us to know, so an object
   * or an array goes wherever an object may, and a scalar, too, as Java boxes it.
   */
  void expect(Type type, Atom atom, String place) {
    Type actual = atom.type();
    boolean fits =
        actual.equals(type)
            || (type instanceof ObjectType
                && (actual instanceof ObjectType
                    || actual instanceof ArrayType
                    || actual instanceof Scalar));
    check(fits, atom + " is of type " + actual + ", not " + type, place);
  }

  void check(boolean condition, String message, Statement place) {
    if (!condition) {
      throw fault(message, head(place));
    }
  }

  void check(boolean condition, String message, String place) {
    if (!condition) {
      throw fault(message, place);
    }
  }

  IllegalStateException fault(String message, String place) {
    return new IllegalStateException(
        message
            + "\n  at: "
            + place
            + "\n  in the function "
            + function.name()
            + ":\n"
            + Printer.print(function));
  }

  /** The first line of the statement. */
  static String head(Statement statement) {
    return Printer.print(statement).lines().findFirst().orElse("");
  }

  static List<Type> types(List<Value> values) {
    return values.stream().map(Value::type).toList();
  }
}
