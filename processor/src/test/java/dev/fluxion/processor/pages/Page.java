package dev.fluxion.processor.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the repository. Its blocks of Java, in order, are one program: types are compilation
 * units, methods go into a class {@code Page}, and all the rest is run. What a reader need not see
 * stands in comments that begin with {@code <!-- java}.
 */
record Page(Path file) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^(```|<!-- )java\n(.*?)^(```|-->)$");
  private static final Pattern PICTURE = Pattern.compile("!\\[[^]]+]\\(([^)]+)\\)");
  private static final Pattern TYPE =
      Pattern.compile("(?m)\\A(@\\w.*\n)*((final|public) )*(class|record|enum|interface) ");
  private static final Pattern METHOD = Pattern.compile("(?m)\\A(@\\w.*\n)*static ");

  private static final String PAGE =
      """
      public final class Page {
        public static Object run() {
      %s    return "ran";
        }

        static void check(double expected, double actual) {
          if (!(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)))) {
            throw new AssertionError(actual + " is not " + expected);
          }
        }

      %s}
      """;

  /** A block of Java; hidden ones only complete the others. */
  record Block(String text, boolean isHidden) {}

  /** All pages below a folder, but for what was built. */
  static List<Page> below(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !root.relativize(file).toString().matches("(.*/)?(target|\\..*)/.*"))
          .sorted()
          .map(Page::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Block> blocks() {
    return BLOCK
        .matcher(read(file))
        .results()
        .map(match -> new Block(match.group(2), match.group(1).startsWith("<")))
        .toList();
  }

  /** The files that are shown as pictures. */
  List<Path> pictures() {
    return PICTURE
        .matcher(read(file))
        .results()
        .map(match -> file.resolveSibling(match.group(1)))
        .toList();
  }

  /** Whether the code beside this page, which its own tests run, contains a block word for word. */
  boolean isQuoted(Block block) {
    Path sources = file.resolveSibling("src/main/java");
    if (!Files.exists(sources)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(sources)) {
      String quoted = withoutLayout(block.text);
      return files
          .filter(Files::isRegularFile)
          .anyMatch(source -> withoutLayout(read(source)).contains(quoted));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The compilation units that these blocks make; {@code page.Page.run()} runs them. */
  static String[] program(List<Block> blocks) {
    String top = "package page;\n\nimport dev.fluxion.*;\nimport java.util.*;\n\n";
    List<String> units = new ArrayList<>();
    StringBuilder methods = new StringBuilder();
    StringBuilder statements = new StringBuilder();
    for (Block block : blocks) {
      if (TYPE.matcher(block.text).find()) {
        units.add(top + block.text);
      } else {
        (METHOD.matcher(block.text).find() ? methods : statements).append(block.text).append('\n');
      }
    }
    units.add(top + PAGE.formatted(statements, methods));
    return units.toArray(String[]::new);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutLayout(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
