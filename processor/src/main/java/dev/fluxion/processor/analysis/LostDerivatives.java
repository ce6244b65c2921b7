package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Cast;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.rule.Rule;
import dev.fluxion.processor.rule.RuleTable;
import dev.fluxion.processor.rule.TensorRules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a derivative would be lost: calls that nobody can differentiate, conversions to
 * integers, and numbers made of a text or of another object that a differentiated value went into.
 */
public final class LostDerivatives {

  /** What kind of loss. */
  public enum Kind {
    /** A call with a differentiated argument and a real result, and no rule: an error. */
    NO_RULE,
    /** A call of a method with rules, but none for this differentiated argument: an error. */
    NO_RULE_FOR_ARGUMENT,
    /** A real number is taken out of a box that a differentiated one was put into: an error. */
    BOXED,
    /** A differentiated value becomes an integer: a warning. */
    DROPPED,
    /** A differentiated value is in an array of too many dimensions. */
    RANK,
    /** An array that belongs to a field is written to. */
    FIELD_WRITTEN,
    /** A differentiated value is written to an array that other code has made. */
    FOREIGN_WRITTEN,
    /** A helper writes to the array that it has as a constant. */
    CONSTANT_WRITTEN,
    /** What a method of another file left in a constant array is read. */
    SCRATCH_READ
  }

  /**
   * One place.
   *
   * @param position the front end's number of the place
   * @param what the member or conversion in question
   * @param argument the number of the argument in question; −1: the call as a whole
   */
  public record Loss(Kind kind, int position, String what, int argument) {
    Loss(Kind kind, int position, String what) {
      this(kind, position, what, -1);
    }
  }

  /** These give integers, too, but a comparison has no derivative to lose. */
  private static final Set<String> COMPARISONS =
      Set.of("compare", "compareTo", "compareToIgnoreCase");

  private static final Set<String> BOXES = Set.of("java.lang.Double", "java.lang.Float");

  private final RuleTable rules;
  private final List<Loss> losses = new ArrayList<>();

  /** The objects of the function in question that were told of a differentiated value. */
  private Set<Value> told = Set.of();

  /** What made the objects of the function in question. */
  private final Map<Atom, Statement.Let> makers = new HashMap<>();

  private LostDerivatives(RuleTable rules) {
    this.rules = rules;
  }

  /**
   * All losses, in program order.
   *
   * @param differentiated the numbers of the entry's differentiated parameters
   * @param records the numbers of its parameters that are the objects to which such ones belong
   * @param holders those of them with arrays, to which whoever gets them may write
   */
  public static List<Loss> find(
      Program whole, BitSet differentiated, BitSet records, BitSet holders) {
    Program program = called(whole);
    LostDerivatives finder = new LostDerivatives(RuleTable.standard());
    Activity activity = Activity.ofAllCalls(program, differentiated, finder.rules);
    Opaque opaque = Opaque.of(program, activity, records);
    Opaque holding = Opaque.ofArrays(program, activity, holders);
    for (Function function : program.functions()) {
      Set<Value> made = new HashSet<>(activity.varied(function.name()));
      made.addAll(opaque.made(function.name()));
      if (function.derivative() == null) {
        finder.told = opaque.told(function.name());
        finder.makers.clear();
        finder.block(program, function.body(), made);
        Set<Value> objects = new HashSet<>(holding.made(function.name()));
        objects.addAll(holding.told(function.name()));
        finder.losses.addAll(
            ArrayLosses.find(function, program, activity.varied(function.name()), objects));
      }
    }
    return finder.losses.stream().distinct().toList();
  }

  /** Without what is only stated as a derivative: nothing can get lost there. */
  private static Program called(Program program) {
    Set<String> names = new LinkedHashSet<>(List.of(program.entry().name()));
    Deque<Block> work = new ArrayDeque<>(List.of(program.entry().body()));
    while (!work.isEmpty()) {
      for (Statement statement : work.pop().statements()) {
        Values.blocks(statement).forEach(work::add);
        if (statement instanceof Statement.Call call && names.add(call.callee())) {
          work.add(program.function(call.callee()).body());
        }
      }
    }
    List<Function> functions =
        program.functions().stream().filter(f -> names.contains(f.name())).toList();
    return new Program(functions, program.structs(), List.of());
  }

