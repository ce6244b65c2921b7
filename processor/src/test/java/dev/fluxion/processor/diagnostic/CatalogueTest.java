package dev.fluxion.processor.diagnostic;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The catalogue is complete and consistent. */
class CatalogueTest {
  private static final Path PAGE =
      Path.of("src/main/java/dev/fluxion/processor/diagnostic/README.md");

  @Test
  void thePageExplainsEachEntryInOrder() throws IOException {
    List<String> sections =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("### "))
            .map(line -> line.substring(4))
            .toList();
    List<String> entries =
        Arrays.stream(Diagnostic.values())
            .map(diagnostic -> diagnostic.code() + " " + diagnostic.name())
            .toList();
    assertEquals(String.join("\n", entries), String.join("\n", sections));
  }

  @Test
  void codesAscend() {
    List<String> codes = Arrays.stream(Diagnostic.values()).map(Diagnostic::code).toList();
    assertEquals(codes.stream().sorted().distinct().toList(), codes);
  }

  @Test
  void messagesSayWhatIsWrongAndWhatToDo() {
    assertAll(
        Arrays.stream(Diagnostic.values())
            .map(
                diagnostic ->
                    () -> {
                      String message = diagnostic.message("one", "two", "three", "four");
                      assertTrue(
                          message.matches("FLX\\d{3}: [^;]+; .+"),
                          () -> diagnostic + " reads: " + message);
                    }));
  }
}
