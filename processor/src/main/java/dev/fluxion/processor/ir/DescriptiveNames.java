package dev.fluxion.processor.ir;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names for a function's nameless values that tell what they hold: {@code aK} for {@code a[k]},
 * {@code sinX} for {@code Math.sin(x)}.
 */
public final class DescriptiveNames {
  private static final String TAPE = "Tape";
  private static final String SAVED = "saved";

  private final Map<Value, Operation> operations = new HashMap<>();

  public DescriptiveNames(Block body) {
    collect(body);
  }

  private void collect(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let && let.value().isTemporary()) {
        operations.put(let.value(), let.operation());
      }
      Values.blocks(statement).forEach(this::collect);
    }
  }

  /** The name; empty if nothing more can be said than how it was computed. */
  public String of(Value value) {
    Operation operation = operations.get(value);
    return operation == null ? value.name() : of(operation);
  }

  /** The name of the tape that keeps the value. */
  public String ofTape(Value value) {
    String name = of(value);
    return (name.isEmpty() ? SAVED : name) + TAPE;
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
    if (operation instanceof TapeOperation.Pop pop) {
      return kept(pop.tape());
    }
    if (operation instanceof TapeOperation.TapeRead read) {
      return kept(read.tape());
    }
    return operation instanceof Operation.Extern extern ? of(extern.member()) : "";
  }

  private static String of(ExternalMember member) {
    if (member.kind() == ExternalMember.Kind.CONSTRUCTOR) {
      return uncapitalized(member.owner().substring(member.owner().lastIndexOf('.') + 1));
    }
    boolean isShouted = member.name().toUpperCase(Locale.ROOT).equals(member.name());
    return isShouted ? "" : property(member);
  }

  /** {@code rate} for {@code getRate}. */
  private static String property(ExternalMember member) {
    String name = member.name();
    boolean isGetter =
        member.kind() == ExternalMember.Kind.INSTANCE_METHOD && name.matches("get\\p{Lu}.*");
    return isGetter ? uncapitalized(name.substring(3)) : name;
  }

  /** What a tape keeps. */
  private static String kept(Atom tape) {
    String name = tape instanceof Value value ? value.name() : "";
    return name.endsWith(TAPE) && !name.startsWith(SAVED)
        ? name.substring(0, name.length() - TAPE.length())
        : "";
  }

  private String nameOf(Atom atom) {
    if (!(atom instanceof Value value)) {
      return "";
    }
    Operation operation = operations.get(value);
    return operation instanceof Operation.Extern
            || operation instanceof Operation.Load
            || operation instanceof TapeOperation.Pop
            || operation instanceof TapeOperation.TapeRead
        ? of(operation)
        : value.name();
  }

  private static String capitalized(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** {@code rate} for {@code Rate}. */
  public static String uncapitalized(String name) {
    return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}
