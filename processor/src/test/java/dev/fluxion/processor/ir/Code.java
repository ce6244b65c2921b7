package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Functions written by hand, for tests of the passes. Arithmetic goes in as it stands; nothing is
 * folded.
 *
 * <pre>
 * Code f = new Code("f");
 * Value x = f.real("x");
 * Value n = f.integer("n");
 * Value y = f.loop("y", x, "i", n, (body, i, before) -> body.times(before, x));
 * Program power = f.program(y);
 * </pre>
 */
public final class Code {
  /** The body of a loop that carries one value besides its counter. */
  @FunctionalInterface
  public interface Step {
    Atom next(Code body, Value counter, Value before);
  }

  /** A block that sees what the loop carries. */
  @FunctionalInterface
  public interface Trip {
    List<Atom> next(Code body, List<Value> before);
  }

  /** A branch with one result. */
  @FunctionalInterface
  public interface Branch {
    Atom result(Code branch);
  }

  /** A branch with several. */
  @FunctionalInterface
  public interface Branches {
    List<Atom> results(Code branch);
  }

  private static final Type EXCEPTION = new ObjectType("java.lang.ArithmeticException");

  private final String name;
  private final List<Value> parameters;
  private final BlockBuilder b;

  public Code(String name) {
    this(name, new ArrayList<>(), new BlockBuilder(new ValueSupply(0)));
  }

  private Code(String name, List<Value> parameters, BlockBuilder b) {
    this.name = name;
    this.parameters = parameters;
    this.b = b;
  }

  private Code inner() {
    return new Code(name, parameters, b.inner());
  }

  // The signature.

  public Value parameter(String parameter, Type type) {
    Value value = b.values().fresh(parameter, type);
    parameters.add(value);
    return value;
  }

  public Value real(String parameter) {
    return parameter(parameter, Scalar.DOUBLE);
  }

  public Value integer(String parameter) {
    return parameter(parameter, Scalar.INT);
  }

  public Value reals(String parameter) {
    return parameter(parameter, new ArrayType(Scalar.DOUBLE));
  }

  public Function returns(Atom... results) {
    List<Type> types = Arrays.stream(results).map(Atom::type).toList();
    List<String> names = types.size() == 1 ? List.of("value") : numbered(types.size());
    return new Function(name, parameters, types, names, b.build(List.of(results)));
  }

  /** The function that returns nothing but throws, of the given result type. */
  public Function throwing(Type result) {
    fail();
    return throwingAlready(result);
  }

  /** The function whose last statement throws in all its branches. */
  public Function throwingAlready(Type result) {
    return new Function(name, parameters, List.of(result), List.of("value"), b.build(List.of()));
  }

  public Program program(Atom... results) {
    Program program = Program.of(returns(results));
    Verifier.verify(program);
    return program;
  }

  private static List<String> numbered(int count) {
    return java.util.stream.IntStream.range(0, count).mapToObj(i -> "r" + i).toList();
  }

  // Steps.

  /** Statements from here on belong to the reverse sweep. */
  public Code adjoint() {
    b.at(Origin.NONE.asAdjoint());
    return this;
  }

  /** Statements from here on have this position in the source. */
  public Code at(int position) {
    b.at(new Origin(position, position, false));
    return this;
  }

  public Value apply(Primitive primitive, Atom... operands) {
    return b.apply(primitive, operands);
  }

  private Value operator(Operator.Kind kind, Atom... operands) {
    return b.operator(kind, operands);
  }

  public Value plus(Atom left, Atom right) {
    return operator(Operator.Kind.PLUS, left, right);
  }

  public Value minus(Atom left, Atom right) {
    return operator(Operator.Kind.MINUS, left, right);
  }

  public Value times(Atom left, Atom right) {
    return operator(Operator.Kind.TIMES, left, right);
  }

  public Value divide(Atom left, Atom right) {
    return operator(Operator.Kind.DIVIDE, left, right);
  }

  public Value less(Atom left, Atom right) {
    return operator(Operator.Kind.LESS, left, right);
  }

  public Value compare(Operator.Kind kind, Atom left, Atom right) {
    return operator(kind, left, right);
  }

  public Value and(Atom left, Atom right) {
    return operator(Operator.Kind.AND, left, right);
  }

  public Value not(Atom operand) {
    return operator(Operator.Kind.NOT, operand);
  }

  public Value sin(Atom operand) {
    return apply(Method.math("sin", 1), operand);
  }

  public Value exp(Atom operand) {
    return apply(Method.math("exp", 1), operand);
  }

