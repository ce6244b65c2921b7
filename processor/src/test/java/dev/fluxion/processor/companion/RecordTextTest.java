package dev.fluxion.processor.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.TestCompiler;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written for methods of records, as text. */
class RecordTextTest {
  private static final String TEXT =
      new TestCompiler()
          .compile(
              """
              package p;
              import dev.fluxion.*;
              class A {
                record Vector(double x, double y) {
                  Vector minus(Vector o) { return new Vector(x - o.x, y - o.y); }
                  double dot(Vector o) { return x * o.x + y * o.y; }
                  double square() { return dot(this); }
                }
                record Body(Vector position, Vector velocity, double mass) {}
                @Differentiable static double f(Body[] bodies) {
                  double energy = 0;
                  for (Body body : bodies) {
                    energy += body.velocity().square();
                    for (Body other : bodies) {
                      energy += body.position().minus(other.position()).square() * body.mass();
                    }
                  }
                  return energy;
                }
              }
              """)
          .generated()
          .get("p.AGradients");

  /**
   * Where {@code square} stands by itself, its object may be null; in the second call it is new.
   */
  @Test
  void objectsThatAreNewAreNotMade() {
    String core = TEXT.substring(TEXT.indexOf("double fPartsGradient("));
    assertFalse(core.substring(0, core.indexOf("\n  }\n")).contains("new A.Vector("));
  }

  @Test
  void namesForMessagesAreNotPutTogether() {
    assertTrue(TEXT.contains("checkBody(PartName.of(name, i), primal[i], derivative[i]);"));
    assertTrue(TEXT.contains("checkVector(PartName.of(name, \"position\"), primal.position(), "));
  }

  @Test
  void numbersOfRecordsInArraysAreCopiedOnce() {
    assertTrue(TEXT.contains("parts.bodiesMass = bodiesSumMass;"));
    assertFalse(TEXT.contains("Shadows.copy(bodiesSum"));
  }

  @Test
  void codeFitsThePage() {
    List<String> tooLong =
        TEXT.lines().filter(line -> line.length() > 100 && !line.contains("* ")).toList();
    assertEquals(List.of(), tooLong);
  }

  /** Two numbers of many go back, in one run: no other sweep is ever made. */
  @Test
  void jacobiansOfFewNumbersAreMadeRowByRow() {
    String text =
        new TestCompiler()
            .compile(
                """
                package p;
                import dev.fluxion.*;
                class A {
                  record Vector(double x, double y, double z, double w) {
                    double dot(Vector o) { return x * o.x + y * o.y + z * o.z + w * o.w; }
                  }
                  record Sums(double a, double b, String name) {}
                  @Differentiable static Sums f(Vector u, Vector v) {
                    return new Sums(u.dot(v), u.dot(u), "sums");
                  }
                }
                """)
            .generated()
            .get("p.AGradients");
    assertTrue(text.contains("if (JacobianSweeps.isByRows(2, 8)) {\n      return fPartsRows("));
    String rows = text.substring(text.indexOf("FPartsJacobian fPartsRows("));
    assertTrue(rows.contains("derivatives[7] = "));
    assertTrue(rows.contains("results[0], results[1], jacobian);"));
  }
}
