package dev.fluxion.processor.ir;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each test makes one fault. */
class VerifierTest {
  private final ValueSupply values = new ValueSupply(0);
  private final BlockBuilder b = new BlockBuilder(values);
  private final Value x = values.fresh("x", Scalar.DOUBLE);
  private final Value n = values.fresh("n", Scalar.INT);
  private final Value flag = values.fresh("flag", Scalar.BOOLEAN);

  private Function function(Block body, Type... results) {
    List<String> names = java.util.stream.Stream.of(results).map(type -> "r").toList();
    return new Function("f", List.of(x, n, flag), List.of(results), names, body);
  }

  private void accepts(Block body, Type... results) {
    Verifier.verify(Program.of(function(body, results)));
  }

  private void rejects(String message, Block body, Type... results) {
    String actual =
        assertThrows(
                IllegalStateException.class,
                () -> Verifier.verify(Program.of(function(body, results))))
            .getMessage();
    assertTrue(actual.contains(message), actual);
  }

  private static Block yielding(Atom... results) {
    return new Block(List.of(), List.of(results));
  }

  @Test
  void whatIsRight() {
    Value square = b.operator(Operator.Kind.TIMES, x, x);
    accepts(b.build(List.of(square)), Scalar.DOUBLE);
  }

  @Test
  void aValueDefinedTwice() {
    Statement let = new Statement.Let(x, new Operation.Detach(Constant.of(1.0)), Origin.NONE);
    rejects("%0.x is defined twice", new Block(List.of(let), List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aValueThatNobodyDefines() {
    rejects("is not defined", yielding(new Value(99, "", Scalar.DOUBLE)), Scalar.DOUBLE);
  }

  @Test
  void aValueUsedBeforeItsDefinition() {
    Value late = values.fresh("late", Scalar.DOUBLE);
    b.operator(Operator.Kind.PLUS, x, late);
    b.append(new Statement.Let(late, new Operation.Detach(x), Origin.NONE));
    rejects("%3.late is not defined", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aValueOfABranchUsedAfterIt() {
    BlockBuilder then = b.inner();
    Value inside = then.operator(Operator.Kind.TIMES, x, x);
    b.append(new Statement.If(List.of(), flag, then.build(List.of()), Block.EMPTY, Origin.NONE));
    rejects("is not in scope", b.build(List.of(inside)), Scalar.DOUBLE);
  }

  @Test
  void aValueOfTheOtherBranch() {
    BlockBuilder then = b.inner();
    Value inside = then.operator(Operator.Kind.TIMES, x, x);
    Value result = values.fresh("", Scalar.DOUBLE);
    b.append(
        new Statement.If(
            List.of(result), flag, then.build(List.of(x)), yielding(inside), Origin.NONE));
    rejects("is not in scope", b.build(List.of(result)), Scalar.DOUBLE);
  }

  @Test
  void aValueUsedAsAnotherType() {
    rejects("is used as int", yielding(new Value(x.id(), "x", Scalar.INT)), Scalar.INT);
  }

  @Test
  void operandsOfAnotherType() {
    b.apply(new Operator(Operator.Kind.PLUS, Scalar.DOUBLE), x, n);
    rejects("%1.n is of type int, not double", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void tooFewOperands() {
    b.apply(new Operator(Operator.Kind.PLUS, Scalar.DOUBLE), x);
    rejects("2 operands are expected", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aValueOfAnotherTypeThanItsOperation() {
    b.append(
        new Statement.Let(values.fresh("", Scalar.FLOAT), new Operation.Detach(x), Origin.NONE));
    rejects("a value of type float is assigned double", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aConstantInTheWrongBox() {
    rejects(
        "is no constant of type double", yielding(new Constant(Scalar.DOUBLE, 1)), Scalar.DOUBLE);
    rejects("is no constant of type int", yielding(new Constant(Scalar.INT, null)), Scalar.INT);
  }

  @Test
  void aSelectOfTwoTypes() {
    b.let(new Operation.Select(flag, x, n));
    rejects("%1.n is of type int, not double", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aConditionThatIsNoBoolean() {
    b.append(new Statement.If(List.of(), n, Block.EMPTY, Block.EMPTY, Origin.NONE));
    rejects("%1.n is of type int, not boolean", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aBranchThatYieldsTooLittle() {
    Value result = values.fresh("", Scalar.DOUBLE);
    b.append(new Statement.If(List.of(result), flag, yielding(x), Block.EMPTY, Origin.NONE));
    rejects("0 atoms where 1 are expected", b.build(List.of(result)), Scalar.DOUBLE);
  }

  private Statement thrown() {
    return new Statement.Throw(
        new Constant(new ObjectType("java.lang.RuntimeException"), null), Origin.NONE);
  }

  @Test
  void anAbruptBranchYieldsNothing() {
    Value result = values.fresh("", Scalar.DOUBLE);
    Block abrupt = new Block(List.of(thrown()), List.of());
    b.append(new Statement.If(List.of(result), flag, yielding(x), abrupt, Origin.NONE));
    accepts(b.build(List.of(result)), Scalar.DOUBLE);
  }

  @Test
  void anAbruptBranchThatYields() {
    Value result = values.fresh("", Scalar.DOUBLE);
    Block abrupt = new Block(List.of(thrown()), List.of(x));
    b.append(new Statement.If(List.of(result), flag, yielding(x), abrupt, Origin.NONE));
    rejects("an abrupt block yields", b.build(List.of(result)), Scalar.DOUBLE);
  }

  @Test
  void aStatementAfterAThrow() {
    Value after = values.fresh("", Scalar.DOUBLE);
    Statement let = new Statement.Let(after, new Operation.Detach(x), Origin.NONE);
    rejects("cannot be reached", new Block(List.of(thrown(), let), List.of(after)), Scalar.DOUBLE);
  }

  private Statement loop(Block condition, Block body, Value parameter, Atom initial) {
    Value result = values.fresh("", parameter.type());
    return new Statement.Loop(
        List.of(result), List.of(parameter), List.of(initial), condition, body, Origin.NONE);
  }

  @Test
  void aLoopParameterUsedAfterTheLoop() {
    Value y = values.fresh("y", Scalar.DOUBLE);
    b.append(loop(yielding(flag), yielding(y), y, x));
    rejects("is not in scope", b.build(List.of(y)), Scalar.DOUBLE);
  }

  @Test
  void aValueOfTheConditionUsedInTheBody() {
    Value y = values.fresh("y", Scalar.DOUBLE);
    BlockBuilder condition = b.inner();
    Value square = condition.operator(Operator.Kind.TIMES, y, y);
    b.append(loop(condition.build(List.of(flag)), yielding(square), y, x));
    rejects("is not in scope", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aLoopResultUsedInTheLoop() {
    Value y = values.fresh("y", Scalar.DOUBLE);
    Value result = values.fresh("", Scalar.DOUBLE);
    b.append(
        new Statement.Loop(
            List.of(result),
            List.of(y),
            List.of(x),
            yielding(flag),
            yielding(result),
            Origin.NONE));
    rejects("is not defined", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aLoopWithWrongInitialValues() {
    Value y = values.fresh("y", Scalar.DOUBLE);
    b.append(loop(yielding(flag), yielding(y), y, n));
    rejects("%1.n is of type int, not double", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aLoopBodyThatYieldsAnotherType() {
    Value y = values.fresh("y", Scalar.DOUBLE);
    b.append(loop(yielding(flag), yielding(n), y, x));
    rejects("%1.n is of type int, not double", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aLoopConditionThatYieldsNoBoolean() {
    Value y = values.fresh("y", Scalar.DOUBLE);
    b.append(loop(yielding(y), yielding(y), y, x));
    rejects("not boolean", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void loopResultsOfOtherTypes() {
    Value y = values.fresh("y", Scalar.DOUBLE);
    b.append(
        new Statement.Loop(
            List.of(values.fresh("", Scalar.INT)),
            List.of(y),
            List.of(x),
            yielding(flag),
            yielding(y),
            Origin.NONE));
    rejects("not of the types of the parameters", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aCallOfNobody() {
    b.append(new Statement.Call(List.of(), "g", List.of(), Origin.NONE));
    rejects("there is no function g", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aCallWithOtherArguments() {
    Value result = values.fresh("", Scalar.DOUBLE);
    b.append(new Statement.Call(List.of(result), "f", List.of(x, x, flag), Origin.NONE));
    rejects("%0.x is of type double, not int", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aCallWithOtherResults() {
    b.append(new Statement.Call(List.of(), "f", List.of(x, n, flag), Origin.NONE));
    rejects("the callee's results are", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void functionResultsOfAnotherType() {
    rejects("%1.n is of type int, not double", yielding(n), Scalar.DOUBLE);
  }

  @Test
  void aStructThatIsNotDeclared() {
    b.let(new Operation.Pack(new StructType("Frame"), List.of(x)));
    rejects("there is no struct Frame", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void fieldsOfAStruct() {
    StructType type = new StructType("Frame");
    Struct frame = new Struct("Frame", List.of(new Struct.Member("a", Scalar.DOUBLE)));
    Value packed = b.let(new Operation.Pack(type, List.of(x)));
    b.let(new Operation.Field(packed, 1, Scalar.DOUBLE));
    Program program =
        new Program(
            List.of(function(b.build(List.of(x)), Scalar.DOUBLE)), List.of(frame), List.of());
    String message =
        assertThrows(IllegalStateException.class, () -> Verifier.verify(program)).getMessage();
    assertTrue(message.contains("no such field"), message);
  }

  @Test
  void anArrayReadLikeATape() {
    Value array = b.let(new Operation.NewArray(new ArrayType(Scalar.DOUBLE), List.of(x)));
    b.append(new Statement.TapeWrite(array, n, x, Origin.NONE));
    rejects("is no tape", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aPartReservedOnAnIndexedTape() {
    Value tape = b.let(new TapeOperation.NewTape(new TapeType(Scalar.DOUBLE, true), n));
    b.let(new TapeOperation.Reserve(tape, n));
    rejects("is not a stack", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aReleaseOfSoManyThatIsNoInteger() {
    Value stack = b.let(new TapeOperation.NewTape(new TapeType(Scalar.DOUBLE, false), null));
    b.let(new TapeOperation.Release(stack, x));
    rejects("is of type double, not int", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void anIndexedTapeWithoutALength() {
    b.let(new TapeOperation.NewTape(new TapeType(Scalar.DOUBLE, true), null));
    rejects("exactly the indexed tapes", b.build(List.of(x)), Scalar.DOUBLE);
  }

  @Test
  void aPushOfAnotherType() {
    Value stack = b.let(new TapeOperation.NewTape(new TapeType(Scalar.DOUBLE, false), null));
    b.append(new Statement.Push(stack, n, Origin.NONE));
    rejects("%1.n is of type int, not double", b.build(List.of(x)), Scalar.DOUBLE);
  }
}
