package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import dev.fluxion.processor.frontend.Callees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * What companions offer to methods of other files. That of a class of this compilation may not be
 * written yet: it is known by the rules that its names follow. Another one is looked into.
 */
public final class CompanionCallees implements Callees {
  private final Elements elements;
  private final Types types;
  private final Predicate<TypeElement> isInSource;
  private final Map<String, List<MethodDescriptor>> descriptors = new HashMap<>();

  /**
   * @param isInSource whether a class is compiled together with the caller
   */
  public CompanionCallees(Elements elements, Types types, Predicate<TypeElement> isInSource) {
    this.elements = elements;
    this.types = types;
    this.isInSource = isInSource;
  }

  /** Forgets what was read: elements do not live longer than a round. */
  public void clear() {
    descriptors.clear();
  }

  @Override
  public List<View> views(ExecutableElement method) {
    if (Annotations.views(method).isEmpty()) {
      return List.of();
    }
    TypeElement owner = MethodDeclaration.ownerOf(method);
    return descriptors
        .computeIfAbsent(owner.getQualifiedName().toString(), name -> read(owner))
        .stream()
        .filter(d -> d.element().equals(method))
        .map(d -> isInSource.test(owner) ? planned(d) : written(d, owner))
        .toList();
  }

  private List<MethodDescriptor> read(TypeElement owner) {
    return CompanionDescriptor.of(DeclarationReader.read(owner, elements, types).declaration())
        .methods();
  }

  private static View planned(MethodDescriptor method) {
    return view(method, State.FITS, method.method().members()::contains);
  }

  private View written(MethodDescriptor method, TypeElement owner) {
    if (method.method().hasErrors()) {
      // It was accepted with names that are no longer there.
      return view(method, State.NAMELESS, member -> false);
    }
    TypeElement companion =
        elements.getTypeElement(elements.getModuleOf(owner), method.companion().canonicalName());
    if (companion == null) {
      return view(method, State.MISSING, member -> false);
    }
    List<Member> found = new ArrayList<>();
    boolean fits = true;
    for (Member member : List.of(Member.GRADIENT, Member.JVP, Member.HVP)) {
      List<ExecutableElement> named = named(companion, method.memberName(member));
      if (named.stream().anyMatch(m -> accepts(m, method, member))) {
        found.add(member);
      } else {
        fits &= named.isEmpty();
      }
    }
    View view = view(method, fits ? State.FITS : State.STALE, found::contains);
    List<String> names = componentsOfGradient(companion, method);
    if (names.isEmpty()) {
      return view; // Without that record nobody reads components.
    }
    return names.size() == view.wrt().size() + 1
        ? view.withComponents(names.get(0), names.subList(1, names.size()))
        : view(method, State.STALE, found::contains);
  }

  /** The names as they are: those of parameters may be missing in class files. */
  private static List<String> componentsOfGradient(TypeElement companion, MethodDescriptor method) {
    return ElementFilter.typesIn(companion.getEnclosedElements()).stream()
        .filter(t -> t.getSimpleName().contentEquals(method.gradientType().simpleName()))
        .flatMap(t -> t.getRecordComponents().stream())
        .map(component -> component.getSimpleName().toString())
        .toList();
  }

  private static List<ExecutableElement> named(TypeElement companion, String name) {
    return ElementFilter.methodsIn(companion.getEnclosedElements()).stream()
        .filter(m -> m.getSimpleName().contentEquals(name))
        .filter(m -> !m.getModifiers().contains(Modifier.PRIVATE))
        .toList();
  }

  private boolean accepts(ExecutableElement found, MethodDescriptor method, Member member) {
    List<TypeMirror> expected = new ArrayList<>();
    method.method().parameters().forEach(p -> expected.add(p.type()));
    if (member != Member.GRADIENT) {
      method.method().differentiated().forEach(p -> expected.add(p.type()));
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

  private static View view(MethodDescriptor method, State state, Predicate<Member> offers) {
    List<Integer> wrt = method.method().active().stream().boxed().toList();
    return new View(
        state,
        method.companion().canonicalName(),
        wrt,
        method.components().stream().map(MethodDescriptor.Component::component).toList(),
        method.valueName(),
        call(method, Member.GRADIENT, offers),
        call(method, Member.JVP, offers),
        call(method, Member.HVP, offers));
  }

  private static Callees.@Nullable Offer call(
      MethodDescriptor method, Member member, Predicate<Member> offers) {
    ClassName result = method.typeName(member.suffix());
    return offers.test(member)
        ? new Callees.Offer(method.memberName(member), result.canonicalName())
        : null;
  }
}
