package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import java.util.Locale;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Java's types: what they are in the IR, and how the language promotes and mixes them. */
final class TypeModel {
  private static final Type OBJECT = new ObjectType("java.lang.Object");

  private final Types types;
  private final Elements elements;
  private final Operand unknown;
  private final RecordTypes records;

  /**
   * A model.
   *
   * @param place where the companion stands, which must name the types
   */
  TypeModel(Compiler compiler, Element place) {
    types = compiler.types();
    elements = compiler.elements();
    records = new RecordTypes(this, compiler, place);
    unknown = Operand.of(types.getNoType(TypeKind.NONE), new Constant(OBJECT, null));
  }

  /** The operand whose type is unknown, as something is wrong with it. */
  Operand unknown() {
    return unknown;
  }

  TypeMirror primitive(Scalar scalar) {
    return types.getPrimitiveType(TypeKind.valueOf(scalar.name()));
  }

  TypeMirror bool() {
    return primitive(Scalar.BOOLEAN);
  }

  TypeMirror integer() {
    return primitive(Scalar.INT);
  }

  TypeMirror string() {
    return named("java.lang.String");
  }

  TypeMirror nullType() {
    return types.getNullType();
  }

  /** The type of a class of the JDK. */
  TypeMirror named(String className) {
    return Objects.requireNonNull(elements.getTypeElement(className), className).asType();
  }

  /** The primitive type that {@code type} is; null if it is none. */
  static @Nullable Scalar scalar(TypeMirror type) {
    return type.getKind().isPrimitive() ? Scalar.valueOf(type.getKind().name()) : null;
  }

  static boolean isNumeric(TypeMirror type) {
    return type.getKind().isPrimitive() && type.getKind() != TypeKind.BOOLEAN;
  }

  static boolean isIntegral(TypeMirror type) {
    Scalar scalar = scalar(type);
    return scalar != null && scalar.isIntegral();
  }

  static boolean isBoolean(TypeMirror type) {
    return type.getKind() == TypeKind.BOOLEAN;
  }

  boolean isString(TypeMirror type) {
    return isClass(type, "java.lang.String");
  }

  static boolean isClass(TypeMirror type, String name) {
    return type.getKind() == TypeKind.DECLARED
        && ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName().contentEquals(name);
  }

