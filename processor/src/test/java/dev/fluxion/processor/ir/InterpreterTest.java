package dev.fluxion.processor.ir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs written by hand, and what Java says. */
class InterpreterTest {
  private final ValueSupply values = new ValueSupply(0);
  private final BlockBuilder b = new BlockBuilder(values);

  /** double s = 0; for (int i = 0; i < n; i++) s = s + 1.0 / (i + 1): in parallel assignment. */
  @Test
  void aLoopCarriesItsParameters() {
    Value n = values.fresh("n", Scalar.INT);
    Value i = values.fresh("i", Scalar.INT);
    Value s = values.fresh("s", Scalar.DOUBLE);
    BlockBuilder condition = b.inner();
    Value more = condition.operator(Operator.Kind.LESS, i, n);
    BlockBuilder body = b.inner();
    Value next = body.operator(Operator.Kind.PLUS, i, Constant.of(1));
    Value real = body.apply(new Cast(Scalar.INT, Scalar.DOUBLE), next);
    Value term = body.operator(Operator.Kind.DIVIDE, Constant.of(1.0), real);
    Value sum = body.operator(Operator.Kind.PLUS, s, term);
    Value lastI = values.fresh("i", Scalar.INT);
    Value lastS = values.fresh("s", Scalar.DOUBLE);
    b.append(
        new Statement.Loop(
            List.of(lastI, lastS),
            List.of(i, s),
            List.of(Constant.of(0), Constant.of(0.0)),
            condition.build(List.of(more)),
            body.build(List.of(next, sum)),
            Origin.NONE));
    Program program = Interpreted.program(List.of(n), b.build(List.of(lastS)), Scalar.DOUBLE);
    assertEquals(1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0, Interpreted.run(program, 4));
    assertEquals(0.0, Interpreted.run(program, 0));
    double expected = 0;
    for (int k = 0; k < 100_000; k++) {
      expected = expected + 1.0 / (k + 1);
    }
    assertEquals(expected, Interpreted.run(program, 100_000));
  }

  /** A swap, in which a sequential assignment would lose one. */
  @Test
  void loopParametersAreAssignedAtOnce() {
    Value n = values.fresh("n", Scalar.INT);
    Value k = values.fresh("k", Scalar.INT);
    Value x = values.fresh("x", Scalar.DOUBLE);
    Value y = values.fresh("y", Scalar.DOUBLE);
    BlockBuilder condition = b.inner();
    Value more = condition.operator(Operator.Kind.GREATER, k, Constant.of(0));
    BlockBuilder body = b.inner();
    Value less = body.operator(Operator.Kind.MINUS, k, Constant.of(1));
    List<Value> results =
        List.of(
            values.fresh("", Scalar.INT),
            values.fresh("", Scalar.DOUBLE),
            values.fresh("", Scalar.DOUBLE));
    b.append(
        new Statement.Loop(
            results,
            List.of(k, x, y),
            List.of(n, Constant.of(1.0), Constant.of(2.0)),
            condition.build(List.of(more)),
            body.build(List.of(less, y, x)),
            Origin.NONE));
    Program program =
        Interpreted.program(
            List.of(n), b.build(results.subList(1, 3)), Scalar.DOUBLE, Scalar.DOUBLE);
    assertEquals(List.of(2.0, 1.0), new Interpreter(program).run(3));
    assertEquals(List.of(1.0, 2.0), new Interpreter(program).run(4));
  }

  /** n <= 1 ? 1 : n * factorial(n - 1). */
  @Test
  void recursion() {
    Value n = values.fresh("n", Scalar.LONG);
    Value isSmall = b.operator(Operator.Kind.LESS_OR_EQUAL, n, new Constant(Scalar.LONG, 1L));
    BlockBuilder otherwise = b.inner();
    Value less = otherwise.operator(Operator.Kind.MINUS, n, new Constant(Scalar.LONG, 1L));
    Value rest = values.fresh("rest", Scalar.LONG);
    otherwise.append(new Statement.Call(List.of(rest), "factorial", List.of(less), Origin.NONE));
    Value product = otherwise.operator(Operator.Kind.TIMES, n, rest);
    Value result = values.fresh("result", Scalar.LONG);
    b.append(
        new Statement.If(
            List.of(result),
            isSmall,
            new Block(List.of(), List.of(new Constant(Scalar.LONG, 1L))),
            otherwise.build(List.of(product)),
            Origin.NONE));
    Program program =
        Program.of(
            Interpreted.function("factorial", List.of(n), b.build(List.of(result)), Scalar.LONG));
    assertEquals(2432902008176640000L, Interpreted.run(program, 20L));
  }

