package dev.fluxion.processor.analysis;

import static dev.fluxion.processor.ir.Code.integer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where something is added to an element. */
class AccumulationsTest {
  private final Code f = new Code("f");
  private final Value a = f.reals("a");
  private final Value b = f.reals("b");
  private final Value i = f.integer("i");

  private List<Boolean> found() {
    var function = f.returns(f.load(b, integer(0)));
    Accumulations accumulations = Accumulations.of(function);
    return function.body().statements().stream()
        .filter(Statement.Store.class::isInstance)
        .map(s -> accumulations.oldContent((Statement.Store) s) != null)
        .toList();
  }

  @Test
  void plus() {
    f.store(a, i, f.plus(f.load(a, i), f.sin(f.load(b, i))));
    f.store(a, i, f.plus(f.sin(f.load(b, i)), f.load(a, i)));
    assertEquals(List.of(true, true), found());
  }

  @Test
  void minus() {
    f.store(a, i, f.minus(f.load(a, i), f.load(b, i)));
    f.store(a, i, f.minus(f.load(b, i), f.load(a, i)));
    assertEquals(List.of(true, false), found());
  }

  @Test
  void somethingElse() {
    f.store(a, i, f.times(f.load(a, i), f.load(b, i)));
    f.store(a, i, f.plus(f.load(b, i), f.load(b, i)));
    f.store(a, integer(0), f.plus(f.load(a, i), f.load(b, i)));
    assertEquals(List.of(false, false, false), found());
  }

  /** {@code a[i] += sin(a[i])}, where the element was read once. */
  @Test
  void theContentIsUsedTwice() {
    Value content = f.load(a, i);
    f.store(a, i, f.plus(content, f.sin(content)));
    assertEquals(List.of(false), found());
  }

  @Test
  void theSumIsUsedTwice() {
    Value sum = f.plus(f.load(a, i), f.load(b, i));
    f.store(a, i, sum);
    f.store(b, i, sum);
    assertEquals(List.of(false, false), found());
  }

  /** {@code t = a[i]; b[0] = 1; a[i] = t + t2}: b may be a. */
  @Test
  void somethingIsWrittenInBetween() {
    Value sum = f.plus(f.load(a, i), f.load(b, i));
    f.store(b, integer(0), f.load(b, i));
    f.store(a, i, sum);
    assertEquals(List.of(false, false), found());
  }
}
