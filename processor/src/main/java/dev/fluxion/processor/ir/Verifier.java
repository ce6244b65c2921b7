package dev.fluxion.processor.ir;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a program is well formed. Tests run it after each pass, so that a fault is found in
 * the pass that made it.
 */
public final class Verifier {
  private static final Map<Scalar, Class<?>> BOXES =
      Map.of(
          Scalar.BOOLEAN, Boolean.class,
          Scalar.BYTE, Byte.class,
          Scalar.SHORT, Short.class,
          Scalar.CHAR, Character.class,
          Scalar.INT, Integer.class,
          Scalar.LONG, Long.class,
          Scalar.FLOAT, Float.class,
          Scalar.DOUBLE, Double.class);

  private final Program program;
  private final Function function;

  /** All values of the function that were defined so far, in scope or not. */
  private final Set<Value> defined = new HashSet<>();

  private Verifier(Program program, Function function) {
    this.program = program;
    this.function = function;
  }

  /**
   * Does nothing, if the program is well formed.
   *
   * @throws IllegalStateException if not; the message says what is wrong, and where
   */
  public static void verify(Program program) {
    if (program.functions().isEmpty()) {
      throw new IllegalStateException("a program without an entry");
    }
    Set<String> names = new HashSet<>();
    for (Function function : program.functions()) {
      if (!names.add(function.name())) {
        throw new IllegalStateException("two functions " + function.name());
      }
    }
    Set<String> structs = new HashSet<>();
    for (Struct struct : program.structs()) {
      if (!structs.add(struct.name())) {
        throw new IllegalStateException("two structs " + struct.name());
      }
    }
    for (Function function : program.functions()) {
      new Verifier(program, function).verify();
    }
    Set<String> constants = new HashSet<>();
    for (Function constant : program.constants()) {
      if (!constants.add(constant.name())) {
        throw new IllegalStateException("two constants " + constant.name());
      }
      if (!constant.parameters().isEmpty() || constant.results().size() != 1) {
        throw new IllegalStateException(
            "the constant " + constant.name() + " must have no parameters and one result");
      }
      new Verifier(program, constant).verify();
    }
  }

  private void verify() {
    String place = "the signature";
    Map<Value, Type> scope = new HashMap<>();
    function.parameters().forEach(parameter -> define(parameter, scope, place));
    function.results().forEach(type -> checkType(type, place));
    check(
        function.results().size() == function.resultNames().size(),
        "not as many names as results",
        place);
    block(function.body(), scope, function.results(), "the results of the function");
    if (function.derivative() != null) {
      derivative(function.derivative());
    }
  }

  private void derivative(CustomDerivative derivative) {
    for (String name : derivative.functions()) {
      check(program.hasFunction(name), "there is no function " + name, "its derivative");
    }
  }

  /**
   * Checks a block.
   *
   * @param outer what is visible at its start
   */
  private void block(Block block, Map<Value, Type> outer, List<Type> results, String place) {
    Map<Value, Type> scope = new HashMap<>(outer);
    for (int i = 0; i < block.statements().size(); i++) {
      Statement statement = block.statements().get(i);
      check(
          !statement.isAbrupt() || i == block.statements().size() - 1,
          "a statement that cannot be reached follows",
          statement);
      statement(statement, scope);
    }
    if (block.isAbrupt()) {
      check(block.results().isEmpty(), "an abrupt block yields " + block.results(), place);
    } else {
      atoms(block.results(), results, scope, place);
    }
  }

