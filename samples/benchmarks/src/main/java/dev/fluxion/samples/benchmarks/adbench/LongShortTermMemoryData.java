package dev.fluxion.samples.benchmarks.adbench;

import java.io.IOException;
import java.nio.file.Path;

/** What {@link LongShortTermMemory#loss} is called with. */
record LongShortTermMemoryData(
    double[][] main, double[][] extra, double[][] state, double[][] sequence) {

  static LongShortTermMemoryData read(Path file) throws IOException {
    Tokens tokens = Tokens.of(file);
    int layers = tokens.integer();
    int characters = tokens.integer();
    int bits = tokens.integer();
    return new LongShortTermMemoryData(
        tokens.rows(2 * layers, 4 * bits),
        tokens.rows(3, bits),
        tokens.rows(2 * layers, bits),
        tokens.rows(characters, bits));
  }
}
