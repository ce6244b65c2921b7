package dev.fluxion.processor.frontend;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.JavaFileObjects;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Verifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Methods of thousands of statements neither overflow the stack nor take their time. */
class LargeMethodTest {

  @Test
  void straightLine() {
    check(
        "double v0 = x; "
            + lines(1, 3000, i -> "double v" + i + " = v" + (i - 1) + " + Math.abs(x);")
            + "return v2999;",
        3000);
  }

  @Test
  void manyBranches() {
    check(
        "double s = 0; "
            + lines(0, 3000, i -> "if (x > " + i + ") { s += x; } else { s -= 0; }")
            + "return s;",
        1);
  }

  @Test
  void longSum() {
    check(
        "return x" + IntStream.range(0, 999).mapToObj(i -> " + x").collect(joining()) + ";", 1000);
  }

  @Test
  void manyReturns() {
    check(lines(0, 500, i -> "if (x < " + (i - 600) + ") return x;") + "return x;", 1);
  }

  @Test
  void longElseIf() {
    check(
        IntStream.range(0, 500)
                .mapToObj(i -> "if (x > " + (1000 - i) + ") { return 0; } else ")
                .collect(joining())
            + "return x;",
        1);
  }

  private static String lines(int from, int to, IntFunction<String> line) {
    return IntStream.range(from, to).mapToObj(line).collect(joining("\n"));
  }

  private static void check(String body, double expected) {
    String source =
        "package large; class Large { @dev.fluxion.Differentiable static double f(double x) {\n"
            + body
            + "\n}}";
    List<ReadMethod> read = new ArrayList<>();
    Assertions.assertTimeout(
        Duration.ofSeconds(30),
        () ->
            Reading.run(
                JavaFileObjects.forSourceString("large.Large", source),
                (method, result) -> read.add(result)));
    assertEquals(List.of(), read.get(0).problems());
    Verifier.verify(read.get(0).program());
    assertEquals(List.of(expected), new Interpreter(read.get(0).program()).run(1.0));
  }
}
