package dev.fluxion.processor.companion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Reads the annotations of the runtime, by name: the processor must run where their classes are on
 * the module path and out of its sight.
 */
public final class Annotations {
  public static final String DIFFERENTIABLE = "dev.fluxion.Differentiable";
  public static final String DIFFERENTIABLE_LIST = "dev.fluxion.Differentiable.List";

  /** What marks rules. */
  public static final List<String> RULES =
      List.of("dev.fluxion.DerivativeOf", "dev.fluxion.PullbackOf", "dev.fluxion.PushforwardOf");

  static final String GENERATED = "dev.fluxion.Generated";
  private static final String ERRONEOUS = "<error>";
  private static final String CONSTANT = "dev.fluxion.Constant";

  private Annotations() {}

  static boolean isConstant(AnnotatedConstruct element) {
    return find(element, CONSTANT).isPresent();
  }

  static Optional<? extends AnnotationMirror> find(AnnotatedConstruct element, String name) {
    return element.getAnnotationMirrors().stream().filter(a -> isNamed(a, name)).findFirst();
  }

  /** The {@code @Differentiable} annotations of a method, repeated ones one by one, as written. */
  public static List<AnnotationMirror> views(ExecutableElement method) {
    List<AnnotationMirror> views = new ArrayList<>();
    for (AnnotationMirror annotation : method.getAnnotationMirrors()) {
      if (isNamed(annotation, DIFFERENTIABLE)) {
        views.add(annotation);
      } else if (isNamed(annotation, DIFFERENTIABLE_LIST)) {
        value(annotation, "value")
            .ifPresent(
                list -> elements(list).forEach(e -> views.add((AnnotationMirror) e.getValue())));
      }
    }
    return views;
  }

  /** The annotation that makes the method a rule; empty if none does. */
  static Optional<? extends AnnotationMirror> rule(ExecutableElement method) {
    return RULES.stream().flatMap(name -> find(method, name).stream()).findFirst();
  }

  /** What the user wrote for {@code name}; empty where it is left to the default. */
  static Optional<AnnotationValue> value(AnnotationMirror annotation, String name) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        annotation.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(name)) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }

  /** Whether javac could not make sense of some value, and says so itself. */
  static boolean isErroneous(AnnotationMirror annotation) {
    return annotation.getElementValues().values().stream().anyMatch(Annotations::isErroneous);
  }

  private static boolean isErroneous(AnnotationValue value) {
    return ERRONEOUS.equals(value.getValue())
        || elements(value).stream().anyMatch(Annotations::isErroneous);
  }

  /** The elements of an array value. */
  static List<? extends AnnotationValue> elements(AnnotationValue array) {
    List<AnnotationValue> elements = new ArrayList<>();
    if (array.getValue() instanceof List<?> list) {
      for (Object element : list) {
        elements.add((AnnotationValue) element);
      }
    }
    return elements;
  }

  private static boolean isNamed(AnnotationMirror annotation, String name) {
    return ((TypeElement) annotation.getAnnotationType().asElement())
        .getQualifiedName()
        .contentEquals(name);
  }
}
