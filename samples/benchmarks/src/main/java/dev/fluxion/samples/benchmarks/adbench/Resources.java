package dev.fluxion.samples.benchmarks.adbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** ADBench's data, beside the classes. */
final class Resources {

  private Resources() {}

  static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(Resources.class.getResource("/adbench/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads one of the files. */
  interface Reader<T> {
    T read(Path file) throws IOException;
  }

  static <T> T read(String name, Reader<T> reader) {
    try {
      return reader.read(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
