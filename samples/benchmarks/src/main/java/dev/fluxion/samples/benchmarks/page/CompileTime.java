package dev.fluxion.samples.benchmarks.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * How long the processor takes, beside one that does nothing: javac's reading of what is written is
 * counted, its compiling is not. {@link #main} is what runs in a JVM of its own.
 */
final class CompileTime {
  private static final int COLD_STARTS = 3;
  private static final int WARM_RUNS = 15;
  private static final int LAST_RUNS = 5;

  private CompileTime() {}

  /** Of the first compilation in a new JVM, in nanoseconds: the median of some. */
  static double cold(CompiledProgram program) throws IOException {
    double[] times = new double[COLD_STARTS];
    for (int i = 0; i < COLD_STARTS; i++) {
      times[i] = start(program, true, 1) - start(program, false, 1);
    }
    return median(times);
  }

  /** Of a compilation after some in the same JVM, in nanoseconds. */
  static double warm(CompiledProgram program) throws IOException {
    return start(program, true, WARM_RUNS) - start(program, false, WARM_RUNS);
  }

  private static double start(CompiledProgram program, boolean isProcessed, int runs)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CompileTime.class.getName(),
                program.name(),
                Boolean.toString(isProcessed),
                Integer.toString(runs))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream output = process.getInputStream()) {
      return Double.parseDouble(new String(output.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }

  /**
   * Prints the nanoseconds of a compilation. The arguments are a {@link CompiledProgram}, whether
   * its methods are differentiated, and how often.
   */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    CompiledProgram program = CompiledProgram.valueOf(arguments[0]);
    boolean isProcessed = Boolean.parseBoolean(arguments[1]);
    double[] times = new double[Integer.parseInt(arguments[2])];
    for (int i = 0; i < times.length; i++) {
      times[i] = nanoseconds(program, isProcessed ? fluxion() : new Idle());
    }
    System.out.println(
        median(Arrays.copyOfRange(times, Math.max(0, times.length - LAST_RUNS), times.length)));
  }

  /** By reflection: at compile time it is on the processor path only. */
  private static Processor fluxion() throws ReflectiveOperationException {
    Class<?> processor = Class.forName("dev.fluxion.processor.FluxionProcessor");
    return (Processor) processor.getDeclaredConstructor().newInstance();
  }

  private static long nanoseconds(CompiledProgram program, Processor processor) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path directory = Files.createTempDirectory("fluxion-compile-time");
    try {
      List<String> options =
          List.of("-proc:only", "-d", directory.toString(), "-s", directory.toString());
      long start = System.nanoTime();
      JavaCompiler.CompilationTask task =
          compiler.getTask(null, null, null, options, null, List.of(source(program)));
      task.setProcessors(List.of(processor));
      if (!task.call()) {
        throw new IllegalStateException(program + " does not compile");
      }
      return System.nanoTime() - start;
    } finally {
      delete(directory);
    }
  }

  private static JavaFileObject source(CompiledProgram program) {
    String text = program.source();
    URI name = URI.create("string:///" + CompiledProgram.CLASS + ".java");
    return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Does nothing. */
  @SupportedAnnotationTypes("*")
  private static final class Idle extends AbstractProcessor {
    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return false;
    }
  }
}