  @Test
  void onlyTheBranchTakenIsExecuted() {
    Value isZero = values.fresh("isZero", Scalar.BOOLEAN);
    BlockBuilder then = b.inner();
    Value fault = then.operator(Operator.Kind.DIVIDE, Constant.of(1), Constant.of(0));
    Value result = values.fresh("", Scalar.INT);
    b.append(
        new Statement.If(
            List.of(result),
            isZero,
            then.build(List.of(fault)),
            new Block(List.of(), List.of(Constant.of(5))),
            Origin.NONE));
    Program program = Interpreted.program(List.of(isZero), b.build(List.of(result)), Scalar.INT);
    assertEquals(5, Interpreted.run(program, false));
    assertThrows(ArithmeticException.class, () -> Interpreted.run(program, true));
  }

  @Test
  void checkedExceptionsAreThrownAsTheyAre() {
    ObjectType type = new ObjectType("java.io.IOException");
    Value message =
        b.let(new Operation.Concatenate(List.of(Constant.of("x = "), Constant.of(1.0))));
    Value exception =
        b.let(
            new Operation.Extern(
                new ExternalMember(
                    ExternalMember.Kind.CONSTRUCTOR,
                    type.className(),
                    "",
                    List.of(ObjectType.STRING),
                    type,
                    false,
                    false),
                List.of(message)));
    b.append(new Statement.Throw(exception, Origin.NONE));
    Program program = Interpreted.program(List.of(), b.build(List.of()), Scalar.DOUBLE);
    assertEquals(
        "x = 1.0", assertThrows(IOException.class, () -> Interpreted.run(program)).getMessage());
  }

  @Test
  void concatenationPrintsAsJavaDoes() {
    Value text =
        b.let(
            new Operation.Concatenate(
                List.of(
                    new Constant(Scalar.CHAR, 'c'),
                    new Constant(Scalar.FLOAT, 0.1f),
                    new Constant(Scalar.LONG, 1L),
                    Constant.TRUE,
                    new Constant(ObjectType.STRING, null),
                    Constant.of(1e21))));
    assertEquals(
        "c0.11truenull1.0E21",
        Interpreted.run(Interpreted.program(List.of(), b.build(List.of(text)), ObjectType.STRING)));
  }

  @Test
  void externalMembersMayBeHiddenAndNested() {
    String owner = InterpreterTest.class.getName() + ".Account";
    ObjectType account = new ObjectType(owner);
    Value made =
        b.let(
            new Operation.Extern(
                new ExternalMember(
                    ExternalMember.Kind.CONSTRUCTOR,
                    owner,
                    "",
                    List.of(Scalar.INT),
                    account,
                    false,
                    false),
                List.of(Constant.of(40))));
    Value paid =
        b.let(
            new Operation.Extern(
                new ExternalMember(
                    ExternalMember.Kind.INSTANCE_METHOD,
                    owner,
                    "pay",
                    List.of(account, Scalar.INT),
                    Scalar.BOOLEAN,
                    true,
                    false),
                List.of(made, Constant.of(2))));
    Value balance =
        b.let(
            new Operation.Extern(
                new ExternalMember(
                    ExternalMember.Kind.INSTANCE_FIELD,
                    owner,
                    "balance",
                    List.of(account),
                    Scalar.INT,
                    false,
                    false),
                List.of(made)));
    Value asserts =
        b.let(
            new Operation.Extern(
                new ExternalMember(
                    ExternalMember.Kind.CLASS_ASSERTIONS,
                    owner,
                    "",
                    List.of(),
                    Scalar.BOOLEAN,
                    false,
                    true),
                List.of()));
    assertTrue(paid.type() == Scalar.BOOLEAN);
    Program program =
        Interpreted.program(
            List.of(), b.build(List.of(balance, asserts)), Scalar.INT, Scalar.BOOLEAN);
    Verifier.verify(program);
    assertEquals(
        List.of(42, Account.class.desiredAssertionStatus()), new Interpreter(program).run());
  }

  /** Somebody's class. */
  @SuppressWarnings("unused")
  private static final class Account {
    private int balance;

    private Account(int balance) {
      this.balance = balance;
    }

    private void pay(int amount) {
      balance += amount;
    }
  }

