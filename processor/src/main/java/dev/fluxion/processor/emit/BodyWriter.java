package dev.fluxion.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.fluxion.processor.emit.Variables.Variable;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the body of one function as the body of a Java method. */
final class BodyWriter {
  private final Folding folding;
  private final Variables variables;
  private final ExpressionWriter expressions;
  private final CompanionNames companion;
  private final SourceLines lines;
  private final TapeSource tapes;
  private final LocalNames locals;
  private final Map<Variable, String> names = new HashMap<>();

  /** While a cycle of copies is resolved: variables whose old value is read from elsewhere. */
  private final Map<Variable, String> saved = new HashMap<>();

  private final Function function;
  private final CodeBlock.Builder code = CodeBlock.builder();

  BodyWriter(
      Function original,
      List<String> parameterNames,
      Set<String> reserved,
      CompanionNames companion,
      SourceLines lines,
      TapeSource tapes) {
    this.function = original.withBody(copy(original.body()));
    this.folding = Folding.of(function);
    this.variables = Variables.of(function, folding);
    this.expressions = new ExpressionWriter(folding, variables, this::nameOf, companion);
    this.companion = companion;
    this.lines = lines;
    this.tapes = tapes;
    Set<String> taken = new HashSet<>(reserved);
    taken.addAll(parameterNames);
    this.locals = new LocalNames(taken);
    for (int i = 0; i < parameterNames.size(); i++) {
      names.put(variables.of(function.parameters().get(i)), parameterNames.get(i));
    }
  }

  /**
   * A copy in which every block is an object of its own, as the emitter tells blocks apart by
   * identity.
   */
  private static Block copy(Block block) {
    List<Statement> statements = new ArrayList<>();
    for (Statement s : block.statements()) {
      if (s instanceof Statement.If i) {
        statements.add(
            new Statement.If(
                i.results(), i.condition(), copy(i.then()), copy(i.otherwise()), i.origin()));
      } else if (s instanceof Statement.Loop l) {
        statements.add(
            new Statement.Loop(
                l.results(),
                l.parameters(),
                l.initial(),
                copy(l.condition()),
                copy(l.body()),
                l.origin()));
      } else {
        statements.add(s);
      }
    }
    return new Block(statements, block.results());
  }

  CodeBlock write(ResultSink sink) {
    boolean completes = statements(function.body());
    if (completes) {
      List<CodeBlock> results = new ArrayList<>();
      function.body().results().forEach(r -> results.add(expressions.of(r).code()));
      code.add(sink.returnStatements(results));
    }
    return code.build();
  }

  private CodeBlock nameOf(Variable variable) {
    String name = saved.get(variable);
    if (name == null) {
      name = names.get(variable);
    }
    if (name == null) {
      throw new IllegalStateException("read before it is declared: " + variable.members());
    }
    return CodeBlock.of("$L", name);
  }

  // Statements -------------------------------------------------------------------------------

  /** Writes the statements; returns whether control reaches the end. */
  private boolean statements(Block block) {
    int lastLine = 0;
    for (Statement statement : block.statements()) {
      if (statement.results().size() == 1 && folding.isFolded(statement.results().get(0))) {
        continue;
      }
      lastLine = comment(statement, lastLine);
      predeclare(statement, block);
      if (!statement(statement, block)) {
        return false;
      }
    }
    return true;
  }

  /** The user's line above the statements that carry derivatives back through it. */
  private int comment(Statement statement, int lastLine) {
    int line = statement.origin().adjoint() ? statement.origin().line() : 0;
    if (line > 0 && line != lastLine) {
      String text = lines.line(line).strip();
      if (!text.isEmpty()) {
        // A backslash and a u would be read as an escape, even in a comment.
        code.add("// $L\n", text.replace("\\u", "\\ u"));
      }
    }
    return line > 0 ? line : lastLine;
  }