  static boolean isEnum(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type).asElement().getKind() == ElementKind.ENUM;
  }

  static boolean isReference(TypeMirror type) {
    return switch (type.getKind()) {
      case DECLARED, ARRAY, TYPEVAR, NULL, INTERSECTION, WILDCARD -> true;
      default -> false;
    };
  }

  /** Whether the type is Integer, Double or another box. */
  static boolean isBox(TypeMirror type) {
    return unboxed(type) != null;
  }

  /** The primitive type in a box; null if {@code type} is none. */
  static @Nullable Scalar unboxed(TypeMirror type) {
    if (type.getKind() != TypeKind.DECLARED) {
      return null;
    }
    String name = ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName().toString();
    return switch (name) {
      case "java.lang.Double" -> Scalar.DOUBLE;
      case "java.lang.Float" -> Scalar.FLOAT;
      case "java.lang.Long" -> Scalar.LONG;
      case "java.lang.Integer" -> Scalar.INT;
      case "java.lang.Short" -> Scalar.SHORT;
      case "java.lang.Byte" -> Scalar.BYTE;
      case "java.lang.Character" -> Scalar.CHAR;
      case "java.lang.Boolean" -> Scalar.BOOLEAN;
      default -> null;
    };
  }

  /** The primitive type that a value of {@code type} is computed with; null if it has none. */
  static @Nullable Scalar number(TypeMirror type) {
    Scalar scalar = scalar(type);
    return scalar == null ? unboxed(type) : scalar;
  }

  /** The box of a primitive type. */
  TypeMirror box(Scalar scalar) {
    return types.boxedClass((PrimitiveType) primitive(scalar)).asType();
  }

  /** The class behind a declared type or a type variable; null for other types. */
  @Nullable TypeElement element(TypeMirror type) {
    TypeMirror erased = isReference(type) ? types.erasure(type) : type;
    return erased.getKind() == TypeKind.DECLARED
        ? (TypeElement) ((DeclaredType) erased).asElement()
        : null;
  }

  TypeMirror erased(TypeMirror type) {
    return switch (type.getKind()) {
      case DECLARED, ARRAY, TYPEVAR, INTERSECTION, WILDCARD -> types.erasure(type);
      default -> type;
    };
  }

  /** Whether two types are the same but for type arguments. */
  boolean isSameErased(TypeMirror a, TypeMirror b) {
    return types.isSameType(erased(a), erased(b));
  }

  /** The Java type, without type arguments, that a value of an IR type has in the companion. */
  TypeMirror fromIr(Type type) {
    if (type instanceof Scalar scalar) {
      return primitive(scalar);
    }
    if (type instanceof ArrayType array) {
      return types.getArrayType(fromIr(array.element()));
    }
    TypeElement element =
        elements.getTypeElement(type instanceof ObjectType object ? object.className() : "");
    return types.erasure((element == null ? named("java.lang.Object") : element.asType()));
  }

  Type toIr(TypeMirror type) {
    Scalar scalar = scalar(type);
    if (scalar != null) {
      return scalar;
    }
    if (type.getKind() == TypeKind.ARRAY) {
      return new ArrayType(toIr(((javax.lang.model.type.ArrayType) type).getComponentType()));
    }
    TypeElement element = element(type);
    Type struct = element == null ? null : records.struct(element);
    if (struct != null) {
      return struct;
    }
    if (element != null) {
      return new ObjectType(element.getQualifiedName().toString());
    }
    return type.getKind() == TypeKind.VOID ? Scalar.BOOLEAN : OBJECT;
  }

  boolean areSame(TypeMirror a, TypeMirror b) {
    return types.isSameType(a, b);
  }

  /** The type as other code sees it: a record is an object. */
  Type outside(TypeMirror type) {
    return outside(toIr(type));
  }

  Type outside(Type type) {
    if (type instanceof ArrayType array) {
      return new ArrayType(outside(array.element()));
    }
    return type instanceof StructType struct ? records.reference(records.record(struct)) : type;
  }

  RecordTypes records() {
    return records;
  }

  /** A constant of a Java type. */
  Operand constant(TypeMirror type, Object value) {
    return new Operand(type, new Constant(toIr(type), value), true);
  }

  /** The type of {@code +x} (JLS 5.6.1). */
  static Scalar promoted(Scalar scalar) {
    return scalar.compareTo(Scalar.INT) < 0 ? Scalar.INT : scalar;
  }

  /** The type in which {@code x + y} is computed (JLS 5.6.2). */
  static Scalar promoted(Scalar a, Scalar b) {
    Scalar wider = a.compareTo(b) > 0 ? a : b;
    return promoted(wider);
  }

  /** How the user would write the type. */
  static String text(TypeMirror type) {
    return type.toString().replaceAll("\\b(\\p{javaLowerCase}\\w*\\.)+", "");
  }

  /** The name of an expression's or statement's kind, in words. */
  static String words(Enum<?> kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether code in another top-level class of the same package may name the element. */
  static boolean isVisibleInPackage(Element element, Element from, Elements elements) {
    for (Element e = element; e.getKind() != ElementKind.PACKAGE; e = Members.enclosing(e)) {
      boolean visible =
          switch (access(e)) {
            case PUBLIC -> true;
            case PRIVATE -> false;
            default -> elements.getPackageOf(e).equals(elements.getPackageOf(from));
          };
      if (!visible) {
        return false;
      }
    }
    return true;
  }

  /** The ways to restrict access. */
  enum Access {
    PUBLIC,
    PROTECTED,
    PACKAGE,
    PRIVATE
  }

  static Access access(Element element) {
    for (javax.lang.model.element.Modifier modifier : element.getModifiers()) {
      switch (modifier) {
        case PUBLIC:
          return Access.PUBLIC;
        case PROTECTED:
          return Access.PROTECTED;
        case PRIVATE:
          return Access.PRIVATE;
        default:
          break;
      }
    }
    return Access.PACKAGE;
  }
}
