package dev.fluxion.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Operator.Kind;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Verifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The output reads as if written by hand. */
class EmittedTextTest {
  private final ValueSupply values = new ValueSupply(0);
  private final Value x = values.fresh("x", Scalar.DOUBLE);
  private final Value y = values.fresh("y", Scalar.DOUBLE);
  private final Value n = values.fresh("n", Scalar.INT);
  private final BlockBuilder body = new BlockBuilder(values);

  private Value number(String name) {
    return values.fresh(name, Scalar.DOUBLE);
  }

  private static Operation operation(Kind kind, Atom... operands) {
    return new Operation.Apply(new Operator(kind, (Scalar) operands[0].type()), List.of(operands));
  }

  private void assertText(String expected, Atom... results) {
    assertText(expected, line -> "", results);
  }

  private void assertText(String expected, SourceLines lines, Atom... results) {
    List<Atom> atoms = List.of(results);
    Program program =
        Program.of(
            new Function(
                "f",
                List.of(x, y, n),
                atoms.stream().map(Atom::type).toList(),
                atoms.stream().map(a -> "").toList(),
                body.build(atoms)));
    EmittedPrograms.of(List.of(program));
    assertEquals(expected, EmittedPrograms.body(program, lines));
  }

  /** Many rows are made by the runtime; a few, or of what is no number, as one writes them. */
  @Test
  void newMatrices() {
    ArrayType matrix = new ArrayType(new ArrayType(Scalar.DOUBLE));
    ArrayType floats = new ArrayType(new ArrayType(Scalar.FLOAT));
    ArrayType counts = new ArrayType(new ArrayType(Scalar.INT));
    Constant three = Constant.of(3);
    assertText(
        """
        double[][] a = Rows.doubles(n, 3);
        float[][] b = Rows.floats(n, n);
        double[][] c = new double[3][n];
        double[][] d = new double[n][];
        int[][] e = new int[n][3];
        return new Object[] {a, b, c, d, e};
        """,
        body.let("a", new Operation.Allocate(matrix, List.of(n, three))),
        body.let("b", new Operation.Allocate(floats, List.of(n, n))),
        body.let("c", new Operation.Allocate(matrix, List.of(three, n))),
        body.let("d", new Operation.Allocate(matrix, List.of(n))),
        body.let("e", new Operation.Allocate(counts, List.of(n, three))));
  }

  @Test
  void parenthesesWhereNeeded() {
    Atom sum = body.operator(Kind.PLUS, x, y);
    Atom difference = body.operator(Kind.MINUS, x, sum);
    Atom negative = body.operator(Kind.NEGATE, body.operator(Kind.NEGATE, x));
    Atom quotient =
        body.operator(
            Kind.DIVIDE, body.operator(Kind.TIMES, x, y), body.operator(Kind.TIMES, x, y));
    Atom widened = body.operator(Kind.TIMES, x, body.apply(new Cast(Scalar.INT, Scalar.DOUBLE), n));
    Atom half = body.operator(Kind.DIVIDE, n, Constant.of(2));
    Atom whole = body.apply(new Cast(Scalar.INT, Scalar.DOUBLE), half);
    assertText(
        """
        return new Object[] {x - (x + y), -(-x), x * y / (x * y), x * n, (double) (n / 2), x + 1.0};
        """,
        difference,
        negative,
        quotient,
        widened,
        whole,
        body.operator(Kind.MINUS, x, Constant.of(-1.0)));
  }

  /** {@code a, b = b, a + b}. */
  @Test
  void valuesHandedOnInCircles() {
    Value a = number("a");
    Value b = number("b");
    Value i = values.fresh("i", Scalar.INT);
    BlockBuilder condition = body.inner();
    Atom less = condition.operator(Kind.LESS, i, n);
    BlockBuilder trip = body.inner();
    Atom sum = trip.operator(Kind.PLUS, a, b);
    Atom next = trip.operator(Kind.PLUS, i, Constant.of(1));
    Value last = number("a");
    body.append(
        new Statement.Loop(
            List.of(last, number("b"), values.fresh("i", Scalar.INT)),
            List.of(a, b, i),
            List.of(x, y, Constant.of(0)),
            condition.build(List.of(less)),
            trip.build(List.of(b, sum, next)),
            Origin.NONE));
    assertText(
        """
        double a = x;
        double b = y;
        for (int i = 0; i < n; i++) {
          double aOld = a;
          a = b;
          b = aOld + b;
        }
        return new Object[] {a};
        """,
        last);
  }

