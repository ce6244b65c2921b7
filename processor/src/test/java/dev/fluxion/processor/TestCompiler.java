package dev.fluxion.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources as a user would, and shows all that came of it, even after errors. */
public final class TestCompiler {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+([\\w.]+)\\s*;");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:public |final |abstract |sealed )*(?:class|interface|enum|record|@interface)"
              + " ([\\w$]+)");

  private final List<String> options = new ArrayList<>(List.of("-Xlint:all", "-Werror"));
  private final List<Processor> processors = new ArrayList<>(List.of(new FluxionProcessor()));

  /** With the processor alone, under {@code -Xlint:all -Werror}. */
  public static TestCompiler strict() {
    return new TestCompiler();
  }

  /** With more options. */
  public TestCompiler with(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** Without {@code -Werror}. */
  public TestCompiler lenient() {
    options.remove("-Werror");
    return this;
  }

  /** With these processors instead. */
  public TestCompiler processedBy(Processor... others) {
    processors.clear();
    processors.addAll(List.of(others));
    return this;
  }

  /** Compiles compilation units; each says its package and declares its main type first. */
  public Result compile(String... sources) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
      Path root = Files.createTempDirectory("fluxion-test");
      root.toFile().deleteOnExit();
      Path classes = Files.createDirectory(root.resolve("classes"));
      Path generated = Files.createDirectory(root.resolve("generated"));
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(generated));
      JavaCompiler.CompilationTask task =
          javac.getTask(
              null,
              files,
              diagnostics,
              options,
              null,
              Arrays.stream(sources).map(Source::new).toList());
      task.setProcessors(processors);
      task.setLocale(Locale.ROOT);
      boolean success = task.call();
      return new Result(success, diagnostics.getDiagnostics(), texts(generated), classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> texts(Path generated) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(generated)) {
      for (Path file : walk.filter(f -> f.toString().endsWith(".java")).toList()) {
        String name = generated.relativize(file).toString().replace('/', '.');
        texts.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
      }
    }
    return texts;
  }

  /**
   * What came of a compilation.
   *
   * @param generated the text of each generated file, by class
   */
  public record Result(
      boolean success,
      List<Diagnostic<? extends JavaFileObject>> diagnostics,
      Map<String, String> generated,
      Path classes) {

    /** This, if there were no errors and no warnings. */
    public Result clean() {
      if (!success || !diagnostics.isEmpty()) {
        throw new AssertionError(this);
      }
      return this;
    }

    /** Each finding as {@code line: CODE}, or {@code line: first line of the text}, sorted. */
    public List<String> findings() {
      return diagnostics.stream()
          .sorted((a, b) -> Long.compare(a.getLineNumber(), b.getLineNumber()))
          .map(d -> d.getLineNumber() + ": " + shortened(d.getMessage(Locale.ROOT)))
          .toList();
    }

    /** The texts of all findings. */
    public List<String> messages() {
      return diagnostics.stream().map(d -> d.getMessage(Locale.ROOT)).toList();
    }

    private static String shortened(String message) {
      return message.startsWith("FLX")
          ? message.substring(0, 6)
          : message.lines().findFirst().get();
    }

    /** The compiled class of this name. */
    public Class<?> type(String name) {
      try {
        return loader().loadClass(name);
      } catch (ClassNotFoundException e) {
        throw new AssertionError(this.toString(), e);
      }
    }

    /** A loader for everything compiled; ask one for all that belongs together. */
    public ClassLoader loader() {
      try {
        URL url = classes.toUri().toURL();
        return new URLClassLoader(new URL[] {url}, Result.class.getClassLoader());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Runs {@code public static Object run()} of a class, whatever it throws. */
    public Object run(String className) throws Throwable {
      try {
        return type(className).getMethod("run").invoke(null);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(success ? "success\n" : "failure\n");
      diagnostics.forEach(d -> text.append(d).append('\n'));
      generated.values().forEach(text::append);
      return text.toString();
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///" + path(text)), Kind.SOURCE);
      this.text = text;
    }

    private static String path(String text) {
      if (text.startsWith("module ")) {
        return "module-info.java";
      }
      Matcher name = TYPE.matcher(text);
      Matcher itsPackage = PACKAGE.matcher(text);
      String folder = itsPackage.find() ? itsPackage.group(1).replace('.', '/') + "/" : "";
      return folder + (name.find() ? name.group(1) : "package-info") + ".java";
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
