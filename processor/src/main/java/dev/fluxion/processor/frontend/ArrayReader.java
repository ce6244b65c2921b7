package dev.fluxion.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Reads the creation of arrays and the access to their elements. No load is marked stable: who
 * writes to an array can be told only when the whole program has been read.
 */
final class ArrayReader {
  private final BodyReader body;

  ArrayReader(BodyReader body) {
    this.body = body;
  }

  /** An element of an array: array and index have been evaluated, nothing has been checked yet. */
  record Element(Tree tree, TypeMirror type, Atom array, Atom index) {}

  /** The element that is read or written; null, and a problem is known, if there is none. */
  @Nullable Element element(ArrayAccessTree tree) {
    Operand array = body.expressions.read(tree.getExpression());
    Operand index = body.conversions.toInt(tree.getIndex(), body.expressions.read(tree.getIndex()));
    if (array.isUnknown() || index.isUnknown()) {
      return null;
    }
    if (array.type().getKind() != TypeKind.ARRAY || TypeModel.scalar(index.type()) != Scalar.INT) {
      body.unresolved(tree);
      return null;
    }
    return new Element(tree, component(array.type()), array.atom(), index.atom());
  }

  /** The value of the element. */
  Operand load(Element element) {
    return Operand.of(element.type(), load(element.tree(), element.array(), element.index()));
  }

  /** The value of an element. */
  Atom load(Tree tree, Atom array, Atom index) {
    return body.flow.let(tree, new Operation.Load(array, index, false));
  }

  void store(Element element, Atom value) {
    body.flow.append(
        new Statement.Store(
            element.array(), element.index(), value, body.program.source().origin(element.tree())));
  }

  static TypeMirror component(TypeMirror array) {
    return ((javax.lang.model.type.ArrayType) array).getComponentType();
  }

  /**
   * {@code new double[n][]}, {@code new double[] {a, b}}, and the initializer {@code {a, b}}.
   *
   * @param target the type that an initializer alone has
   */
  Operand create(NewArrayTree tree, @Nullable TypeMirror target) {
    TypeMirror type = tree.getType() == null ? target : typeOf(tree);
    if (type == null || type.getKind() == TypeKind.NONE) {
      readParts(tree);
      return tree.getType() == null ? body.types.unknown() : body.unresolved(tree.getType());
    }
    if (type.getKind() != TypeKind.ARRAY) {
      return body.unresolved(tree);
    }
    if (!isCreatable(tree, type)) {
      readParts(tree);
      return body.types.unknown();
    }
    return tree.getInitializers() == null ? allocate(tree, type) : initialize(tree, type);
  }

  /** What is wrong inside is reported, too. */
  private void readParts(NewArrayTree tree) {
    tree.getDimensions().forEach(body.expressions::read);
    if (tree.getInitializers() != null) {
      for (ExpressionTree element : tree.getInitializers()) {
        if (!(element instanceof NewArrayTree inner && inner.getType() == null)) {
          body.expressions.read(element);
        }
      }
    }
  }

  private @Nullable TypeMirror typeOf(NewArrayTree tree) {
    TypeMirror type = body.names.typeOf(tree.getType());
    int dimensions = tree.getInitializers() == null ? tree.getDimensions().size() : 1;
    for (int i = 0; type != null && i < dimensions; i++) {
      type = body.compiler.types().getArrayType(type);
    }
    return type;
  }

  private boolean isCreatable(NewArrayTree tree, TypeMirror type) {
    TypeMirror element = type;
    while (element.getKind() == TypeKind.ARRAY) {
      element = component(element);
    }
    if (TypeModel.isBox(element)) {
      body.refuse(Diagnostic.BOXED_NUMBER, tree, TypeModel.text(element));
      return false;
    }
    return body.statements.isUsable(tree, type);
  }

  private Operand allocate(NewArrayTree tree, TypeMirror type) {
    List<Atom> lengths = new ArrayList<>();
    boolean isKnown = true;
    for (ExpressionTree dimension : tree.getDimensions()) {
      Operand length = body.conversions.toInt(dimension, body.expressions.read(dimension));
      isKnown &= !length.isUnknown();
      lengths.add(length.atom());
    }
    return isKnown ? made(tree, type, new Operation.Allocate(irType(type), lengths)) : unknown();
  }

  private Operand initialize(NewArrayTree tree, TypeMirror type) {
    List<Atom> elements = new ArrayList<>();
    boolean isKnown = true;
    for (ExpressionTree element : tree.getInitializers()) {
      Operand value = body.expressions.converted(element, component(type));
      isKnown &= !value.isUnknown();
      elements.add(value.atom());
    }
    return isKnown ? made(tree, type, new Operation.NewArray(irType(type), elements)) : unknown();
  }

  private Operand made(Tree tree, TypeMirror type, Operation operation) {
    return Operand.of(type, body.flow.let(tree, operation));
  }

  private ArrayType irType(TypeMirror type) {
    return (ArrayType) body.types.toIr(type);
  }

  private Operand unknown() {
    return body.types.unknown();
  }
}