  /** Cotangents are summed up in one variable, under the user's lines. */
  @Test
  void cotangents() {
    body.at(new Origin(-1, 7, false).asAdjoint());
    Atom first = body.name(body.operator(Kind.STRONG_TIMES, y, x), "xBar");
    Atom second =
        body.name(body.operator(Kind.PLUS, first, body.operator(Kind.TIMES, y, x)), "xBar");
    body.at(new Origin(-1, 6, false).asAdjoint());
    Atom third = body.name(body.operator(Kind.MINUS, second, y), "xBar");
    Atom fourth = body.name(body.operator(Kind.TIMES, Constant.of(2.0), third), "xBar");
    assertText(
        """
        // s = x * \\ u0041;
        double xBar = y == 0 ? 0 : y * x;
        xBar += y * x;
        // t = $x;
        xBar -= y;
        xBar *= 2.0;
        return new Object[] {xBar};
        """,
        line -> line == 7 ? "  s = x * \\u0041;" : "t = $x;",
        fourth);
  }

  /** A line of thousands of terms would stand above each of its many parts. */
  @Test
  void longLine() {
    body.at(new Origin(-1, 7, false).asAdjoint());
    Atom product = body.name(body.operator(Kind.TIMES, y, x), "xBar");
    assertText(
        """
        // %s...
        double xBar = y * x;
        return new Object[] {xBar, xBar};
        """
            .formatted("a + b + ".repeat(25)),
        line -> "a + b + ".repeat(100) + "c",
        product,
        product);
  }

  /**
   * Comparisons, not a call; what is compared gets a name, and a constant's sign is no variable.
   */
  @Test
  void signs() {
    Method signum = new Method("java.lang.Math", "signum", List.of(Scalar.DOUBLE), Scalar.DOUBLE);
    Atom sum = body.name(body.operator(Kind.PLUS, x, y), "sum");
    Atom sign = body.apply(signum, sum);
    Atom one = body.apply(signum, Constant.of(3.0));
    assertText(
        """
        double sum = x + y;
        return new Object[] {(sum > 0 ? 1 : sum < 0 ? -1 : sum) * x, Math.signum(3.0)};
        """,
        body.operator(Kind.TIMES, sign, x),
        one);
  }

  @Test
  void branches() {
    Value z = number("z");
    BlockBuilder then = body.inner();
    Value root = then.let("z", new Operation.Apply(Method.math("sqrt", 1), List.of(x)));
    body.append(
        new Statement.If(
            List.of(z),
            body.operator(Kind.GREATER, x, Constant.of(0.0)),
            then.build(List.of(root)),
            new Block(List.of(), List.of(Constant.of(0.0))),
            Origin.NONE));
    Value both = values.temporary(Scalar.BOOLEAN);
    BlockBuilder right = body.inner();
    Atom compared = right.operator(Kind.LESS, z, y);
    body.append(
        new Statement.If(
            List.of(both),
            body.operator(Kind.GREATER, n, Constant.of(0)),
            right.build(List.of(compared)),
            new Block(List.of(), List.of(Constant.FALSE)),
            Origin.NONE));
    Value unchanged = number("z");
    BlockBuilder otherwise = body.inner();
    Value added = otherwise.let("z", operation(Kind.PLUS, z, y));
    body.append(
        new Statement.If(
            List.of(unchanged),
            both,
            new Block(List.of(), List.of(z)),
            otherwise.build(List.of(added)),
            Origin.NONE));
    assertText(
        """
        double z = 0.0;
        if (x > 0.0) {
          z = Math.sqrt(x);
        }
        if (!(n > 0 && z < y)) {
          z += y;
        }
        return new Object[] {z};
        """,
        unchanged);
  }

