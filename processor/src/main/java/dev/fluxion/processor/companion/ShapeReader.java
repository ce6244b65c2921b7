package dev.fluxion.processor.companion;

import dev.fluxion.processor.ir.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Tells the {@link Shape} of a type. */
final class ShapeReader {
  private static final int LARGEST_RANK = 3;

  /** Containers of numbers; what else has type arguments (a function, say) is an inert object. */
  private static final List<String> COLLECTIONS =
      List.of(
          "java.lang.Iterable",
          "java.util.Map",
          "java.util.Iterator",
          "java.util.Optional",
          "java.util.stream.BaseStream");

  private final Elements elements;
  private final Types types;

  ShapeReader(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  Shape read(TypeMirror type) {
    return read(type, new HashSet<>());
  }

  /**
   * @param open the records around this type, which a record that contains itself meets again
   */
  private Shape read(TypeMirror type, Set<TypeElement> open) {
    return switch (type.getKind()) {
      case DOUBLE -> new Shape.Real(Scalar.DOUBLE);
      case FLOAT -> new Shape.Real(Scalar.FLOAT);
      case ARRAY -> array((ArrayType) type, open);
      case DECLARED -> declared((DeclaredType) type, open);
      default -> new Shape.Inert();
    };
  }

  private Shape array(ArrayType type, Set<TypeElement> open) {
    Shape element = read(type.getComponentType(), open);
    if (element instanceof Shape.Real real) {
      return new Shape.RealArray(real.type(), 1);
    }
    if (element instanceof Shape.RealArray inner) {
      return inner.rank() < LARGEST_RANK
          ? new Shape.RealArray(inner.element(), inner.rank() + 1)
          : new Shape.Refused();
    }
    if (element instanceof Shape.RecordShape inner) {
      return arrayOf(inner.type(), 1);
    }
    if (element instanceof Shape.RecordArray inner) {
      return arrayOf(inner.type(), inner.rank() + 1);
    }
    return element instanceof Shape.TensorShape ? new Shape.Refused() : element;
  }

  private Shape arrayOf(TypeElement record, int rank) {
    return isPossible(record, rank, new HashSet<>())
        ? new Shape.RecordArray(record, rank)
        : new Shape.Refused();
  }

  /**
   * Whether derivatives can be records of the type: it does not contain itself, no component
   * depends on a type argument or is hidden from the companion, and no array has too many
   * dimensions.
   *
   * @param rank of the array that the records are in
   */
  private boolean isPossible(TypeElement type, int rank, Set<TypeElement> open) {
    if (rank > LARGEST_RANK || !open.add(type)) {
      return false;
    }
    for (RecordComponentElement component : type.getRecordComponents()) {
      TypeMirror element = component.asType();
      int dimensions = rank;
      while (element instanceof ArrayType array) {
        element = array.getComponentType();
        dimensions++;
      }
      boolean isRecord =
          element instanceof DeclaredType declared
              && declared.asElement().getKind() == ElementKind.RECORD;
      Shape shape = isRecord ? new Shape.Inert() : read(element, new HashSet<>());
      if (element.getKind() == TypeKind.TYPEVAR
          || !TypeReach.canBeNamed(element)
          || ((shape instanceof Shape.Real || shape instanceof Shape.TensorShape)
              && dimensions > LARGEST_RANK)
          || (isRecord
              && !isPossible(
                  (TypeElement) ((DeclaredType) element).asElement(), dimensions, open))) {
        return false;
      }
    }
    open.remove(type);
    return true;
  }

  private Shape declared(DeclaredType type, Set<TypeElement> open) {
    TypeElement element = (TypeElement) type.asElement();
    if (element.getQualifiedName().contentEquals("dev.fluxion.Tensor")) {
      return new Shape.TensorShape();
    }
    if (element.getKind() == ElementKind.RECORD) {
      if (!holdsReals(element, open)) {
        return new Shape.Inert();
      }
      return isPossible(element, 0, new HashSet<>())
          ? new Shape.RecordShape(element)
          : new Shape.Refused();
    }
    return isBoxedNumber(type) || isCollectionOfReals(type, open)
        ? new Shape.Refused()
        : new Shape.Inert();
  }

  private boolean holdsReals(TypeElement type, Set<TypeElement> open) {
    if (!open.add(type)) {
      return false;
    }
    boolean holds = false;
    for (RecordComponentElement component : type.getRecordComponents()) {
      holds |=
          !Annotations.isConstant(component) && read(component.asType(), open).isDifferentiable();
    }
    open.remove(type);
    return holds;
  }

  private boolean isBoxedNumber(TypeMirror type) {
    if (isSubtype(type, "java.lang.Number") && type.getKind() == TypeKind.DECLARED) {
      String name = ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName().toString();
      return switch (name) {
        case "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Number" ->
            true;
        default -> false;
      };
    }
    return false;
  }

  private boolean isCollectionOfReals(DeclaredType type, Set<TypeElement> open) {
    return COLLECTIONS.stream().anyMatch(c -> isSubtype(type, c))
        && type.getTypeArguments().stream()
            .anyMatch(
                argument ->
                    argument.getKind() != TypeKind.WILDCARD
                        && (read(argument, open) instanceof Shape.Refused
                            || read(argument, open).isDifferentiable()));
  }

  private boolean isSubtype(TypeMirror type, String ancestor) {
    TypeElement element = elements.getTypeElement(ancestor);
    return element != null && types.isSubtype(types.erasure(type), types.erasure(element.asType()));
  }
}
