package dev.fluxion.processor.emit;

import com.palantir.javapoet.TypeName;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import java.util.List;

/** Writes the uses of members of other Java code. */
final class MemberWriter {
  private final ExpressionWriter expressions;
  private final CompanionNames companion;

  MemberWriter(ExpressionWriter expressions, CompanionNames companion) {
    this.expressions = expressions;
    this.companion = companion;
  }

  Expression of(Operation.Extern extern) {
    ExternalMember member = extern.member();
    List<Atom> operands = extern.operands();
    if (member.kind() == ExternalMember.Kind.IDENTITY) {
      return expressions.identity("==", operands);
    }
    Code code =
        switch (member.kind()) {
          case STATIC_METHOD ->
              Code.of("$T.$L($L)", owner(member), member.name(), arguments(operands));
          case INSTANCE_METHOD ->
              Code.of(
                  "$L.$L($L)",
                  takesObjects(member)
                      ? receiver(operands.get(0), member)
                      : expressions.receiver(operands.get(0)),
                  member.name(),
                  arguments(operands.subList(1, operands.size())));
          case CONSTRUCTOR -> Code.of("new $T($L)", owner(member), arguments(operands));
          case STATIC_FIELD ->
              member.owner().isEmpty()
                  ? Code.of("$L", companion.constant(member.name()))
                  : Code.of("$T.$L", owner(member), member.name());
          case INSTANCE_FIELD -> Code.of("$L.$L", receiver(operands.get(0), member), member.name());
          case HIDDEN_STATIC_FIELD, HIDDEN_INSTANCE_FIELD ->
              Code.of("$L.get($L)", companion.handle(member), hidden(member, operands));
          case IDENTITY -> throw new IllegalArgumentException("no member");
          case CLASS_ASSERTIONS -> Code.of("$L", companion.assertions(member.owner()));
        };
    return member.isHidden() || member.isGeneric()
        ? new Expression(
            Code.of("($T) $L", companion.types().of(member.result()), code),
            Expression.UNARY,
            false)
        : Expression.primary(code);
  }

  /**
   * A field is that of the class which the receiver is declared to have; so is a method, as another
   * class may know type arguments, which what it is given need not be declared to have.
   */
  private Code receiver(Atom atom, ExternalMember member) {
    return atom.type().equals(member.parameters().get(0))
        ? expressions.receiver(atom)
        : Code.of("($L)", cast(atom, member));
  }

  private static boolean takesObjects(ExternalMember method) {
    return method.parameters().stream().skip(1).anyMatch(ObjectType.class::isInstance);
  }

  private Code cast(Atom atom, ExternalMember field) {
    return Code.of(
        "($T) $L",
        companion.types().of(field.parameters().get(0)),
        expressions.of(atom).in(Expression.UNARY));
  }

  /** A handle wants its operand's exact type. */
  private Code hidden(ExternalMember field, List<Atom> operands) {
    if (operands.isEmpty()) {
      return Code.EMPTY;
    }
    Atom object = operands.get(0);
    return object.type().equals(field.parameters().get(0))
        ? expressions.typed(object).code()
        : cast(object, field);
  }

  private static TypeName owner(ExternalMember member) {
    return TypeNames.ofClass(member.owner());
  }

  private Code arguments(List<Atom> atoms) {
    return Code.join(",$W", atoms.stream().map(a -> expressions.typed(a).code()).toList());
  }
}
