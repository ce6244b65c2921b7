package dev.fluxion.processor.ir;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes programs as text, for tests and for people who debug. The same program always gives the
 * same text.
 */
public final class Printer {
  private final StringBuilder text = new StringBuilder();
  private int depth;

  private Printer() {}

  public static String print(Program program) {
    Printer printer = new Printer();
    for (Struct struct : program.structs()) {
      printer.line(
          "struct "
              + struct.name()
              + struct.members().stream()
                  .map(member -> member.type() + " " + member.name())
                  .collect(Collectors.joining(", ", "(", ")")));
    }
    for (Function constant : program.constants()) {
      printer.function("constant ", constant);
    }
    program.functions().forEach(function -> printer.function("", function));
    return printer.text.toString();
  }

  public static String print(Function function) {
    Printer printer = new Printer();
    printer.function("", function);
    return printer.text.toString();
  }

  public static String print(Statement statement) {
    Printer printer = new Printer();
    printer.statement(statement);
    return printer.text.toString();
  }

  public static String print(Block block) {
    Printer printer = new Printer();
    printer.block(block, "yield");
    return printer.text.toString();
  }

  private void function(String prefix, Function function) {
    String results =
        IntStream.range(0, function.results().size())
            .mapToObj(i -> function.results().get(i) + " " + function.resultNames().get(i))
            .collect(Collectors.joining(", ", "(", ")"));
    line(prefix + function.name() + definitions(function.parameters()) + " -> " + results + " {");
    inner(function.body(), "return");
    line("}" + (function.derivative() == null ? "" : " derivative " + function.derivative()));
  }

  private void inner(Block block, String exit) {
    depth++;
    block(block, exit);
    depth--;
  }

  private void block(Block block, String exit) {
    block.statements().forEach(this::statement);
    if (!block.results().isEmpty()) {
      line(exit + " " + atoms(block.results()));
    }
  }

  private void statement(Statement statement) {
    statement.accept(
        new Statement.Visitor<Void>() {
          @Override
          public Void visit(Statement.Let let) {
            line(definition(let.value()) + " = " + operation(let.operation()));
            return null;
          }

          @Override
          public Void visit(Statement.If branch) {
            line(assigned(branch.results()) + "if " + branch.condition() + " {");
            inner(branch.then(), "yield");
            if (!branch.otherwise().equals(Block.EMPTY)) {
              line("} else {");
              inner(branch.otherwise(), "yield");
            }
            line("}");
            return null;
          }

          @Override
          public Void visit(Statement.Loop loop) {
            String initial =
                IntStream.range(0, loop.parameters().size())
                    .mapToObj(
                        i -> definition(loop.parameters().get(i)) + " = " + loop.initial().get(i))
                    .collect(Collectors.joining(", ", "(", ")"));
            line(assigned(loop.results()) + "loop " + initial + " while {");
            inner(loop.condition(), "yield");
            line("} do {");
            inner(loop.body(), "yield");
            line("}");
            return null;
          }

          @Override
          public Void visit(Statement.Call call) {
            line(
                assigned(call.results())
                    + "call "
                    + call.callee()
                    + "("
                    + atoms(call.arguments())
                    + ")");
            return null;
          }

          @Override
          public Void visit(Statement.Store store) {
            line(store.array() + "[" + store.index() + "] = " + store.value());
            return null;
          }

          @Override
          public Void visit(Statement.TapeWrite write) {
            line(write.tape() + "[" + write.index() + "] = " + write.value());
            return null;
          }

          @Override
          public Void visit(Statement.Push push) {
            line("push " + push.tape() + ", " + push.value());
            return null;
          }

          @Override
          public Void visit(Statement.Throw thrown) {
            line("throw " + thrown.exception());
            return null;
          }
        });
  }

  /** The right-hand side alone. */
  static String operation(Operation operation) {
    return operation.accept(
        new Operation.Visitor<String>() {
          @Override
          public String visit(Operation.Apply apply) {
            List<Atom> operands = apply.operands();
            if (apply.primitive() instanceof Operator operator) {
              String sign = operator.kind().sign();
              return operands.size() == 1
                  ? sign + operands.get(0)
                  : operands.stream()
                      .map(Atom::toString)
                      .collect(Collectors.joining(" " + sign + " "));
            }
            if (apply.primitive() instanceof Method method) {
              String owner = method.owner().substring(method.owner().lastIndexOf('.') + 1);
              String mark =
                  method.constantOperand() < 0 ? "" : " /constant " + method.constantOperand();
              return owner + "." + method.name() + "(" + atoms(operands) + ")" + mark;
            }
            return apply.primitive() + " " + atoms(operands);
          }

          @Override
          public String visit(Operation.Select select) {
            return select.condition() + " ? " + select.whenTrue() + " : " + select.whenFalse();
          }

          @Override
          public String visit(Operation.Detach detach) {
            return "detach " + detach.operand();
          }

          @Override
          public String visit(Operation.Load load) {
            return load.array() + "[" + load.index() + "]";
          }

          @Override
          public String visit(Operation.Length length) {
            return length.array() + ".length";
          }

          @Override
          public String visit(Operation.NewArray array) {
            return "new " + array.type() + " {" + atoms(array.operands()) + "}";
          }

          @Override
          public String visit(Operation.Allocate allocation) {
            return "allocate " + allocation.type() + " " + atoms(allocation.operands());
          }

          @Override
          public String visit(Operation.Concatenate concatenate) {
            return "concatenate(" + atoms(concatenate.operands()) + ")";
          }

          @Override
          public String visit(Operation.Extern extern) {
            return "extern " + extern.member() + "(" + atoms(extern.operands()) + ")";
          }

          @Override
          public String visit(Operation.Pack pack) {
            return pack.type() + "(" + atoms(pack.operands()) + ")";
          }

          @Override
          public String visit(Operation.Field field) {
            return field.struct() + "." + field.index();
          }

          @Override
          public String visit(TapeOperation.NewTape tape) {
            return "new "
                + tape.type()
                + (tape.capacity() == null ? "" : "[" + tape.capacity() + "]");
          }

          @Override
          public String visit(TapeOperation.TapeRead read) {
            return read.tape() + "[" + read.index() + "]";
          }

          @Override
          public String visit(TapeOperation.Reserve reserve) {
            return "reserve " + reserve.tape() + ", " + reserve.count();
          }

          @Override
          public String visit(TapeOperation.Release release) {
            return "release " + release.tape() + ", " + release.count();
          }

          @Override
          public String visit(TapeOperation.Pop pop) {
            return "pop " + pop.tape();
          }
        });
  }

  private static String assigned(List<Value> values) {
    return values.isEmpty() ? "" : definitions(values) + " = ";
  }

  private static String definitions(List<Value> values) {
    return values.stream().map(Printer::definition).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String definition(Value value) {
    return value.type() + " " + value;
  }

  private static String atoms(List<Atom> atoms) {
    return atoms.stream().map(Atom::toString).collect(Collectors.joining(", "));
  }

  private void line(String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}
