package dev.fluxion.processor;

import dev.fluxion.processor.companion.MethodDeclaration;
import dev.fluxion.processor.companion.WrittenArrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.ExecutableElement;

/**
 * Tells what methods of files that call each other in a circle do to their arrays: at first one is
 * assumed to do nothing, then what it turns out to do, until that is the same.
 */
final class Circles {
  private final Map<ExecutableElement, MethodDeclaration> assumed = new HashMap<>();
  private final Set<ExecutableElement> asked = new HashSet<>();

  /**
   * The declaration with what the body tells.
   *
   * @param reading reads the body, and completes for that what it calls
   */
  MethodDeclaration complete(MethodDeclaration method, Supplier<MethodDeclaration> reading) {
    ExecutableElement element = method.method();
    MethodDeclaration now = assumed.get(element);
    if (now != null) {
      asked.add(element);
      return WrittenArrays.like(now, method);
    }
    try {
      MethodDeclaration before = WrittenArrays.harmless(method);
      MethodDeclaration after = before;
      // Each time, one more array at least turns out to be written to.
      for (int i = 0; i <= method.parameters().size(); i++) {
        assumed.put(element, before);
        asked.remove(element);
        after = reading.get();
        if (after.overwritten().equals(before.overwritten()) || !asked.contains(element)) {
          break;
        }
        before = after;
      }
      return after;
    } finally {
      assumed.remove(element);
      asked.remove(element);
    }
  }
}
