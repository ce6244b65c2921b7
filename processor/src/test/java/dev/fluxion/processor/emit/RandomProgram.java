package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A program made at random, with everything in it that could tempt an emitter into an error: names
 * that clash, values that are handed on in a circle, operations that throw or are noticed, constant
 * conditions. It ends soon, by a result or by an exception.
 */
final class RandomProgram {
  private static final List<String> NAMES =
      List.of("x", "y", "y", "xBar", "t", "t1", "Math", "i", "int", "a$b", "adjoint", "_", "L");
  private static final List<Scalar> COMMON =
      List.of(Scalar.DOUBLE, Scalar.DOUBLE, Scalar.DOUBLE, Scalar.INT, Scalar.INT, Scalar.BOOLEAN);
  private static final ArrayType DOUBLES = new ArrayType(Scalar.DOUBLE);
  private static final Struct PAIR =
      new Struct(
          "Pair",
          List.of(new Struct.Member("int", Scalar.DOUBLE), new Struct.Member("count", Scalar.INT)));
  private static final StructType PAIR_TYPE = new StructType("Pair");

  private static final ExternalMember NOTE =
      new ExternalMember(
          ExternalMember.Kind.STATIC_METHOD,
          "dev.fluxion.processor.emit.Notes",
          "note",
          List.of(Scalar.DOUBLE),
          Scalar.DOUBLE,
          false,
          false);
  private static final ExternalMember MARK =
      new ExternalMember(
          ExternalMember.Kind.STATIC_METHOD,
          "dev.fluxion.processor.emit.Notes",
          "mark",
          List.of(Scalar.INT),
          Scalar.BOOLEAN,
          true,
          false);
  private static final ObjectType EXCEPTION = new ObjectType("java.lang.IllegalStateException");
  private static final ExternalMember NEW_EXCEPTION =
      new ExternalMember(
          ExternalMember.Kind.CONSTRUCTOR,
          EXCEPTION.className(),
          "",
          List.of(ObjectType.STRING),
          EXCEPTION,
          false,
          false);

  private final Random random;
  private final List<Function> callable = new ArrayList<>();
  private ValueSupply values = new ValueSupply(0);
  private int budget;

  private RandomProgram(long seed) {
    this.random = new Random(seed);
  }

  /** The parameters of every entry: two doubles, two ints, a boolean and an array. */
  static Program of(long seed) {
    return new RandomProgram(seed).program();
  }

