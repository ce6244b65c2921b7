package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads {@code switch}, as a chain of comparisons of the selector. */
final class SwitchReader {
  private final BodyReader body;

  /** Where the types of yielded values are gathered while one switch is read for its type only. */
  private @Nullable List<Operand> yields;

  SwitchReader(BodyReader body) {
    this.body = body;
  }

  /** The switch as a statement. */
  void statement(SwitchTree tree) {
    Operand selector = selector(tree.getExpression());
    List<CaseGroup> groups = CaseGroup.of(tree.getCases());
    if (selector == null || !areSupported(groups)) {
      return;
    }
    JumpTarget end = body.flow.open(JumpTarget.Kind.BREAK, Set.of(), true, null);
    body.statements.inScope(() -> chain(tree, selector, groups, false));
    body.flow.close(end);
  }

  /** The value of the switch. */
  Operand expression(SwitchExpressionTree tree, @Nullable TypeMirror target) {
    TypeMirror type = target == null ? standaloneType(tree) : target;
    Operand selector = selector(tree.getExpression());
    List<CaseGroup> groups = CaseGroup.of(tree.getCases());
    if (selector == null || type.getKind() == TypeKind.NONE || !areSupported(groups)) {
      return body.types.unknown();
    }
    return readExpression(tree, selector, groups, type);
  }

  private Operand readExpression(
      Tree tree, Operand selector, List<CaseGroup> groups, TypeMirror type) {
    List<Operand> outer = yields;
    yields = null;
    JumpTarget end = body.flow.open(JumpTarget.Kind.YIELD, Set.of(), true, type);
    body.statements.inScope(() -> chain(tree, selector, groups, true));
    body.flow.close(end);
    yields = outer;
    Variable value = Objects.requireNonNull(end.value());
    return Operand.of(type, body.variables.get(value));
  }

  /** The type of a switch that nothing asks a type of: it is read once only to see its values. */
  private TypeMirror standaloneType(SwitchExpressionTree tree) {
    List<Operand> outer = yields;
    List<Operand> gathered = new ArrayList<>();
    body.flow.branch(
        () -> {
          Operand selector = selector(tree.getExpression());
          List<CaseGroup> groups = CaseGroup.of(tree.getCases());
          if (selector != null && areSupported(groups)) {
            yields = gathered;
            JumpTarget end =
                body.flow.open(JumpTarget.Kind.YIELD, Set.of(), true, body.types.nullType());
            body.statements.inScope(() -> chain(tree, selector, groups, true));
            body.flow.close(end);
          }
        });
    yields = outer;
    return gathered.isEmpty() ? body.types.unknown().type() : body.conversions.common(gathered);
  }

  /** {@code yield value;}. */
  void readYield(YieldTree tree) {
    yieldValue(tree, tree.getValue());
  }

  private void yieldValue(Tree tree, ExpressionTree value) {
    JumpTarget target = body.flow.target(JumpTarget.Kind.YIELD, null);
    if (target == null) {
      body.unresolved(tree);
    } else if (yields != null) {
      yields.add(body.expressions.read(value));
      body.flow.jump(target);
    } else {
      body.statements.jumpWith(target, tree, value);
    }
  }

  // The selector and its comparison.

  private @Nullable Operand selector(ExpressionTree tree) {
    Operand operand = body.expressions.read(tree);
    if (operand.isUnknown()) {
      return null;
    }
    if (TypeModel.isEnum(operand.type()) || body.types.isString(operand.type())) {
      requireNonNull(tree, operand);
      return operand;
    }
    if (TypeModel.isReference(operand.type()) && !TypeModel.isBox(operand.type())) {
      body.refuse(Diagnostic.PATTERN_SWITCH, tree);
      return null;
    }
    Operand number = body.conversions.toInt(tree, operand);
    return number.isUnknown() ? null : number;
  }

