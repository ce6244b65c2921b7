package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Converts operands between types. */
final class Conversions {
  private final BodyReader body;

  Conversions(BodyReader body) {
    this.body = body;
  }

  /** The operand as a value of type {@code target}, to which it is assigned or passed. */
  Operand convert(Tree tree, Operand operand, TypeMirror target) {
    if (operand.isUnknown() || target.getKind() == TypeKind.NONE) {
      return body.types.unknown();
    }
    Scalar from = TypeModel.scalar(operand.type());
    Scalar to = TypeModel.scalar(target);
    if (from != null && to != null) {
      return (from == Scalar.BOOLEAN) == (to == Scalar.BOOLEAN)
          ? cast(tree, operand, to)
          : body.unresolved(tree);
    }
    if (to != null) {
      return TypeModel.isBox(operand.type())
          ? body.refuse(Diagnostic.BOXED_NUMBER, tree, TypeModel.text(operand.type()))
          : body.unresolved(tree);
    }
    if (operand.type().getKind() == TypeKind.VOID) {
      return body.unresolved(tree);
    }
    if (operand.type().getKind() == TypeKind.NULL) {
      return Operand.of(target, new Constant(body.types.toIr(target), null));
    }
    Type type = body.types.toIr(target);
    if (type instanceof ArrayType && !type.equals(operand.atom().type())) {
      return body.refuse(Diagnostic.REFERENCE_CAST, tree, TypeModel.text(target));
    }
    // Where an object is wanted, Java boxes a primitive on its own.
    return new Operand(target, operand.atom(), operand.isConstant());
  }

  /** The number, or boolean, converted to a primitive type of its kind. */
  Operand cast(Tree tree, Operand operand, Scalar to) {
    TypeMirror type = body.types.primitive(to);
    Scalar from = TypeModel.scalar(operand.type());
    if (from == null || from == to) {
      return operand;
    }
    if (operand.isConstant()) {
      return body.types.constant(type, ConstantFolder.cast(operand.constantValue(), to));
    }
    Value value =
        body.flow.let(tree, new Operation.Apply(new Cast(from, to), List.of(operand.atom())));
    return Operand.of(type, value);
  }

  /** An operand as the index of an array or the selector of a switch. */
  Operand toInt(Tree tree, Operand operand) {
    Scalar scalar = number(tree, operand);
    return scalar == null ? body.types.unknown() : cast(tree, operand, TypeModel.promoted(scalar));
  }

  /** The primitive number type of the operand; null, and a problem is known, if it has none. */
  @Nullable Scalar number(Tree tree, Operand operand) {
    if (operand.isUnknown()) {
      return null;
    }
    if (TypeModel.isNumeric(operand.type())) {
      return TypeModel.scalar(operand.type());
    }
    if (TypeModel.isBox(operand.type())) {
      body.refuse(Diagnostic.BOXED_NUMBER, tree, TypeModel.text(operand.type()));
    } else {
      body.unresolved(tree);
    }
    return null;
  }

  /** The operand if it is a boolean; else unknown, and a problem is known. */
  Operand condition(Tree tree, Operand operand) {
    if (operand.isUnknown() || TypeModel.isBoolean(operand.type())) {
      return operand;
    }
    return TypeModel.isBox(operand.type())
        ? body.refuse(Diagnostic.BOXED_NUMBER, tree, TypeModel.text(operand.type()))
        : body.unresolved(tree);
  }

  /** The type that two alternatives have in common (JLS 15.25, 15.28.1). */
  TypeMirror common(List<Operand> operands) {
    Operand first = operands.get(0);
    if (operands.stream().anyMatch(Operand::isUnknown)) {
      return body.types.unknown().type();
    }
    if (operands.stream().allMatch(o -> TypeModel.isNumeric(o.type()))) {
      return body.types.primitive(commonNumber(operands));
    }
    if (operands.stream().allMatch(o -> TypeModel.isBoolean(o.type()))) {
      return first.type();
    }
    TypeMirror common = first.type();
    for (Operand operand : operands) {
      common = commonReference(common, operand.type());
    }
    return common;
  }

  private TypeMirror commonReference(TypeMirror a, TypeMirror b) {
    if (a.getKind() == TypeKind.NULL) {
      return b;
    }
    if (b.getKind() == TypeKind.NULL) {
      return a;
    }
    TypeMirror x = body.types.erased(a);
    TypeMirror y = body.types.erased(b);
    if (body.compiler.types().isAssignable(y, x)) {
      return a;
    }
    return body.compiler.types().isAssignable(x, y) ? b : body.types.named("java.lang.Object");
  }

  private static Scalar commonNumber(List<Operand> operands) {
    List<Scalar> scalars =
        operands.stream().map(o -> Scalar.valueOf(o.type().getKind().name())).toList();
    Scalar widest = scalars.stream().max(Scalar::compareTo).orElseThrow();
    if (widest.isReal() || widest == Scalar.LONG) {
      return widest;
    }
    // An int constant takes the small type of the others if it fits.
    for (Scalar small : List.of(Scalar.CHAR, Scalar.SHORT, Scalar.BYTE)) {
      if (scalars.contains(small) && operands.stream().allMatch(o -> fits(o, small))) {
        return small;
      }
    }
    return Scalar.INT;
  }

  private static boolean fits(Operand operand, Scalar small) {
    Scalar scalar = Scalar.valueOf(operand.type().getKind().name());
    if (scalar == small || (scalar == Scalar.BYTE && small == Scalar.SHORT)) {
      return true;
    }
    return scalar == Scalar.INT
        && operand.isConstant()
        && ConstantFolder.cast(ConstantFolder.cast(operand.constantValue(), small), Scalar.INT)
            .equals(operand.constantValue());
  }
}
