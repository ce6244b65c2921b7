package dev.fluxion.processor.jacobian;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.corpus.Members;
import dev.fluxion.processor.corpus.Richardson;
import dev.fluxion.processor.corpus.Vectors;
import dev.fluxion.processor.fuzz.InMemoryCompiler;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code fJacobian} against differences, with exact zeros where nothing depends. */
class JacobianTest {
  private static ClassLoader loader = ClassLoader.getPlatformClassLoader();

  @BeforeAll
  static void compile() throws IOException {
    InMemoryCompiler.Result result =
        InMemoryCompiler.compile(
            Map.of(
                Systems.class.getName(), source("Systems"),
                Matrices.class.getName(), source("Matrices"),
                Gates.class.getName(), source("Gates")));
    assertEquals(Map.of(), result.diagnostics());
    loader = result.loader();
  }

  private static String source(String name) throws IOException {
    return Files.readString(
        Path.of("src/test/java/dev/fluxion/processor/jacobian/" + name + ".java"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 8, 9, 40, 100})
  void tridiagonal(int n) throws ReflectiveOperationException {
    double[][] jacobian = check("tridiagonal", numbers(n));
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        assertEquals(Math.abs(i - j) <= 1, jacobian[i][j] != 0, i + ", " + j);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 40, 100})
  void arrow(int n) throws ReflectiveOperationException {
    check("arrow", numbers(n));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 40, 100})
  void diagonalWithADenseRow(int n) throws ReflectiveOperationException {
    check("residuals", numbers(n));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 5, 50, 100})
  void bandedOfFloats(int n) throws ReflectiveOperationException {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) numbers(n)[i];
    }
    check("banded", (Object) x);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 39, 99})
  void blocksInPlace(int n) throws ReflectiveOperationException {
    check("blocks", numbers(n), new double[3], numbers(n / 3));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 12, 30})
  void branchesOnWhatTheyDependOn(int n) throws ReflectiveOperationException {
    double[][] x = new double[n][];
    for (int i = 0; i < n; i++) {
      x[i] = Arrays.copyOfRange(numbers(4 * n), 4 * i, 4 * i + 4 - i % 2);
    }
    x[0] = Arrays.copyOf(x[0], 4);
    check("branches", (Object) x);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 20, 60})
  void resultsThatAreArguments(int n) throws ReflectiveOperationException {
    check("shifted", numbers(n), numbers(n + 1));
    double[] both = numbers(n);
    check("shifted", both, both);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 40, 70})
  void dense(int n) throws ReflectiveOperationException {
    check("dense", numbers(n));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 100})
  void fewRows(int n) throws ReflectiveOperationException {
    check("moments", numbers(n), 0.25);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50})
  void fewColumns(int points) throws ReflectiveOperationException {
    check("curve", 1.5, 0.25f, 2.0, points);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 9, 100})
  void rulesOfUsers(int n) throws ReflectiveOperationException {
    check("withRules", numbers(n));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 6, 7, 8, 11})
  void loopsWithNothingToPassOn(int n) throws ReflectiveOperationException {
    check("moved", numbers(n));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 12})
  void smallBlocks(int n) throws ReflectiveOperationException {
    for (double sign : new double[] {1, -1}) {
      double[] camera = {0.3, -0.2, 0.9, sign, 0.4, -1.1, 7};
      check("observation", camera, 0.7, numbers(4), numbers(2), new double[n]);
      check("update", numbers(11), numbers(n));
      double[] x = numbers(15);
      x[2] = sign;
      check("switched", x, numbers(n));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 12})
  void newArraysOfFewNumbers(int n) throws ReflectiveOperationException {
    for (double sign : new double[] {1, -1}) {
      double[] camera = {0.3, -0.2, 0.9, sign, 0.4, -1.1, 7};
      check("sighting", camera, 0.7, numbers(n), numbers(2));
      check("sighting", camera, 0.7, camera, numbers(2));
      double[] x = numbers(9 + n);
      x[0] = sign;
      check("steps", x);
    }
    check("summary", numbers(n));
    check("summary", numbers(8 * n));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 26, 40})
  void weightsOfZero(int n) throws ReflectiveOperationException {
    check("weighted", numbers(n), new double[] {0, 1.5, 0, -0.0, -0.01, 0});
    check("weighted", numbers(n), new double[0]);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 26, 33})
  void smallMatricesOfFewDirections(int n) throws ReflectiveOperationException {
    double[] x = numbers(n);
    check("bent", x);
    float[] floats = new float[n];
    for (int i = 0; i < n; i++) {
      floats[i] = (float) x[i];
    }
    check("bentFloats", (Object) floats);
    x[n / 2] = 0;
    x[n - 1] = -0.5;
    check("bent", x);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 20, 32, 40})
  void arraysFilledInFewDirections(int n) throws ReflectiveOperationException {
    check("turns", numbers(n));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 9, 26, 41})
  void turnsOfSomeDirections(int n) throws ReflectiveOperationException {
    check("rotated", numbers(n));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 20, 40})
  void arraysFilledInBranches(int n) throws ReflectiveOperationException {
    check("filled", numbers(n));
    check("filled", Arrays.stream(numbers(n)).map(x -> -x).toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 26, 41})
  void numbersThatBranchesHandOn(int n) throws ReflectiveOperationException {
    check("opened", numbers(n), new double[] {0, 0.7, 0, 0, -0.4});
    check("exchanged", numbers(n));
    check("remembered", numbers(n), 0.8);
    check("tested", numbers(n));
  }

  @Test
  void smallBlocksThatShareArrays() throws ReflectiveOperationException {
    for (double sign : new double[] {1, -1}) {
      double[] camera = {0.3, -0.2, 0.9, sign, 0.4, -1.1, 7};
      double[] point = numbers(3);
      check("observation", camera.clone(), 0.7, point, numbers(2), point);
      check("observation", camera, 0.7, numbers(3), numbers(2), camera);
    }
  }

  @Test
  void noRows() throws ReflectiveOperationException {
    check("nothing", numbers(0));
    check("nothing", numbers(50));
  }

  private static double[] numbers(int n) {
    return new Random(n).doubles(n, -1.5, 1.5).toArray();
  }

  /** Compares with differences, sums of columns where two are one number. */
  private static double[][] check(String name, Object... arguments)
      throws ReflectiveOperationException {
    Members members = members(name);
    Members.Matrix jacobian = members.jacobian(arguments);
    double[] value = members.value(arguments);
    assertArrayEquals(value, jacobian.value());
    assertEquals(value.length, jacobian.matrix().length);
    double[] inputs = Vectors.flatten(members.inputs(arguments));
    int[] storage = Vectors.storage(arguments, members.active());
    boolean isFloat = arguments[0] instanceof float[] || name.equals("curve");
    double[][] shared =
        Arrays.stream(jacobian.matrix())
            .map(row -> Vectors.shared(row, storage))
            .toArray(double[][]::new);
    for (int j = 0; j < inputs.length; j++) {
      int place = j;
      double[] expected =
          Richardson.derivatives(
              x -> members.value(Vectors.with(arguments, members.active(), place, x)), inputs[j]);
      for (int i = 0; i < value.length; i++) {
        assertEquals(inputs.length, jacobian.matrix()[i].length);
        assertClose(name + " " + i + ", " + j, expected[i], shared[i][j], isFloat ? 2e-3 : 1e-7);
      }
    }
    assertSameBits(members, jacobian.matrix(), inputs.length, arguments);
    Object[] after = members.original(arguments).arguments();
    Object[] actual = members.argumentsAfter("Jacobian", arguments);
    assertEquals(Arrays.deepToString(after), Arrays.deepToString(actual));
    return jacobian.matrix();
  }

  /** What several columns or rows at once gave is bit for bit what each gives alone. */
  private static void assertSameBits(
      Members members, double[][] jacobian, int columns, Object... arguments) {
    double[][] rows = new double[jacobian.length][];
    Members.Pullback pullback = members.new Pullback(arguments);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = pullback.apply(Vectors.unit(rows.length, i));
    }
    for (int j = 0; j < columns; j++) {
      double[] column = members.jvp(arguments, Vectors.unit(columns, j)).derivative();
      for (int i = 0; i < rows.length; i++) {
        double entry = jacobian[i][j];
        assertTrue(entry == column[i] || entry == rows[i][j], i + ", " + j + ": " + entry);
      }
    }
  }

  private static Members members(String name) throws ReflectiveOperationException {
    Class<?> systems = loader.loadClass(Systems.class.getName());
    Class<?> matrices = loader.loadClass(Matrices.class.getName());
    Class<?> gates = loader.loadClass(Gates.class.getName());
    Method method =
        Stream.of(systems, matrices, gates)
            .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
            .filter(m -> m.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return new Members(loader, method, name);
  }

  private static void assertClose(String what, double expected, double actual, double limit) {
    double error = Math.abs(expected - actual);
    assertTrue(
        error <= limit * Math.max(1, Math.abs(expected)),
        what + ": " + actual + ", not " + expected);
  }
}
