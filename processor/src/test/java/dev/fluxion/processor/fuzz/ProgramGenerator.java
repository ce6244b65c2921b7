package dev.fluxion.processor.fuzz;

import dev.fluxion.processor.fuzz.Variable.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes the random program of a seed. */
final class ProgramGenerator {
  private final Random random;
  private final RandomProgram program;
  private final List<Routine> callable = new ArrayList<>();
  private int labels;
  private int budget;

  /** Whether the program computes in float, too: then all is compared less sharply. */
  boolean floats;

  /** Whether the program has arrays that it makes, writes and passes on. */
  boolean arrays;

  /** Whether it has records. */
  boolean records;

  /** Whether arrays of records are written. */
  boolean pairsWritten;

  private final boolean tensors;

  /** Whether units may be made: not by their own constructor. */
  boolean units = true;

  /** Inside an accessor others are not called: they could call each other for ever. */
  boolean direct;

  private ProgramGenerator(long seed) {
    // Without asking the random numbers: other programs stay as they are.
    tensors = Math.floorMod(seed, 5) == 0;
    random = new Random(seed * 0x9E3779B97F4A7C15L + 17);
    program = new RandomProgram(seed);
  }

  static RandomProgram generate(long seed) {
    return new ProgramGenerator(seed).generate();
  }

