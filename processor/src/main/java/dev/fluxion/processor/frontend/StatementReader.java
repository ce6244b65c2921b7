package dev.fluxion.processor.frontend;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads statements, and turns jumps into flags. */
final class StatementReader {
  private final BodyReader body;

  /** Variables of a switch block, which one case may declare and another one use. */
  private final Map<VariableTree, Variable> hoisted = new IdentityHashMap<>();

  StatementReader(BodyReader body) {
    this.body = body;
  }

  /** What comes after the last of some statements; it belongs to the tree. */
  record Tail(Tree tree, Runnable reader) {}

  /** Reads statements in order. */
  void readAll(List<? extends StatementTree> statements) {
    readFrom(new ArrayList<>(statements), 0, null);
  }

  /**
   * Reads a statement, and what comes after it. Where the end of the statement is an {@code if} of
   * which one branch jumps away, the tail goes into the other one.
   */
  void read(StatementTree tree, Tail tail) {
    List<? extends StatementTree> all =
        tree instanceof BlockTree block ? block.getStatements() : List.of(tree);
    inScope(() -> readFrom(new ArrayList<>(all), 0, tail));
  }

  private void readFrom(List<StatementTree> statements, int start, @Nullable Tail tail) {
    for (int i = start; i < statements.size() && body.flow.isReachable(); i++) {
      StatementTree statement = statements.get(i);
      int next = i;
      if (body.flow.mayBeJumping()) {
        body.flow.guarded(statement, () -> readFrom(statements, next, tail));
        return;
      }
      if (!(statement instanceof IfTree branch)) {
        read(statement, Set.of());
      } else if (branch(branch, statements, i + 1, tail)) {
        return;
      }
    }
    if (tail != null) {
      body.flow.guarded(tail.tree(), tail.reader());
    }
  }

  /** Reads what the header of a {@code for} begins with. */
  void readHeader(List<? extends StatementTree> header) {
    for (StatementTree statement : header) {
      if (statement instanceof VariableTree variable) {
        declareLocal(variable);
      } else {
        read(statement);
      }
    }
  }

  void read(StatementTree tree) {
    readFrom(List.of(tree), 0, null);
  }

  private void read(StatementTree tree, Set<String> labels) {
    switch (tree.getKind()) {
      case BLOCK -> inScope(() -> readAll(((BlockTree) tree).getStatements()));
      case VARIABLE -> {
        body.checkpoints.refuseOn((VariableTree) tree);
        declareLocal((VariableTree) tree);
      }
      case EXPRESSION_STATEMENT ->
          body.expressions.read(((ExpressionStatementTree) tree).getExpression());
      case RETURN -> leave((ReturnTree) tree);
      case BREAK -> jump(tree, JumpTarget.Kind.BREAK, label(((BreakTree) tree).getLabel()));
      case CONTINUE ->
          jump(tree, JumpTarget.Kind.CONTINUE, label(((ContinueTree) tree).getLabel()));
      case YIELD -> body.switches.readYield((YieldTree) tree);
      case THROW -> raise((ThrowTree) tree);
      case ASSERT -> check((AssertTree) tree);
      case LABELED_STATEMENT -> labeled((LabeledStatementTree) tree, labels);
      case SWITCH -> body.switches.statement((SwitchTree) tree);
      case WHILE_LOOP, DO_WHILE_LOOP, FOR_LOOP, ENHANCED_FOR_LOOP ->
          inScope(() -> body.loops.read(tree, labels));
      case EMPTY_STATEMENT -> {}
      default -> LanguageFence.refuse(body, tree);
    }
  }

  void inScope(Runnable reader) {
    body.variables.enterScope();
    reader.run();
    body.variables.leaveScope();
  }

  // Variables.

  /** A local variable or parameter of a type. */
  Variable declare(VariableTree tree, TypeMirror type) {
    Tree place = tree.getType() == null ? tree : tree.getType();
    TypeMirror checked = isUsable(place, type) ? type : body.types.unknown().type();
    return body.variables.declare(tree.getName().toString(), checked, body.types.toIr(checked));
  }

  /** Whether the companion can name the type; else a problem is known. */
  boolean isUsable(Tree place, TypeMirror type) {
    TypeMirror element = type;
    while (element.getKind() == TypeKind.ARRAY) {
      element = ((javax.lang.model.type.ArrayType) element).getComponentType();
    }
    if (element.getKind() == TypeKind.NONE) {
      return false;
    }
    if (element.getKind() == TypeKind.ERROR) {
      body.unresolved(place);
      return false;
    }
    TypeElement declared = body.types.element(element);
    if (declared != null
        && body.records.struct(element) == null
        && !TypeModel.isVisibleInPackage(
            declared, body.names.enclosingClass(), body.compiler.elements())) {
      body.refuse(Diagnostic.UNREACHABLE_BY_COMPANION, place, declared.getSimpleName());
      return false;
    }
    return true;
  }

  private void declareLocal(VariableTree tree) {
    ExpressionTree initializer = tree.getInitializer();
    TypeMirror declared = tree.getType() == null ? null : typeOf(tree.getType());
    Operand value = initializer == null ? null : initial(initializer, declared);
    TypeMirror type =
        declared != null ? declared : value != null ? value.type() : body.types.unknown().type();
    Variable known = hoisted.get(tree);
    Variable variable = known != null ? known : declare(tree, type);
    if (value == null || value.isUnknown() || variable.javaType().getKind() == TypeKind.NONE) {
      return;
    }
    boolean isFinal = tree.getModifiers().getFlags().contains(Modifier.FINAL);
    if (isFinal && value.isConstant()) {
      variable.makeConstant(value);
    }
    body.flow.assign(variable, value.atom());
  }

