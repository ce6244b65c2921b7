package dev.fluxion.samples.benchmarks.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
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
 * How long a compilation takes with the processor, beside one that does nothing, and how much of
 * that is spent inside the processor. The rest is javac's reading of what is written; its compiling
 * is not counted. {@link #main} is what runs in a JVM of its own.
 *
 * @param whole of the compilation, in nanoseconds
 * @param inside of the processor's methods, in nanoseconds
 */
record CompileTime(double whole, double inside) {
  private static final int COLD_STARTS = 3;
  private static final Duration WARM_UP = Duration.ofSeconds(40);
  private static final int LAST_RUNS = 5;

  /** Of the first compilation in a new JVM: the medians of some. */
  static CompileTime cold(CompiledProgram program) throws IOException {
    List<CompileTime> times = new ArrayList<>();
    for (int i = 0; i < COLD_STARTS; i++) {
      times.add(start(program, true, Duration.ZERO).minus(start(program, false, Duration.ZERO)));
    }
    return median(times);
  }

  /** Of a compilation after 40 s of others in the same JVM. */
  static CompileTime warm(CompiledProgram program) throws IOException {
    return start(program, true, WARM_UP).minus(start(program, false, WARM_UP));
  }

  private CompileTime minus(CompileTime idle) {
    return new CompileTime(whole - idle.whole, inside - idle.inside);
  }

  private static CompileTime start(CompiledProgram program, boolean isProcessed, Duration warmUp)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CompileTime.class.getName(),
                program.name(),
                Boolean.toString(isProcessed),
                warmUp.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream output = process.getInputStream()) {
      String[] times = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip().split(" ");
      return new CompileTime(Double.parseDouble(times[0]), Double.parseDouble(times[1]));
    }
  }

  /**
   * Prints the nanoseconds of a compilation, the whole and inside the processor. The arguments are
   * a {@link CompiledProgram}, whether its methods are differentiated, and for how long to compile
   * it before.
   */
  public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
    CompiledProgram program = CompiledProgram.valueOf(arguments[0]);
    boolean isProcessed = Boolean.parseBoolean(arguments[1]);
    Duration warmUp = Duration.parse(arguments[2]);
    List<CompileTime> times = new ArrayList<>();
    long start = System.nanoTime();
    do {
      times.add(of(program, new TimedProcessor(isProcessed ? fluxion() : new Idle())));
    } while (System.nanoTime() - start < warmUp.toNanos());
    CompileTime last = median(times.subList(Math.max(0, times.size() - LAST_RUNS), times.size()));
    System.out.println(last.whole + " " + last.inside);
  }

  /** By reflection: at compile time it is on the processor path only. */
  private static Processor fluxion() throws ReflectiveOperationException {
    Class<?> processor = Class.forName("dev.fluxion.processor.FluxionProcessor");
    return (Processor) processor.getDeclaredConstructor().newInstance();
  }

  private static CompileTime of(CompiledProgram program, TimedProcessor processor)
      throws IOException {
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
      return new CompileTime(System.nanoTime() - start, processor.nanoseconds());
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

  private static CompileTime median(List<CompileTime> times) {
    return new CompileTime(
        median(times.stream().mapToDouble(CompileTime::whole)),
        median(times.stream().mapToDouble(CompileTime::inside)));
  }

  private static double median(DoubleStream times) {
    double[] sorted = times.sorted().toArray();
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
