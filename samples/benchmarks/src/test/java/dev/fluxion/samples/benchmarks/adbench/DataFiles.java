package dev.fluxion.samples.benchmarks.adbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The data files with a reference: those among the resources, and others where asked for. */
final class DataFiles {
  private static final Path RESOURCES = Resources.file("");

  private DataFiles() {}

  static Stream<Path> startingWith(String prefix) throws IOException {
    String others = System.getProperty("adbench.data");
    Stream<Path> found = in(RESOURCES, prefix);
    return others == null ? found : Stream.concat(found, in(Path.of(others), prefix));
  }

  private static Stream<Path> in(Path directory, String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(prefix))
          .filter(f -> f.toString().endsWith(".ref.txt"))
          .map(f -> f.resolveSibling(f.getFileName().toString().replace(".ref.txt", ".txt")))
          .sorted()
          .toList()
          .stream();
    }
  }

  static HandModel handModel() throws IOException {
    return HandModel.read(RESOURCES.resolve("hand/model"));
  }
}
