package dev.fluxion.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.diagnostic.Diagnostic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Whole programs that are refused: each with what its comments announce, and nothing else. */
class RejectedProgramsTest {
  private static final Path PROGRAMS = Path.of("src/test/resources/rejected/programs");
  private static final Pattern CODE = Pattern.compile("FLX\\d{3}");

  /** What takes another compiler or an older jar to happen, or shall not happen for long. */
  private static final Set<Diagnostic> ELSEWHERE =
      Set.of(
          Diagnostic.NEEDS_JAVAC,
          Diagnostic.INTERNAL_FAULT,
          Diagnostic.PATTERN_SWITCH,
          Diagnostic.UNSUPPORTED_STATEMENT,
          Diagnostic.RULE_OF_RECORDS,
          Diagnostic.CALLEE_WITHOUT_COMPANION,
          Diagnostic.CALLEE_WITH_OLD_COMPANION,
          Diagnostic.CALLEE_OFFERS_NOTHING,
          Diagnostic.CALLEE_WITHOUT_NAMES,
          Diagnostic.CALLEE_OVERWRITES);

  @Test
  void everyProblemIsAtItsLineAndNowhereElse() throws IOException {
    List<Path> programs = programs();
    assertTrue(programs.size() >= 60, programs.size() + " programs");
    assertEquals(String.join("\n", announced(programs)), String.join("\n", reported(programs)));
  }

  @Test
  void everyDiagnosticHasAProgram() throws IOException {
    String announced = String.join("\n", announced(programs()));
    List<Diagnostic> missing =
        Stream.of(Diagnostic.values())
            .filter(d -> !ELSEWHERE.contains(d) && !announced.contains(d.code()))
            .toList();
    assertEquals(List.of(), missing);
  }

  private static List<Path> programs() throws IOException {
    try (Stream<Path> files = Files.list(PROGRAMS)) {
      return files.sorted().toList();
    }
  }

  private static TreeSet<String> announced(List<Path> programs) throws IOException {
    TreeSet<String> announced = new TreeSet<>();
    for (Path program : programs) {
      List<String> lines = Files.readAllLines(program);
      for (int i = 0; i < lines.size(); i++) {
        Matcher matcher = CODE.matcher(lines.get(i));
        while (matcher.find()) {
          announced.add(program.getFileName() + ":" + (i + 1) + " " + matcher.group());
        }
      }
    }
    return announced;
  }

  private static TreeSet<String> reported(List<Path> programs) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Path out = Files.createTempDirectory("fluxion-rejected");
    out.toFile().deleteOnExit();
    try (StandardJavaFileManager files =
        javac.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
      JavaCompiler.CompilationTask task =
          javac.getTask(
              null,
              files,
              diagnostics,
              List.of("-d", out.toString()),
              null,
              files.getJavaFileObjectsFromPaths(programs));
      task.setProcessors(List.of(new FluxionProcessor()));
      task.call();
    }
    // Names that nobody knows may come from other processors: such companions are written late.
    return diagnostics.getDiagnostics().stream()
        .filter(d -> !d.getCode().contains("file.create.last.round"))
        .map(d -> name(d.getSource()) + ":" + d.getLineNumber() + " " + code(d.getMessage(null)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(JavaFileObject source) {
    URI uri = source == null ? URI.create("nowhere") : source.toUri();
    return String.valueOf(Path.of(uri.getPath()).getFileName());
  }

  private static String code(String message) {
    Matcher matcher = CODE.matcher(message);
    return matcher.lookingAt() ? matcher.group() : message;
  }
}