  private void statement(Statement statement, Map<Value, Type> scope) {
    for (Atom operand : Values.operands(statement)) {
      atom(operand, scope, statement);
    }
    statement.accept(
        new Statement.Visitor<Void>() {
          @Override
          public Void visit(Statement.Let let) {
            operation(let);
            check(
                let.value().type().equals(let.operation().type()),
                "a value of type " + let.value().type() + " is assigned " + let.operation().type(),
                let);
            return null;
          }

          @Override
          public Void visit(Statement.If branch) {
            expect(Scalar.BOOLEAN, branch.condition(), branch);
            List<Type> types = types(branch.results());
            block(branch.then(), scope, types, "the results of a branch of " + head(branch));
            block(branch.otherwise(), scope, types, "the results of a branch of " + head(branch));
            return null;
          }

          @Override
          public Void visit(Statement.Loop loop) {
            List<Type> types = types(loop.parameters());
            atoms(loop.initial(), types, scope, "the initial values of " + head(loop));
            check(
                types(loop.results()).equals(types),
                "the results are not of the types of the parameters",
                loop);
            Map<Value, Type> inside = new HashMap<>(scope);
            loop.parameters().forEach(parameter -> define(parameter, inside, head(loop)));
            block(
                loop.condition(),
                inside,
                List.of(Scalar.BOOLEAN),
                "the condition of " + head(loop));
            block(loop.body(), inside, types, "the results of the body of " + head(loop));
            return null;
          }

          @Override
          public Void visit(Statement.Call call) {
            check(
                program.hasFunction(call.callee()), "there is no function " + call.callee(), call);
            Function callee = program.function(call.callee());
            atoms(call.arguments(), types(callee.parameters()), scope, head(call));
            check(
                types(call.results()).equals(callee.results()),
                "the callee's results are " + callee.results(),
                call);
            return null;
          }

          @Override
          public Void visit(Statement.Store store) {
            check(store.array().type() instanceof ArrayType, "no array", store);
            expect(Scalar.INT, store.index(), store);
            expect(((ArrayType) store.array().type()).element(), store.value(), store);
            return null;
          }

          @Override
          public Void visit(Statement.TapeWrite write) {
            TapeType tape = tape(write.tape(), /* indexed= */ true, write);
            expect(Scalar.INT, write.index(), write);
            expect(tape.element(), write.value(), write);
            return null;
          }

          @Override
          public Void visit(Statement.Push push) {
            expect(tape(push.tape(), /* indexed= */ false, push).element(), push.value(), push);
            return null;
          }

          @Override
          public Void visit(Statement.Throw thrown) {
            check(thrown.exception().type() instanceof ObjectType, "no exception", thrown);
            return null;
          }
        });
    statement.results().forEach(result -> define(result, scope, head(statement)));
  }

  private void operation(Statement.Let let) {
    let.operation()
        .accept(
            new Operation.Visitor<Void>() {
              @Override
              public Void visit(Operation.Apply apply) {
                expectAll(apply.primitive().parameters(), apply.operands(), let);
                if (apply.primitive() instanceof Method method) {
                  check(
                      method.constantOperand() < method.parameters().size(),
                      "no such operand",
                      let);
                }
                return null;
              }

              @Override
              public Void visit(Operation.Select select) {
                expect(Scalar.BOOLEAN, select.condition(), let);
                expect(select.whenTrue().type(), select.whenFalse(), let);
                return null;
              }

              @Override
              public Void visit(Operation.Detach detach) {
                return null;
              }

              @Override
              public Void visit(Operation.Load load) {
                expect(Scalar.INT, load.index(), let);
                return null;
              }

              @Override
              public Void visit(Operation.Length length) {
                check(length.array().type() instanceof ArrayType, "no array", let);
                return null;
              }

              @Override
              public Void visit(Operation.NewArray array) {
                array.operands().forEach(element -> expect(array.type().element(), element, let));
                return null;
              }

              @Override
              public Void visit(Operation.Allocate allocation) {
                Type type = allocation.type();
                for (Atom length : allocation.operands()) {
                  check(type instanceof ArrayType, "more lengths than dimensions", let);
                  type = ((ArrayType) type).element();
                  expect(Scalar.INT, length, let);
                }
                return null;
              }

              @Override
              public Void visit(Operation.Concatenate concatenate) {
                return null;
              }

              @Override
              public Void visit(Operation.Extern extern) {
                ExternalMember member = extern.member();
                expectAll(member.parameters(), extern.operands(), let);
                if (member.kind() == ExternalMember.Kind.STATIC_FIELD && member.owner().isEmpty()) {
                  check(
                      program.constants().stream()
                          .anyMatch(
                              constant ->
                                  constant.name().equals(member.name())
                                      && constant.results().equals(List.of(member.result()))),
                      "there is no such constant",
                      let);
                }
                return null;
              }

              @Override
              public Void visit(Operation.Pack pack) {
                expectAll(members(pack.type(), let), pack.operands(), let);
                return null;
              }

              @Override
              public Void visit(Operation.Field field) {
                if (!(field.struct().type() instanceof StructType struct)) {
                  throw fault("no struct", head(let));
                }
                List<Type> members = members(struct, let);
                check(
                    field.index() >= 0
                        && field.index() < members.size()
                        && members.get(field.index()).equals(field.type()),
                    "no such field",
                    let);
                return null;
              }

              @Override
              public Void visit(Operation.NewTape tape) {
                check(
                    tape.type().indexed() == (tape.capacity() != null),
                    "exactly the indexed tapes have a capacity",
                    let);
                if (tape.capacity() != null) {
                  expect(Scalar.INT, tape.capacity(), let);
                }
                return null;
              }

              @Override
              public Void visit(Operation.TapeRead read) {
                tape(read.tape(), /* indexed= */ true, let);
                expect(Scalar.INT, read.index(), let);
                return null;
              }

              @Override
              public Void visit(Operation.Pop pop) {
                tape(pop.tape(), /* indexed= */ false, let);
                return null;
              }
            });
  }