  /**
   * Declares the variables that statements inside this one assign, and that are at home around it.
   */
  private void predeclare(Statement statement, Block block) {
    Set<Variable> inside = new LinkedHashSet<>();
    for (Block inner : Values.blocks(statement)) {
      Values.forEachDefinition(inner, v -> addVariable(v, inside));
    }
    if (statement instanceof Statement.If branch) {
      branch.results().forEach(v -> addVariable(v, inside));
    }
    if (statement instanceof Statement.Loop loop) {
      // These are declared with their first values.
      loop.parameters().stream()
          .filter(p -> isNeeded(p))
          .map(variables::of)
          .forEach(inside::remove);
    }
    for (Variable variable : inside) {
      if (variable.isDeclaredIn(block) && !names.containsKey(variable)) {
        declare(variable);
        code.addStatement(
            "$T $L", companion.types().of(variable.members().get(0).type()), nameOf(variable));
      }
    }
  }

  private void addVariable(Value value, Set<Variable> set) {
    if (!folding.isFolded(value) && folding.isUsed(value)) {
      set.add(variables.of(value));
    }
  }

  private void declare(Variable variable) {
    names.put(variable, locals.fresh(variable.wish()));
  }

  private boolean statement(Statement statement, Block block) {
    if (statement instanceof Statement.Let let) {
      let(let);
    } else if (statement instanceof Statement.If branch) {
      return branch(branch);
    } else if (statement instanceof Statement.Loop loop) {
      return loop(loop, block);
    } else if (statement instanceof Statement.Call call) {
      call(call);
    } else if (statement instanceof Statement.Store store) {
      store(store);
    } else if (statement instanceof Statement.TapeWrite write) {
      code.addStatement(
          "$L[$L] = $L",
          expressions.of(write.tape()).code(),
          expressions.of(write.index()).code(),
          expressions.of(write.value()).code());
    } else if (statement instanceof Statement.Push push) {
      code.addStatement(
          "$L.push($L)", expressions.of(push.tape()).code(), expressions.of(push.value()).code());
    } else if (statement instanceof Statement.Throw t) {
      code.addStatement("throw $L", expressions.of(t.exception()).code());
      return false;
    }
    return true;
  }

  private void store(Statement.Store store) {
    CodeBlock element =
        CodeBlock.of(
            "$L[$L]",
            expressions.of(store.array()).in(Expression.PRIMARY),
            expressions.of(store.index()).code());
    Atom added = added(store);
    if (added == null) {
      code.addStatement("$L = $L", element, expressions.of(store.value()).code());
      return;
    }
    Atom negated = expressions.negated(added);
    code.addStatement(
        "$L $L $L",
        element,
        negated == null ? "+=" : "-=",
        expressions.of(negated == null ? added : negated).code());
  }

  /** What {@code a[i] = a[i] + e} adds; null if the statement is nothing of that kind. */
  private @Nullable Atom added(Statement.Store store) {
    if (!(store.value() instanceof Value sum)
        || !folding.isFolded(sum)
        || !(folding.definition(sum) instanceof Statement.Let let)
        || !(let.operation() instanceof Operation.Apply apply)
        || !(apply.primitive() instanceof Operator operator)
        || operator.kind() != Operator.Kind.PLUS
        || !(apply.operands().get(0) instanceof Value old)
        || !folding.isFolded(old)
        || !(folding.definition(old) instanceof Statement.Let read)
        || !(read.operation() instanceof Operation.Load load)) {
      return null;
    }
    boolean isSame = load.array().equals(store.array()) && load.index().equals(store.index());
    return isSame ? apply.operands().get(1) : null;
  }

  private void let(Statement.Let let) {
    Value value = let.value();
    boolean isVoid = let.operation() instanceof Operation.Extern extern && extern.member().isVoid();
    boolean isCall =
        let.operation() instanceof Operation.Extern || let.operation() instanceof Operation.Pop;
    if (isVoid || (isCall && !folding.isUsed(value))) {
      code.addStatement("$L", expressions.of(let.operation()).code());
      return;
    }
    if (let.operation() instanceof Operation.NewTape tape) {
      CodeBlock capacity = tape.capacity() == null ? null : expressions.of(tape.capacity()).code();
      declare(variables.of(value));
      String name = nameOf(variables.of(value)).toString();
      code.addStatement(
          "$T $L = $L",
          companion.types().of(tape.type()),
          name,
          tapes.newTape(name, companion.types().of(tape.type()), capacity));
      return;
    }
    if (!isCompound(let)) {
      assign(value, unwidened(let.operation()).code());
    }
  }