  public Value sqrt(Atom operand) {
    return apply(Method.math("sqrt", 1), operand);
  }

  public Value cast(Scalar to, Atom operand) {
    return apply(new Cast((Scalar) operand.type(), to), operand);
  }

  public Value let(Operation operation) {
    return b.let(operation);
  }

  public Value load(Value array, Atom index) {
    return let(new Operation.Load(array, index));
  }

  public void store(Value array, Atom index, Atom value) {
    append(new Statement.Store(array, index, value, b.origin()));
  }

  /** A write that nothing changes any more. */
  public void storeForGood(Value array, Atom index, Atom value) {
    append(new Statement.Store(array, index, value, /* isSettled= */ true, b.origin()));
  }

  public Value length(Value array) {
    return let(new Operation.Length(array));
  }

  public Value select(Atom condition, Atom whenTrue, Atom whenFalse) {
    return let(new Operation.Select(condition, whenTrue, whenFalse));
  }

  public Value detach(Atom operand) {
    return let(new Operation.Detach(operand));
  }

  public Value extern(ExternalMember member, Atom... operands) {
    return let(new Operation.Extern(member, List.of(operands)));
  }

  /** A call of a function that returns one {@code double}. */
  public Value call(String callee, Atom... arguments) {
    Value result = b.values().temporary(Scalar.DOUBLE);
    append(new Statement.Call(List.of(result), callee, List.of(arguments), b.origin()));
    return result;
  }

  public void append(Statement statement) {
    b.append(statement);
  }

  public Value fresh(String value, Type type) {
    return b.values().fresh(value, type);
  }

  /** {@code throw new ArithmeticException()}. */
  public void fail() {
    Value exception =
        extern(
            new ExternalMember(
                ExternalMember.Kind.CONSTRUCTOR,
                "java.lang.ArithmeticException",
                "",
                List.of(),
                EXCEPTION,
                false,
                false));
    append(new Statement.Throw(exception, b.origin()));
  }

  // Control flow.

  /** {@code name = condition ? then : otherwise}, by control flow. */
  public Value branch(String result, Atom condition, Branch then, Branch otherwise) {
    return branches(
            List.of(result),
            condition,
            c -> List.of(then.result(c)),
            c -> List.of(otherwise.result(c)))
        .get(0);
  }

  public List<Value> branches(
      List<String> names, Atom condition, Branches then, Branches otherwise) {
    Code left = inner();
    List<Atom> leftResults = then.results(left);
    Code right = inner();
    List<Atom> rightResults = otherwise.results(right);
    List<Atom> typical = left.b.isAbrupt() ? rightResults : leftResults;
    List<Value> results = fresh(names, typical);
    append(
        new Statement.If(
            results,
            condition,
            left.b.build(leftResults),
            right.b.build(rightResults),
            b.origin()));
    return results;
  }

  /** {@code if (condition) throw new ArithmeticException();}. */
  public void failIf(Atom condition) {
    branches(
        List.of(),
        condition,
        c -> {
          c.fail();
          return List.of();
        },
        c -> List.of());
  }

  /** {@code result = initial; for (int i = 0; i < limit; i++) { result = step; }}. */
  public Value loop(String result, Atom initial, String counter, Atom limit, Step step) {
    return loop(
            List.of(counter, result),
            List.of(Constant.of(0), initial),
            (c, p) -> c.less(p.get(0), limit),
            (body, p) -> {
              Atom next = step.next(body, p.get(0), p.get(1));
              return List.of(body.plus(p.get(0), Constant.of(1)), next);
            })
        .get(1);
  }

  /** The condition of a loop. */
  @FunctionalInterface
  public interface Condition {
    Atom holds(Code condition, List<Value> now);
  }

  /** {@code while (condition) { parameters = body }}. */
  public List<Value> loop(
      List<String> names, List<? extends Atom> initial, Condition condition, Trip trip) {
    List<Value> now = fresh(names, initial);
    Code test = inner();
    Atom holds = condition.holds(test, now);
    Code body = inner();
    List<Atom> next = trip.next(body, now);
    List<Value> results = fresh(names, initial);
    append(
        new Statement.Loop(
            results,
            now,
            List.copyOf(initial),
            test.b.build(List.of(holds)),
            body.b.build(next),
            b.origin()));
    return results;
  }

  private List<Value> fresh(List<String> names, List<? extends Atom> like) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      values.add(b.values().fresh(names.get(i), like.get(i).type()));
    }
    return values;
  }

  public static Constant real(double number) {
    return Constant.of(number);
  }

  public static Constant integer(int number) {
    return Constant.of(number);
  }
}
