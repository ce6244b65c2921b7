package dev.fluxion.processor.tensor;

import dev.fluxion.Tensor;
import dev.fluxion.processor.TestCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tensors in loops, branches, helpers, arrays and calls: all orders against differences. */
class TensorProgramsTest {
  private static final Path SOURCES = Path.of("src/test/resources/tensors");

  private final Random random = new Random(5);

  private Tensor random(int... shape) {
    return Tensor.of(random.doubles(Tensor.zeros(shape).size(), -1, 1).toArray(), shape);
  }

  @TestFactory
  Stream<DynamicTest> programs() throws IOException {
    return derivatives("Programs");
  }

  @TestFactory
  Stream<DynamicTest> arrays() throws IOException {
    return derivatives("Arrays");
  }

  @TestFactory
  Stream<DynamicTest> callsOfOtherFilesAndRules() throws IOException {
    return derivatives("Callers", "Library", "Native");
  }

  private Stream<DynamicTest> derivatives(String... names) throws IOException {
    List<String> sources = new ArrayList<>();
    for (String name : names) {
      sources.add(Files.readString(SOURCES.resolve(name + ".java")));
    }
    String type = "t." + names[0];
    TestCompiler.Result result =
        TestCompiler.strict().lenient().compile(sources.toArray(new String[0]));
    ClassLoader loader = result.loader();
    return Arrays.stream(result.type(type).getDeclaredMethods())
        .filter(m -> !java.lang.reflect.Modifier.isPrivate(m.getModifiers()))
        .map(m -> m.getName())
        .sorted()
        .flatMap(
            name ->
                Stream.of(0, 1, 2, 3, 5)
                    .map(
                        n ->
                            DynamicTest.dynamicTest(
                                name + ", n = " + n,
                                () -> check(new Companion(loader, type, name), n))));
  }

  private void check(Companion method, int n) {
    List<Object> active = List.of(random(3, 3), random(3), 0.3 + random.nextDouble());
    new ScalarChecks(method, active, List.of(n), random).check();
  }
}