  private Program program() {
    List<Function> helpers = new ArrayList<>();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      Function helper =
          function("helper" + i, random.nextInt(4), 12, List.of(Scalar.DOUBLE, Scalar.INT));
      helpers.add(helper);
      callable.add(helper);
    }
    List<Function> functions = new ArrayList<>();
    functions.add(
        function(
            "entry",
            1 + random.nextInt(5),
            5 + random.nextInt(60),
            List.of(
                Scalar.DOUBLE, Scalar.DOUBLE, Scalar.INT, Scalar.INT, Scalar.BOOLEAN, DOUBLES)));
    functions.addAll(helpers);
    return new Program(functions, List.of(PAIR), List.of());
  }

  private Function function(String name, int results, int size, List<? extends Type> parameters) {
    values = new ValueSupply(0);
    budget = size;
    List<Value> formal = new ArrayList<>();
    parameters.forEach(type -> formal.add(values.fresh(pick(NAMES), type)));
    BlockBuilder body = new BlockBuilder(values);
    List<Value> scope = new ArrayList<>(formal);
    fill(body, scope, 0);
    List<Type> types = new ArrayList<>();
    List<Atom> atoms = new ArrayList<>();
    for (int i = 0; i < results; i++) {
      Scalar type = pick(COMMON);
      types.add(type);
      if (!body.isAbrupt()) {
        atoms.add(atom(type, body, scope));
      }
    }
    List<String> names = new ArrayList<>(Collections.nCopies(results, "x"));
    return new Function(name, formal, types, names, body.build(atoms));
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private String name() {
    return chance(0.5) ? "" : pick(NAMES);
  }

  /** Appends statements until the block is long enough. */
  private void fill(BlockBuilder out, List<Value> scope, int depth) {
    int length = 1 + random.nextInt(depth == 0 ? 14 : 6);
    for (int i = 0; (i < length || (depth == 0 && budget > 0)) && !out.isAbrupt(); i++) {
      budget--;
      out.at(new Origin(-1, random.nextInt(4), chance(0.3)));
      double choice = random.nextDouble();
      if (choice < 0.12 && depth < 4 && budget > 0) {
        branch(out, scope, depth);
      } else if (choice < 0.22 && depth < 3 && budget > 0) {
        loop(out, scope, depth);
      } else if (choice < 0.25) {
        tape(out, scope);
      } else if (choice < 0.28) {
        stack(out, scope);
      } else if (choice < 0.32 && !callable.isEmpty()) {
        call(out, scope);
      } else if (choice < 0.34) {
        out.let(new Operation.Extern(MARK, List.of(atom(Scalar.INT, out, scope))));
      } else {
        operation(pick(COMMON), out, scope);
      }
    }
  }

  private Value let(Operation operation, BlockBuilder out, List<Value> scope) {
    Value value = out.let(name(), operation);
    scope.add(value);
    return value;
  }

  /** Some atom of the type: a value in scope, a constant, or something new. */
  private Atom atom(Type type, BlockBuilder out, List<Value> scope) {
    List<Value> fitting = scope.stream().filter(v -> v.type().equals(type)).toList();
    if (!fitting.isEmpty() && chance(0.75)) {
      // Rather a recent one.
      int back = Math.min(random.nextInt(fitting.size()), random.nextInt(fitting.size()));
      return fitting.get(fitting.size() - 1 - back);
    }
    if (type instanceof Scalar scalar) {
      return chance(0.4) ? operation(scalar, out, scope) : constant(scalar);
    }
    return fitting.isEmpty() ? new Constant(type, null) : pick(fitting);
  }

  private Constant constant(Scalar type) {
    List<Double> reals =
        List.of(0.0, -0.0, 1.0, -1.0, 2.5, Double.NaN, -1e300, Double.NEGATIVE_INFINITY);
    List<Integer> integers = List.of(0, 1, -1, 2, 3, 7, Integer.MIN_VALUE, Integer.MAX_VALUE);
    return switch (type) {
      case BOOLEAN -> Constant.of(chance(0.5));
      case DOUBLE, FLOAT -> Constant.of(type, pick(reals));
      case LONG -> new Constant(type, chance(0.1) ? Long.MIN_VALUE : (long) pick(integers));
      default -> Constant.of(type, pick(integers));
    };
  }

  private Value apply(Operator.Kind kind, Scalar type, BlockBuilder out, List<Value> scope) {
    Atom left = atom(type, out, scope);
    Operator operator = new Operator(kind, type);
    if (kind.isUnary()) {
      return let(new Operation.Apply(operator, List.of(left)), out, scope);
    }
    Atom right = atom(kind.isShift() ? Scalar.INT : type, out, scope);
    return let(new Operation.Apply(operator, List.of(left, right)), out, scope);
  }

  private Value cast(Scalar from, Scalar to, BlockBuilder out, List<Value> scope) {
    return let(
        new Operation.Apply(new Cast(from, to), List.of(atom(from, out, scope))), out, scope);
  }

  private Value operation(Scalar type, BlockBuilder out, List<Value> scope) {
    if (chance(0.07)) {
      return let(
          new Operation.Select(
              atom(Scalar.BOOLEAN, out, scope), atom(type, out, scope), atom(type, out, scope)),
          out,
          scope);
    }
    return switch (type) {
      case DOUBLE -> real(out, scope);
      case BOOLEAN -> truth(out, scope);
      case INT -> integer(out, scope);
      case LONG ->
          chance(0.4)
              ? cast(Scalar.INT, Scalar.LONG, out, scope)
              : apply(
                  pick(
                      List.of(
                          Operator.Kind.PLUS,
                          Operator.Kind.MINUS,
                          Operator.Kind.TIMES,
                          Operator.Kind.DIVIDE,
                          Operator.Kind.SHIFT_LEFT,
                          Operator.Kind.COMPLEMENT)),
                  type,
                  out,
                  scope);
      case FLOAT ->
          chance(0.4)
              ? cast(pick(List.of(Scalar.DOUBLE, Scalar.INT)), type, out, scope)
              : apply(
                  pick(List.of(Operator.Kind.PLUS, Operator.Kind.TIMES, Operator.Kind.NEGATE)),
                  type,
                  out,
                  scope);
      case BYTE, SHORT, CHAR -> cast(Scalar.INT, type, out, scope);
    };
  }

  private Value real(BlockBuilder out, List<Value> scope) {
    int choice = random.nextInt(16);
    return switch (choice) {
      case 0 ->
          cast(pick(List.of(Scalar.INT, Scalar.LONG, Scalar.FLOAT)), Scalar.DOUBLE, out, scope);
      case 1 ->
          let(new Operation.Apply(Method.math("sin", 1), List.of(real1(out, scope))), out, scope);
      case 2 ->
          let(
              new Operation.Apply(
                  Method.math("max", 2), List.of(real1(out, scope), real1(out, scope))),
              out,
              scope);
      case 3 -> apply(Operator.Kind.STRONG_TIMES, Scalar.DOUBLE, out, scope);
      case 4 -> apply(Operator.Kind.STRONG_DIVIDE, Scalar.DOUBLE, out, scope);
      case 5 ->
          let(
              new Operation.Load(atom(DOUBLES, out, scope), atom(Scalar.INT, out, scope)),
              out,
              scope);
      case 6 -> let(new Operation.Extern(NOTE, List.of(real1(out, scope))), out, scope);
      case 7 -> let(new Operation.Detach(real1(out, scope)), out, scope);
      case 8 -> pair(out, scope);
      case 9 -> apply(Operator.Kind.NEGATE, Scalar.DOUBLE, out, scope);
      default ->
          apply(
              pick(
                  List.of(
                      Operator.Kind.PLUS,
                      Operator.Kind.PLUS,
                      Operator.Kind.MINUS,
                      Operator.Kind.MINUS,
                      Operator.Kind.TIMES,
                      Operator.Kind.DIVIDE,
                      Operator.Kind.REMAINDER)),
              Scalar.DOUBLE,
              out,
              scope);
    };
  }

  private Atom real1(BlockBuilder out, List<Value> scope) {
    return atom(Scalar.DOUBLE, out, scope);
  }

  private Value pair(BlockBuilder out, List<Value> scope) {
    Value pair =
        let(
            new Operation.Pack(PAIR_TYPE, List.of(real1(out, scope), atom(Scalar.INT, out, scope))),
            out,
            scope);
    let(new Operation.Field(pair, 1, Scalar.INT), out, scope);
    return let(new Operation.Field(pair, 0, Scalar.DOUBLE), out, scope);
  }

  private Value truth(BlockBuilder out, List<Value> scope) {
    if (chance(0.3)) {
      return apply(
          pick(
              List.of(
                  Operator.Kind.NOT,
                  Operator.Kind.AND,
                  Operator.Kind.OR,
                  Operator.Kind.XOR,
                  Operator.Kind.EQUAL)),
          Scalar.BOOLEAN,
          out,
          scope);
    }
    List<Operator.Kind> comparisons =
        List.of(
            Operator.Kind.LESS,
            Operator.Kind.LESS_OR_EQUAL,
            Operator.Kind.GREATER,
            Operator.Kind.GREATER_OR_EQUAL,
            Operator.Kind.EQUAL,
            Operator.Kind.NOT_EQUAL);
    return apply(
        pick(comparisons), pick(List.of(Scalar.DOUBLE, Scalar.INT, Scalar.LONG)), out, scope);
  }

  private Value integer(BlockBuilder out, List<Value> scope) {
    double choice = random.nextDouble();
    if (choice < 0.2) {
      List<Scalar> from =
          List.of(Scalar.DOUBLE, Scalar.LONG, Scalar.BYTE, Scalar.SHORT, Scalar.CHAR, Scalar.FLOAT);
      return cast(pick(from), Scalar.INT, out, scope);
    }
    if (choice < 0.25) {
      return let(new Operation.Length(atom(DOUBLES, out, scope)), out, scope);
    }
    return apply(
        pick(
            List.of(
                Operator.Kind.PLUS,
                Operator.Kind.PLUS,
                Operator.Kind.MINUS,
                Operator.Kind.TIMES,
                Operator.Kind.DIVIDE,
                Operator.Kind.REMAINDER,
                Operator.Kind.NEGATE,
                Operator.Kind.COMPLEMENT,
                Operator.Kind.AND,
                Operator.Kind.OR,
                Operator.Kind.XOR,
                Operator.Kind.SHIFT_LEFT,
                Operator.Kind.SHIFT_RIGHT,
                Operator.Kind.SHIFT_RIGHT_UNSIGNED)),
        Scalar.INT,
        out,
        scope);
  }

  private void branch(BlockBuilder out, List<Value> scope, int depth) {
    Atom condition = atom(Scalar.BOOLEAN, out, scope);
    List<Scalar> types = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      types.add(pick(COMMON));
    }
    Block then = arm(types, out, scope, depth);
    Block otherwise = arm(types, out, scope, depth);
    List<Value> results = new ArrayList<>();
    types.forEach(type -> results.add(values.fresh(name(), type)));
    out.append(new Statement.If(results, condition, then, otherwise, out.origin()));
    scope.addAll(results);
  }

  private Block arm(List<Scalar> types, BlockBuilder out, List<Value> scope, int depth) {
    BlockBuilder block = out.inner();
    List<Value> inside = new ArrayList<>(scope);
    if (chance(0.7)) {
      fill(block, inside, depth + 1);
    }
    if (chance(0.07) && !block.isAbrupt()) {
      fail(block, inside);
    }
    List<Atom> results = new ArrayList<>();
    if (!block.isAbrupt()) {
      types.forEach(type -> results.add(atom(type, block, inside)));
    }
    return block.build(results);
  }

  private void fail(BlockBuilder out, List<Value> scope) {
    Value message =
        out.let(
            new Operation.Concatenate(
                List.of(
                    atom(pick(COMMON), out, scope),
                    atom(pick(COMMON), out, scope),
                    Constant.of("\\u \"$\n"),
                    atom(Scalar.CHAR, out, scope))));
    Value exception = out.let(new Operation.Extern(NEW_EXCEPTION, List.of(message)));
    out.append(new Statement.Throw(exception, out.origin()));
  }

  /** A loop of at most four trips, or one that never starts, or one that only ends by throwing. */
  private void loop(BlockBuilder out, List<Value> scope, int depth) {
    List<Scalar> types = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      types.add(chance(0.7) ? Scalar.DOUBLE : pick(COMMON));
    }
    boolean isUp = chance(0.7);
    List<Atom> initial = new ArrayList<>();
    types.forEach(type -> initial.add(atom(type, out, scope)));
    initial.add(Constant.of(isUp ? 0 : 4));
    List<Value> parameters = new ArrayList<>();
    List<Value> results = new ArrayList<>();
    types.forEach(type -> parameters.add(values.fresh(name(), type)));
    Value trips = values.fresh(chance(0.5) ? "i" : name(), Scalar.INT);
    parameters.add(trips);
    parameters.forEach(p -> results.add(values.fresh(chance(0.8) ? p.name() : name(), p.type())));
    Block condition = condition(out, scope, parameters, isUp);
    Block body = loopBody(out, scope, parameters, isUp, depth);
    out.append(new Statement.Loop(results, parameters, initial, condition, body, out.origin()));
    // The counter's last value is seldom of interest.
    scope.addAll(results.subList(0, results.size() - (chance(0.7) ? 1 : 0)));
  }

  private Block condition(
      BlockBuilder out, List<Value> scope, List<Value> parameters, boolean isUp) {
    if (chance(0.03)) {
      return new Block(List.of(), List.of(Constant.FALSE));
    }
    BlockBuilder condition = out.inner();
    List<Value> inside = new ArrayList<>(scope);
    inside.addAll(parameters);
    Value trips = parameters.get(parameters.size() - 1);
    Atom bound = Constant.of(isUp ? 1 + random.nextInt(4) : 0);
    Atom goesOn =
        condition.let(
            new Operation.Apply(
                new Operator(isUp ? Operator.Kind.LESS : Operator.Kind.GREATER, Scalar.INT),
                List.of(trips, bound)));
    if (chance(0.3)) {
      Atom more = atom(Scalar.BOOLEAN, condition, inside);
      goesOn =
          chance(0.5)
              ? condition.let(
                  name(),
                  new Operation.Apply(
                      new Operator(Operator.Kind.AND, Scalar.BOOLEAN), List.of(goesOn, more)))
              : shortCircuit(condition, goesOn, inside);
    }
    return condition.build(List.of(goesOn));
  }

  private Value shortCircuit(BlockBuilder out, Atom left, List<Value> scope) {
    BlockBuilder right = out.inner();
    List<Value> inside = new ArrayList<>(scope);
    Atom result = atom(Scalar.BOOLEAN, right, inside);
    Value both = values.temporary(Scalar.BOOLEAN);
    out.append(
        new Statement.If(
            List.of(both),
            left,
            right.build(List.of(result)),
            new Block(List.of(), List.of(Constant.FALSE)),
            out.origin()));
    return both;
  }

  private Block loopBody(
      BlockBuilder out, List<Value> scope, List<Value> parameters, boolean isUp, int depth) {
    BlockBuilder body = out.inner();
    List<Value> inside = new ArrayList<>(scope);
    inside.addAll(parameters);
    Value trips = parameters.get(parameters.size() - 1);
    Operation step =
        new Operation.Apply(
            new Operator(isUp ? Operator.Kind.PLUS : Operator.Kind.MINUS, Scalar.INT),
            List.of(trips, Constant.of(1)));
    boolean isEarly = chance(0.2);
    Value next = isEarly ? let(step, body, inside) : null;
    fill(body, inside, depth + 1);
    List<Atom> results = new ArrayList<>();
    if (!body.isAbrupt()) {
      for (Value parameter : parameters.subList(0, parameters.size() - 1)) {
        List<Value> same =
            parameters.stream().filter(p -> p.type().equals(parameter.type())).toList();
        results.add(chance(0.35) ? pick(same) : atom(parameter.type(), body, inside));
      }
      results.add(next == null ? let(step, body, inside) : next);
    }
    return body.build(results);
  }

  private void call(BlockBuilder out, List<Value> scope) {
    Function callee = pick(callable);
    List<Atom> arguments = new ArrayList<>();
    callee.parameters().forEach(p -> arguments.add(atom(p.type(), out, scope)));
    List<Value> results = new ArrayList<>();
    callee.results().forEach(type -> results.add(values.fresh(name(), type)));
    out.append(new Statement.Call(results, callee.name(), arguments, out.origin()));
    scope.addAll(results);
  }

  /** An array that one loop fills and the next one reads backwards. */
  private void tape(BlockBuilder out, List<Value> scope) {
    Type type = pick(List.<Type>of(Scalar.DOUBLE, Scalar.INT, PAIR_TYPE));
    TapeType tapeType = new TapeType(type, true);
    Value tape = out.let(name(), new TapeOperation.NewTape(tapeType, Constant.of(3)));
    for (int i = 0; i < 3; i++) {
      out.append(
          new Statement.TapeWrite(tape, Constant.of(i), element(type, out, scope), out.origin()));
    }
    for (int i = 0; i < 2; i++) {
      let(new TapeOperation.TapeRead(tape, Constant.of(random.nextInt(3))), out, scope);
    }
  }

  private Atom element(Type type, BlockBuilder out, List<Value> scope) {
    if (type instanceof Scalar) {
      return atom(type, out, scope);
    }
    pair(out, scope);
    return scope.stream().filter(v -> v.type().equals(type)).reduce((a, b) -> b).orElseThrow();
  }

  private void stack(BlockBuilder out, List<Value> scope) {
    List<Type> types =
        List.of(Scalar.DOUBLE, Scalar.BYTE, Scalar.LONG, Scalar.BOOLEAN, Scalar.CHAR, PAIR_TYPE);
    Type type = pick(types);
    Value tape = out.let(name(), new TapeOperation.NewTape(new TapeType(type, false), null));
    for (int i = 0; i < 3; i++) {
      out.append(new Statement.Push(tape, element(type, out, scope), out.origin()));
    }
    for (int i = 0; i < 2; i++) {
      let(new TapeOperation.Pop(tape), out, scope);
    }
  }
}