  private void block(Program program, Block block, Set<Value> varied) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let && isConcerned(let.operation(), varied)) {
        if (let.operation() instanceof Operation.Extern extern && isFactory(extern.member())) {
          makers.put(let.value(), let);
        }
        let(let);
      }
      if (statement instanceof Statement.Call call) {
        call(program.function(call.callee()).derivative(), call, varied);
      }
      Values.blocks(statement).forEach(inner -> block(program, inner, varied));
    }
  }

  private boolean isConcerned(Operation operation, Set<Value> varied) {
    boolean isCertain = operation instanceof Operation.Extern extern && isCertain(extern.member());
    return operation.operands().stream()
        .anyMatch(operand -> varied.contains(operand) || (!isCertain && told.contains(operand)));
  }

  private void call(@Nullable CustomDerivative custom, Statement.Call call, Set<Value> varied) {
    for (int i = 0; custom != null && i < call.arguments().size(); i++) {
      Atom argument = call.arguments().get(i);
      if (argument instanceof Value value
          && varied.contains(value)
          && Dependence.carries(value.type())
          && !custom.parameters().contains(i)
          && !custom.constants().contains(i)) {
        losses.add(new Loss(Kind.NO_RULE_FOR_ARGUMENT, call.origin().position(), custom.what(), i));
      }
    }
  }

  private void let(Statement.Let let) {
    if (let.operation() instanceof Operation.Extern extern) {
      ExternalMember member = extern.member();
      boolean isInteger = member.result() instanceof Scalar scalar && scalar.isIntegral();
      if (member.isVoid()
          || member.kind() == ExternalMember.Kind.CONSTRUCTOR
          || ArrayMethod.of(member).isPresent()
          || TensorRules.standard().find(member).isPresent()) {
        return;
      }
      if (Dependence.carries(member.result())) {
        if (isUnboxing(member)) {
          add(Kind.BOXED, let, member.owner().substring("java.lang.".length()));
        } else {
          lost(let, extern);
        }
      } else if (isInteger && !COMPARISONS.contains(member.name())) {
        add(Kind.DROPPED, let, member.toString());
      }
    } else if (let.operation() instanceof Operation.Apply apply) {
      if (apply.primitive() instanceof Cast cast) {
        if (cast.from().isReal() && cast.to().isIntegral()) {
          add(Kind.DROPPED, let, cast.toString());
        }
      } else {
        primitive(let, apply.primitive());
      }
    }
  }

  /** Where it happens: not where a component is read, but where the record was made. */
  private void lost(Statement.Let let, Operation.Extern extern) {
    Statement.Let maker =
        extern.member().isStable() && readsField(extern.member())
            ? makers.getOrDefault(extern.operands().get(0), let)
            : let;
    add(Kind.NO_RULE, maker, ((Operation.Extern) maker.operation()).member().toString());
  }

  /** A number that nobody can have changed, whatever the object was told. */
  private static boolean isCertain(ExternalMember member) {
    return member.isStable() && member.result() instanceof Scalar && readsField(member);
  }

  private static boolean isFactory(ExternalMember member) {
    return member.isExecuted()
        && member.kind() != ExternalMember.Kind.CONSTRUCTOR
        && member.result() instanceof ObjectType;
  }

  private static boolean readsField(ExternalMember member) {
    return member.isField() || member.kind() == ExternalMember.Kind.INSTANCE_METHOD;
  }

  private static boolean isUnboxing(ExternalMember member) {
    return member.kind() == ExternalMember.Kind.INSTANCE_METHOD
        && BOXES.contains(member.owner())
        && member.name().endsWith("Value");
  }

  private void primitive(Statement.Let let, Primitive primitive) {
    if (primitive instanceof Method method && COMPARISONS.contains(method.name())) {
      return;
    }
    Optional<Rule> rule = rules.find(primitive);
    if (rule.isEmpty() && primitive.result().isReal()) {
      add(Kind.NO_RULE, let, primitive.toString());
    } else if (rule.map(Rule::dropsDerivative).orElse(primitive.result().isIntegral())) {
      add(Kind.DROPPED, let, primitive.toString());
    }
  }

  private void add(Kind kind, Statement.Let let, String what) {
    losses.add(new Loss(kind, let.origin().position(), what));
  }
}
