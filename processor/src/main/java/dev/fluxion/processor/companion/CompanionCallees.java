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
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
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
    if (Annotations.views(method).isEmpty() && Annotations.rule(method).isEmpty()) {
      return List.of();
    }
    TypeElement owner = MethodDeclaration.ownerOf(method);
    return descriptors
        .computeIfAbsent(owner.getQualifiedName().toString(), name -> read(owner))
        .stream()
        .filter(d -> d.element().equals(method))
        .flatMap(d -> isInSource.test(owner) ? planned(d) : written(d, owner))
        .toList();
  }

  private List<MethodDescriptor> read(TypeElement owner) {
    List<MethodDeclaration> all =
        new ArrayList<>(DeclarationReader.read(owner, elements, types).declaration().methods());
    all.addAll(RuleDeclarations.of(owner, elements, types));
    return CompanionDescriptor.of(new CompanionDeclaration(owner, all)).methods();
  }

  /** Of a class that is compiled now: names follow from the declaration and the body. */
  private Stream<View> planned(MethodDescriptor method) {
    Set<Member> missing = leftOut.apply(method.method());
    MethodDeclaration declared = completion.apply(method.method());
    View view = planned(MethodDescriptor.of(declared, method.companion()), missing);
    return Stream.concat(
        Stream.of(view),
        declared.onto().stream()
            .map(m -> planned(MethodDescriptor.of(m, method.companion()), leftOut.apply(m))));
  }

  private static View planned(MethodDescriptor known, Set<Member> missing) {
    List<Result> results = new ArrayList<>();
    for (MethodDescriptor.Result result : known.results()) {
      results.add(new Result(result.component(), result.tangent()));
    }
    return view(
        known,
        State.FITS,
        known.components().stream().map(MethodDescriptor.Component::component).toList(),
        known.valueName(),
        results,
        member -> known.method().members().contains(member) && !missing.contains(member));
  }

  /** Of a class file: names are as they are there, as those of parameters may be missing. */
  private Stream<View> written(MethodDescriptor method, TypeElement owner) {
    if (method.method().hasErrors()) {
      // It was accepted with names that are no longer there.
      return Stream.of(useless(method, State.NAMELESS));
    }
    TypeElement companion =
        elements.getTypeElement(elements.getModuleOf(owner), method.companion().canonicalName());
    if (companion == null) {
      return Stream.of(useless(method, State.MISSING));
    }
    return new WrittenCompanion(companion, types).views(method);
  }

  private static View useless(MethodDescriptor method, State state) {
    return view(method, state, List.of(), "", List.of(), member -> false);
  }

  /** What is offered for a method whose parameters, and what it does to them, are known. */
  static View view(
      MethodDescriptor method,
      State state,
      List<String> components,
      String value,
      List<Result> results,
      Predicate<Member> offers) {
    MethodDeclaration declared = method.method();
    return new View(
        state,
        method.companion().canonicalName(),
        declared.active().stream().boxed().toList(),
        declared.written().stream().boxed().toList(),
        components,
        value,
        results,
        declared.overwritten().stream().boxed().toList(),
        declared.unread(),
        declared.lost(),
        method.typeName("Cotangents").canonicalName(),
        call(method, Member.GRADIENT, offers),
        call(method, Member.JVP, offers),
        call(method, Member.HVP, offers),
        call(method, Member.PULLBACK, offers),
        call(method, Member.PULLBACK_ALONG, offers),
        call(method, Member.JETS, offers));
  }

  private static Callees.@Nullable Offer call(
      MethodDescriptor method, Member member, Predicate<Member> offers) {
    ClassName result = method.typeName(member.suffix());
    return offers.test(member)
        ? new Callees.Offer(method.memberName(member), result.canonicalName())
        : null;
  }
}
