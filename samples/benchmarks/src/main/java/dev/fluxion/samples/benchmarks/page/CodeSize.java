package dev.fluxion.samples.benchmarks.page;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * How large the companion of a task is, with all its members.
 *
 * @param lines of source
 * @param methods bytes of bytecode of each method
 */
record CodeSize(int lines, List<Integer> methods) {
  private static final Path SOURCES = Path.of("target", "generated-sources", "annotations");
  private static final Pattern INSTRUCTION = Pattern.compile("\\s+(\\d+): [a-z].*");

  /** Of the companion of the class that a benchmark is named after, if there is one. */
  static Optional<CodeSize> of(Class<?> task) throws IOException {
    String companion = task.getPackageName() + "." + Tasks.name(task) + "Gradients";
    Path source = SOURCES.resolve(companion.replace('.', '/') + ".java");
    if (!Files.exists(source)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(source)) {
      return Optional.of(new CodeSize((int) lines.count(), methods(disassembled(companion))));
    }
  }

  private static String disassembled(String name) {
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    String classPath = System.getProperty("java.class.path");
    ToolProvider javap = ToolProvider.findFirst("javap").orElseThrow();
    javap.run(writer, writer, "-c", "-p", "-cp", classPath, name);
    return text.toString();
  }

  /** From each method's last instruction, which is a return or a throw: one byte. */
  static List<Integer> methods(String disassembled) {
    List<Integer> sizes = new ArrayList<>();
    int last = -1;
    for (String line : (Iterable<String>) disassembled.lines()::iterator) {
      Matcher instruction = INSTRUCTION.matcher(line);
      if (instruction.matches()) {
        last = Integer.parseInt(instruction.group(1));
      } else if (line.isBlank() && last >= 0) {
        sizes.add(last + 1);
        last = -1;
      }
    }
    if (last >= 0) {
      sizes.add(last + 1);
    }
    return sizes;
  }

  int total() {
    return methods.stream().mapToInt(Integer::intValue).sum();
  }

  int largest() {
    return methods.stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
