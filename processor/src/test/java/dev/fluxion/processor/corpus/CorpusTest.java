package dev.fluxion.processor.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.fuzz.InMemoryCompiler;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every method of the corpus in every mode, with and without simplification. */
class CorpusTest {
  static final List<Class<?>> THEMES =
      List.of(
          ArrayReads.class,
          Assignments.class,
          Branches.class,
          Loops.class,
          Sums.class,
          Tails.class,
          SumsWithOwnArrays.class,
          StepsWithOwnArrays.class,
          HandedOnArrays.class,
          HandedOnPairs.class,
          SumsWithScratch.class,
          ReusedScratch.class,
          DelayedReads.class,
          Recurrences.class,
          ScaledSquares.class,
          NestedSums.class,
          KeptAliases.class,
          WrittenArguments.class,
          CountedIndices.class,
          Checkpoints.class,
          LoopBodies.class,
          Jumps.class,
          Recursions.class,
          Callees.class,
          Algorithms.class,
          Records.class,
          Integers.class,
          Floats.class,
          Kinks.class,
          Names.class,
          LocalArrays.class,
          LocalArrayCallees.class,
          LocalMatrices.class,
          LocalFloatArrays.class,
          Aliases.class,
          ArrayCallees.class,
          ArrayFloats.class,
          ArrayTraps.class,
          Curves.class,
          Dynamics.class,
          Eliminations.class,
          Factorizations.class,
          Geometry.class,
          InPlace.class,
          Matrices.class,
          Sequences.class,
          Signals.class,
          StoredResults.class,
          VoidMethods.class,
          Results.class,
          MovedRows.class,
          TensorRows.class);

  private static final Path SOURCES = Path.of("src/test/java/dev/fluxion/processor/corpus");

  @TestFactory
  Stream<DynamicNode> simplified() {
    return themes(compile(THEMES));
  }

  @TestFactory
  Stream<DynamicNode> notSimplified() {
    return themes(compile(THEMES, "-Afluxion.simplify=false"));
  }

  @Test
  void theCorpusIsLarge() {
    long cases = THEMES.stream().flatMap(CorpusTest::methods).count();
    assertTrue(cases >= 300, cases + " methods");
  }

  static ClassLoader compile(Class<?> theme) {
    return compile(List.of(theme));
  }

  static ClassLoader compile(List<Class<?>> themes, String... options) {
    Map<String, String> sources = new TreeMap<>();
    for (Class<?> theme : themes) {
      try {
        String source = Files.readString(SOURCES.resolve(theme.getSimpleName() + ".java"));
        sources.put(theme.getName(), source);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
    InMemoryCompiler.Result result = InMemoryCompiler.compile(sources, options);
    assertEquals(Map.of(), result.diagnostics());
    return result.loader();
  }

  static Stream<Method> methods(Class<?> theme) {
    return Arrays.stream(theme.getDeclaredMethods())
        .filter(m -> m.getAnnotationsByType(At.class).length > 0)
        .sorted((a, b) -> a.getName().compareTo(b.getName()));
  }

  private static Stream<DynamicNode> themes(ClassLoader loader) {
    return THEMES.stream()
        .map(
            theme ->
                DynamicContainer.dynamicContainer(
                    theme.getSimpleName(),
                    methods(theme)
                        .map(
                            method ->
                                DynamicTest.dynamicTest(
                                    method.getName(),
                                    () -> new CorpusCase(loader, method).check()))));
  }
}