  /** Java widens by itself in an assignment. */
  private Expression unwidened(Operation operation) {
    if (operation instanceof Operation.Apply apply
        && apply.primitive() instanceof dev.fluxion.processor.ir.Cast cast
        && cast.from() != Scalar.BOOLEAN
        && cast.to().compareTo(Scalar.INT) > 0
        && cast.from().compareTo(cast.to()) < 0) {
      return expressions.of(apply.operands().get(0));
    }
    return expressions.of(operation);
  }

  private void assign(Value target, CodeBlock expression) {
    Variable variable = variables.of(target);
    if (names.containsKey(variable)) {
      code.addStatement("$L = $L", names.get(variable), expression);
    } else {
      declare(variable);
      code.addStatement(
          "$T $L = $L", companion.types().of(target.type()), nameOf(variable), expression);
    }
  }

  /**
   * Writes {@code x = x + e} as {@code x += e}; returns false where the statement is nothing of
   * that kind.
   */
  private boolean isCompound(Statement.Let let) {
    Variable target = variables.of(let.value());
    return names.containsKey(target) && compound(target, let.operation(), "$L;\n");
  }

  private boolean compound(Variable target, Operation operation, String form) {
    if (!(operation instanceof Operation.Apply apply)
        || !(apply.primitive() instanceof Operator operator)
        || saved.containsKey(target)) {
      return false;
    }
    Operator.Kind kind = operator.kind();
    boolean commutes = kind == Operator.Kind.PLUS || kind == Operator.Kind.TIMES;
    boolean isArithmetic = commutes || kind == Operator.Kind.MINUS || kind == Operator.Kind.DIVIDE;
    if (!isArithmetic) {
      return false;
    }
    Atom left = apply.operands().get(0);
    Atom right = apply.operands().get(1);
    boolean isLeft = isIn(left, target);
    if (!isLeft && !(commutes && isIn(right, target))) {
      return false;
    }
    Atom operand = isLeft ? right : left;
    Atom negated = expressions.negated(operand);
    if (negated != null && (kind == Operator.Kind.PLUS || kind == Operator.Kind.MINUS)) {
      kind = kind == Operator.Kind.PLUS ? Operator.Kind.MINUS : Operator.Kind.PLUS;
      operand = negated;
    }
    String name = nameOf(target).toString();
    boolean isStep =
        operator.operand() == Scalar.INT
            && operand.equals(Constant.of(1))
            && (kind == Operator.Kind.PLUS || kind == Operator.Kind.MINUS);
    CodeBlock statement =
        isStep
            ? CodeBlock.of("$L$L", name, kind.sign().repeat(2))
            : CodeBlock.of("$L $L= $L", name, kind.sign(), expressions.of(operand).code());
    code.add("$L" + form.substring(2), statement);
    return true;
  }

  private boolean isIn(Atom atom, Variable variable) {
    return atom instanceof Value value
        && !folding.isFolded(value)
        && variables.of(value) == variable;
  }

  private void call(Statement.Call call) {
    CodeBlock invocation =
        CodeBlock.of("$L($L)", companion.method(call.callee()), expressions.list(call.arguments()));
    List<Value> results = call.results();
    if (results.isEmpty()) {
      code.addStatement("$L", invocation);
    } else if (results.size() == 1) {
      if (folding.isUsed(results.get(0))) {
        assign(results.get(0), invocation);
      } else {
        code.addStatement("$L", invocation);
      }
    } else {
      Resulting result = new Resulting(companion, call.callee(), results.size());
      String name = locals.fresh(call.callee() + "Results");
      code.addStatement("$T $L = $L", result.type(), name, invocation);
      for (int i = 0; i < results.size(); i++) {
        if (folding.isUsed(results.get(i))) {
          assign(results.get(i), CodeBlock.of("$L.$L()", name, result.component(i)));
        }
      }
    }
  }

  /** The record that a function with several results returns. */
  record Resulting(CompanionNames companion, String function, int size) {
    com.palantir.javapoet.TypeName type() {
      return companion
          .types()
          .of(new dev.fluxion.processor.ir.StructType(companion.resultType(function)));
    }

    String component(int index) {
      return companion.resultComponent(function, index);
    }
  }

