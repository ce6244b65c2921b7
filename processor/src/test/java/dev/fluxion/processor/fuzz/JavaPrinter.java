package dev.fluxion.processor.fuzz;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a random program as Java, with as few parentheses as Java allows. */
final class JavaPrinter {
  private final RandomProgram program;
  private final StringBuilder out = new StringBuilder();
  private int indent;

  JavaPrinter(RandomProgram program) {
    this.program = program;
  }

  String print() {
    line("package random;");
    line("");
    line("import dev.fluxion.Constant;");
    line("import dev.fluxion.Differentiable;");
    line("import dev.fluxion.Tensor;");
    line("import java.util.Arrays;");
    line("");
    line(
        "@SuppressWarnings({\"cast\", \"divzero\", \"fallthrough\", \"fluxion\", \"lossy-conversions\"})");
    line("final class " + program.className + " {");
    indent++;
    for (Variable constant : program.constants) {
      line(
          "private static final "
              + constant.type
              + " "
              + constant.name
              + " = "
              + constant(constant)
              + ";");
    }
    records();
    String wrt =
        program.wrt.stream().map(v -> '"' + v.name + '"').collect(Collectors.joining(", "));
    line("@Differentiable" + (wrt.isEmpty() ? "" : "(wrt = {" + wrt + "})"));
    routine("static ", program.main);
    for (Routine helper : program.helpers) {
      if (!helper.isOfRecord()) {
        routine("private static ", helper);
      }
    }
    indent--;
    line("}");
    return out.toString();
  }

  private void records() {
    line("record " + header(Type.PAIR) + " {");
    indent++;
    program.accessors.forEach(accessor -> routine("public ", accessor));
    program.helpers.stream().filter(Routine::isOfRecord).forEach(r -> routine("", r));
    indent--;
    line("}");
    line("record " + header(Type.PACK) + " {}");
    line("record " + header(Type.UNIT) + " {");
    indent++;
    if (program.constructor != null) {
      line("Unit {");
      body(program.constructor.body);
      line("}");
    }
    indent--;
    line("}");
  }

  private static String header(Type record) {
    return record.components().stream()
        .map(Type.Component::toString)
        .collect(Collectors.joining(", ", record + "(", ")"));
  }

