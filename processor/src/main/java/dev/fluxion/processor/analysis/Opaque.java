package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which objects hold a differentiated value where no derivative can follow it. Whoever makes a
 * number of one loses the derivative. Such an object is
 *
 * <ul>
 *   <li><em>made</em> of such a value: the string {@code "" + x}, the array around the arguments of
 *       {@code String.format("%f", x)};
 *   <li><em>told</em> of it: {@code o} by {@code o.add(x)}. What is final in such an object is what
 *       it was.
 * </ul>
 */
final class Opaque {
  private final Program program;
  private final Activity activity;
  private final Map<String, Set<Value>> made = new HashMap<>();
  private final Map<String, Set<Value>> told = new HashMap<>();

  /** The fields of each object that lead to an object which was told. */
  private final Map<String, Map<Value, Set<ExternalMember>>> leads = new HashMap<>();

  /** The static fields that do. */
  private final Set<ExternalMember> staticLeads = new HashSet<>();

  private boolean hasChanged;

  /** Of the differentiated values those that count. */
  private final Predicate<Value> isDifferentiated;

  private Opaque(
      Program program, Activity activity, BitSet records, Predicate<Value> isDifferentiated) {
    this.program = program;
    this.activity = activity;
    this.isDifferentiated = isDifferentiated;
    Function entry = program.entry();
    records.stream().forEach(i -> add(made, entry.name(), entry.parameters().get(i)));
    do {
      hasChanged = false;
      program.functions().forEach(function -> block(function.name(), function.body()));
    } while (hasChanged);
  }

  /**
   * @param records the numbers of the entry's parameters that are made of differentiated values
   */
  static Opaque of(Program program, Activity activity, BitSet records) {
    return new Opaque(program, activity, records, value -> true);
  }

  /**
   * The same, but only of objects that hold arrays of differentiated values.
   *
   * @param records the numbers of the entry's parameters that do
   */
  static Opaque ofArrays(Program program, Activity activity, BitSet records) {
    return new Opaque(program, activity, records, v -> ArrayMethod.isRealArray(v.type()));
  }

  /** The objects of {@code function} that are made of a differentiated value. */
  Set<Value> made(String function) {
    return made.getOrDefault(function, Set.of());
  }

  /** Those that were told of one. */
  Set<Value> told(String function) {
    return told.getOrDefault(function, Set.of());
  }

  private static boolean isOpaque(Type type) {
    return type instanceof ObjectType
        || (type instanceof ArrayType array && isOpaque(array.element()));
  }

  private void block(String function, Block block) {
    for (Statement statement : block.statements()) {
      statement(function, statement);
    }
  }

  private void statement(String function, Statement statement) {
    if (statement instanceof Statement.Let let) {
      if (!(let.operation() instanceof Operation.Detach)) {
        if (let.operation() instanceof Operation.Extern extern) {
          extern(function, let.value(), extern);
        } else {
          let.operation().operands().forEach(operand -> flow(function, operand, let.value()));
        }
      }
    } else if (statement instanceof Statement.If branch) {
      for (Block inner : List.of(branch.then(), branch.otherwise())) {
        block(function, inner);
        if (!inner.isAbrupt()) {
          copy(function, inner.results(), branch.results());
        }
      }
    } else if (statement instanceof Statement.Loop loop) {
      copy(function, loop.initial(), loop.parameters());
      block(function, loop.condition());
      block(function, loop.body());
      if (!loop.body().isAbrupt()) {
        copy(function, loop.body().results(), loop.parameters());
      }
      copy(function, loop.parameters(), loop.results());
    } else if (statement instanceof Statement.Store store) {
      flow(function, store.value(), store.array());
    } else if (statement instanceof Statement.Call call) {
      call(function, call);
    }
  }

  private void extern(String function, Value value, Operation.Extern extern) {
    ExternalMember member = extern.member();
    List<Atom> operands = extern.operands();
    if (operands.stream().anyMatch(o -> isMade(function, o))) {
      add(made, function, value);
    }
    if (operands.stream().anyMatch(o -> isTold(function, o))) {
      add(member.isStable() ? told : made, function, value);
    }
    if (member.isField()) {
      field(function, value, member, operands);
    } else if (operands.stream().anyMatch(o -> !leads(function, o).isEmpty())) {
      add(made, function, value);
    }
    boolean tells = operands.stream().anyMatch(o -> isMade(function, o) || isTold(function, o));
    if (tells && Effects.mayKeepArguments(member)) {
      tell(function, operands);
    }
  }

  /** What is read of the same field of the same object is the same object. */
  private void field(String function, Value value, ExternalMember member, List<Atom> operands) {
    boolean isStatic = operands.isEmpty();
    Set<ExternalMember> known = isStatic ? staticLeads : leads(function, operands.get(0));
    if (known.contains(member)) {
      add(told, function, value);
    }
    if (isTold(function, value) || !leads(function, value).isEmpty()) {
      if (isStatic) {
        hasChanged |= staticLeads.add(member);
      } else {
        lead(function, operands.get(0), Set.of(member));
      }
    }
  }

  private Set<ExternalMember> leads(String function, Atom object) {
    return object instanceof Value value
        ? leads.getOrDefault(function, Map.of()).getOrDefault(value, Set.of())
        : Set.of();
  }

  private void lead(String function, Atom object, Set<ExternalMember> members) {
    if (object instanceof Value value && !members.isEmpty()) {
      hasChanged |=
          leads
              .computeIfAbsent(function, f -> new HashMap<>())
              .computeIfAbsent(value, v -> new HashSet<>())
              .addAll(members);
    }
  }

  private void tell(String function, List<Atom> objects) {
    for (Atom object : objects) {
      if (object instanceof Value value && !Effects.isImmutable(value.type())) {
        add(told, function, value);
      }
    }
  }

  private void call(String function, Statement.Call call) {
    Function callee = program.function(call.callee());
    for (int i = 0; i < call.arguments().size(); i++) {
      copy(function, call.arguments().get(i), callee.name(), callee.parameters().get(i));
    }
    List<Atom> results = callee.body().results();
    for (int i = 0; i < Math.min(results.size(), call.results().size()); i++) {
      copy(callee.name(), results.get(i), function, call.results().get(i));
    }
  }

  private void copy(String function, List<? extends Atom> from, List<Value> to) {
    for (int i = 0; i < from.size(); i++) {
      copy(function, from.get(i), function, to.get(i));
    }
  }

  /** Both are one object: who tells one has told the other. */
  private void copy(String from, Atom source, String to, Value target) {
    flow(from, source, to, target);
    lead(to, target, leads(from, source));
    lead(from, source, leads(to, target));
    if (isTold(to, target)) {
      tell(from, List.of(source));
    }
  }

  private void flow(String function, Atom from, Atom to) {
    if (to instanceof Value target) {
      flow(function, from, function, target);
    }
  }

  private void flow(String from, Atom source, String to, Value target) {
    if (isMade(from, source)) {
      add(made, to, target);
    }
    if (isTold(from, source)) {
      add(told, to, target);
    }
  }

  private boolean isMade(String function, Atom atom) {
    return atom instanceof Value value
        && ((activity.varied(function).contains(value) && isDifferentiated.test(value))
            || made(function).contains(value));
  }

  private boolean isTold(String function, Atom atom) {
    return atom instanceof Value value && told(function).contains(value);
  }

  private void add(Map<String, Set<Value>> to, String function, Value value) {
    if (isOpaque(value.type())) {
      hasChanged |= to.computeIfAbsent(function, f -> new HashSet<>()).add(value);
    }
  }
}