  private boolean branch(Statement.If branch) {
    CodeBlock condition = expressions.of(branch.condition()).code();
    CodeBlock then = inner(branch.then(), () -> copies(branch.results(), branch.then()));
    boolean thenCompletes = completed;
    CodeBlock otherwise =
        inner(branch.otherwise(), () -> copies(branch.results(), branch.otherwise()));
    boolean otherCompletes = completed;
    if (then.isEmpty() && otherwise.isEmpty()) {
      return true;
    }
    if (then.isEmpty()) {
      code.beginControlFlow("if ($L)", expressions.not(branch.condition()).code())
          .add(otherwise)
          .endControlFlow();
    } else if (otherwise.isEmpty()) {
      code.beginControlFlow("if ($L)", condition).add(then).endControlFlow();
    } else {
      code.beginControlFlow("if ($L)", condition)
          .add(then)
          .nextControlFlow("else")
          .add(otherwise)
          .endControlFlow();
    }
    return thenCompletes || otherCompletes;
  }

  private boolean completed;

  /**
   * The code of a block in a scope of its own, with {@code atEnd} at its end if control gets there.
   */
  private CodeBlock inner(Block block, Runnable atEnd) {
    CodeBlock.Builder outer = CodeBlock.builder().add(code.build());
    code.clear();
    locals.open();
    boolean completes = statements(block);
    if (completes) {
      atEnd.run();
    }
    locals.close();
    CodeBlock result = code.build();
    code.clear();
    code.add(outer.build());
    completed = completes;
    return result;
  }

  // Copies -----------------------------------------------------------------------------------

  private void copies(List<Value> targets, Block block) {
    parallel(copyList(targets, block.results()));
  }