  private Operand initial(ExpressionTree initializer, @Nullable TypeMirror declared) {
    return declared == null
        ? body.expressions.read(initializer)
        : body.expressions.converted(initializer, declared);
  }

  private TypeMirror typeOf(Tree tree) {
    TypeMirror type = body.names.typeOf(tree);
    return type == null ? body.unresolved(tree).type() : type;
  }

  /** Declares a variable for all cases of a switch block, before any is read. */
  void hoist(VariableTree tree) {
    TypeMirror type = tree.getType() == null ? null : body.names.typeOf(tree.getType());
    if (type != null && !TypeModel.isBox(type)) {
      hoisted.put(tree, declare(tree, type));
    }
  }

  // Branches.

  /**
   * Reads an {@code if}. Where one of its branches always jumps away, what follows belongs to the
   * other one, and no flag need be tested.
   *
   * @return whether what follows has been read, too
   */
  private boolean branch(
      IfTree tree, List<StatementTree> statements, int next, @Nullable Tail tail) {
    Operand condition = body.expressions.condition(tree.getCondition());
    StatementTree no = tree.getElseStatement();
    if (condition.atom() instanceof Constant known && !condition.isUnknown()) {
      StatementTree taken = Boolean.TRUE.equals(known.value()) ? tree.getThenStatement() : no;
      if (taken != null) {
        inScope(() -> read(taken));
      }
      return false;
    }
    Branch then = body.flow.branch(() -> inScope(() -> read(tree.getThenStatement())));
    Branch otherwise =
        body.flow.branch(
            () -> {
              if (no != null) {
                inScope(() -> read(no));
              }
            });
    Branch goesOn = then.jumps() ? otherwise : then;
    boolean isMoved = then.jumps() != otherwise.jumps() && goesOn.isReachable;
    if (isMoved) {
      body.flow.resume(goesOn, () -> readFrom(statements, next, tail));
    }
    body.flow.merge(tree, condition.atom(), then, otherwise);
    return isMoved;
  }

  // Jumps.

  private static @Nullable String label(javax.lang.model.element.@Nullable Name name) {
    return name == null ? null : name.toString();
  }

  private void jump(Tree tree, JumpTarget.Kind kind, @Nullable String label) {
    JumpTarget target = body.flow.target(kind, label);
    if (target == null) {
      body.unresolved(tree);
    } else {
      body.flow.jump(target);
    }
  }

  private void leave(ReturnTree tree) {
    JumpTarget target =
        Objects.requireNonNull(body.flow.target(JumpTarget.Kind.RETURN, null), "no method");
    jumpWith(target, tree, tree.getExpression());
  }

  /** Jumps and takes a value along. */
  void jumpWith(JumpTarget target, Tree tree, @Nullable ExpressionTree expression) {
    Variable variable = target.value();
    if (expression != null && variable != null) {
      Operand value = body.expressions.converted(expression, variable.javaType());
      if (!value.isUnknown()) {
        body.variables.set(variable, value.atom());
      }
    } else if (expression != null || variable != null) {
      body.unresolved(tree);
    }
    body.flow.jump(target);
  }

  private void labeled(LabeledStatementTree tree, Set<String> labels) {
    Set<String> all = new HashSet<>(labels);
    all.add(tree.getLabel().toString());
    StatementTree inner = tree.getStatement();
    if (inner instanceof LabeledStatementTree another) {
      labeled(another, all);
      return;
    }
    switch (inner.getKind()) {
      case WHILE_LOOP, DO_WHILE_LOOP, FOR_LOOP, ENHANCED_FOR_LOOP -> read(inner, all);
      default -> {
        JumpTarget end = body.flow.open(JumpTarget.Kind.BREAK, all, false, null);
        read(inner);
        body.flow.close(end);
      }
    }
  }

  // Exceptions.

  private void raise(ThrowTree tree) {
    Operand exception = body.expressions.read(tree.getExpression());
    if (exception.isUnknown()) {
      body.flow.setReachable(false);
    } else {
      body.flow.raise(tree, exception.atom());
    }
  }

  private void check(AssertTree tree) {
    String owner = Members.outermost(body.names.enclosingClass()).getQualifiedName().toString();
    ExternalMember status =
        new ExternalMember(
            ExternalMember.Kind.CLASS_ASSERTIONS,
            owner,
            "",
            List.of(),
            Scalar.BOOLEAN,
            false,
            true);
    Value enabled = body.flow.let(tree, new Operation.Extern(status, List.of()));
    Branch on = body.flow.branch(() -> checkEnabled(tree));
    Branch off = body.flow.branch(() -> {});
    body.flow.merge(tree, enabled, on, off);
  }

  private void checkEnabled(AssertTree tree) {
    Operand condition = body.expressions.condition(tree.getCondition());
    Branch holds = body.flow.branch(() -> {});
    Branch fails = body.flow.branch(() -> fail(tree));
    body.flow.merge(tree, condition.atom(), holds, fails);
  }

  private void fail(AssertTree tree) {
    ExpressionTree detail = tree.getDetail();
    List<ExpressionTree> trees = detail == null ? List.of() : List.of(detail);
    List<Operand> arguments = trees.stream().map(body.expressions::read).toList();
    TypeElement error =
        Objects.requireNonNull(body.types.element(body.types.named("java.lang.AssertionError")));
    if (arguments.stream().noneMatch(Operand::isUnknown)) {
      Operand exception = body.creations.construct(tree, error, trees, arguments);
      body.flow.raise(tree, exception.atom());
    }
  }
}
