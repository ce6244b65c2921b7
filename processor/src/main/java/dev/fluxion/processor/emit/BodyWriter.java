package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.fluxion.processor.emit.ParallelCopy.Copy;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body of one function as the body of a Java method. A visit tells whether control gets
 * past the statement, as javac sees it.
 */
final class BodyWriter implements Statement.Visitor<Boolean> {
  private static final int LONGEST_COMMENT = 200;

  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private final Function function;
  private final Folding folding;
  private final Variables variables;
  private final Declarations declarations;
  private final Locals locals;
  private final ExpressionWriter expressions;
  private final Assignments assignments;
  private final LoopWriter loops;
  private final CompanionNames companion;
  private final SourceLines lines;
  private final TapeSource tapes;
  private final JavaText text = new JavaText();

  /** The source line that the code being written belongs to; 0 outside the reverse sweep. */
  private int line;

  /**
   * Prepares to write.
   *
   * @param resultsInOrder whether the sink evaluates the results at once, in order
   */
  BodyWriter(
      Function original,
      boolean resultsInOrder,
      List<String> parameterNames,
      Set<String> reserved,
      CompanionNames companion,
      SourceLines lines,
      TapeSource tapes) {
    this.function = Preparation.prepare(original);
    this.folding = Folding.of(function, resultsInOrder);
    this.variables = Variables.of(function, folding);
    this.declarations = Declarations.of(function, folding, variables);
    Set<String> taken = new HashSet<>(reserved);
    taken.addAll(parameterNames);
    this.locals = new Locals(variables, new Wishes(function), taken);
    this.expressions = new ExpressionWriter(folding, locals::read, companion);
    this.assignments =
        new Assignments(folding, variables, locals, expressions, companion.types(), text);
    this.loops =
        new LoopWriter(
            new LoopCounters(folding, variables, declarations),
            locals,
            expressions,
            assignments,
            text,
            this::capture);
    this.companion = companion;
    this.lines = lines;
    this.tapes = tapes;
    for (int i = 0; i < parameterNames.size(); i++) {
      locals.bind(variables.of(function.parameters().get(i)), parameterNames.get(i));
    }
  }

  CodeBlock write(ResultSink sink) {
    boolean completes = statements(function.body());
    if (completes) {
      List<CodeBlock> results =
          function.body().results().stream().map(r -> expressions.of(r).code().block()).toList();
      text.add(Code.of("$L", sink.returnStatements(results)));
    }
    return text.build().block();
  }

  /** The result, if one expression says it; else null. */
  @Nullable CodeBlock expression() {
    return folding.isExpression(function.body())
        ? expressions.assigned(function.body().results().get(0)).code().block()
        : null;
  }