  /** Whether there are tensors in a method at this place. */
  boolean hasTensors() {
    return tensors && units && !direct;
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private RandomProgram generate() {
    floats = chance(0.12);
    arrays = chance(0.55);
    records = chance(0.4);
    Type result = mainResult();
    // Arrays of records are no results of void methods yet.
    pairsWritten = result != Type.VOID || chance(0.5);
    program.qualified = chance(0.06);
    if (chance(0.4)) {
      constant("C", Type.DOUBLE, random.nextInt(40) / 16.0);
    }
    if (chance(0.2)) {
      constant("value", Type.DOUBLE, 0.75);
    }
    if (chance(0.3)) {
      constant("TABLE", Type.DOUBLES, new double[] {0.5, -1.25, 2.0, 0.0});
    }
    if (records) {
      declareRecords();
    }
    List<String> names = new ArrayList<>(List.of("h", "g", "sin", "value", "fGradient", "step"));
    for (int count = random.nextInt(arrays ? 5 : 4); count > 0; count--) {
      boolean overloads =
          !program.helpers.isEmpty() && !program.helpers.get(0).isOfRecord() && chance(0.25);
      String name =
          overloads ? program.helpers.get(0).name : names.remove(random.nextInt(names.size()));
      helper(name, overloads);
    }
    program.main = main(result);
    points();
    return program;
  }

  private void constant(String name, Type type, Object value) {
    program.constants.add(new Variable(name, type, Role.CLASS_CONSTANT, value));
  }

  /** Overridden accessors, a constructor that changes what it is given. */
  private void declareRecords() {
    direct = true;
    units = false;
    for (Type.Component component : Type.PAIR.components()) {
      if (chance(0.2)) {
        Variable self = new Variable("this", Type.PAIR, Role.FINAL_LOCAL);
        Routine accessor = new Routine(component.name(), Type.DOUBLE, List.of(self), false);
        budget = 2;
        body(accessor, new Scope(program, accessor, random), random.nextInt(2));
        program.accessors.add(accessor);
      }
    }
    direct = false;
    units = true;
    if (chance(0.6)) {
      List<Variable> parameters =
          Type.UNIT.components().stream()
              .map(c -> new Variable(c.name(), c.type(), Role.PARAMETER))
              .toList();
      program.constructor = new Routine("Unit", Type.VOID, parameters, false);
      budget = 4;
      units = false;
      Scope scope = new Scope(program, program.constructor, random);
      scope.returns = false;
      program.constructor.body = new Statements(this, scope).list(1 + random.nextInt(2));
      units = true;
    }
  }

  private Routine main(Type result) {
    List<Variable> parameters = new ArrayList<>();
    List<String> names =
        new ArrayList<>(
            List.of(
                "x",
                "y",
                "a",
                "b",
                "value",
                "adjoint",
                "t",
                "tape",
                "xTangent",
                "self",
                "order",
                "t1",
                "gradient",
                "product",
                "tangent",
                "hessian",
                "xBar",
                "v",
                "hashCode"));
    int count = 1 + random.nextInt(arrays ? 3 : 4);
    boolean hasMatrix = false;
    for (int i = 0; i < count; i++) {
      Type type = floats && chance(0.3) ? Type.FLOAT : Type.DOUBLE;
      if (arrays && chance(0.6)) {
        type = hasMatrix || chance(0.75) ? Type.DOUBLES : Type.MATRIX;
        hasMatrix |= type == Type.MATRIX;
      }
      if (records && chance(0.4)) {
        type = record(result != Type.VOID || !pairsWritten);
      }
      String name = names.remove(chance(0.6) ? 0 : random.nextInt(names.size()));
      // A component cannot be called so: the accessor of a written array has another name.
      name = type.isReference() && name.equals("hashCode") ? "w" : name;
      boolean constant = i > 0 && chance(0.1);
      parameters.add(new Variable(name, type, constant ? Role.CONSTANT_PARAMETER : Role.PARAMETER));
    }
    if (chance(0.4)) {
      parameters.add(new Variable("data", Type.DOUBLES, Role.CONSTANT_PARAMETER));
    }
    if (chance(0.5)) {
      parameters.add(
          random.nextInt(parameters.size() + 1), new Variable("n", Type.INT, Role.PARAMETER));
    }
    Variable out = result == Type.VOID ? new Variable("out", Type.DOUBLES, Role.PARAMETER) : null;
    List<Variable> eligible =
        parameters.stream()
            .filter(p -> (p.type.isReal() || p.type.isReference()) && p.role == Role.PARAMETER)
            .toList();
    if (out != null) {
      // What is read and written must be named.
      program.wrt.addAll(eligible);
    } else if (eligible.size() > 1 && chance(0.15)) {
      program.wrt.add(eligible.get(random.nextInt(eligible.size())));
    }
    Routine main = new Routine("f", result, parameters, false);
    budget = chance(0.02) ? 60 : 5 + random.nextInt(11);
    Scope scope = new Scope(program, main, random);
    body(main, scope, 3 + random.nextInt(budget > 50 ? 25 : 6));
    if (out != null) {
      Scope start = new Scope(program, main, random);
      parameters.add(out);
      writeResults(main, out, start, scope);
    }
    return main;
  }

  private Type record(boolean isMany) {
    int kind = random.nextInt(10);
    return kind < 5 || !isMany && kind < 7 ? Type.PAIR : kind < 7 ? Type.PAIRS : Type.PACK;
  }

  private Type mainResult() {
    if (records && chance(0.15)) {
      return record(true);
    }
    if (arrays && chance(0.4)) {
      return chance(0.4) ? Type.DOUBLES : Type.VOID;
    }
    return floats && chance(0.3) ? Type.FLOAT : Type.DOUBLE;
  }

  /** A void method has a result, whether it returns early or not. */
  private void writeResults(Routine main, Variable out, Scope start, Scope end) {
    main.body.add(0, writeResult(out, 0, new Expressions(this, start)));
    for (int i = 0; i < 2; i++) {
      main.body.add(writeResult(out, i, new Expressions(this, end)));
    }
  }

  private static Stmt writeResult(Variable out, int element, Expressions expressions) {
    Expr index = Expressions.number(element);
    Expr value = expressions.real(2);
    return new Stmt.Run(new Expr.Store(new Expr.Read(out), index, "", value));
  }

  private void body(Routine routine, Scope scope, int statements) {
    List<Stmt> body = new ArrayList<>();
    if (routine.recursive) {
      Variable depth = routine.parameters.get(routine.parameters.size() - 1);
      Expressions expressions = new Expressions(this, scope);
      Expr stop = Expressions.binary("<=", new Expr.Read(depth), Expressions.number(0));
      body.add(new Stmt.If(stop, List.of(end(expressions, routine, 1)), List.of()));
      // Now that the base case is there, it may call itself.
      if (!callable.contains(routine)) {
        callable.add(routine);
      }
    }
    body.addAll(new Statements(this, scope).list(statements));
    if (routine.result != Type.VOID) {
      body.add(end(new Expressions(this, scope), routine, 3));
    }
    routine.body = body;
  }

  /** The method's end; what it returns is cast, where it returns a float. */
  Stmt end(Expressions expressions, Routine routine, int depth) {
    if (routine.result == Type.VOID) {
      return new Stmt.Return(null);
    }
    Expr value = expressions.of(routine.result, depth);
    return new Stmt.Return(
        value.type().ordinal() <= routine.result.ordinal()
            ? value
            : new Expr.Convert(routine.result, value));
  }

  private void helper(String name, boolean overloads) {
    boolean recursive = chance(0.25);
    List<Variable> parameters = new ArrayList<>();
    boolean isOfRecord = records && !overloads && chance(0.25);
    if (isOfRecord) {
      parameters.add(new Variable("this", Type.PAIR, Role.FINAL_LOCAL));
    }
    List<String> names = new ArrayList<>(List.of("x", "y", "p", "q", "value", "t1", "adjoint"));
    // The overload of a name has another number of parameters, or other types.
    int count = overloads ? program.helpers.get(0).parameters.size() + 1 : 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      int kind = random.nextInt(10);
      Type type =
          kind < 7
              ? Type.DOUBLE
              : kind < 8 && floats ? Type.FLOAT : kind < 9 ? Type.INT : Type.DOUBLE;
      if (arrays && chance(0.5)) {
        type = chance(0.9) ? Type.DOUBLES : Type.MATRIX;
      }
      if (records && chance(0.4)) {
        type = record(true);
      }
      // A helper's array is not cut off: what is written into it would be lost.
      boolean isWhole = type.isReference() && type != Type.PAIR;
      boolean stops = type != Type.INT && !isWhole && chance(0.12);
      Role role = stops ? Role.CONSTANT_PARAMETER : Role.PARAMETER;
      parameters.add(new Variable(names.remove(random.nextInt(names.size() - 1)), type, role));
    }
    if (recursive) {
      parameters.add(new Variable("depth", Type.INT, Role.COUNTER));
    }
    boolean taken =
        program.helpers.stream()
            .anyMatch(
                h ->
                    h.name.equals(name)
                        && h.parameters.stream()
                            .map(p -> p.type)
                            .toList()
                            .equals(parameters.stream().map(p -> p.type).toList()));
    if (taken) {
      return;
    }
    int kind = random.nextInt(12);
    Type result =
        kind == 0
            ? Type.INT
            : kind == 1 ? Type.BOOLEAN : floats && kind < 4 ? Type.FLOAT : Type.DOUBLE;
    if (arrays && kind > 4) {
      boolean writes = parameters.stream().anyMatch(p -> p.type.isArray() || p.type == Type.PAIRS);
      result = writes && kind < 8 ? Type.VOID : kind < 10 ? Type.DOUBLES : result;
    }
    if (records && chance(0.35)) {
      result = record(true);
    }
    // A record's method hides all methods of its name around the record.
    String ownName = isOfRecord ? name + "OfPair" : name;
    Routine helper = new Routine(ownName, result, parameters, recursive);
    program.helpers.add(helper);
    budget = 2 + random.nextInt(6);
    body(helper, new Scope(program, helper, random), (arrays ? 1 : 0) + random.nextInt(4));
    if (!callable.contains(helper)) {
      callable.add(helper);
    }
  }