  /** What throws comes first, and what follows needs no {@code else}. */
  @Test
  void guards() {
    ObjectType type = new ObjectType("java.lang.IllegalArgumentException");
    ExternalMember constructor =
        new ExternalMember(
            ExternalMember.Kind.CONSTRUCTOR,
            type.className(),
            "",
            List.of(ObjectType.STRING),
            type,
            false,
            false);
    BlockBuilder then = body.inner();
    Value message = then.let(new Operation.Concatenate(List.of(Constant.of("n = "), n)));
    Value exception = then.let(new Operation.Extern(constructor, List.of(message)));
    then.append(new Statement.Throw(exception, Origin.NONE));
    BlockBuilder otherwise = body.inner();
    Value product = otherwise.let("p", operation(Kind.TIMES, x, y));
    Value p = number("p");
    body.append(
        new Statement.If(
            List.of(p),
            body.operator(Kind.LESS, n, Constant.of(0)),
            then.build(List.of()),
            otherwise.build(List.of(product)),
            Origin.NONE));
    assertText(
        """
        if (n < 0) {
          throw new IllegalArgumentException("n = " + n);
        }
        double p = x * y;
        return new Object[] {p, p};
        """,
        p,
        p);
  }

  /** A condition of several statements stands inside the loop. */
  @Test
  void loopTestedInside() {
    Value s = number("s");
    BlockBuilder condition = body.inner();
    Value root = condition.let("root", new Operation.Apply(Method.math("sqrt", 1), List.of(s)));
    Atom near = condition.operator(Kind.LESS, condition.operator(Kind.TIMES, root, root), root);
    BlockBuilder trip = body.inner();
    Value half = trip.let("s", operation(Kind.DIVIDE, s, Constant.of(2.0)));
    Value last = number("s");
    body.append(
        new Statement.Loop(
            List.of(last),
            List.of(s),
            List.of(x),
            condition.build(List.of(near)),
            trip.build(List.of(half)),
            Origin.NONE));
    assertText(
        """
        double s = x;
        while (true) {
          double root = Math.sqrt(s);
          if (!(root * root < root)) {
            break;
          }
          s /= 2.0;
        }
        return new Object[] {s};
        """,
        last);
  }

  /** A local must not hide the class that a call needs, nor be a keyword. */
  @Test
  void namesThatClash() {
    Value math = body.let("Math", operation(Kind.PLUS, x, y));
    Value sine = body.let("int", new Operation.Apply(Method.math("sin", 1), List.of(math)));
    Value again = body.let("x", operation(Kind.TIMES, math, sine));
    Value adjoint = body.let("adjoint", operation(Kind.TIMES, again, again));
    assertText(
        """
        double Math2 = x + y;
        double int_ = Math.sin(Math2);
        double x2 = Math2 * int_;
        double adjoint2 = x2 * x2;
        return new Object[] {adjoint2, adjoint2 - x, int_};
        """,
        adjoint,
        body.operator(Kind.MINUS, adjoint, x),
        sine);
  }

  /** A part of a long function, which has no use for its parameter: tapes do not take its place. */
  @Test
  void tapesHaveVariablesOfTheirOwn() {
    TapeType type = new TapeType(Scalar.DOUBLE, false);
    Code made = new Code("made");
    Value other = made.let(new TapeOperation.NewTape(type, null));
    made.append(new Statement.Push(other, made.real("x"), Origin.NONE));
    Code part = new Code("part");
    part.parameter("tape", type);
    Value z = part.real("z");
    Value first =
        part.branch(
            "u",
            part.less(z, Constant.of(1.0)),
            c -> {
              Value tape = c.fresh("tape", type);
              c.append(new Statement.Let(tape, new TapeOperation.NewTape(type, null), Origin.NONE));
              c.append(new Statement.Push(tape, z, Origin.NONE));
              return c.let(new TapeOperation.Pop(tape));
            },
            c -> z);
    Value second =
        part.branch(
            "v",
            part.less(z, Constant.of(2.0)),
            c -> {
              Value tape = c.fresh("tape", type);
              c.append(new Statement.Call(List.of(tape), "made", List.of(z), Origin.NONE));
              return c.let(new TapeOperation.Pop(tape));
            },
            c -> first);
    Code entry = new Code("f");
    Value start = entry.real("x");
    Value tape = entry.let(new TapeOperation.NewTape(type, null));
    Value result = entry.call("part", tape, start);
    List<Function> functions =
        List.of(entry.returns(result), part.returns(second), made.returns(other));
    Program program = new Program(functions, List.of(), List.of());
    Verifier.verify(program);
    EmittedPrograms.of(List.of(program));
  }
}
