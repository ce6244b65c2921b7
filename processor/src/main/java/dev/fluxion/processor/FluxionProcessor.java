package dev.fluxion.processor;

import com.google.auto.service.AutoService;
import dev.fluxion.processor.companion.Annotations;
import dev.fluxion.processor.companion.MethodDeclaration;
import dev.fluxion.processor.diagnostic.Diagnostic;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * The annotation processor: hears of annotated methods, and has a companion made for each class
 * that declares some. {@link GradientCompiler} says what happens to a method.
 */
@AutoService(Processor.class)
public final class FluxionProcessor extends AbstractProcessor {

  private static final List<String> DIFFERENTIABLE =
      List.of(Annotations.DIFFERENTIABLE, Annotations.DIFFERENTIABLE_LIST);

  /** Null under a compiler that is not javac. */
  private @Nullable CompanionCompiler compiler;

  private boolean hasComplained;

  /** The names of classes whose companion waits for what another processor may write. */
  private final Set<String> waiting = new LinkedHashSet<>();

  /** For javac, which finds this class as a service. */
  public FluxionProcessor() {}

  /** All of the runtime's annotations, so that none is reported as unclaimed. */
  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of("dev.fluxion.*");
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Options.NAMES;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    compiler = connect(environment);
  }

  private static @Nullable CompanionCompiler connect(ProcessingEnvironment environment) {
    try {
      return Environments.javac(environment)
          .map(javac -> new CompanionCompiler(javac, environment))
          .orElse(null);
    } catch (LinkageError noTrees) {
      return null;
    }
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Map<String, TypeElement> owners = new LinkedHashMap<>();
    Elements elements = processingEnv.getElementUtils();
    for (String name : waiting) {
      // Elements do not live longer than a round.
      Optional.ofNullable(elements.getTypeElement(name)).ifPresent(e -> owners.put(name, e));
    }
    for (Element method : annotated(round, elements, DIFFERENTIABLE)) {
      TypeElement owner = MethodDeclaration.ownerOf(method);
      owners.put(owner.getQualifiedName().toString(), owner);
    }
    Set<Element> rules = annotated(round, elements, Annotations.RULES);
    if (compiler != null) {
      for (Element rule : rules) {
        TypeElement owner = MethodDeclaration.ownerOf(rule);
        owners.put(owner.getQualifiedName().toString(), owner);
      }
    }
    waiting.clear();
    checkRules(rules);
    if (!owners.isEmpty() && compiler == null) {
      complain();
    } else if (compiler != null) {
      compile(compiler, owners, round.processingOver());
    }
    return true;
  }

  private void compile(
      CompanionCompiler working, Map<String, TypeElement> owners, boolean isLastChance) {
    owners.forEach(
        (name, owner) ->
            Faults.guard(
                () -> {
                  if (!working.compile(owner, isLastChance)) {
                    waiting.add(name);
                  }
                },
                fault -> Reporter.report(processingEnv.getMessager(), fault, owner)));
  }

  private void checkRules(Set<Element> rules) {
    CompanionCompiler working = compiler;
    if (working != null) {
      rules.stream()
          .map(rule -> (TypeElement) rule.getEnclosingElement())
          .distinct()
          .forEach(
              type ->
                  Faults.guard(
                      () -> working.checkRules(type),
                      fault -> Reporter.report(processingEnv.getMessager(), fault, type)));
    }
  }

  /** What has any of the annotations; javac walks over all classes of the round to find it. */
  private static Set<Element> annotated(
      RoundEnvironment round, Elements elements, List<String> annotations) {
    TypeElement[] known =
        annotations.stream()
            .map(elements::getTypeElement)
            .filter(annotation -> annotation != null)
            .toArray(TypeElement[]::new);
    return new LinkedHashSet<>(round.getElementsAnnotatedWithAny(known));
  }

  private void complain() {
    if (!hasComplained) {
      hasComplained = true;
      processingEnv
          .getMessager()
          .printMessage(
              javax.tools.Diagnostic.Kind.ERROR,
              Diagnostic.NEEDS_JAVAC.message(processingEnv.getClass().getName()));
    }
  }
}