  /** Writes the statements; returns whether control reaches the end. */
  private boolean statements(Block block) {
    for (Statement statement : block.statements()) {
      if (folding.isFolded(statement)) {
        continue;
      }
      comment(statement);
      if (!statement.accept(this)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The user's line above the statements that carry derivatives back through it; not once more
   * after a simple one of the primal among them.
   */
  private void comment(Statement statement) {
    int now = statement.origin().adjoint() ? statement.origin().line() : 0;
    if (now == 0 && Values.blocks(statement).isEmpty()) {
      return;
    }
    if (now != line) {
      String source = now == 0 ? "" : shortened(lines.line(now).strip());
      // A backslash and a u would be read as an escape, even in a comment.
      text.comment(LINE_BREAK.matcher(source.replace("\\u", "\\ u")).replaceAll(" "));
      line = now;
    }
  }

  /** A line of thousands of terms has many parts, each with its comment. */
  private static String shortened(String line) {
    return line.length() <= LONGEST_COMMENT
        ? line
        : line.substring(0, LONGEST_COMMENT).strip() + " ...";
  }

  /**
   * The code of a block in a scope of its own.
   *
   * @param atEnd what to write where control reaches the end
   * @return the code, and whether control reaches the end
   */
  private LoopWriter.Inner capture(Block block, Runnable atEnd) {
    boolean[] completes = {false};
    int outer = line;
    locals.open();
    JavaText.Part part =
        text.capture(
            () -> {
              completes[0] = statements(block);
              if (completes[0]) {
                atEnd.run();
              }
            });
    locals.close();
    line = outer;
    return new LoopWriter.Inner(part, completes[0]);
  }

  @Override
  public Boolean visit(Statement.Let let) {
    Value value = let.value();
    Operation operation = let.operation();
    if (operation instanceof TapeOperation.NewTape tape) {
      newTape(value, tape);
    } else if (folding.isUsed(value) || !Operators.standsAlone(operation)) {
      assignments.assign(value, let);
    } else if (operation instanceof TapeOperation.Pop pop) {
      text.statement("$L.pop()", expressions.of(pop.tape()).code());
    } else {
      text.statement("$L", expressions.of(let).code());
    }
    return true;
  }

  private void newTape(Value value, TapeOperation.NewTape tape) {
    CodeBlock capacity =
        tape.capacity() == null ? null : expressions.of(tape.capacity()).code().block();
    Variable variable = variables.of(value);
    String name = locals.declare(variable);
    text.statement(
        "$T $L = $L",
        assignments.typeOf(variable),
        name,
        tapes.newTape(name, assignments.typeOf(variable), capacity));
  }

  @Override
  public Boolean visit(Statement.Call call) {
    if (call.results().isEmpty() || !folding.isUsed(call.results().get(0))) {
      text.statement("$L", expressions.of(call).code());
    } else {
      assignments.assign(call.results().get(0), call);
    }
    return true;
  }

  @Override
  public Boolean visit(Statement.Store store) {
    assignments.store(store);
    return true;
  }

  @Override
  public Boolean visit(Statement.TapeWrite write) {
    text.statement(
        ((TapeType) write.tape().type()).indexed() ? "$L[$L] = $L" : "$L.set($L, $L)",
        expressions.of(write.tape()).code(),
        expressions.of(write.index()).code(),
        expressions.assigned(write.value()).code());
    return true;
  }

  @Override
  public Boolean visit(Statement.Push push) {
    text.statement(
        "$L.push($L)", expressions.of(push.tape()).code(), expressions.of(push.value()).code());
    return true;
  }

  @Override
  public Boolean visit(Statement.Throw thrown) {
    text.statement("throw $L", expressions.of(thrown.exception()).code());
    return false;
  }

  @Override
  public Boolean visit(Statement.Loop loop) {
    Set<Variable> initialized = new HashSet<>();
    loop.parameters().forEach(p -> initialized.add(variables.of(p)));
    declareAhead(loop, initialized);
    return loops.write(loop);
  }

  /** Declares what is assigned inside the statement and lives on after it. */
  private void declareAhead(Statement statement, Set<Variable> initialized) {
    for (Variable variable : declarations.at(statement)) {
      if (!initialized.contains(variable) && !locals.isDeclared(variable)) {
        assignments.declare(variable);
      }
    }
  }

  @Override
  public Boolean visit(Statement.If branch) {
    if (folding.isExpression(branch)) {
      assignments.assign(branch.results().get(0), branch);
      return true;
    }
    boolean hasDefault = hasDefault(branch);
    if (hasDefault) {
      assignments.write(assignments.copies(branch.results(), branch.otherwise().results()));
    }
    declareAhead(branch, Set.of());
    Code condition = expressions.of(branch.condition()).code();
    LoopWriter.Inner then = arm(branch, branch.then());
    LoopWriter.Inner otherwise =
        hasDefault
            ? new LoopWriter.Inner(new JavaText.Part(Code.EMPTY, false), true)
            : arm(branch, branch.otherwise());
    if (then.part().isEmpty() && !otherwise.part().isEmpty()) {
      condition = expressions.not(branch.condition()).code();
      write(condition, otherwise.part(), then.part());
    } else {
      write(condition, then.part(), otherwise.part());
    }
    return then.completes() || otherwise.completes();
  }

  private LoopWriter.Inner arm(Statement.If branch, Block block) {
    return capture(
        block, () -> assignments.write(assignments.copies(branch.results(), block.results())));
  }

  private void write(Code condition, JavaText.Part then, JavaText.Part otherwise) {
    Code.Builder code = Code.builder();
    code.add("if ($L) {\n$>", condition).add(then.code());
    if (otherwise.isEmpty()) {
      code.add("$<}\n");
    } else if (otherwise.isBranch()) {
      code.add("$<} else ").add(otherwise.code());
    } else {
      code.add("$<} else {\n$>").add(otherwise.code()).add("$<}\n");
    }
    text.addBranch(code.build());
  }

  /**
   * Whether the results can be declared with what the other branch yields, constants or variables,
   * so that only {@code if} assigns.
   */
  private boolean hasDefault(Statement.If branch) {
    if (!branch.otherwise().statements().isEmpty() || branch.then().isAbrupt()) {
      return false;
    }
    List<Copy> copies = assignments.copies(branch.results(), branch.otherwise().results());
    List<Variable> declared = declarations.at(branch);
    return !copies.isEmpty()
        && copies.stream().allMatch(c -> declared.contains(c.target()) && isPlain(c.source()));
  }

  private boolean isPlain(Atom atom) {
    return atom instanceof Constant || !folding.isFolded(atom);
  }
}
