package dev.fluxion.processor.companion;

import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.frontend.Dispatch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Reads the annotations in one class, and checks what can be checked without looking into a body.
 * Every problem is found, and what can be read in spite of it is read, so that the companion still
 * has its signatures.
 */
public final class DeclarationReader {

  /** What was read. */
  public record Result(CompanionDeclaration declaration, List<DeclarationProblem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }
  }

  private final Types types;
  private final ShapeReader shapes;

  private final List<DeclarationProblem> problems = new ArrayList<>();

  private DeclarationReader(Elements elements, Types types) {
    this.types = types;
    this.shapes = new ShapeReader(elements, types);
  }

  public static Result read(TypeElement owner, Elements elements, Types types) {
    DeclarationReader reader = new DeclarationReader(elements, types);
    List<MethodDeclaration> methods = reader.methods(owner);
    return new Result(new CompanionDeclaration(owner, methods), reader.problems);
  }

  /** A rule that nobody asked to differentiate; empty where that is impossible. */
  static Optional<MethodDeclaration> rule(
      ExecutableElement method,
      AnnotationMirror annotation,
      String baseName,
      Elements elements,
      Types types) {
    return new DeclarationReader(elements, types).new View(method, annotation, baseName)
        .read(MethodDeclaration.ownerOf(method))
        .filter(rule -> !rule.hasErrors());
  }

  /** The annotated methods of {@code owner}, in the order of the source. */
  public static List<ExecutableElement> annotatedMethods(TypeElement owner) {
    return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
        .filter(method -> !Annotations.views(method).isEmpty())
        .toList();
  }

  /**
   * Whether an annotated signature names a type that does not exist (yet: another processor may
   * still write it).
   */
  public static boolean hasUnresolvedTypes(TypeElement owner) {
    return annotatedMethods(owner).stream().anyMatch(DeclarationReader::hasUnresolvedTypes);
  }

  static boolean hasUnresolvedTypes(ExecutableElement method) {
    return TypeReach.types(method).anyMatch(TypeReach::isUnresolved);
  }

  private List<MethodDeclaration> methods(TypeElement owner) {
    Map<String, MethodDeclaration> byBaseName = new LinkedHashMap<>();
    for (ExecutableElement method : annotatedMethods(owner)) {
      if (hasUnresolvedTypes(method)) {
        continue; // javac says so itself.
      }
      for (AnnotationMirror annotation : Annotations.views(method)) {
        if (Annotations.isErroneous(annotation)) {
          continue; // Likewise.
        }
        View view = new View(method, annotation, null);
        Optional<MethodDeclaration> declaration = view.read(owner);
        if (declaration.isPresent()) {
          MethodDeclaration former =
              byBaseName.putIfAbsent(
                  declaration.get().baseName().toLowerCase(Locale.ROOT), declaration.get());
          if (former != null) {
            view.problem(
                Diagnostic.BASE_NAME_TAKEN,
                Annotations.value(annotation, "name").orElse(null),
                former.baseName());
          }
        }
      }
    }
    return List.copyOf(byBaseName.values());
  }

  /** One annotation of one method, being read. */
  private final class View {
    private final ExecutableElement method;
    private final AnnotationMirror annotation;
    private final @Nullable String rule;
    private boolean hasErrors;

    /**
     * @param rule the base name, where the annotation makes the method a rule
     */
    View(ExecutableElement method, AnnotationMirror annotation, @Nullable String rule) {
      this.method = method;
      this.annotation = annotation;
      this.rule = rule;
    }

    /** Empty: there is not even a signature to generate. */
    Optional<MethodDeclaration> read(TypeElement owner) {
      Shape result = shapes.read(method.getReturnType());
      Optional<String> baseName = baseName();
      if (!checkOwner(owner) | !checkMethod() | !checkResult(result) | baseName.isEmpty()) {
        return Optional.empty();
      }
      List<ParameterDeclaration> parameters = parameters();
      boolean hasNone = parameters.stream().noneMatch(ParameterDeclaration::isDifferentiated);
      // What a void method has is known when its body has been read.
      if (hasNone && !hasErrors && method.getReturnType().getKind() != TypeKind.VOID) {
        problem(Diagnostic.NOTHING_TO_DIFFERENTIATE, null, method.getSimpleName());
      }
      Set<Member> members = EnumSet.noneOf(Member.class);
      boolean isScalar = result instanceof Shape.Real;
      if (rule != null) {
        members.addAll(isScalar ? Member.OF_SCALARS_OF_CALLERS : Member.OF_CALLERS);
      } else {
        readMembers(isScalar, members);
      }
      if (rule == null && !method.getModifiers().contains(Modifier.PRIVATE)) {
        addForCallers(members);
      }
      if (ParameterSlots.areTooMany(parameters, Member.withCalled(members, isScalar))) {
        impossible(Member.JVP, null, "Java allows no method so many parameters");
      }
      return Optional.of(
          new MethodDeclaration(
              method,
              annotation,
              baseName.get(),
              parameters,
              result,
              new BitSet(),
              new BitSet(),
              members,
              hasErrors));
    }

    private boolean checkOwner(TypeElement owner) {
      if (TypeReach.isPrivate(owner)) {
        problem(Diagnostic.PRIVATE_CLASS, null, owner.getSimpleName());
        return false;
      }
      return true;
    }

    private boolean checkMethod() {
      Set<Modifier> modifiers = method.getModifiers();
      if (modifiers.contains(Modifier.ABSTRACT) || modifiers.contains(Modifier.NATIVE)) {
        problem(Diagnostic.NO_BODY, null, method.getSimpleName());
        return false;
      }
      if (Dispatch.isOverridable(method)) {
        problem(Diagnostic.OVERRIDABLE_METHOD, null, method.getSimpleName());
      }
      Optional<TypeMirror> hidden =
          TypeReach.types(method).filter(type -> !TypeReach.canBeNamed(type)).findFirst();
      if (hidden.isPresent()) {
        problem(Diagnostic.UNREACHABLE_BY_COMPANION, null, hidden.get());
        return false;
      }
      return true;
    }

    private boolean checkResult(Shape result) {
      boolean isVoid = method.getReturnType().getKind() == TypeKind.VOID;
      if (result instanceof Shape.Real
          || result instanceof Shape.RealArray
          || result instanceof Shape.TensorShape
          || !result.isWithoutRecords()
          || isVoid) {
        return true;
      }
      problem(Diagnostic.NO_REAL_RESULT, null, method.getSimpleName(), method.getReturnType());
      return false;
    }

    private Optional<String> baseName() {
      if (rule != null) {
        return Optional.of(rule);
      }
      Optional<AnnotationValue> written = Annotations.value(annotation, "name");
      String name =
          written
              .map(value -> String.valueOf(value.getValue()))
              .filter(value -> !value.isEmpty())
              .orElse(method.getSimpleName().toString());
      if (!SourceVersion.isIdentifier(name)) {
        problem(Diagnostic.BAD_BASE_NAME, written.orElse(null), name);
        return Optional.empty();
      }
      return Optional.of(name);
    }

    private List<ParameterDeclaration> parameters() {
      List<? extends AnnotationValue> wrt =
          rule != null
              ? List.of()
              : Annotations.value(annotation, "wrt").map(Annotations::elements).orElse(List.of());
      Set<String> chosen = new LinkedHashSet<>();
      for (AnnotationValue value : wrt) {
        if (!chosen.add(String.valueOf(value.getValue()))) {
          problem(Diagnostic.TWICE_IN_WRT, value, value.getValue());
        }
      }
      checkNames(wrt);
      List<ParameterDeclaration> parameters = new ArrayList<>();
      if (!method.getModifiers().contains(Modifier.STATIC)) {
        parameters.add(receiver(chosen, wrt));
      }
      for (VariableElement parameter : method.getParameters()) {
        parameters.add(wrt.isEmpty() ? byDefault(parameter) : asChosen(parameter, chosen, wrt));
      }
      return parameters;
    }

    private void checkNames(List<? extends AnnotationValue> wrt) {
      List<String> names =
          method.getParameters().stream().map(p -> p.getSimpleName().toString()).toList();
      boolean hasReceiver = !method.getModifiers().contains(Modifier.STATIC);
      for (AnnotationValue value : wrt) {
        String name = String.valueOf(value.getValue());
        boolean isReceiver = hasReceiver && name.equals("this");
        if (!names.contains(name) && !isReceiver) {
          problem(Diagnostic.UNKNOWN_PARAMETER, value, method.getSimpleName(), name);
        }
      }
    }

    private ParameterDeclaration receiver(Set<String> chosen, List<? extends AnnotationValue> wrt) {
      TypeMirror type = Receivers.type(method, types);
      if (!chosen.contains("this")) {
        return ParameterDeclaration.receiver(type);
      }
      Shape shape = shapes.read(type);
      if (shape instanceof Shape.RecordShape) {
        return new ParameterDeclaration(
            "self", type, shape, true, true, ParameterDeclaration.Choice.IN_WRT);
      }
      AnnotationValue place =
          wrt.stream().filter(v -> "this".equals(v.getValue())).findFirst().orElseThrow();
      problem(Diagnostic.NOT_DIFFERENTIABLE_TYPE, place, "this", type);
      return ParameterDeclaration.receiver(type);
    }

    private ParameterDeclaration byDefault(VariableElement parameter) {
      if (Annotations.isConstant(parameter)) {
        return new ParameterDeclaration(
            parameter,
            shapes.read(parameter.asType()),
            false,
            ParameterDeclaration.Choice.CONSTANT);
      }
      Shape shape = shapes.read(parameter.asType());
      if (shape instanceof Shape.Refused) {
        problemAt(
            parameter,
            Diagnostic.NOT_DIFFERENTIABLE_TYPE,
            parameter.getSimpleName(),
            parameter.asType());
      }
      return differentiated(parameter, shape, null);
    }

    private ParameterDeclaration asChosen(
        VariableElement parameter, Set<String> chosen, List<? extends AnnotationValue> wrt) {
      String name = parameter.getSimpleName().toString();
      Shape shape = shapes.read(parameter.asType());
      if (!chosen.contains(name)) {
        return new ParameterDeclaration(
            parameter,
            shape,
            false,
            Annotations.isConstant(parameter)
                ? ParameterDeclaration.Choice.CONSTANT
                : ParameterDeclaration.Choice.NOTHING);
      }
      AnnotationValue place =
          wrt.stream().filter(v -> name.equals(v.getValue())).findFirst().orElseThrow();
      if (Annotations.isConstant(parameter)) {
        problem(Diagnostic.CONSTANT_IN_WRT, place, name);
        return new ParameterDeclaration(
            parameter, shape, false, ParameterDeclaration.Choice.CONSTANT);
      }
      if (!shape.isDifferentiable()) {
        problem(Diagnostic.NOT_DIFFERENTIABLE_TYPE, place, name, parameter.asType());
      }
      return differentiated(parameter, shape, place);
    }

    private ParameterDeclaration differentiated(
        VariableElement parameter, Shape shape, @Nullable AnnotationValue place) {
      return new ParameterDeclaration(
          parameter,
          shape,
          shape.isDifferentiable(),
          place == null ? ParameterDeclaration.Choice.NOTHING : ParameterDeclaration.Choice.IN_WRT);
    }

    private void readMembers(boolean isScalar, Set<Member> members) {
      Set<Member> possible = isScalar ? Member.OF_SCALARS : Member.OF_OTHERS;
      List<? extends AnnotationValue> only =
          Annotations.value(annotation, "only").map(Annotations::elements).orElse(List.of());
      if (only.isEmpty()) {
        members.addAll(possible);
        return;
      }
      for (AnnotationValue value : only) {
        // An enum constant, or, where javac could not resolve it, the string "<error>".
        String name =
            value.getValue() instanceof Element constant ? constant.getSimpleName().toString() : "";
        Optional<Member> member = Member.named(name);
        if (member.isPresent() && !possible.contains(member.get())) {
          impossible(
              member.get(),
              value,
              isScalar
                  ? "it is for methods that return arrays, tensors or records"
                  : "it is for methods that return a single number");
        } else {
          member.ifPresent(members::add);
        }
      }
    }

    /** What makes callers in other files possible wherever this method has such members itself. */
    private static void addForCallers(Set<Member> members) {
      if (members.contains(Member.PULLBACK) && members.contains(Member.HESSIAN)) {
        members.add(Member.PULLBACK_ALONG);
      }
      if (members.contains(Member.TAYLOR)) {
        members.add(Member.JETS);
      }
    }

    private void impossible(Member member, @Nullable AnnotationValue place, String why) {
      problem(Diagnostic.IMPOSSIBLE_MEMBER, place, member, method.getSimpleName(), why);
    }

    private void problem(Diagnostic diagnostic, @Nullable AnnotationValue value, Object... args) {
      hasErrors = true;
      problems.add(new DeclarationProblem(diagnostic, method, annotation, value, strings(args)));
    }

    private void problemAt(Element element, Diagnostic diagnostic, Object... args) {
      hasErrors = true;
      DeclarationProblem problem =
          new DeclarationProblem(diagnostic, element, null, null, strings(args));
      // Two views of one method share its parameters.
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }

    private static List<Object> strings(Object... args) {
      List<Object> strings = new ArrayList<>();
      for (Object arg : args) {
        strings.add(arg.toString());
      }
      return strings;
    }
  }
}
