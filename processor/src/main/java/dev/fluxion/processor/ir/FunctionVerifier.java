package dev.fluxion.processor.ir;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks one function: what is defined, where it is visible, of which types it is. */
final class FunctionVerifier {
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
  private final Expectations expectations;

  /** All values of the function that were defined so far, in scope or not. */
  private final Set<Value> defined = new HashSet<>();

  FunctionVerifier(Program program, Function function) {
    this.program = program;
    this.function = function;
    this.expectations = new Expectations(program, function);
  }

  void verify() {
    String place = "the signature";
    Map<Value, Type> scope = new HashMap<>();
    function.parameters().forEach(parameter -> define(parameter, scope, place));
    function.results().forEach(type -> expectations.checkType(type, place));
    expectations.check(
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
      expectations.check(
          program.hasFunction(name), "there is no function " + name, "its derivative");
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
      expectations.check(
          !statement.isAbrupt() || i == block.statements().size() - 1,
          "a statement that cannot be reached follows",
          statement);
      statement(statement, scope);
    }
    if (block.isAbrupt()) {
      expectations.check(
          block.results().isEmpty(), "an abrupt block yields " + block.results(), place);
    } else {
      atoms(block.results(), results, scope, place);
    }
  }

  private void statement(Statement statement, Map<Value, Type> scope) {
    for (Atom operand : Values.operands(statement)) {
      atom(operand, scope, statement);
    }
    statement.accept(new StatementVerifier(scope));
    statement.results().forEach(result -> define(result, scope, Expectations.head(statement)));
  }

  /** Checks one statement where {@code scope} is visible. */
  private final class StatementVerifier implements Statement.Visitor<Void> {
    private final Map<Value, Type> scope;

    StatementVerifier(Map<Value, Type> scope) {
      this.scope = scope;
    }

    @Override
    public Void visit(Statement.Let let) {
      let.operation().accept(new OperationVerifier(program, expectations, let));
      expectations.check(
          let.value().type().equals(let.operation().type()),
          "a value of type " + let.value().type() + " is assigned " + let.operation().type(),
          let);
      return null;
    }

    @Override
    public Void visit(Statement.If branch) {
      expectations.expect(Scalar.BOOLEAN, branch.condition(), branch);
      List<Type> types = Expectations.types(branch.results());
      block(branch.then(), scope, types, "the results of a branch of " + Expectations.head(branch));
      block(
          branch.otherwise(),
          scope,
          types,
          "the results of a branch of " + Expectations.head(branch));
      return null;
    }

    @Override
    public Void visit(Statement.Loop loop) {
      List<Type> types = Expectations.types(loop.parameters());
      atoms(loop.initial(), types, scope, "the initial values of " + Expectations.head(loop));
      expectations.check(
          Expectations.types(loop.results()).equals(types),
          "the results are not of the types of the parameters",
          loop);
      Map<Value, Type> inside = new HashMap<>(scope);
      loop.parameters().forEach(parameter -> define(parameter, inside, Expectations.head(loop)));
      block(
          loop.condition(),
          inside,
          List.of(Scalar.BOOLEAN),
          "the condition of " + Expectations.head(loop));
      block(loop.body(), inside, types, "the results of the body of " + Expectations.head(loop));
      return null;
    }

    @Override
    public Void visit(Statement.Call call) {
      expectations.check(
          program.hasFunction(call.callee()), "there is no function " + call.callee(), call);
      Function callee = program.function(call.callee());
      atoms(
          call.arguments(),
          Expectations.types(callee.parameters()),
          scope,
          Expectations.head(call));
      expectations.check(
          Expectations.types(call.results()).equals(callee.results()),
          "the callee's results are " + callee.results(),
          call);
      return null;
    }

    @Override
    public Void visit(Statement.Store store) {
      expectations.check(store.array().type() instanceof ArrayType, "no array", store);
      expectations.expect(Scalar.INT, store.index(), store);
      expectations.expect(((ArrayType) store.array().type()).element(), store.value(), store);
      return null;
    }

    @Override
    public Void visit(Statement.TapeWrite write) {
      TapeType tape = expectations.tape(write.tape(), write);
      expectations.expect(Scalar.INT, write.index(), write);
      expectations.expect(tape.element(), write.value(), write);
      return null;
    }

    @Override
    public Void visit(Statement.Push push) {
      expectations.expect(
          expectations.tape(push.tape(), /* indexed= */ false, push).element(), push.value(), push);
      return null;
    }

    @Override
    public Void visit(Statement.Throw thrown) {
      expectations.check(thrown.exception().type() instanceof ObjectType, "no exception", thrown);
      return null;
    }
  }

  private void define(Value value, Map<Value, Type> scope, String place) {
    expectations.checkType(value.type(), place);
    expectations.check(defined.add(value), value + " is defined twice", place);
    scope.put(value, value.type());
  }

  private void atom(Atom atom, Map<Value, Type> scope, Statement place) {
    atom(atom, scope, Expectations.head(place));
  }

  private void atom(Atom atom, Map<Value, Type> scope, String place) {
    if (atom instanceof Value value) {
      Type type = scope.get(value);
      if (type == null) {
        throw expectations.fault(
            value + (defined.contains(value) ? " is not in scope" : " is not defined"), place);
      }
      expectations.check(
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
      expectations.check(isRight, constant + " is no constant of type " + constant.type(), place);
    }
  }

  private static boolean isBoxed(@Nullable Object value, Scalar type) {
    return value != null && value.getClass() == BOXES.get(type);
  }

  private void atoms(List<Atom> atoms, List<Type> types, Map<Value, Type> scope, String place) {
    expectations.check(
        atoms.size() == types.size(),
        atoms.size() + " atoms where " + types.size() + " are expected",
        place);
    for (int i = 0; i < atoms.size(); i++) {
      atom(atoms.get(i), scope, place);
      expectations.expect(types.get(i), atoms.get(i), place);
    }
  }
}
