package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.rule.TensorRules;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What other code, which is executed as it stands, may do. */
final class Effects {
  /** Classes of the JDK whose methods run no code of the user's. */
  private static final Set<String> INERT =
      Set.of(
          "java.lang.String",
          "java.lang.StringBuilder",
          "java.lang.Class",
          "java.lang.Enum",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Long",
          "java.lang.Integer",
          "java.lang.Short",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Boolean");

  private static final Set<String> ARRAY_READERS =
      Set.of(
          "binarySearch",
          "compare",
          "deepEquals",
          "deepHashCode",
          "deepToString",
          "equals",
          "hashCode",
          "mismatch",
          "toString");

  private static final Set<String> OBJECT_METHODS = Set.of("equals", "hashCode", "toString");

  private static final Pattern CHECK =
      Pattern.compile("(check|verify|validate|require|ensure|assert)(\\P{Ll}.*)?");

  private Effects() {}

  /**
   * Whether the member may store what it is given in another one of its arguments. What answers a
   * question with a number, a boolean or a text is taken to do no more, and so is what by its name
   * only checks.
   */
  static boolean mayKeepArguments(ExternalMember member) {
    boolean answers =
        !member.isVoid()
            && (member.result() instanceof Scalar || member.result().equals(ObjectType.STRING));
    return !answers
        && !member.isField()
        && !member.isStable()
        && ArrayMethod.of(member).isEmpty()
        && !isOfTensors(member)
        && !CHECK.matcher(member.name()).matches();
  }

  /** Whether the member does no more with the arrays among its arguments than look at them. */
  static boolean readsOnly(ExternalMember member) {
    return member.isStable()
        || isOfTensors(member)
        || member.owner().equals("java.util.Objects")
        || (member.owner().equals("java.util.Arrays") && ARRAY_READERS.contains(member.name()));
  }

  /** Tensors never change, and their operations leave arrays alone. */
  private static boolean isOfTensors(ExternalMember member) {
    return member.owner().equals(ObjectType.TENSOR.className())
        || TensorRules.standard().find(member).isPresent();
  }

  /**
   * Whether the member may write to arrays in the objects among its arguments. The JDK knows
   * nothing of them.
   */
  static boolean mayWriteInside(ExternalMember member) {
    return !member.isField()
        && !member.owner().startsWith("java.")
        && !OBJECT_METHODS.contains(member.name());
  }

  /** Whether objects of the type are known never to change. */
  static boolean isImmutable(Type type) {
    return type.equals(ObjectType.TENSOR)
        || (type instanceof ObjectType object
            && INERT.contains(object.className())
            && !object.className().equals("java.lang.StringBuilder"));
  }

  /** Whether the member may change the state of an object that is not among its arguments. */
  static boolean mayChangeObjects(ExternalMember member) {
    if (member.isStable()
        || member.isField()
        || ArrayMethod.of(member).isPresent()
        || isOfTensors(member)) {
      return false;
    }
    return switch (member.kind()) {
      case STATIC_METHOD, CONSTRUCTOR ->
          !member.owner().startsWith("java.") && !member.owner().startsWith("dev.fluxion.");
      case INSTANCE_METHOD -> !INERT.contains(member.owner());
      default -> false;
    };
  }

  /** Whether anything in the program may do that. */
  static boolean mayChangeObjects(Program program) {
    return program.functions().stream().map(Function::body).anyMatch(Effects::mayChangeObjects);
  }

  private static boolean mayChangeObjects(Block block) {
    for (Statement statement : block.statements()) {
      boolean changes =
          statement instanceof Statement.Let let
              && let.operation() instanceof Operation.Extern extern
              && mayChangeObjects(extern.member());
      if (changes) {
        return true;
      }
      for (Block inner : Values.blocks(statement)) {
        if (mayChangeObjects(inner)) {
          return true;
        }
      }
    }
    return false;
  }

  /** What the block gives to constructors, whose objects may come into other hands. */
  static Stream<Atom> constructed(Block block) {
    return block.statements().stream()
        .flatMap(
            statement ->
                Stream.concat(
                    Values.blocks(statement).stream().flatMap(Effects::constructed),
                    statement instanceof Statement.Let let
                            && let.operation() instanceof Operation.Extern extern
                            && extern.member().kind() == ExternalMember.Kind.CONSTRUCTOR
                        ? extern.operands().stream()
                        : Stream.of()));
  }
}
