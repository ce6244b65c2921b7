package dev.fluxion.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler.Result;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.junit.jupiter.api.Test;

/** Build tools and editors wrap javac's environment; other compilers have none. */
class EnvironmentsTest {
  private static final String SOURCE =
      """
      package p;
      import dev.fluxion.*;
      class A {
        @Differentiable static double f(double x) { return x * x; }
      }
      """;

  @Test
  void gradle() {
    assertWorks(GradleLike::new);
  }

  @Test
  void kapt() {
    assertWorks(KaptLike::new);
  }

  @Test
  void intellij() {
    assertWorks(EnvironmentsTest::proxy);
  }

  @Test
  void severalLayers() {
    assertWorks(environment -> proxy(new KaptLike(new GradleLike(environment))));
  }

  @Test
  void anotherCompilerIsRefusedOnce() {
    Result result =
        TestCompiler.strict()
            .processedBy(new Wrapped(Opaque::new))
            .compile(SOURCE, SOURCE.replace("class A", "class B"));
    assertEquals(1, result.diagnostics().size(), result::toString);
    String message = result.diagnostics().get(0).getMessage(Locale.ROOT);
    assertTrue(message.startsWith("FLX001"), message);
    assertTrue(message.contains("javac"), message);
  }

  private static void assertWorks(UnaryOperator<ProcessingEnvironment> wrapper) {
    Result result = TestCompiler.strict().processedBy(new Wrapped(wrapper)).compile(SOURCE).clean();
    assertEquals(List.of("p.AGradients"), List.copyOf(result.generated().keySet()));
  }

  /** Named like IntelliJ's local class, whose compiler names the captured variable so. */
  @SuppressWarnings("checkstyle:MemberName")
  private static final class Handler implements InvocationHandler {
    private final ProcessingEnvironment val$delegateTo;

    Handler(ProcessingEnvironment delegateTo) {
      this.val$delegateTo = delegateTo;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
      try {
        return method.invoke(val$delegateTo, args);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  private static ProcessingEnvironment proxy(ProcessingEnvironment environment) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            EnvironmentsTest.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            new Handler(environment));
  }

  /** Our processor, given another environment. */
  private static final class Wrapped extends AbstractProcessor {
    private final FluxionProcessor processor = new FluxionProcessor();
    private final UnaryOperator<ProcessingEnvironment> wrapper;

    Wrapped(UnaryOperator<ProcessingEnvironment> wrapper) {
      this.wrapper = wrapper;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      processor.init(wrapper.apply(environment));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return processor.process(annotations, round);
    }
  }

  private abstract static class Delegating implements ProcessingEnvironment {
    abstract ProcessingEnvironment inner();

    @Override
    public Map<String, String> getOptions() {
      return inner().getOptions();
    }

    @Override
    public Messager getMessager() {
      return inner().getMessager();
    }

    @Override
    public Filer getFiler() {
      return inner().getFiler();
    }

    @Override
    public Elements getElementUtils() {
      return inner().getElementUtils();
    }

    @Override
    public Types getTypeUtils() {
      return inner().getTypeUtils();
    }

    @Override
    public SourceVersion getSourceVersion() {
      return inner().getSourceVersion();
    }

    @Override
    public Locale getLocale() {
      return inner().getLocale();
    }
  }

  private static class GradleLike extends Delegating {
    private final ProcessingEnvironment delegate;

    GradleLike(ProcessingEnvironment delegate) {
      this.delegate = delegate;
    }

    @Override
    ProcessingEnvironment inner() {
      return delegate;
    }
  }

  private static class KaptBase extends Delegating {
    private final ProcessingEnvironment processingEnv;

    KaptBase(ProcessingEnvironment processingEnv) {
      this.processingEnv = processingEnv;
    }

    @Override
    ProcessingEnvironment inner() {
      return processingEnv;
    }
  }

  private static final class KaptLike extends KaptBase {
    KaptLike(ProcessingEnvironment processingEnv) {
      super(processingEnv);
    }
  }

  private static final class Opaque extends Delegating {
    private final ProcessingEnvironment[] hidden;

    Opaque(ProcessingEnvironment environment) {
      this.hidden = new ProcessingEnvironment[] {environment};
    }

    @Override
    ProcessingEnvironment inner() {
      return hidden[0];
    }
  }
}