  private static String constant(Variable constant) {
    if (constant.constant instanceof double[] array) {
      return java.util.Arrays.stream(array)
          .mapToObj(String::valueOf)
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return literal(constant.type, constant.constant);
  }

  private void routine(String modifiers, Routine routine) {
    String parameters =
        routine.parameters.stream()
            .skip(routine.isOfRecord() ? 1 : 0)
            .map(
                p ->
                    (p.role == Variable.Role.CONSTANT_PARAMETER && p.type != Type.INT
                            ? "@Constant "
                            : "")
                        + p.type
                        + " "
                        + p.name)
            .collect(Collectors.joining(", "));
    line(modifiers + routine.result + " " + routine.name + "(" + parameters + ") {");
    body(routine.body);
    line("}");
  }

  private void body(List<Stmt> statements) {
    indent++;
    statements.forEach(this::statement);
    indent--;
  }

  private void statement(Stmt statement) {
    if (statement instanceof Stmt.Declare s) {
      String modifier = s.variable().role == Variable.Role.FINAL_LOCAL ? "final " : "";
      String type = s.inferred() ? "var" : s.variable().type.toString();
      String value = s.value() == null ? "" : " = " + text(s.value(), 1);
      line(modifier + type + " " + s.variable() + value + ";");
    } else if (statement instanceof Stmt.Run s) {
      line(text(s.expression(), 0) + ";");
    } else if (statement instanceof Stmt.If s) {
      line("if (" + text(s.condition(), 0) + ") {");
      body(s.yes());
      if (!s.no().isEmpty()) {
        line("} else {");
        body(s.no());
      }
      line("}");
    } else if (statement instanceof Stmt.For s) {
      String updates = s.updates().stream().map(u -> text(u, 0)).collect(Collectors.joining(", "));
      line(
          label(s.label())
              + "for ("
              + s.counter().type
              + " "
              + s.counter()
              + " = "
              + text(s.start(), 1)
              + "; "
              + text(s.condition(), 0)
              + "; "
              + updates
              + ") {");
      body(s.body());
      line("}");
    } else if (statement instanceof Stmt.ForEach s) {
      String header = s.element().type + " " + s.element() + " : " + text(s.array(), 2);
      line(label(s.label()) + "for (" + header + ") {");
      body(s.body());
      line("}");
    } else if (statement instanceof Stmt.While s) {
      line(label(s.label()) + "while (" + text(s.condition(), 0) + ") {");
      body(s.body());
      line("}");
    } else if (statement instanceof Stmt.Do s) {
      line(label(s.label()) + "do {");
      body(s.body());
      line("} while (" + text(s.condition(), 0) + ");");
    } else if (statement instanceof Stmt.Switch s) {
      line("switch (" + text(s.selector(), 0) + ") {");
      indent++;
      for (Stmt.Case c : s.cases()) {
        line(labels(c.labels()) + (s.arrows() ? " -> {" : ":"));
        body(c.body());
        if (s.arrows()) {
          line("}");
        }
      }
      indent--;
      line("}");
    } else if (statement instanceof Stmt.Block s) {
      line(label(s.label()) + "{");
      body(s.body());
      line("}");
    } else if (statement instanceof Stmt.Break s) {
      line("break" + (s.label() == null ? "" : " " + s.label()) + ";");
    } else if (statement instanceof Stmt.Continue s) {
      line("continue" + (s.label() == null ? "" : " " + s.label()) + ";");
    } else if (statement instanceof Stmt.Return s) {
      line(s.value() == null ? "return;" : "return " + text(s.value(), 0) + ";");
    } else if (statement instanceof Stmt.Fill s) {
      line("Arrays.fill" + arguments(List.of(s.array(), s.value())) + ";");
    } else if (statement instanceof Stmt.Move s) {
      line(
          (program.qualified ? "java.lang." : "")
              + "System.arraycopy"
              + arguments(List.of(s.from(), s.fromIndex(), s.to(), s.toIndex(), s.length()))
              + ";");
    } else if (statement instanceof Stmt.Throw s) {
      line("throw new IllegalStateException(\"" + s.message() + "\");");
    }
  }

  private static String label(String label) {
    return label == null ? "" : label + ": ";
  }

  private static String labels(List<Integer> labels) {
    return labels.isEmpty()
        ? "default"
        : "case " + labels.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private void line(String text) {
    out.append("  ".repeat(text.isEmpty() ? 0 : indent)).append(text).append('\n');
  }

  /** The expression, in parentheses where it binds less than asked for. */
  private String text(Expr expression, int binding) {
    String text = text(expression);
    return binds(expression) < binding ? "(" + text + ")" : text;
  }

  private static int binds(Expr expression) {
    if (expression instanceof Expr.Assign || expression instanceof Expr.Store) {
      return 1;
    } else if (expression instanceof Expr.Choice) {
      return 2;
    } else if (expression instanceof Expr.Binary b) {
      return operatorBinds(b.operator());
    } else if (expression instanceof Expr.Unary
        || expression instanceof Expr.Convert
        || expression instanceof Expr.Step
        || expression instanceof Expr.ElementStep) {
      return 14;
    } else if (expression instanceof Expr.Initializer
        || expression instanceof Expr.Zeros
        || expression instanceof Expr.Make) {
      return 15;
    } else if (expression instanceof Expr.Same) {
      return 8;
    } else if (expression instanceof Expr.Literal l && text(l).startsWith("-")) {
      return 14;
    } else if (expression instanceof Expr.SwitchValue) {
      return 0;
    }
    return 16;
  }

  private static int operatorBinds(String operator) {
    return switch (operator) {
      case "||" -> 3;
      case "&&" -> 4;
      case "|" -> 5;
      case "^" -> 6;
      case "&" -> 7;
      case "==", "!=" -> 8;
      case "<", "<=", ">", ">=" -> 9;
      case "<<", ">>", ">>>" -> 10;
      case "+", "-" -> 11;
      default -> 12;
    };
  }

  private static String text(Expr.Literal literal) {
    return literal(literal.type(), literal.value());
  }

  private String text(Expr expression) {
    if (expression instanceof Expr.Literal e) {
      return text(e);
    } else if (expression instanceof Expr.Read e) {
      return e.variable().name;
    } else if (expression instanceof Expr.Element e) {
      return element(e.array(), e.index());
    } else if (expression instanceof Expr.Length e) {
      return text(e.array(), 16) + ".length";
    } else if (expression instanceof Expr.Store e) {
      String target = element(e.array(), e.index());
      return target + " " + e.operator() + "= " + text(e.value(), 1);
    } else if (expression instanceof Expr.ElementStep e) {
      String target = element(e.array(), e.index());
      return e.prefix() ? e.sign() + target : target + e.sign();
    } else if (expression instanceof Expr.Initializer e) {
      return e.elements().stream()
          .map(x -> text(x, 1))
          .collect(Collectors.joining(", ", "new " + e.type() + " {", "}"));
    } else if (expression instanceof Expr.Zeros e) {
      String rows = e.type() == Type.MATRIX ? "[2]" : "";
      return "new "
          + (e.type() == Type.PAIRS ? "Pair" : "double")
          + "["
          + text(e.length(), 0)
          + "]"
          + rows;
    } else if (expression instanceof Expr.Clone e) {
      return text(e.array(), 16) + ".clone()";
    } else if (expression instanceof Expr.CopyOf e) {
      return e.from() == null
          ? "Arrays.copyOf" + arguments(List.of(e.array(), e.to()))
          : "Arrays.copyOfRange" + arguments(List.of(e.array(), e.from(), e.to()));
    } else if (expression instanceof Expr.Sum e) {
      return "Arrays.stream(" + text(e.array(), 0) + ").sum()";
    } else if (expression instanceof Expr.Same e) {
      return text(e.left(), 9) + " == " + text(e.right(), 9);
    } else if (expression instanceof Expr.Unary e) {
      String operand = text(e.operand(), 14);
      // -(-x) is not --x.
      boolean clash = operand.startsWith("-") || operand.startsWith("+");
      return e.operator() + (clash ? "(" + operand + ")" : operand);
    } else if (expression instanceof Expr.Binary e) {
      int binds = operatorBinds(e.operator());
      return text(e.left(), binds) + " " + e.operator() + " " + text(e.right(), binds + 1);
    } else if (expression instanceof Expr.Choice e) {
      return text(e.condition(), 3) + " ? " + text(e.yes(), 2) + " : " + text(e.no(), 2);
    } else if (expression instanceof Expr.Convert e) {
      String operand = text(e.operand(), 14);
      boolean clash = operand.startsWith("-") || operand.startsWith("+");
      return "(" + e.type() + ") " + (clash ? "(" + operand + ")" : operand);
    } else if (expression instanceof Expr.MathCall e) {
      return (program.qualified ? "java.lang." : "")
          + e.function().javaName()
          + arguments(e.arguments());
    } else if (expression instanceof Expr.Invoke e) {
      return invocation(e);
    } else if (expression instanceof Expr.Make e) {
      return "new " + e.type() + arguments(e.components());
    } else if (expression instanceof Expr.Part e) {
      return text(e.object(), 16) + "." + e.component().name() + (e.direct() ? "" : "()");
    } else if (expression instanceof Expr.TensorCall e) {
      return e.name().equals("vector")
          ? "Tensor.vector" + arguments(e.arguments())
          : text(e.arguments().get(0), 16)
              + "."
              + e.name()
              + arguments(e.arguments().subList(1, e.arguments().size()));
    } else if (expression instanceof Expr.Nothing) {
      return "null";
    } else if (expression instanceof Expr.Assign e) {
      return e.target() + " " + e.operator() + "= " + text(e.value(), 1);
    } else if (expression instanceof Expr.Step e) {
      return e.prefix() ? e.sign() + e.target() : e.target() + e.sign();
    }
    return switchText((Expr.SwitchValue) expression);
  }

  private String invocation(Expr.Invoke e) {
    List<Expr> arguments = e.arguments();
    return e.routine().isOfRecord()
        ? text(arguments.get(0), 16)
            + "."
            + e.routine().name
            + arguments(arguments.subList(1, arguments.size()))
        : e.routine().name + arguments(arguments);
  }

  private String switchText(Expr.SwitchValue e) {
    JavaPrinter inner = new JavaPrinter(program);
    inner.indent = indent + 1;
    for (Expr.Arm arm : e.arms()) {
      if (arm.body().isEmpty()) {
        inner.line(labels(arm.labels()) + " -> " + inner.text(arm.value(), 1) + ";");
      } else {
        inner.line(labels(arm.labels()) + " -> {");
        inner.body(arm.body());
        String value = inner.text(arm.value(), 0);
        // javac takes yield (… a, b …) for a call, and looks no further than the first bracket.
        String whole = value.startsWith("(") ? "(" + value + ")" : value;
        inner.line("  yield " + whole + ";");
        inner.line("}");
      }
    }
    return "switch (" + text(e.selector(), 0) + ") {\n" + inner.out + "  ".repeat(indent) + "}";
  }

  private String element(Expr array, Expr index) {
    return text(array, 16) + "[" + text(index, 0) + "]";
  }

  private String arguments(List<Expr> arguments) {
    return arguments.stream().map(this::argument).collect(Collectors.joining(", ", "(", ")"));
  }

  /** {@code null} says of what type, as methods may have others of the same name beside them. */
  private String argument(Expr argument) {
    return argument instanceof Expr.Nothing nothing
        ? "(" + nothing.type() + ") null"
        : text(argument, 0);
  }

  private static String literal(Type type, Object value) {
    return value + (type == Type.FLOAT ? "f" : type == Type.LONG ? "L" : "");
  }
}
