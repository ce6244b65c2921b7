package dev.fluxion.samples.benchmarks.page;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the processor's time is measured on is what the table says, and compiles. */
class CompiledProgramTest {

  @ParameterizedTest
  @EnumSource
  void hasAsManyMethodsAsItSays(CompiledProgram program) {
    long methods = Pattern.compile("@Differentiable").matcher(program.source()).results().count();
    assertEquals(program.count(), methods);
  }

  @Test
  void theLongMethodHasThreeThousandStatements() {
    String source = CompiledProgram.STATEMENTS.source();
    assertEquals(3000, Pattern.compile("double x\\d+ = ").matcher(source).results().count());
  }

  @ParameterizedTest
  @EnumSource(names = "STATEMENTS", mode = EnumSource.Mode.EXCLUDE)
  void compiles(CompiledProgram program) {
    assertDoesNotThrow(() -> CompileTime.main(new String[] {program.name(), "true", "PT0S"}));
  }
}
