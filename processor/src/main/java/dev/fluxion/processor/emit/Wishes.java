package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names that variables should have: the user's, else one that tells what they hold. */
final class Wishes {
  private final Map<Value, Operation> operations = new HashMap<>();

  Wishes(Function function) {
    collect(function.body());
  }

  private void collect(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let && let.value().isTemporary()) {
        operations.put(let.value(), let.operation());
      }
      Values.blocks(statement).forEach(this::collect);
    }
  }

  String of(Variable variable) {
    if (!variable.wish().isEmpty()) {
      return variable.wish();
    }
    Operation operation = operations.get(variable.members().get(0));
    String name = operation == null ? "" : of(operation);
    if (!name.isEmpty()) {
      return name;
    }
    if (variable.type() == Scalar.BOOLEAN) {
      return "test";
    }
    return variable.type() instanceof StructType struct ? uncapitalized(struct.name()) : "t";
  }

  private String of(Operation operation) {
    if (operation instanceof Operation.Apply apply && apply.primitive() instanceof Method method) {
      return apply.operands().size() == 1
          ? method.name() + capitalized(nameOf(apply.operands().get(0)))
          : method.name();
    }
    if (operation instanceof Operation.Load load) {
      String array = nameOf(load.array());
      return array.isEmpty() ? "" : array + capitalized(nameOf(load.index()));
    }
    if (operation instanceof Operation.Length length) {
      String array = nameOf(length.array());
      return array.isEmpty() ? "length" : array + "Length";
    }
    if (operation instanceof Operation.Extern extern) {
      ExternalMember member = extern.member();
      return member.kind() == ExternalMember.Kind.CONSTRUCTOR
          ? uncapitalized(member.owner().substring(member.owner().lastIndexOf('.') + 1))
          : member.name().toUpperCase(Locale.ROOT).equals(member.name()) ? "" : property(member);
    }
    return "";
  }

  /** {@code rate} for {@code getRate}. */
  private static String property(ExternalMember member) {
    String name = member.name();
    boolean isGetter =
        member.kind() == ExternalMember.Kind.INSTANCE_METHOD && name.matches("get\\p{Lu}.*");
    return isGetter ? uncapitalized(name.substring(3)) : name;
  }

  private String nameOf(Atom atom) {
    if (!(atom instanceof Value value)) {
      return "";
    }
    Operation operation = operations.get(value);
    return operation instanceof Operation.Extern || operation instanceof Operation.Load
        ? of(operation)
        : value.name();
  }

  private static String capitalized(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static String uncapitalized(String name) {
    return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
