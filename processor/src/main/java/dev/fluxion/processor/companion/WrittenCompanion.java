package dev.fluxion.processor.companion;

import dev.fluxion.processor.frontend.Callees.Result;
import dev.fluxion.processor.frontend.Callees.State;
import dev.fluxion.processor.frontend.Callees.View;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** A companion in a class file, and what it offers. */
final class WrittenCompanion {
  private static final List<Member> CALLED =
      List.of(
          Member.GRADIENT,
          Member.JVP,
          Member.HVP,
          Member.PULLBACK,
          Member.PULLBACK_ALONG,
          Member.JETS);

  private static final Set<Member> TAKE_TANGENTS = EnumSet.of(Member.JVP, Member.HVP);

  private final TypeElement companion;
  private final Types types;

  WrittenCompanion(TypeElement companion, Types types) {
    this.companion = companion;
    this.types = types;
  }

  /** What is there for a method as it is declared now. */
  Stream<View> views(MethodDescriptor declared) {
    MethodDeclaration method = WrittenArrays.known(declared.method(), overwritten(declared));
    if (method.hasErrors()) {
      return Stream.of(
          CompanionCallees.view(declared, State.STALE, List.of(), "", List.of(), member -> false));
    }
    return Stream.concat(
        Stream.of(view(MethodDescriptor.of(method, declared.companion()))),
        method.onto().stream().map(m -> view(MethodDescriptor.of(m, declared.companion()))));
  }

  private View view(MethodDescriptor known) {
    MethodDeclaration method = known.method();
    List<String> components = components(known, method.isScalar() ? "Gradient" : "Cotangents");
    String value = "value";
    if (method.isScalar() && !components.isEmpty()) {
      value = components.get(0);
      components = components.subList(1, components.size());
    }
    Set<Member> found = EnumSet.noneOf(Member.class);
    boolean fits = components.isEmpty() || components.size() == method.active().cardinality();
    for (Member member : CALLED) {
      List<ExecutableElement> named = named(known.memberName(member));
      if (named.stream().anyMatch(m -> accepts(m, known, member))) {
        found.add(member);
      } else {
        fits &= named.isEmpty();
      }
    }
    return CompanionCallees.view(
        known, fits ? State.FITS : State.STALE, components, value, results(known), found::contains);
  }

  /** What its members are marked with. */
  private BitSet overwritten(MethodDescriptor method) {
    BitSet numbers = new BitSet();
    for (Member member : Member.values()) {
      for (ExecutableElement each : named(method.memberName(member))) {
        Annotations.find(each, Members.OVERWRITES)
            .flatMap(annotation -> Annotations.value(annotation, "value"))
            .map(Annotations::elements)
            .orElse(List.of())
            .forEach(number -> numbers.set((Integer) number.getValue()));
      }
    }
    return numbers;
  }

  /** By their places in the record that has each with its tangent. */
  private List<Result> results(MethodDescriptor method) {
    if (!method.method().isVoid()) {
      return List.of(new Result("value", "tangent"));
    }
    List<String> pairs = components(method, Member.JVP.suffix());
    List<Result> results = new ArrayList<>();
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      results.add(new Result(pairs.get(i), pairs.get(i + 1)));
    }
    return results;
  }

  private List<String> components(MethodDescriptor method, String suffix) {
    String name = method.typeName(suffix).simpleName();
    return ElementFilter.typesIn(companion.getEnclosedElements()).stream()
        .filter(t -> t.getSimpleName().contentEquals(name))
        .flatMap(t -> t.getRecordComponents().stream())
        .map(component -> component.getSimpleName().toString())
        .toList();
  }

  private List<ExecutableElement> named(String name) {
    return ElementFilter.methodsIn(companion.getEnclosedElements()).stream()
        .filter(m -> m.getSimpleName().contentEquals(name))
        .filter(m -> !m.getModifiers().contains(Modifier.PRIVATE))
        .toList();
  }

  private boolean accepts(ExecutableElement found, MethodDescriptor method, Member member) {
    List<TypeMirror> expected = new ArrayList<>();
    method.method().parameters().forEach(p -> expected.add(p.type()));
    BitSet more = new BitSet();
    if (TAKE_TANGENTS.contains(member) || member.isForCallers()) {
      more.or(method.method().active());
    }
    if (member.isForCallers()) {
      more.or(method.method().written());
    }
    for (int i : more.stream().toArray()) {
      TypeMirror type = method.method().parameters().get(i).type();
      if (member == Member.JETS) {
        addJets(type, 1, expected);
      } else {
        expected.add(type);
      }
    }
    if (expected.size() != found.getParameters().size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      TypeMirror actual = found.getParameters().get(i).asType();
      if (!types.isSameType(types.erasure(actual), types.erasure(expected.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Adds the types of the coefficients of each number, but one tensor for those of a whole one; of
   * a record those of its parts.
   *
   * @param rank how many dimensions there are around the type
   */
  private void addJets(TypeMirror type, int rank, List<TypeMirror> jets) {
    switch (type.getKind()) {
      case ARRAY ->
          addJets(((javax.lang.model.type.ArrayType) type).getComponentType(), rank + 1, jets);
      case DOUBLE, FLOAT -> jets.add(array(types.getPrimitiveType(TypeKind.DOUBLE), rank));
      case DECLARED -> {
        TypeElement element = (TypeElement) types.asElement(type);
        if (element.getQualifiedName().contentEquals("dev.fluxion.Tensor")) {
          jets.add(array(type, rank));
        }
        element.getRecordComponents().stream()
            .filter(component -> !Annotations.isConstant(component))
            .forEach(component -> addJets(component.asType(), rank, jets));
      }
      default -> {}
    }
  }

  private TypeMirror array(TypeMirror element, int rank) {
    TypeMirror type = element;
    for (int i = 0; i < rank; i++) {
      type = types.getArrayType(type);
    }
    return type;
  }
}
