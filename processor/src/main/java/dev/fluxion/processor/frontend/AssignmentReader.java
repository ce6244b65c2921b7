package dev.fluxion.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Scalar;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads the operators that assign to variables and to elements of arrays. */
final class AssignmentReader {
  private final BodyReader body;

  AssignmentReader(BodyReader body) {
    this.body = body;
  }

  /** What can be assigned to, as far as it is evaluated before the right-hand side. */
  private interface Place {
    TypeMirror type();

    Operand read();

    void write(Atom value);
  }

  private final class Local implements Place {
    private final Variable variable;

    Local(Variable variable) {
      this.variable = variable;
    }

    @Override
    public TypeMirror type() {
      return variable.javaType();
    }

    @Override
    public Operand read() {
      return Operand.of(type(), body.variables.get(variable));
    }

    @Override
    public void write(Atom value) {
      body.flow.assign(variable, value);
    }
  }

  private final class InArray implements Place {
    private final ArrayReader.Element element;

    InArray(ArrayReader.Element element) {
      this.element = element;
    }

    @Override
    public TypeMirror type() {
      return element.type();
    }

    @Override
    public Operand read() {
      return body.arrays.load(element);
    }

    @Override
    public void write(Atom value) {
      body.arrays.store(element, value);
    }
  }

  /** {@code place = expression}. */
  Operand assign(AssignmentTree tree) {
    Place place = place(tree.getVariable());
    if (place == null) {
      body.expressions.read(tree.getExpression());
      return body.types.unknown();
    }
    return store(place, body.expressions.converted(tree.getExpression(), place.type()));
  }

  /**
   * {@code place += expression} and its like: with an implicit cast (JLS 15.26.2). The place is
   * read, and an exception of that is thrown, before the expression is evaluated.
   */
  Operand compound(CompoundAssignmentTree tree) {
    Place place = place(tree.getVariable());
    if (place == null) {
      body.expressions.read(tree.getExpression());
      return body.types.unknown();
    }
    Operand before = place.read();
    Operand operand = body.expressions.read(tree.getExpression());
    Operand result =
        body.operators.apply(
            tree,
            OperatorReader.kind(tree.getKind()),
            tree.getVariable(),
            before,
            tree.getExpression(),
            operand);
    return store(place, body.conversions.convert(tree, result, place.type()));
  }

  /** {@code x++} and its like. */
  Operand increment(UnaryTree tree) {
    Place place = place(tree.getExpression());
    if (place == null) {
      return body.types.unknown();
    }
    Operand before = place.read();
    Operand one = body.types.constant(body.types.primitive(Scalar.INT), 1);
    Operand result =
        body.operators.apply(
            tree,
            OperatorReader.kind(tree.getKind()),
            tree.getExpression(),
            before,
            tree.getExpression(),
            one);
    Operand after = store(place, body.conversions.convert(tree, result, place.type()));
    boolean isPostfix =
        tree.getKind() == Tree.Kind.POSTFIX_INCREMENT
            || tree.getKind() == Tree.Kind.POSTFIX_DECREMENT;
    return isPostfix && !after.isUnknown() ? before : after;
  }

  private static Operand store(Place place, Operand operand) {
    if (operand.isUnknown()) {
      return operand;
    }
    place.write(operand.atom());
    return place instanceof Local local ? local.read() : Operand.of(place.type(), operand.atom());
  }

  /** What is assigned to; null, and a problem is known, if that is nothing that can be. */
  private @Nullable Place place(ExpressionTree target) {
    ExpressionTree tree = OperatorReader.withoutParentheses(target);
    Variable field = body.records.fieldUnderConstruction(tree);
    if (field != null) {
      return new Local(field);
    }
    if (tree instanceof ArrayAccessTree access) {
      ArrayReader.Element element = body.arrays.element(access);
      return element == null ? null : new InArray(element);
    }
    if (tree instanceof MemberSelectTree select) {
      body.refuse(Diagnostic.FIELD_WRITE, tree, select.getIdentifier());
    } else if (tree instanceof IdentifierTree identifier) {
      String name = identifier.getName().toString();
      Variable variable = body.variables.find(name);
      if (variable != null) {
        return new Local(variable);
      }
      if (body.names.field(name) != null) {
        body.refuse(Diagnostic.FIELD_WRITE, tree, name);
      } else {
        body.unresolved(tree);
      }
    } else {
      body.unresolved(tree);
    }
    return null;
  }
}