  private List<ParallelCopy.Copy> copyList(List<Value> targets, List<Atom> sources) {
    List<ParallelCopy.Copy> copies = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      if (isNeeded(targets.get(i))) {
        Variable target = variables.of(targets.get(i));
        if (!isIn(sources.get(i), target)) {
          copies.add(new ParallelCopy.Copy(target, sources.get(i), reads(sources.get(i))));
        }
      }
    }
    return copies;
  }

  /** Whether anybody reads the variable that the value is in. */
  private boolean isNeeded(Value value) {
    return variables.of(value).members().stream().anyMatch(folding::isUsed);
  }

  private Set<Variable> reads(Atom atom) {
    Set<Variable> reads = new HashSet<>();
    addReads(atom, reads);
    return reads;
  }

  private void addReads(Atom atom, Set<Variable> reads) {
    if (!(atom instanceof Value value)) {
      return;
    }
    if (!folding.isFolded(value)) {
      reads.add(variables.of(value));
      return;
    }
    Statement definition = folding.definition(value);
    Values.operands(definition).forEach(a -> addReads(a, reads));
    Values.blocks(definition).forEach(b -> b.results().forEach(a -> addReads(a, reads)));
  }

  private void parallel(List<ParallelCopy.Copy> copies) {
    new ParallelCopy(this::copy, this::save).run(copies);
    saved.clear();
  }

  private void copy(ParallelCopy.Copy copy) {
    if (copy.source() instanceof Value value
        && folding.isFolded(value)
        && folding.definition(value) instanceof Statement.Let let
        && names.containsKey(copy.target())
        && compound(copy.target(), let.operation(), "$L;\n")) {
      return;
    }
    CodeBlock source = expressions.of(copy.source()).code();
    if (names.containsKey(copy.target())) {
      code.addStatement("$L = $L", names.get(copy.target()), source);
    } else {
      declare(copy.target());
      code.addStatement("$T $L = $L", typeOf(copy.target()), names.get(copy.target()), source);
    }
  }

  private com.palantir.javapoet.TypeName typeOf(Variable variable) {
    return companion.types().of(variable.members().get(0).type());
  }

  private void save(Variable variable) {
    String name = locals.fresh(names.getOrDefault(variable, "") + "Old");
    code.addStatement("$T $L = $L", typeOf(variable), name, nameOf(variable));
    saved.put(variable, name);
  }

  // Loops ------------------------------------------------------------------------------------

  private boolean loop(Statement.Loop loop, Block block) {
    int counter = counter(loop, block);
    List<ParallelCopy.Copy> initial = new ArrayList<>(copyList(loop.parameters(), loop.initial()));
    if (counter >= 0) {
      Variable variable = variables.of(loop.parameters().get(counter));
      initial.removeIf(c -> c.target() == variable);
    }
    parallel(initial);
    for (Value parameter : loop.parameters()) {
      // What starts with the value it has already is declared by what gave it that value.
      if (isNeeded(parameter) && counter < 0 && !names.containsKey(variables.of(parameter))) {
        throw new IllegalStateException("a loop parameter without a first value: " + parameter);
      }
    }
    locals.open();
    CodeBlock header = CodeBlock.of("");
    if (counter >= 0) {
      Value parameter = loop.parameters().get(counter);
      declare(variables.of(parameter));
      header =
          CodeBlock.of(
              "$T $L = $L",
              companion.types().of(parameter.type()),
              nameOf(variables.of(parameter)),
              expressions.of(loop.initial().get(counter)).code());
    }
    boolean isSimple = isSimple(loop.condition());
    boolean isEndless = isSimple && Folding.isConstant(loop.condition().results().get(0), true);
    CodeBlock body = body(loop, counter, isSimple);
    if (isSimple && Folding.isConstant(loop.condition().results().get(0), false)) {
      locals.close();
      return true;
    }
    CodeBlock condition =
        isSimple ? expressions.of(loop.condition().results().get(0)).code() : CodeBlock.of("true");
    if (counter >= 0) {
      code.beginControlFlow("for ($L; $L; $L)", header, condition, update(loop, counter));
    } else {
      code.beginControlFlow("while ($L)", condition);
    }
    code.add(body).endControlFlow();
    locals.close();
    return !isEndless;
  }

  private boolean isSimple(Block condition) {
    return !condition.isAbrupt()
        && condition.statements().stream()
            .allMatch(s -> s.results().size() == 1 && folding.isFolded(s.results().get(0)));
  }

  private CodeBlock body(Statement.Loop loop, int counter, boolean isSimple) {
    CodeBlock condition =
        isSimple
            ? CodeBlock.of("")
            : inner(
                loop.condition(),
                () ->
                    code.beginControlFlow(
                            "if ($L)", expressions.not(loop.condition().results().get(0)).code())
                        .addStatement("break")
                        .endControlFlow());
    CodeBlock body = inner(loop.body(), () -> nextTrip(loop, counter));
    return CodeBlock.builder().add(condition).add(body).build();
  }

  private void nextTrip(Statement.Loop loop, int counter) {
    List<ParallelCopy.Copy> next = copyList(loop.parameters(), loop.body().results());
    if (counter >= 0) {
      Variable variable = variables.of(loop.parameters().get(counter));
      next.removeIf(c -> c.target() == variable);
    }
    parallel(next);
  }

  /** The parameter that a {@code for} statement can declare and step; −1 if there is none. */
  private int counter(Statement.Loop loop, Block block) {
    if (loop.body().isAbrupt() || !isSimple(loop.condition())) {
      return -1;
    }
    for (int i = 0; i < loop.parameters().size(); i++) {
      Value parameter = loop.parameters().get(i);
      Variable variable = variables.of(parameter);
      boolean isOwn =
          variable.members().size() == 2
              && !folding.isUsed(loop.results().get(i))
              && folding.isUsed(parameter)
              && variable.isDeclaredIn(block)
              && !names.containsKey(variable);
      if (isOwn
          && parameter.type() == Scalar.INT
          && isStep(loop.body().results().get(i), parameter)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isStep(Atom next, Value parameter) {
    return next instanceof Value value
        && folding.isFolded(value)
        && folding.definition(value) instanceof Statement.Let let
        && let.operation() instanceof Operation.Apply apply
        && apply.primitive() instanceof Operator operator
        && (operator.kind() == Operator.Kind.PLUS || operator.kind() == Operator.Kind.MINUS)
        && apply.operands().get(0).equals(parameter)
        && apply.operands().get(1) instanceof Constant;
  }

  private CodeBlock update(Statement.Loop loop, int counter) {
    Value next = (Value) loop.body().results().get(counter);
    Statement.Let let = (Statement.Let) folding.definition(next);
    CodeBlock.Builder before = CodeBlock.builder().add(code.build());
    code.clear();
    compound(variables.of(loop.parameters().get(counter)), let.operation(), "$L");
    CodeBlock update = code.build();
    code.clear();
    code.add(before.build());
    return update;
  }
}