  @Test
  void tapesAndStacks() {
    TapeType indexed = new TapeType(Scalar.DOUBLE, true);
    TapeType growing = new TapeType(Scalar.INT, false);
    Value tape = b.let(new TapeOperation.NewTape(indexed, Constant.of(2)));
    Value stack = b.let(new TapeOperation.NewTape(growing, null));
    b.append(new Statement.TapeWrite(tape, Constant.of(1), Constant.of(3.5), Origin.NONE));
    b.append(new Statement.Push(stack, Constant.of(7), Origin.NONE));
    b.append(new Statement.Push(stack, Constant.of(8), Origin.NONE));
    Value read = b.let(new TapeOperation.TapeRead(tape, Constant.of(1)));
    Value first = b.let(new TapeOperation.Pop(stack));
    Value second = b.let(new TapeOperation.Pop(stack));
    Program program =
        Interpreted.program(
            List.of(),
            b.build(List.of(read, first, second)),
            Scalar.DOUBLE,
            Scalar.INT,
            Scalar.INT);
    Verifier.verify(program);
    assertEquals(List.of(3.5, 8, 7), new Interpreter(program).run());
  }

  @Test
  void anEntryThatWasNeverWrittenIsAFault() {
    Value tape =
        b.let(new TapeOperation.NewTape(new TapeType(Scalar.DOUBLE, true), Constant.of(2)));
    Value read = b.let(new TapeOperation.TapeRead(tape, Constant.of(0)));
    Program program = Interpreted.program(List.of(), b.build(List.of(read)), Scalar.DOUBLE);
    assertThrows(IllegalStateException.class, () -> Interpreted.run(program));
  }

  @Test
  void structsAndArrays() {
    StructType pair = new StructType("Pair");
    Value packed = b.let(new Operation.Pack(pair, List.of(Constant.of(1), Constant.of(2.5))));
    Value field = b.let(new Operation.Field(packed, 1, Scalar.DOUBLE));
    Value array =
        b.let(
            new Operation.NewArray(new ArrayType(Scalar.DOUBLE), List.of(field, Constant.of(4.0))));
    Value element = b.let(new Operation.Load(array, Constant.of(1)));
    Value length = b.let(new Operation.Length(array));
    Function f =
        Interpreted.function(
            "f",
            List.of(),
            b.build(List.of(array, element, length)),
            new ArrayType(Scalar.DOUBLE),
            Scalar.DOUBLE,
            Scalar.INT);
    Program program =
        new Program(
            List.of(f),
            List.of(
                new Struct(
                    "Pair",
                    List.of(
                        new Struct.Member("k", Scalar.INT),
                        new Struct.Member("x", Scalar.DOUBLE)))),
            List.of());
    Verifier.verify(program);
    List<Object> results = new Interpreter(program).run();
    assertArrayEquals(new double[] {2.5, 4}, (double[]) results.get(0));
    assertEquals(4.0, results.get(1));
    assertEquals(2, results.get(2));
  }

  @Test
  void arraysCheckTheirBounds() {
    Value array = values.fresh("array", new ArrayType(Scalar.DOUBLE));
    Value element = b.let(new Operation.Load(array, Constant.of(3)));
    Program program = Interpreted.program(List.of(array), b.build(List.of(element)), Scalar.DOUBLE);
    assertThrows(
        ArrayIndexOutOfBoundsException.class,
        () -> Interpreted.run(program, (Object) new double[2]));
    assertThrows(NullPointerException.class, () -> Interpreted.run(program, (Object) null));
    assertEquals(9.0, Interpreted.run(program, (Object) new double[] {0, 0, 0, 9}));
  }

  @Test
  void constantsOfTheProgram() {
    Value read =
        b.let(
            new Operation.Extern(
                new ExternalMember(
                    ExternalMember.Kind.STATIC_FIELD,
                    "",
                    "RATE",
                    List.of(),
                    Scalar.DOUBLE,
                    false,
                    true),
                List.of()));
    Function constant =
        Interpreted.function(
            "RATE", List.of(), new Block(List.of(), List.of(Constant.of(0.25))), Scalar.DOUBLE);
    Program program =
        new Program(
            List.of(Interpreted.function("f", List.of(), b.build(List.of(read)), Scalar.DOUBLE)),
            List.of(),
            List.of(constant));
    assertEquals(0.25, Interpreted.run(program));
  }

  @Test
  void aSelectTakesOneOfTwoAndDetachChangesNothing() {
    Value x = values.fresh("x", Scalar.DOUBLE);
    Value isLess = b.operator(Operator.Kind.LESS, x, Constant.of(0.0));
    Atom chosen = b.select(isLess, Constant.of(-1.0), x);
    Value detached = b.let(new Operation.Detach(chosen));
    Program program = Interpreted.program(List.of(x), b.build(List.of(detached)), Scalar.DOUBLE);
    assertEquals(-1.0, Interpreted.run(program, -3.0));
    assertEquals(3.0, Interpreted.run(program, 3.0));
  }
}
