package dev.fluxion.processor.objects;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.List;
import java.util.Objects;

/** Numbers in boxes, null, identity. */
final class Boxes {
  private final Integer count = 3;
  private final Double factor = 2.5;
  private final Boxes peer;

  Boxes(Boxes peer) {
    this.peer = peer;
  }

  static List<Object> examples() {
    Boxes one = new Boxes(null);
    return List.of(one, new Boxes(one));
  }

  @Differentiable
  double locals(double x) {
    Double boxed = x * x;
    var again = Double.valueOf(boxed * 2);
    Integer n = 3;
    Boolean isOpen = n > 2;
    return isOpen ? boxed * again.doubleValue() + n : x;
  }

  @Differentiable
  double fields(double x) {
    return x * count + factor * x * x + Objects.requireNonNull(factor) * Objects.requireNonNull(x);
  }

  @Differentiable
  double identity(double x, @Constant String text) {
    Boxes other = peer == null ? this : peer;
    boolean isSame = other == this;
    if (text != null && other != peer) {
      return x * x;
    }
    return isSame ? x : Objects.requireNonNull(peer, "peer").fields(x);
  }
}
