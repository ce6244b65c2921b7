package dev.fluxion.processor.emit;

import java.util.ArrayList;
import java.util.List;

/** Remembers in which order it was called. */
public final class Notes {
  private static final ThreadLocal<List<Object>> TAKEN = ThreadLocal.withInitial(ArrayList::new);

  private Notes() {}

  public static double note(double x) {
    TAKEN.get().add(x);
    return x + 1;
  }

  public static void mark(int i) {
    TAKEN.get().add(i);
  }

  /** What was noted since this was last asked. */
  static List<Object> taken() {
    List<Object> taken = List.copyOf(TAKEN.get());
    TAKEN.get().clear();
    return taken;
  }
}