  private void requireNonNull(Tree tree, Operand operand) {
    Type object = body.types.toIr(body.types.named("java.lang.Object"));
    ExternalMember check =
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD,
            "java.util.Objects",
            "requireNonNull",
            List.of(object),
            object,
            false,
            false);
    body.flow.let(tree, new Operation.Extern(check, List.of(operand.atom())));
  }

  private boolean areSupported(List<CaseGroup> groups) {
    boolean supported = true;
    for (CaseGroup group : groups) {
      if (group.hasPattern()) {
        body.refuse(Diagnostic.PATTERN_SWITCH, group.tree());
        supported = false;
      }
    }
    return supported;
  }

  /** Whether the selector is one of the group's labels. */
  private Atom matches(Operand selector, CaseGroup group) {
    List<Atom> comparisons = new ArrayList<>();
    for (ExpressionTree label : group.labels()) {
      Atom constant = label(selector, label);
      if (constant != null) {
        comparisons.add(
            TypeModel.scalar(selector.type()) != null
                ? body.flow.operator(label, Operator.Kind.EQUAL, selector.atom(), constant)
                : body.operators.equal(label, selector.atom(), constant));
      }
    }
    return body.flow.or(group.tree(), comparisons);
  }

  private @Nullable Atom label(Operand selector, ExpressionTree label) {
    if (!TypeModel.isEnum(selector.type())) {
      Operand operand = body.expressions.converted(label, selector.type());
      return operand.isUnknown() ? null : operand.atom();
    }
    TypeElement type = body.types.element(selector.type());
    boolean isSimple = label instanceof IdentifierTree;
    VariableElement constant =
        type == null || !isSimple
            ? null
            : body.members.field(type, ((IdentifierTree) label).getName().toString());
    Operand operand =
        constant != null
            ? body.fields.read(label, constant)
            : isSimple ? body.unresolved(label) : body.expressions.read(label);
    return operand.isUnknown() ? null : operand.atom();
  }

  // The cases.

  private void chain(Tree tree, Operand selector, List<CaseGroup> groups, boolean isExpression) {
    for (CaseGroup group : groups) {
      for (StatementTree statement : group.statements()) {
        if (statement instanceof VariableTree variable && groups.size() > 1) {
          body.statements.hoist(variable);
        }
      }
    }
    List<List<CaseGroup>> segments = CaseGroup.segments(groups);
    chain(tree, selector, segments, 0, isExpression);
  }

  /** Reads the segments from number {@code i} on; the one with {@code default} comes last. */
  private void chain(
      Tree tree, Operand selector, List<List<CaseGroup>> segments, int i, boolean isExpression) {
    if (i == segments.size()) {
      if (isExpression) {
        raiseUnknownConstant(tree);
      }
      return;
    }
    List<CaseGroup> segment = segments.get(i);
    if (segment.stream().anyMatch(CaseGroup::isDefault)) {
      read(selector, segment, isExpression);
      return;
    }
    Tree place = segment.get(0).tree();
    List<Atom> matches = segment.stream().map(group -> matches(selector, group)).toList();
    Branch then = body.flow.branch(() -> read(segment, matches, isExpression));
    Branch otherwise = body.flow.branch(() -> chain(tree, selector, segments, i + 1, isExpression));
    body.flow.merge(place, body.flow.or(place, matches), then, otherwise);
  }

  /** The enum has a constant that it did not have when its user was compiled. */
  private void raiseUnknownConstant(Tree tree) {
    TypeMirror error = body.types.named("java.lang.IncompatibleClassChangeError");
    TypeElement type = Objects.requireNonNull(body.types.element(error));
    body.flow.raise(tree, body.creations.construct(tree, type, List.of(), List.of()).atom());
  }

  /** Reads the segment with {@code default}, when no other segment matches. */
  private void read(Operand selector, List<CaseGroup> segment, boolean isExpression) {
    List<Atom> matches = new ArrayList<>();
    List<Atom> labelled = new ArrayList<>();
    if (segment.size() > 1) {
      for (CaseGroup group : segment) {
        Atom match = matches(selector, group);
        matches.add(match);
        if (!group.isDefault()) {
          labelled.add(match);
        }
      }
      for (int i = 0; i < segment.size(); i++) {
        // The last group needs no test: whatever comes to it enters.
        if (segment.get(i).isDefault() && i < segment.size() - 1) {
          // Where nothing else matches; the group's own labels say nothing new.
          Tree place = segment.get(i).tree();
          matches.set(i, body.flow.not(place, body.flow.or(place, labelled)));
        }
      }
    }
    read(segment, matches, isExpression);
  }

  /** Reads groups of which each may fall through into the next one; at least one matches. */
  private void read(List<CaseGroup> segment, List<Atom> matches, boolean isExpression) {
    readFrom(segment, matches, 0, Constant.FALSE, isExpression);
  }

  private void readFrom(
      List<CaseGroup> segment, List<Atom> matches, int i, Atom fallsIn, boolean isExpression) {
    CaseGroup group = segment.get(i);
    if (i == segment.size() - 1) {
      read(group, isExpression);
      return;
    }
    Atom enters = body.flow.or(group.tree(), List.of(fallsIn, matches.get(i)));
    Branch then = body.flow.branch(() -> read(group, isExpression));
    body.flow.merge(group.tree(), enters, then, body.flow.branch(() -> {}));
    body.flow.guarded(group.tree(), () -> readFrom(segment, matches, i + 1, enters, isExpression));
  }

  private void read(CaseGroup group, boolean isExpression) {
    Tree arrow = group.arrowBody();
    if (arrow == null) {
      body.statements.readAll(group.statements());
    } else if (arrow instanceof StatementTree statement) {
      body.statements.inScope(() -> body.statements.read(statement));
    } else if (isExpression) {
      yieldValue(arrow, (ExpressionTree) arrow);
    } else {
      body.expressions.read((ExpressionTree) arrow);
    }
  }
}
