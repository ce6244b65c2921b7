package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Verifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs what a rule builds: the function of the arguments and a derivative d that applies the
 * primitive and yields its result and one contribution; and the derivative of that, by a forward
 * mode of a few lines that knows nothing but the table.
 */
final class Derivation {
  private static final RuleTable TABLE = RuleTable.standard();

  private final List<Value> parameters = new ArrayList<>();
  private final ValueSupply values = new ValueSupply(0);
  private final BlockBuilder b = new BlockBuilder(values);
  private final Value derivative;
  private final Value result;
  private final Atom contribution;

  private Derivation(Primitive primitive, int parameter, Map<Integer, Constant> constants) {
    Rule rule = TABLE.find(primitive).orElseThrow();
    List<Atom> operands = new ArrayList<>();
    for (int i = 0; i < primitive.parameters().size(); i++) {
      Value value = values.fresh("", primitive.parameters().get(i));
      parameters.add(value);
      operands.add(constants.containsKey(i) ? constants.get(i) : value);
    }
    derivative = values.fresh("d", primitive.parameters().get(parameter));
    parameters.add(derivative);
    result = b.apply(primitive, operands.toArray(new Atom[0]));
    contribution = rule.contribution(b, parameter, derivative, operands, result);
  }

  /** The value of a primitive. */
  static Object value(Primitive primitive, Object... arguments) {
    return run(
        new Key(primitive, -1, -1, Map.of()),
        key -> {
          ValueSupply values = new ValueSupply(0);
          BlockBuilder b = new BlockBuilder(values);
          List<Value> parameters =
              primitive.parameters().stream().map(type -> values.fresh("", type)).toList();
          Value result = b.apply(primitive, parameters.toArray(new Atom[0]));
          return program(parameters, b.build(List.of(result)), result.type());
        },
        arguments);
  }

  /** The contribution of a parameter. */
  static Object contribution(Primitive primitive, int parameter, Object d, Object... arguments) {
    return contribution(primitive, parameter, Map.of(), d, arguments);
  }

  /** The same, where some arguments are constants in the program. */
  static Object contribution(
      Primitive primitive,
      int parameter,
      Map<Integer, Constant> constants,
      Object d,
      Object... arguments) {
    return run(
        new Key(primitive, parameter, -1, constants),
        key -> {
          Derivation derivation = new Derivation(primitive, parameter, constants);
          return derivation.program(derivation.contribution);
        },
        with(arguments, d));
  }

  /** The derivative of that contribution in another parameter, d held constant. */
  static Object second(
      Primitive primitive, int parameter, int other, Object d, Object... arguments) {
    return second(primitive, parameter, other, Map.of(), d, arguments);
  }

  static Object second(
      Primitive primitive,
      int parameter,
      int other,
      Map<Integer, Constant> constants,
      Object d,
      Object... arguments) {
    return run(
        new Key(primitive, parameter, other, constants),
        key -> {
          Derivation derivation = new Derivation(primitive, parameter, constants);
          return derivation.program(derivation.tangent(other));
        },
        with(arguments, d));
  }

  private Atom tangent(int direction) {
    Scalar real = (Scalar) derivative.type();
    Map<Atom, Atom> tangents = new HashMap<>();
    tangents.put(parameters.get(direction), Constant.of((Scalar) derivative.type(), 1));
    for (Statement statement : b.build(List.of()).statements()) {
      Statement.Let let = (Statement.Let) statement;
      if (let.operation() instanceof Operation.Select select) {
        Atom left = tangents.getOrDefault(select.whenTrue(), Constant.of(real, 0));
        Atom right = tangents.getOrDefault(select.whenFalse(), Constant.of(real, 0));
        if (let.value().type().isReal()) {
          tangents.put(let.value(), b.select(select.condition(), left, right));
        }
        continue;
      }
      Operation.Apply apply = (Operation.Apply) let.operation();
      if (!let.value().type().isReal()) {
        continue;
      }
      Rule rule = TABLE.find(apply.primitive()).orElseThrow();
      Atom sum = Constant.of((Scalar) let.value().type(), 0);
      for (int k = 0; k < apply.operands().size(); k++) {
        Atom tangent = tangents.get(apply.operands().get(k));
        if (tangent != null && rule.isDifferentiable(k)) {
          sum = b.plus(sum, rule.contribution(b, k, tangent, apply.operands(), let.value()));
        }
      }
      tangents.put(let.value(), sum);
    }
    return tangents.getOrDefault(contribution, Constant.of(real, 0));
  }

  private static Object[] with(Object[] arguments, Object d) {
    Object[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = d;
    return all;
  }

  private Program program(Atom result) {
    return program(parameters, b.build(List.of(result)), derivative.type());
  }

  private static Program program(List<Value> parameters, Block body, Type type) {
    return Program.of(new Function("f", parameters, List.of(type), List.of("value"), body));
  }

  /** What was built: −1 stands for "the value" and "not differentiated again". */
  private record Key(
      Primitive primitive, int parameter, int other, Map<Integer, Constant> constants) {}

  private static final Map<Key, Interpreter> INTERPRETERS = new ConcurrentHashMap<>();

  private static Object run(
      Key key, java.util.function.Function<Key, Program> build, Object[] arguments) {
    Interpreter interpreter =
        INTERPRETERS.computeIfAbsent(
            key,
            k -> {
              Program program = build.apply(k);
              Verifier.verify(program);
              return new Interpreter(program);
            });
    synchronized (interpreter) {
      return interpreter.run(arguments).get(0);
    }
  }
}
