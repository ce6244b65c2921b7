package dev.fluxion.processor.frontend;

import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Converts operands between types. */
final class Conversions {
  private final BodyReader body;

  /** What was put into the boxes made here. */
  private final Map<Value, Atom> contents = new HashMap<>();

  Conversions(BodyReader body) {
    this.body = body;
  }

  /** The operand as a value of type {@code target}, to which it is assigned or passed. */
  Operand convert(Tree tree, Operand operand, TypeMirror target) {
    if (operand.isUnknown() || target.getKind() == TypeKind.NONE) {
      return body.types.unknown();
    }
    Scalar from = TypeModel.number(operand.type());
    Scalar to = TypeModel.scalar(target);
    if (to != null) {
      return from != null && (from == Scalar.BOOLEAN) == (to == Scalar.BOOLEAN)
          ? cast(tree, operand, to)
          : from == null && isObject(operand)
              ? body.refuse(Diagnostic.GENERIC_RESULT, tree, TypeModel.text(target))
              : body.unresolved(tree);
    }
    if (operand.type().getKind() == TypeKind.VOID) {
      return body.unresolved(tree);
    }
    if (operand.type().getKind() == TypeKind.NULL) {
      return Operand.of(target, new Constant(body.types.toIr(target), null));
    }
    Type type = body.types.toIr(target);
    boolean isArray = type instanceof ArrayType;
    if ((isArray || type instanceof StructType) && isObject(operand)) {
      return body.refuse(Diagnostic.GENERIC_RESULT, tree, TypeModel.text(target));
    }
    if (isArray && !type.equals(operand.atom().type())) {
      return body.refuse(Diagnostic.REFERENCE_CAST, tree, TypeModel.text(target));
    }
    if (TypeModel.scalar(operand.type()) != null) {
      return Operand.of(target, box(tree, operand, target));
    }
    Atom atom =
        type instanceof ObjectType ? body.records.outside(tree, operand.atom()) : operand.atom();
    return new Operand(target, atom, operand.isConstant());
  }

  /** Only a generic method's result gets to a narrower type without a cast. */
  private static boolean isObject(Operand operand) {
    return operand.atom().type() instanceof ObjectType;
  }

  /** A primitive in its box, or in that which is wanted: {@code Byte b = 3}. */
  private Value box(Tree tree, Operand operand, TypeMirror target) {
    Scalar wanted = TypeModel.unboxed(target);
    Scalar scalar = TypeModel.scalar(operand.type());
    Scalar content = Objects.requireNonNull(wanted == null ? scalar : wanted);
    ObjectType box = (ObjectType) body.types.toIr(body.types.box(content));
    ExternalMember valueOf =
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD,
            box.className(),
            "valueOf",
            List.of(content),
            box,
            false,
            true);
    Atom number = cast(tree, operand, content).atom();
    Value boxed = body.flow.let(tree, new Operation.Extern(valueOf, List.of(number)));
    contents.put(boxed, number);
    return boxed;
  }

  /** What is in a box; other operands as they are. */
  private Operand unbox(Tree tree, Operand operand) {
    Scalar content = TypeModel.unboxed(operand.type());
    if (content == null) {
      return operand;
    }
    Atom known = operand.atom() instanceof Value box ? contents.get(box) : null;
    if (known != null) {
      return Operand.of(body.types.primitive(content), known);
    }
    ObjectType box = (ObjectType) body.types.toIr(body.types.box(content));
    ExternalMember value =
        new ExternalMember(
            ExternalMember.Kind.INSTANCE_METHOD,
            box.className(),
            content.keyword() + "Value",
            List.of(box),
            content,
            false,
            false);
    Value unboxed = body.flow.let(tree, new Operation.Extern(value, List.of(operand.atom())));
    return Operand.of(body.types.primitive(content), unboxed);
  }

  /** The number, or boolean, converted to a primitive type of its kind. */
  Operand cast(Tree tree, Operand boxed, Scalar to) {
    Operand operand = unbox(tree, boxed);
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

  /**
   * The primitive number type of the operand, or in its box; null, and a problem is known, if it
   * has none.
   */
  @Nullable Scalar number(Tree tree, Operand operand) {
    if (operand.isUnknown()) {
      return null;
    }
    Scalar scalar = TypeModel.number(operand.type());
    if (scalar == null || scalar == Scalar.BOOLEAN) {
      body.unresolved(tree);
      return null;
    }
    return scalar;
  }

  /** The operand if it is a boolean; else unknown, and a problem is known. */
  Operand condition(Tree tree, Operand operand) {
    return operand.isUnknown() || TypeModel.number(operand.type()) == Scalar.BOOLEAN
        ? unbox(tree, operand)
        : body.unresolved(tree);
  }

  /** The type that two alternatives have in common (JLS 15.25, 15.28.1). */
  TypeMirror common(List<Operand> operands) {
    Operand first = operands.get(0);
    if (operands.stream().anyMatch(Operand::isUnknown)) {
      return body.types.unknown().type();
    }
    if (operands.stream().allMatch(o -> body.compiler.types().isSameType(o.type(), first.type()))) {
      return first.type();
    }
    List<Scalar> scalars =
        operands.stream().map(o -> TypeModel.number(o.type())).filter(Objects::nonNull).toList();
    boolean isPrimitive = scalars.size() == operands.size();
    if (isPrimitive && !scalars.contains(Scalar.BOOLEAN)) {
      return body.types.primitive(commonNumber(operands));
    }
    if (isPrimitive && scalars.stream().allMatch(s -> s == Scalar.BOOLEAN)) {
      return body.types.bool();
    }
    TypeMirror common = boxed(first.type());
    for (Operand operand : operands) {
      common = commonReference(common, boxed(operand.type()));
    }
    return common;
  }

  private TypeMirror boxed(TypeMirror type) {
    Scalar scalar = TypeModel.scalar(type);
    return scalar == null ? type : body.types.box(scalar);
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
        operands.stream().map(o -> Objects.requireNonNull(TypeModel.number(o.type()))).toList();
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
    Scalar scalar = TypeModel.number(operand.type());
    if (scalar == small || (scalar == Scalar.BYTE && small == Scalar.SHORT)) {
      return true;
    }
    return scalar == Scalar.INT
        && operand.isConstant()
        && ConstantFolder.cast(ConstantFolder.cast(operand.constantValue(), small), Scalar.INT)
            .equals(operand.constantValue());
  }
}
