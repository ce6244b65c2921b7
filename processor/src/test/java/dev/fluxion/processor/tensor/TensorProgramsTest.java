package dev.fluxion.processor.tensor;

import dev.fluxion.Tensor;
import dev.fluxion.processor.TestCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tensors in loops, branches, helpers and arrays: first and second order against differences. */
class TensorProgramsTest {
  private static final Path SOURCE = Path.of("src/test/resources/tensors/Programs.java");

  private final Random random = new Random(5);

  private Tensor random(int... shape) {
    return Tensor.of(random.doubles(Tensor.zeros(shape).size(), -1, 1).toArray(), shape);
  }

  @TestFactory
  Stream<DynamicTest> derivatives() throws IOException {
    TestCompiler.Result result =
        TestCompiler.strict().with("-Xlint:-processing").compile(Files.readString(SOURCE));
    ClassLoader loader = result.loader();
    return Arrays.stream(result.type("t.Programs").getDeclaredMethods())
        .filter(m -> !java.lang.reflect.Modifier.isPrivate(m.getModifiers()))
        .map(m -> m.getName())
        .sorted()
        .flatMap(
            name ->
                Stream.of(0, 1, 2, 3, 5)
                    .map(
                        n ->
                            DynamicTest.dynamicTest(
                                name + ", n = " + n, () -> check(loader, name, n))));
  }

  private void check(ClassLoader loader, String name, int n) {
    List<Object> active = List.of(random(3, 3), random(3), 0.3 + random.nextDouble());
    new ScalarChecks(new Companion(loader, "t.Programs", name), active, List.of(n), random).check();
  }
}
