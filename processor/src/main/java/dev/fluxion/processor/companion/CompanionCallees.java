package dev.fluxion.processor.companion;

import com.palantir.javapoet.ClassName;
import dev.fluxion.processor.frontend.Callees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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
  private final UnaryOperator<MethodDeclaration> completion;
  private final Function<MethodDeclaration, Set<Member>> leftOut;
  private final Map<String, List<MethodDescriptor>> descriptors = new HashMap<>();

  /**
   * @param isInSource whether a class is compiled together with the caller
   * @param completion adds to the declaration of a {@code void} method of such a class what only
   *     its body tells: which arrays are its results
   * @param leftOut tells which members such a method's companion lacks
   */
  public CompanionCallees(
      Elements elements,
      Types types,
      Predicate<TypeElement> isInSource,
      UnaryOperator<MethodDeclaration> completion,
      Function<MethodDeclaration, Set<Member>> leftOut) {
    this.leftOut = leftOut;
    this.completion = completion;
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

  /** Of a class that is compiled now: names follow from the declaration and the body. */
  private View planned(MethodDescriptor method) {
    MethodDeclaration declared = method.method();
    Set<Member> missing = leftOut.apply(declared);
    MethodDescriptor known = MethodDescriptor.of(completion.apply(declared), method.companion());
    List<Integer> written =
        known.method().isVoid() ? known.method().written().stream().boxed().toList() : List.of(-1);
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < known.results().size(); i++) {
      MethodDescriptor.Result result = known.results().get(i);
      results.add(new Result(written.get(i), result.component(), result.tangent()));
    }
    return view(
        known,
        State.FITS,
        known.method().active().stream().boxed().toList(),
        known.components().stream().map(MethodDescriptor.Component::component).toList(),
        known.valueName(),
        results,
        known.method().lost(),
        member -> known.method().members().contains(member) && !missing.contains(member));
  }

  /** Of a class file: names are as they are there, as those of parameters may be missing. */
  private View written(MethodDescriptor method, TypeElement owner) {
    if (method.method().hasErrors()) {
      // It was accepted with names that are no longer there.
      return useless(method, State.NAMELESS);
    }
    TypeElement companion =
        elements.getTypeElement(elements.getModuleOf(owner), method.companion().canonicalName());
    if (companion == null) {
      return useless(method, State.MISSING);
    }
    List<Integer> wrt = method.method().active().stream().boxed().toList();
    List<String> components =
        components(companion, method, method.method().isScalar() ? "Gradient" : "Cotangents");
    String value = "value";
    if (method.method().isScalar() && !components.isEmpty()) {
      value = components.get(0);
      components = components.subList(1, components.size());
    }
    List<Result> results = List.of(new Result(-1, "value", "tangent"));
    if (method.method().isVoid()) {
      wrt = numbers(method, components);
      List<String> pairs = components(companion, method, Member.JVP.suffix());
      results = new ArrayList<>();
      for (int i = 0; i < pairs.size() / 2; i++) {
        List<Integer> number = numbers(method, List.of(pairs.get(2 * i)));
        if (number.isEmpty()) {
          return useless(method, State.NAMELESS);
        }
        results.add(new Result(number.get(0), pairs.get(2 * i), pairs.get(2 * i + 1)));
      }
    }
    List<Member> found = new ArrayList<>();
    boolean fits = components.isEmpty() || components.size() == wrt.size();
    for (Member member : List.of(Member.GRADIENT, Member.JVP, Member.HVP, Member.PULLBACK)) {
      List<ExecutableElement> named = named(companion, method.memberName(member));
      List<Integer> tangents =
          member == Member.JVP || member == Member.HVP ? wrt : List.<Integer>of();
      if (named.stream().anyMatch(m -> accepts(m, method, tangents))) {
        found.add(member);
      } else {
        fits &= named.isEmpty();
      }
    }
    State state = fits ? State.FITS : State.STALE;
    List<Integer> lost = lost(companion, method);
    return view(method, state, wrt, components, value, results, lost, found::contains);
  }

  private static View useless(MethodDescriptor method, State state) {
    List<Integer> wrt = method.method().active().stream().boxed().toList();
    return view(method, state, wrt, List.of(), "", List.of(), List.of(), member -> false);
  }

  /** What its members are marked with. */
  private static List<Integer> lost(TypeElement companion, MethodDescriptor method) {
    List<Integer> numbers = new ArrayList<>();
    for (Member member : Member.values()) {
      for (ExecutableElement each : named(companion, method.memberName(member))) {
        Annotations.find(each, Members.OVERWRITES)
            .flatMap(annotation -> Annotations.value(annotation, "value"))
            .map(Annotations::elements)
            .orElse(List.of())
            .forEach(number -> numbers.add((Integer) number.getValue()));
      }
    }
    return numbers.stream().distinct().toList();
  }

  private static List<String> components(
      TypeElement companion, MethodDescriptor method, String suffix) {
    String name = method.typeName(suffix).simpleName();
    return ElementFilter.typesIn(companion.getEnclosedElements()).stream()
        .filter(t -> t.getSimpleName().contentEquals(name))
        .flatMap(t -> t.getRecordComponents().stream())
        .map(component -> component.getSimpleName().toString())
        .toList();
  }

  /** The numbers of the parameters that components are named after. */
  private static List<Integer> numbers(MethodDescriptor method, List<String> components) {
    List<String> names =
        method.method().parameters().stream().map(ParameterDeclaration::name).toList();
    return components.stream()
        .map(c -> names.contains(c) ? c : c.replaceAll("_+$", ""))
        .map(names::indexOf)
        .filter(i -> i >= 0)
        .toList();
  }

  private static List<ExecutableElement> named(TypeElement companion, String name) {
    return ElementFilter.methodsIn(companion.getEnclosedElements()).stream()
        .filter(m -> m.getSimpleName().contentEquals(name))
        .filter(m -> !m.getModifiers().contains(Modifier.PRIVATE))
        .toList();
  }

  private boolean accepts(
      ExecutableElement found, MethodDescriptor method, List<Integer> tangents) {
    List<TypeMirror> expected = new ArrayList<>();
    method.method().parameters().forEach(p -> expected.add(p.type()));
    tangents.forEach(i -> expected.add(method.method().parameters().get(i).type()));
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

  private static View view(
      MethodDescriptor method,
      State state,
      List<Integer> wrt,
      List<String> components,
      String value,
      List<Result> results,
      List<Integer> lost,
      Predicate<Member> offers) {
    return new View(
        state,
        method.companion().canonicalName(),
        wrt,
        components,
        value,
        results,
        lost,
        method.typeName("Cotangents").canonicalName(),
        call(method, Member.GRADIENT, offers),
        call(method, Member.JVP, offers),
        call(method, Member.HVP, offers),
        call(method, Member.PULLBACK, offers));
  }

  private static Callees.@Nullable Offer call(
      MethodDescriptor method, Member member, Predicate<Member> offers) {
    ClassName result = method.typeName(member.suffix());
    return offers.test(member)
        ? new Callees.Offer(method.memberName(member), result.canonicalName())
        : null;
  }
}