  /** A method that may be called here; null if there is none. */
  Routine helper(Scope scope, Type type) {
    List<Routine> fitting =
        callable.stream()
            .filter(r -> r.result == type || type == Type.DOUBLE && r.result.isReal())
            // Recursion inside loops grows too fast.
            .filter(r -> !(r.recursive && scope.routine.recursive && scope.loops > 1))
            .toList();
    return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
  }

  boolean isOverloaded(Routine helper) {
    return program.helpers.stream().filter(h -> h.name.equals(helper.name)).count() > 1
        || chance(0.1);
  }

  Expr recursionDepth(Scope scope) {
    if (scope.routine.recursive) {
      Variable depth = scope.routine.parameters.get(scope.routine.parameters.size() - 1);
      return Expressions.binary(
          "-", new Expr.Read(depth), Expressions.number(1 + random.nextInt(2)));
    }
    return Expressions.number(random.nextInt(4));
  }

  boolean spend(int amount) {
    budget -= amount;
    return budget > 0;
  }

  String label() {
    return (chance(0.5) ? "loop" : "outer") + ++labels;
  }

  private double coordinate() {
    return random.nextDouble() * 3 - 1.5;
  }

  private Instance pair() {
    return chance(0.03) ? null : new Instance(Type.PAIR, coordinate(), coordinate());
  }

  private Instance pack() {
    double[] v = chance(0.02) ? null : numbers(1 + random.nextInt(3));
    return new Instance(Type.PACK, v, pair(), random.nextInt(5), coordinate());
  }

  private double[] numbers(int count) {
    return random.doubles(count, -1.5, 1.5).toArray();
  }

  /** Now and then two parameters, or two rows, are one array. */
  private void repeat(Object[] point) {
    double[] known = null;
    Instance[] knownRecords = null;
    for (int j = 0; j < point.length; j++) {
      Variable parameter = program.main.parameters.get(j);
      if (point[j] instanceof double[] array && program.isDifferentiated(parameter)) {
        point[j] = known != null && chance(0.15) ? known : array;
        known = array;
      } else if (point[j] instanceof Instance[] array && program.isDifferentiated(parameter)) {
        point[j] = knownRecords != null && chance(0.15) ? knownRecords : array;
        knownRecords = array;
      } else if (point[j] instanceof double[][] rows && chance(0.15)) {
        // A row that is another parameter, too, is refused where it is written.
        rows[1] = rows[0];
      }
    }
  }

  private void points() {
    for (int i = 0; i < 3; i++) {
      Object[] point = new Object[program.main.parameters.size()];
      for (int j = 0; j < point.length; j++) {
        Type type = program.main.parameters.get(j).type;
        // Seldom a point where something is zero, or equal to something else.
        double value = chance(0.06) ? random.nextInt(5) * 0.5 - 1 : random.nextDouble() * 3 - 1.5;
        point[j] =
            switch (type) {
              case DOUBLE -> value;
              case FLOAT -> (float) value;
              case INT -> random.nextInt(7) - 1;
              case PAIR -> pair();
              case PACK -> pack();
              case PAIRS -> new Instance[] {pair(), pair()};
              case MATRIX -> new double[][] {numbers(1 + random.nextInt(2)), numbers(2)};
              default -> numbers(arrays ? 2 + random.nextInt(2) : 1 + random.nextInt(4));
            };
      }
      repeat(point);
      program.points.add(point);
    }
  }
}