  private TapeType tape(Atom atom, boolean indexed, Statement place) {
    if (atom.type() instanceof TapeType tape && tape.indexed() == indexed) {
      return tape;
    }
    throw fault(atom + " is not " + (indexed ? "an indexed tape" : "a stack"), head(place));
  }

  private List<Type> members(StructType type, Statement place) {
    checkType(type, head(place));
    return program.struct(type.name()).members().stream().map(Struct.Member::type).toList();
  }

  private void define(Value value, Map<Value, Type> scope, String place) {
    checkType(value.type(), place);
    check(defined.add(value), value + " is defined twice", place);
    scope.put(value, value.type());
  }

  private void checkType(Type type, String place) {
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

  private void atom(Atom atom, Map<Value, Type> scope, Statement place) {
    atom(atom, scope, head(place));
  }

  private void atom(Atom atom, Map<Value, Type> scope, String place) {
    if (atom instanceof Value value) {
      Type type = scope.get(value);
      if (type == null) {
        throw fault(
            value + (defined.contains(value) ? " is not in scope" : " is not defined"), place);
      }
      check(
          type.equals(value.type()),
          value + " of type " + type + " is used as " + value.type(),
          place);
    } else {
      Constant constant = (Constant) atom;
      boolean isRight =
          constant.type() instanceof Scalar scalar
              ? isBoxed(constant.value(), scalar)
              : constant.value() == null
                  || (constant.value() instanceof String && constant.type() instanceof ObjectType);
      check(isRight, constant + " is no constant of type " + constant.type(), place);
    }
  }

  private static boolean isBoxed(@Nullable Object value, Scalar type) {
    return value != null && value.getClass() == BOXES.get(type);
  }

  private void atoms(List<Atom> atoms, List<Type> types, Map<Value, Type> scope, String place) {
    check(
        atoms.size() == types.size(),
        atoms.size() + " atoms where " + types.size() + " are expected",
        place);
    for (int i = 0; i < atoms.size(); i++) {
      atom(atoms.get(i), scope, place);
      expect(types.get(i), atoms.get(i), place);
    }
  }

  private void expectAll(List<? extends Type> types, List<Atom> atoms, Statement place) {
    check(types.size() == atoms.size(), types.size() + " operands are expected", place);
    for (int i = 0; i < atoms.size(); i++) {
      expect(types.get(i), atoms.get(i), place);
    }
  }

  private void expect(Type type, Atom atom, Statement place) {
    expect(type, atom, head(place));
  }

  /**
   * Types must be equal; only whether one class extends another is not for us to know, so an object
   * or an array goes wherever an object may, and a scalar, too, as Java boxes it.
   */
  private void expect(Type type, Atom atom, String place) {
    Type actual = atom.type();
    boolean fits =
        actual.equals(type)
            || (type instanceof ObjectType
                && (actual instanceof ObjectType
                    || actual instanceof ArrayType
                    || actual instanceof Scalar));
    check(fits, atom + " is of type " + actual + ", not " + type, place);
  }

  private void check(boolean condition, String message, Statement place) {
    if (!condition) {
      throw fault(message, head(place));
    }
  }

  private void check(boolean condition, String message, String place) {
    if (!condition) {
      throw fault(message, place);
    }
  }

  private IllegalStateException fault(String message, String place) {
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
  private static String head(Statement statement) {
    return Printer.print(statement).lines().findFirst().orElse("");
  }

  private static List<Type> types(List<Value> values) {
    return values.stream().map(Value::type).toList();
  }
}
