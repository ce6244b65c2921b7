package dev.fluxion.processor.fuzz;

import dev.fluxion.Differentiable;
import dev.fluxion.processor.FluxionProcessor;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources with our processor, as strictly as javac can, without touching the disk. */
public final class InMemoryCompiler {

  private InMemoryCompiler() {}

  /**
   * What javac made.
   *
   * @param diagnostics errors and warnings, by the simple name of the class they are about; under
   *     "" those without a place
   * @param sources the generated sources by qualified class name
   */
  public record Result(
      Map<String, List<String>> diagnostics,
      Map<String, String> sources,
      Map<String, byte[]> classes) {

    /** A loader of the compiled classes that prefers them to those of the class path. */
    public ClassLoader loader() {
      return new Loader(classes);
    }

    public boolean isClean() {
      return diagnostics.isEmpty();
    }
  }

  /** Sources by qualified class name; the options come after {@code -Xlint:all -Werror}. */
  public static Result compile(Map<String, String> sources, String... options) {
    return compile(sources, true, options);
  }

  /** Without the processor: whether the sources are Java at all. */
  public static Result compilePlain(Map<String, String> sources) {
    return compile(sources, false);
  }

  private static Result compile(Map<String, String> sources, boolean derive, String... options) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    try (StandardJavaFileManager standard =
        javac.getStandardFileManager(collector, Locale.ROOT, StandardCharsets.UTF_8)) {
      standard.setLocation(
          StandardLocation.CLASS_PATH,
          List.of(
              place(Differentiable.class),
              place(InMemoryCompiler.class),
              place(org.apache.commons.math3.util.FastMath.class),
              place(org.hipparchus.util.FastMath.class)));
      Memory memory = new Memory(standard);
      List<String> arguments =
          new ArrayList<>(
              List.of("-Xlint:all,-processing", "-Werror", "-parameters", "-Xmaxerrs", "1000"));
      arguments.addAll(List.of(options));
      if (!derive) {
        arguments.add("-proc:none");
      }
      List<Text> units =
          sources.entrySet().stream().map(e -> new Text(e.getKey(), e.getValue())).toList();
      JavaCompiler.CompilationTask task =
          javac.getTask(null, memory, collector, arguments, null, units);
      if (derive) {
        task.setProcessors(List.of(new FluxionProcessor()));
      }
      String crash = "";
      boolean success = false;
      try {
        success = task.call();
      } catch (RuntimeException e) {
        crash = "javac crashed: " + e + " caused by " + e.getCause();
      }
      Map<String, List<String>> diagnostics = new TreeMap<>();
      for (Diagnostic<? extends JavaFileObject> d : collector.getDiagnostics()) {
        boolean summary = d.getSource() == null && d.getMessage(Locale.ROOT).contains("-Werror");
        if (d.getKind() != Diagnostic.Kind.NOTE && !summary) {
          diagnostics.computeIfAbsent(simpleName(d), k -> new ArrayList<>()).add(describe(d));
        }
      }
      if (!success && diagnostics.isEmpty()) {
        diagnostics.put("", List.of(crash.isEmpty() ? "javac failed without a word" : crash));
      }
      return new Result(diagnostics, memory.generated(), memory.classes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File place(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String simpleName(Diagnostic<? extends JavaFileObject> d) {
    if (d.getSource() == null) {
      return "";
    }
    String file = Path.of(d.getSource().toUri().getPath()).getFileName().toString();
    return file.replace(".java", "");
  }

  private static String describe(Diagnostic<? extends JavaFileObject> d) {
    String line = "";
    if (d.getSource() instanceof Text text && d.getLineNumber() > 0) {
      line =
          "\n    "
              + text.content.lines().skip(d.getLineNumber() - 1).findFirst().orElse("").strip();
    } else if (d.getSource() instanceof Output output && d.getLineNumber() > 0) {
      line =
          "\n    "
              + output.text().lines().skip(d.getLineNumber() - 1).findFirst().orElse("").strip();
    }
    return d.getKind() + ": " + d.getMessage(Locale.ROOT) + line;
  }

  private static URI uri(String className, JavaFileObject.Kind kind) {
    return URI.create("memory:///" + className.replace('.', '/') + kind.extension);
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String content;

    Text(String className, String content) {
      super(uri(className, Kind.SOURCE), Kind.SOURCE);
      this.content = content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }

  private static final class Output extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Output(String className, Kind kind) {
      super(uri(className, kind), kind);
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text();
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, Output> classFiles = new TreeMap<>();
    private final Map<String, Output> sourceFiles = new TreeMap<>();

    Memory(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      Output output = new Output(className, kind);
      (kind == JavaFileObject.Kind.CLASS ? classFiles : sourceFiles).put(className, output);
      return output;
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new TreeMap<>();
      classFiles.forEach((name, output) -> classes.put(name, output.bytes.toByteArray()));
      return classes;
    }

    Map<String, String> generated() {
      Map<String, String> generated = new TreeMap<>();
      sourceFiles.forEach((name, output) -> generated.put(name, output.text()));
      return generated;
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(InMemoryCompiler.class.getClassLoader());
      this.classes = classes;
      setDefaultAssertionStatus(true);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        byte[] bytes = classes.get(name);
        Class<?> loaded = findLoadedClass(name);
        if (loaded == null && bytes != null) {
          loaded = defineClass(name, bytes, 0, bytes.length);
        }
        return loaded != null ? loaded : super.loadClass(name, resolve);
      }
    }
  }
}
