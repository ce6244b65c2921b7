package dev.fluxion.processor.frontend;

import dev.fluxion.processor.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the declarations of rules, and checks that they fit what they are rules of. */
final class RuleReader {
  private final Compiler compiler;
  private final TypeModel types;
  private final Members members;
  private final List<UserRule> rules = new ArrayList<>();
  private final List<RuleProblem> problems = new ArrayList<>();

  private RuleReader(Compiler compiler, TypeModel types, Members members) {
    this.compiler = compiler;
    this.types = types;
    this.members = members;
  }

  /** The rules that {@code type} declares, and what is wrong with others. */
  record Result(List<UserRule> rules, List<RuleProblem> problems) {}

  static Result read(TypeElement type, Compiler compiler, TypeModel types, Members members) {
    RuleReader reader = new RuleReader(compiler, types, members);
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      for (AnnotationMirror annotation : method.getAnnotationMirrors()) {
        TypeElement name = (TypeElement) annotation.getAnnotationType().asElement();
        UserRule.Kind.of(name.getQualifiedName().toString())
            .ifPresent(kind -> reader.new Declaration(kind, method, annotation).read());
      }
    }
    return new Result(reader.rules, reader.problems);
  }

  /** One annotation of one method. */
  private final class Declaration {
    private final UserRule.Kind kind;
    private final ExecutableElement rule;
    private final AnnotationMirror annotation;

    Declaration(UserRule.Kind kind, ExecutableElement rule, AnnotationMirror annotation) {
      this.kind = kind;
      this.rule = rule;
      this.annotation = annotation;
    }

    void read() {
      Object owner = value("owner");
      if (!(owner instanceof DeclaredType type) || !(value("method") instanceof String name)) {
        return; // javac says so itself.
      }
      TypeElement element = (TypeElement) type.asElement();
      List<ExecutableElement> candidates = members.methods(element, name);
      if (candidates.isEmpty()) {
        problem(Diagnostic.RULE_WITHOUT_METHOD, element.getSimpleName(), name);
        return;
      }
      List<Integer> wrt = wrt();
      Optional<Integer> twice =
          wrt.stream().filter(number -> Collections.frequency(wrt, number) > 1).findFirst();
      if (twice.isPresent()) {
        problem(Diagnostic.TWICE_IN_WRT, twice.get());
        return;
      }
      Optional<ExecutableElement> target =
          candidates.stream().filter(c -> startsWith(parameters(c, type))).findFirst();
      if (target.isEmpty()) {
        wrongSignature(type, candidates, wrt);
      } else {
        read(type, target.get(), wrt);
      }
    }

    private void read(DeclaredType owner, ExecutableElement target, List<Integer> wrt) {
      boolean hasResult =
          kind == UserRule.Kind.DERIVATIVE
              ? isReal(target.getReturnType())
              : carries(target.getReturnType());
      if (!hasResult) {
        problem(Diagnostic.RULE_OF_NO_VALUE, what(target), target.getReturnType());
        return;
      }
      int shift = parameters(target, owner).size() - target.getParameters().size();
      for (int number : wrt) {
        if (number < 0
            || number >= target.getParameters().size()
            || !(kind == UserRule.Kind.DERIVATIVE
                ? isReal(target.getParameters().get(number).asType())
                : carries(target.getParameters().get(number).asType()))) {
          problem(Diagnostic.RULE_OF_NO_PARAMETER, what(target), number);
          return;
        }
      }
      Optional<Boolean> takesResult = fits(owner, target, wrt);
      if (takesResult.isEmpty()) {
        wrongSignature(owner, List.of(target), wrt);
        return;
      }
      UserRule read =
          new UserRule(
              kind, rule, target, wrt.stream().map(i -> i + shift).toList(), takesResult.get());
      Optional<UserRule> twin = rules.stream().filter(read::collidesWith).findFirst();
      if (twin.isPresent()) {
        problem(
            Diagnostic.DUPLICATE_RULE,
            twin.get().rule().getSimpleName(),
            rule.getSimpleName(),
            what(target));
      } else {
        rules.add(read);
      }
    }

    /** Whether the rule takes the result; empty if its signature is wrong. */
    private Optional<Boolean> fits(
        DeclaredType owner, ExecutableElement target, List<Integer> wrt) {
      List<TypeMirror> given = rule.getParameters().stream().map(VariableElement::asType).toList();
      List<TypeMirror> plain = new ArrayList<>(parameters(target, owner));
      List<TypeMirror> withResult = new ArrayList<>(plain);
      withResult.add(target.getReturnType());
      extra(target, wrt).forEach(plain::add);
      extra(target, wrt).forEach(withResult::add);
      boolean isStatic = rule.getModifiers().contains(Modifier.STATIC);
      boolean returns =
          wrt.size() == 1
              ? isSame(rule.getReturnType(), returned(target, wrt.get(0)))
              : isRecordOf(wrt.stream().map(i -> returned(target, i)).toList());
      if (!isStatic || !returns) {
        return Optional.empty();
      }
      if (areSame(given, plain)) {
        return Optional.of(false);
      }
      return kind != UserRule.Kind.DERIVATIVE && areSame(given, withResult)
          ? Optional.of(true)
          : Optional.empty();
    }

    private boolean isRecordOf(List<TypeMirror> wanted) {
      TypeElement type = types.element(rule.getReturnType());
      return type != null
          && type.getKind() == ElementKind.RECORD
          && areSame(type.getRecordComponents().stream().map(Element::asType).toList(), wanted);
    }

    /** What a rule takes behind the parameters of {@code target} and its result. */
    private Stream<TypeMirror> extra(ExecutableElement target, List<Integer> wrt) {
      return switch (kind) {
        case DERIVATIVE -> Stream.empty();
        case PULLBACK -> Stream.of(target.getReturnType());
        case PUSHFORWARD -> Stream.of(target.getParameters().get(wrt.get(0)).asType());
      };
    }

    private TypeMirror returned(ExecutableElement target, int wrt) {
      return kind == UserRule.Kind.PULLBACK
          ? target.getParameters().get(wrt).asType()
          : target.getReturnType();
    }

    private boolean startsWith(List<TypeMirror> wanted) {
      List<? extends VariableElement> given = rule.getParameters();
      return given.size() >= wanted.size()
          && (kind != UserRule.Kind.DERIVATIVE || given.size() == wanted.size())
          && areSame(
              given.subList(0, wanted.size()).stream().map(VariableElement::asType).toList(),
              wanted);
    }

    private void wrongSignature(
        DeclaredType owner, List<ExecutableElement> candidates, List<Integer> wrt) {
      String expected =
          candidates.stream()
              .filter(c -> wrt.stream().allMatch(i -> i >= 0 && i < c.getParameters().size()))
              .map(candidate -> expected(owner, candidate, wrt))
              .collect(Collectors.joining(" or "));
      problem(Diagnostic.RULE_SIGNATURE, rule.getSimpleName(), what(candidates.get(0)), expected);
    }

    private String expected(DeclaredType owner, ExecutableElement target, List<Integer> wrt) {
      List<String> parameters = new ArrayList<>();
      parameters(target, owner).forEach(p -> parameters.add(TypeModel.text(types.erased(p))));
      if (kind != UserRule.Kind.DERIVATIVE) {
        parameters.add("[" + TypeModel.text(target.getReturnType()) + " result]");
        String last = kind == UserRule.Kind.PULLBACK ? " cotangent" : " tangent";
        extra(target, wrt).forEach(type -> parameters.add(TypeModel.text(type) + last));
      }
      String returned =
          wrt.size() == 1
              ? TypeModel.text(returned(target, wrt.get(0)))
              : "R(" + texts(wrt.stream().map(i -> returned(target, i)).toList()) + ")";
      return "static "
          + returned
          + " "
          + rule.getSimpleName()
          + "("
          + String.join(", ", parameters)
          + ")";
    }

    private String texts(List<TypeMirror> listed) {
      return listed.stream().map(TypeModel::text).collect(Collectors.joining(", "));
    }

    private List<Integer> wrt() {
      Object value = value("wrt");
      if (value instanceof Integer number) {
        return List.of(number);
      }
      List<Integer> numbers = new ArrayList<>();
      if (value instanceof List<?> list) {
        list.forEach(each -> numbers.add((Integer) ((AnnotationValue) each).getValue()));
      }
      return numbers;
    }

    private Object value(String name) {
      for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
          compiler.elements().getElementValuesWithDefaults(annotation).entrySet()) {
        if (entry.getKey().getSimpleName().contentEquals(name)) {
          return entry.getValue().getValue();
        }
      }
      return "";
    }

    private void problem(Diagnostic diagnostic, Object... arguments) {
      List<Object> texts = Stream.of(arguments).<Object>map(Object::toString).toList();
      problems.add(new RuleProblem(diagnostic, rule, annotation, texts));
    }
  }

  /** The parameters that a rule repeats, the receiver first. */
  private static List<TypeMirror> parameters(ExecutableElement target, DeclaredType owner) {
    List<TypeMirror> all = new ArrayList<>();
    if (!target.getModifiers().contains(Modifier.STATIC)) {
      all.add(owner);
    }
    target.getParameters().forEach(p -> all.add(p.asType()));
    return all;
  }

  private static String what(ExecutableElement target) {
    return Members.owner(target).getSimpleName() + "." + target.getSimpleName();
  }

  private static boolean isReal(TypeMirror type) {
    return switch (type.getKind()) {
      case DOUBLE, FLOAT -> true;
      default -> false;
    };
  }

  private boolean carries(TypeMirror type) {
    return FunctionReader.isDifferentiable(types.toIr(types.erased(type)));
  }

  private boolean areSame(List<? extends TypeMirror> a, List<? extends TypeMirror> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!isSame(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isSame(TypeMirror a, TypeMirror b) {
    return compiler.types().isSameType(types.erased(a), types.erased(b));
  }
}
