package dev.fluxion.samples.benchmarks.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page with sections between markers, each of which is written by a program. */
record Page(Path file) {

  /** Puts a text in the place of a section's. */
  void replace(String section, String text) throws IOException {
    String begin = "<!-- begin " + section + " -->\n";
    String end = "<!-- end " + section + " -->\n";
    String page = Files.readString(file);
    int from = page.indexOf(begin);
    int to = page.indexOf(end);
    if (from < 0 || to < from) {
      throw new IOException(file + " has no section " + section);
    }
    Files.writeString(file, page.substring(0, from) + begin + "\n" + text + page.substring(to));
  }
}
