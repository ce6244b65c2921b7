package dev.fluxion.processor.companion;

import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** How much room the parameters of generated methods take. */
final class ParameterSlots {
  /** The Java virtual machine's limit, where {@code long} and {@code double} count twice. */
  private static final int MAX = 255;

  private ParameterSlots() {}

  /** Whether some member would have more parameters than a method can have. */
  static boolean areTooMany(List<ParameterDeclaration> parameters, Set<Member> needed) {
    boolean takeTangents =
        needed.contains(Member.JVP)
            || needed.contains(Member.HVP)
            || needed.contains(Member.TAYLOR);
    int slots = needed.contains(Member.TAYLOR) ? 3 : 2;
    for (ParameterDeclaration parameter : parameters) {
      int own = slots(parameter.type());
      slots += takeTangents && parameter.isDifferentiated() ? 2 * own : own;
    }
    return slots > MAX;
  }

  private static int slots(TypeMirror type) {
    return type.getKind() == TypeKind.DOUBLE || type.getKind() == TypeKind.LONG ? 2 : 1;
  }
}
