package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.rule.RuleTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Knows the methods that are functions of scalars, without any effect: of the JDK, and of the
 * libraries whose names are in the rule table.
 */
final class ScalarLibrary {
  private static final Set<String> MATH = Set.of("java.lang.Math", "java.lang.StrictMath");
  private static final Set<String> REAL_BOXES = Set.of("java.lang.Double", "java.lang.Float");
  private static final Set<String> BOXES =
      Set.of(
          "java.lang.Long",
          "java.lang.Integer",
          "java.lang.Short",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Boolean");

  private static final RuleTable RULES = RuleTable.standard();

  private ScalarLibrary() {}

  /**
   * The primitive that a method is; null if it is none.
   *
   * @param constants for each argument, whether it is a constant expression
   */
  static @Nullable Primitive primitive(ExecutableElement method, List<Boolean> constants) {
    String owner = Members.owner(method).getQualifiedName().toString();
    boolean isLikeMath = RULES.isKnownOwner(owner) && !owner.startsWith("java.");
    boolean known =
        isLikeMath || MATH.contains(owner) || REAL_BOXES.contains(owner) || BOXES.contains(owner);
    Scalar result = TypeModel.scalar(method.getReturnType());
    if (!known || result == null || !method.getModifiers().contains(Modifier.STATIC)) {
      return null;
    }
    List<Scalar> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      Scalar scalar = TypeModel.scalar(parameter.asType());
      if (scalar == null) {
        return null;
      }
      parameters.add(scalar);
    }
    String name = method.getSimpleName().toString();
    if (isLikeMath) {
      return RULES
          .method(owner, name, parameters, result)
          .map(found -> withConstants(found, constants))
          .orElse(null);
    }
    // Without parameters it is random().
    return parameters.isEmpty() ? null : primitive(owner, name, parameters, result, constants);
  }

  private static Method withConstants(Method method, List<Boolean> constants) {
    boolean isExtremum = method.name().equals("max") || method.name().equals("min");
    boolean oneConstant = isExtremum && constants.get(0) != constants.get(1).booleanValue();
    return oneConstant ? method.withConstantOperand(constants.get(0) ? 0 : 1) : method;
  }

  private static Primitive primitive(
      String owner, String name, List<Scalar> parameters, Scalar result, List<Boolean> constants) {
    boolean isExtremum = name.equals("max") || name.equals("min");
    if (REAL_BOXES.contains(owner) && name.equals("sum")) {
      return new Operator(Operator.Kind.PLUS, result);
    }
    boolean isMath = MATH.contains(owner) || (isExtremum && REAL_BOXES.contains(owner));
    String home = isMath && !MATH.contains(owner) ? "java.lang.Math" : owner;
    boolean mayThrow = isMath ? mayThrow(name) : BOXES.contains(owner);
    return withConstants(new Method(home, name, parameters, result, mayThrow, -1), constants);
  }

  private static boolean mayThrow(String name) {
    return name.endsWith("Exact")
        || name.startsWith("floorDiv")
        || name.startsWith("floorMod")
        || name.startsWith("ceilDiv")
        || name.startsWith("ceilMod")
        || name.equals("clamp");
  }
}
