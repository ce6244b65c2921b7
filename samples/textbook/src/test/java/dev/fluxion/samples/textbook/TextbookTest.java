package dev.fluxion.samples.textbook;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextbookTest {

  private static String printed;

  @BeforeAll
  static void show() {
    var bytes = new ByteArrayOutputStream();
    Textbook.show(new Blackboard(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
    printed = bytes.toString(StandardCharsets.UTF_8);
  }

  /** Results that the texts print as numbers, in a line with their formula. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Δy/Δx = 1.1 / 0.1 = 11",
        "Δy/Δx = 0.6 / 0.1 = 6",
        "(g ∘ f)'(x) = (6)(−2) = -12",
        "f(7, 3, 5) = [49  9  25]",
        "by substitution, ∂(f ∘ g)/∂x = [0.75  0]",
        "∂f/∂g = [1  -2  0.25]",
        "by the chain rule, ∂(f ∘ g)/∂x = ∂f/∂g ∂g/∂x = [0.75  0]",
        "[1  1] [2; 2] = 4",
        "y = ∇f x = [2]",
        "D¹f(x₀) = ∇f(x₀) = [6  14]",
        "x = -1.414214",
        "λ = -0.707107",
      })
  void printsWhatTheTextsPrint(String line) {
    assertTrue(
        printed.lines().anyMatch(found -> found.strip().equals(line)),
        () -> line + " in\n" + printed);
  }
}
