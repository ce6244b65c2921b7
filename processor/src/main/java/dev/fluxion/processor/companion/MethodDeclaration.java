package dev.fluxion.processor.companion;

import dev.fluxion.processor.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * One view of an annotated method: what one {@code @Differentiable} asks for.
 *
 * @param baseName what the names of its members begin with
 * @param result what it returns
 * @param written the numbers of the array parameters that a {@code void} method has as its results
 * @param overwritten the numbers of all array parameters that may be written to
 * @param members what is to be generated
 * @param hasErrors whether the declaration itself is wrong; then its members only throw
 */
public record MethodDeclaration(
    ExecutableElement method,
    AnnotationMirror annotation,
    String baseName,
    List<ParameterDeclaration> parameters,
    Shape result,
    BitSet written,
    BitSet overwritten,
    Set<Member> members,
    boolean hasErrors) {

  /** Ends the base name of {@link #onto}. */
  private static final String ONTO = "Onto_";

  /** Ends the base name of a rule that is differentiated because callers may need that. */
  static final String RULE = "Rule_";

  public MethodDeclaration {
    parameters = List.copyOf(parameters);
  }

  /** The same method, when it is known what its body does to its arrays. */
  MethodDeclaration with(
      List<ParameterDeclaration> otherParameters,
      BitSet nowWritten,
      BitSet nowOverwritten,
      boolean nowHasErrors) {
    return new MethodDeclaration(
        method,
        annotation,
        baseName,
        otherParameters,
        result,
        nowWritten,
        nowOverwritten,
        members,
        nowHasErrors);
  }

  /** The same under another base name, for other parameters. */
  MethodDeclaration named(String other, BitSet itsOverwritten) {
    return new MethodDeclaration(
        method, annotation, other, parameters, result, written, itsOverwritten, members, hasErrors);
  }

  /**
   * The view for callers in other files of a {@code void} method with arrays that are results only:
   * they need to know what becomes of the derivatives of elements that it leaves alone.
   */
  public Optional<MethodDeclaration> onto() {
    BitSet results = (BitSet) written.clone();
    results.andNot(active());
    if (!isVoid() || hasErrors || results.isEmpty()) {
      return Optional.empty();
    }
    List<ParameterDeclaration> inputs = new ArrayList<>(parameters);
    results.stream().forEach(i -> inputs.set(i, parameters.get(i).asInput()));
    Set<Member> called = EnumSet.copyOf(members);
    called.retainAll(Member.OF_CALLERS);
    return Optional.of(
        new MethodDeclaration(
            method,
            annotation,
            baseName + ONTO,
            inputs,
            result,
            written,
            overwritten,
            called,
            hasErrors));
  }

  /** Whether users never ask for it, nor hear of it. */
  public boolean isForCallers() {
    return baseName.endsWith(ONTO) || baseName.endsWith(RULE);
  }

  /** The members, and those that others of them are made of. */
  public Set<Member> neededMembers() {
    return Member.withCalled(members, isScalar());
  }

  /** The {@code needed} members that are impossible where {@code which} are. */
  public Set<Member> dependents(Set<Member> which, Set<Member> needed) {
    Set<Member> found = EnumSet.noneOf(Member.class);
    for (Member member : needed) {
      if (which.contains(member) || !Collections.disjoint(which, member.needs(isScalar()))) {
        found.add(member);
      }
    }
    return found;
  }

  /**
   * The numbers of the array parameters that are overwritten, without being results or constants:
   * of those, nobody tells the derivatives of what is in them afterwards.
   */
  List<Integer> lost() {
    return overwritten.stream()
        .filter(i -> !written.get(i) && parameters.get(i).shape().isDifferentiable())
        .filter(i -> parameters.get(i).isDifferentiated())
        .boxed()
        .toList();
  }

  /** The numbers of the array parameters whose contents on entry do not matter for others'. */
  List<Integer> unread() {
    return written.stream()
        .filter(
            i ->
                !parameters.get(i).isDifferentiated()
                    || parameters.get(i).choice() == ParameterDeclaration.Choice.RESULT)
        .boxed()
        .toList();
  }

  /** Whether it returns a record, or an array of records. */
  public boolean returnsRecords() {
    return !result.isWithoutRecords();
  }

  /** Whether there are derivatives that are records. */
  public boolean hasDerivedRecords() {
    return returnsRecords()
        || differentiated().stream().anyMatch(p -> !p.shape().isWithoutRecords());
  }

  /** Whether it returns a single number. */
  public boolean isScalar() {
    return result instanceof Shape.Real;
  }

  /** Whether its results are the arrays that it writes to. */
  public boolean isVoid() {
    return method.getReturnType().getKind() == TypeKind.VOID;
  }

  public TypeElement owner() {
    return ownerOf(method);
  }

  /** The class that declares a method. */
  public static TypeElement ownerOf(Element method) {
    return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
  }

  /** {@code Losses.loss}. */
  public String displayName() {
    return owner().getSimpleName() + "." + method.getSimpleName();
  }

  /**
   * The problems that members are impossible: an error at each that the user asked for, and one
   * note for all others.
   *
   * @param missing the reason for each
   */
  public List<DeclarationProblem> impossible(Map<Member, String> missing) {
    List<DeclarationProblem> problems = new ArrayList<>();
    Map<String, List<String>> leftOut = new LinkedHashMap<>();
    missing.forEach(
        (member, why) ->
            asked(member)
                .ifPresentOrElse(
                    place -> problems.add(impossible(member, why, place)),
                    () -> leftOut.computeIfAbsent(why, w -> new ArrayList<>()).add(member.name())));
    if (!leftOut.isEmpty()) {
      String all =
          leftOut.entrySet().stream()
              .map(entry -> String.join(", ", entry.getValue()) + ", as " + entry.getKey())
              .collect(Collectors.joining(", and without "));
      problems.add(problem(Diagnostic.MEMBER_LEFT_OUT, null, simpleName(), all));
    }
    return problems;
  }

  /** Where the user asks for the member, if anywhere. */
  private Optional<? extends AnnotationValue> asked(Member member) {
    return Annotations.value(annotation, "only")
        .map(Annotations::elements)
        .orElse(List.of())
        .stream()
        .filter(
            v ->
                v.getValue() instanceof Element e && e.getSimpleName().contentEquals(member.name()))
        .findFirst();
  }

  private DeclarationProblem impossible(Member member, String why, AnnotationValue place) {
    return problem(Diagnostic.IMPOSSIBLE_MEMBER, place, member.name(), simpleName(), why);
  }

  /** The problem that there is another class with the name of the companion. */
  public DeclarationProblem takenBy(String companion) {
    return problem(Diagnostic.COMPANION_TAKEN, null, companion);
  }

  private DeclarationProblem problem(
      Diagnostic diagnostic, @Nullable AnnotationValue place, Object... args) {
    return new DeclarationProblem(diagnostic, method, annotation, place, List.of(args));
  }

  private String simpleName() {
    return method.getSimpleName().toString();
  }

  /** The type parameters of what is generated. */
  List<TypeParameterElement> typeParameters() {
    return Receivers.typeParameters(method);
  }

  public List<ParameterDeclaration> differentiated() {
    return parameters.stream().filter(ParameterDeclaration::isDifferentiated).toList();
  }

  /** The numbers of the differentiated parameters. */
  public BitSet active() {
    BitSet active = new BitSet();
    for (int i = 0; i < parameters.size(); i++) {
      active.set(i, parameters.get(i).isDifferentiated());
    }
    return active;
  }
}
