package dev.fluxion.processor.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.fuzz.InMemoryCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Members that take and return records: each source checks its own companion. */
class RecordMembersTest {
  @ParameterizedTest
  @CsvSource({
    "Parameters,true",
    "Parameters,false",
    "Constants,true",
    "Constants,false",
    "Results,true",
    "Results,false",
    "MovedRows,true",
    "MovedRows,false",
    "RecordArraySums,true",
    "RecordArraySums,false",
    "RecordArrayResults,true",
    "RecordArrayResults,false",
    "OddResults,true",
    "OddResults,false",
    "FewNumbers,true",
    "FewNumbers,false",
    "Written,true",
    "Written,false"
  })
  void derivativesOfRecordsAreRecords(String name, boolean isSimplified) throws Throwable {
    String source = source(name);
    InMemoryCompiler.Result result =
        InMemoryCompiler.compile(
            Map.of(name, source, "Expect", source("Expect")), "-Afluxion.simplify=" + isSimplified);
    assertEquals(Map.of(), result.diagnostics());
    Method check = result.loader().loadClass(name).getDeclaredMethod("check");
    check.setAccessible(true);
    try {
      check.invoke(null);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static String source(String name) {
    try (InputStream in =
        RecordMembersTest.class.getResourceAsStream("/records/" + name + ".java")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
