package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Which records are structs of the program: those that hold real numbers, directly or in arrays and
 * records inside them. Others are objects like any other. The first member of a struct is the
 * reference, the components follow.
 */
final class RecordTypes {
  private static final ObjectType NAMELESS = new ObjectType("java.lang.Object");

  private final TypeModel types;
  private final Compiler compiler;

  /** The method that is read first: where the companion stands. */
  private final Element place;

  private final Map<TypeElement, Boolean> isStruct = new HashMap<>();
  private final Map<String, Struct> structs = new LinkedHashMap<>();
  private final Map<String, TypeElement> records = new HashMap<>();

  RecordTypes(TypeModel types, Compiler compiler, Element place) {
    this.types = types;
    this.compiler = compiler;
    this.place = place;
  }

  /** The structs that have been asked for. */
  List<Struct> structs() {
    return List.copyOf(structs.values());
  }

  /** The struct that a class is; null if it is none. */
  @Nullable StructType struct(TypeElement type) {
    if (type.getKind() != ElementKind.RECORD
        || !isStruct.computeIfAbsent(type, t -> canBeStruct(t))) {
      return null;
    }
    String name = type.getQualifiedName().toString();
    if (!records.containsKey(name)) {
      records.put(name, type);
      List<Struct.Member> members = new ArrayList<>();
      members.add(new Struct.Member("", reference(type)));
      for (RecordComponentElement component : type.getRecordComponents()) {
        members.add(
            new Struct.Member(
                component.getSimpleName().toString(),
                types.toIr(component.asType()),
                ProgramReader.isConstant(component)));
      }
      structs.put(name, new Struct(name, members));
    }
    return new StructType(name);
  }

  /** The members of a struct. */
  List<Struct.Member> members(StructType struct) {
    return java.util.Objects.requireNonNull(structs.get(struct.name())).members();
  }

  /** The types of the parts of a value that have derivatives, in order; records are no parts. */
  List<Type> derivedParts(Type type) {
    if (!RecordReader.hasStructs(type)) {
      return FunctionReader.isDifferentiable(type) ? List.of(type) : List.of();
    }
    if (type instanceof dev.fluxion.processor.ir.ArrayType array) {
      return derivedParts(array.element()).stream()
          .<Type>map(dev.fluxion.processor.ir.ArrayType::new)
          .toList();
    }
    return members((StructType) type).stream()
        .filter(member -> !member.isConstant())
        .flatMap(member -> derivedParts(member.type()).stream())
        .toList();
  }

  /**
   * What tells a component as it is stored: the accessor, unless the user wrote that out; then a
   * handle, if the record is of the same module. Null if there is neither.
   */
  @Nullable ExternalMember reading(TypeElement record, int number) {
    RecordComponentElement component = record.getRecordComponents().get(number);
    boolean isWritten = compiler.trees().getTree(component.getAccessor()) != null;
    boolean isSameModule =
        compiler.elements().getModuleOf(record).equals(compiler.elements().getModuleOf(place));
    if (isWritten && !isSameModule) {
      return null;
    }
    return new ExternalMember(
        isWritten ? ExternalMember.Kind.HIDDEN_INSTANCE_FIELD : ExternalMember.Kind.INSTANCE_METHOD,
        record.getQualifiedName().toString(),
        component.getSimpleName().toString(),
        List.of(reference(record)),
        types.outside(component.asType()),
        /* isVoid= */ false,
        /* isStable= */ true);
  }

  /** The record that became a struct. */
  TypeElement record(StructType struct) {
    return java.util.Objects.requireNonNull(records.get(struct.name()));
  }

  /** The type of the reference to a record; if the companion cannot name it, any object will do. */
  ObjectType reference(TypeElement type) {
    return isNameable(type) ? new ObjectType(type.getQualifiedName().toString()) : NAMELESS;
  }

  /** Whether the companion can name the record. */
  boolean isNameable(TypeElement type) {
    return TypeModel.isVisibleInPackage(type, place, compiler.elements());
  }

  /** The number of the component of that name; −1 if there is none. */
  static int component(TypeElement type, String name) {
    List<? extends RecordComponentElement> components = type.getRecordComponents();
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i).getSimpleName().contentEquals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the constructor takes the components. */
  boolean isCanonical(TypeElement record, ExecutableElement constructor) {
    List<? extends RecordComponentElement> components = record.getRecordComponents();
    if (components.size() != constructor.getParameters().size()) {
      return false;
    }
    for (int i = 0; i < components.size(); i++) {
      TypeMirror component = types.erased(components.get(i).asType());
      TypeMirror parameter = types.erased(constructor.getParameters().get(i).asType());
      if (!types.areSame(component, parameter)) {
        return false;
      }
    }
    return true;
  }

  private boolean canBeStruct(TypeElement type) {
    Set<TypeElement> inside = new HashSet<>();
    boolean holdsReals = collect(type, inside);
    return holdsReals
        && !inside.contains(type)
        && type.getRecordComponents().stream().noneMatch(c -> isGeneric(c.asType()));
  }

  /** Adds the records inside {@code type}; returns whether there are reals in it. */
  private boolean collect(TypeElement type, Set<TypeElement> inside) {
    boolean holdsReals = false;
    for (RecordComponentElement component : type.getRecordComponents()) {
      TypeMirror element = element(component.asType());
      Scalar scalar = TypeModel.scalar(element);
      TypeElement inner = types.element(element);
      if (scalar != null) {
        holdsReals |= scalar.isReal();
      } else if (TypeModel.isClass(element, ObjectType.TENSOR.className())) {
        holdsReals = true;
      } else if (inner != null && inner.getKind() == ElementKind.RECORD) {
        holdsReals |= inside.add(inner) && collect(inner, inside);
      }
    }
    return holdsReals;
  }

  private static TypeMirror element(TypeMirror type) {
    TypeMirror element = type;
    while (element instanceof ArrayType array) {
      element = array.getComponentType();
    }
    return element;
  }

  private static boolean isGeneric(TypeMirror type) {
    return element(type).getKind() == TypeKind.TYPEVAR;
  }
}
