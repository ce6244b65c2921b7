package dev.fluxion.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class FaultsTest {
  @Test
  void everyFaultIsHandedOn() {
    for (Throwable fault :
        List.of(
            new IllegalStateException("a"),
            new StackOverflowError(),
            new OutOfMemoryError("b"),
            new AssertionError("c"))) {
      List<Throwable> seen = new ArrayList<>();
      Faults.guard(() -> FaultsTest.<RuntimeException>raise(fault), seen::add);
      assertEquals(List.of(fault), seen);
    }
  }

  @Test
  void cancellationIsNotSwallowed() {
    CancellationException cancelled = new CancellationException();
    assertSame(
        cancelled,
        assertThrows(
            CancellationException.class,
            () ->
                Faults.guard(
                    () -> FaultsTest.<RuntimeException>raise(cancelled),
                    fault -> {
                      throw new AssertionError(fault);
                    })));
  }

  @Test
  void descriptionIsOneLineWithTheTopFrames() {
    String text = Faults.describe(new IllegalStateException("reason"));
    assertEquals(1, text.lines().count());
    assertTrue(text.startsWith("java.lang.IllegalStateException: reason at "), text);
    assertTrue(text.contains("FaultsTest.descriptionIsOneLine"), text);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable fault) throws T {
    throw (T) fault;
  }
}
