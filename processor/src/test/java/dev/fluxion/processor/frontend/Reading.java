package dev.fluxion.processor.frontend;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaFileObject;

/** Runs the front end inside a compiler, on every annotated method of a source file. */
final class Reading {
  private Reading() {}

  /** The methods of a test class, which stands in the folder {@code cases}, by name. */
  static Map<String, ReadMethod> ofCases(Class<?> cases) {
    Map<String, ReadMethod> read = new LinkedHashMap<>();
    run(source(cases), (method, result) -> read.put(method.getSimpleName().toString(), result));
    return read;
  }

  static JavaFileObject source(Class<?> type) {
    Path file = Path.of("src/test/java", type.getName().replace('.', '/') + ".java");
    try {
      return com.google.testing.compile.JavaFileObjects.forSourceString(
          type.getName(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles the file, and hands over what becomes of each method while the compiler runs. */
  static Compilation run(JavaFileObject file, BiConsumer<ExecutableElement, ReadMethod> consumer) {
    return javac()
        .withOptions("-proc:only")
        .withProcessors(new ReadingProcessor(consumer))
        .compile(file);
  }

  private static final class ReadingProcessor extends AbstractProcessor {
    private final BiConsumer<ExecutableElement, ReadMethod> consumer;

    ReadingProcessor(BiConsumer<ExecutableElement, ReadMethod> consumer) {
      this.consumer = consumer;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("dev.fluxion.Differentiable");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      for (TypeElement annotation : annotations) {
        MethodReader reader =
            new MethodReader(processingEnv, Trees.instance(processingEnv), method -> List.of());
        for (ExecutableElement method :
            ElementFilter.methodsIn(round.getElementsAnnotatedWith(annotation))) {
          consumer.accept(method, reader.read(method));
        }
      }
      return false;
    }
  }
}
