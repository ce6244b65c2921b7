package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.rule.RuleTable;
import dev.fluxion.processor.rule.TensorRules;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what stands in the way of one mode: methods whose derivative somebody else states, but not
 * for this mode. Of a derivative, differentiated again, also methods that are called as they stand.
 */
public final class Obstacles {

  /** What is to be done. */
  public enum Mode {
    FORWARD,
    /** Forward mode in several directions at once. */
    BUNDLE,
    REVERSE,
    TAYLOR,
    /** Finding out which results depend on which inputs. */
    PATTERN
  }

  private final Program program;
  private final Activity activity;
  private final Mode mode;
  private final Set<String> found = new LinkedHashSet<>();

  private Obstacles(Program program, Activity activity, Mode mode) {
    this.program = program;
    this.activity = activity;
    this.mode = mode;
  }

  /**
   * What the user calls the first method in the way; empty if the program can be differentiated.
   *
   * @param differentiated the numbers of the entry's differentiated parameters
   */
  public static Optional<String> first(Program program, BitSet differentiated, Mode mode) {
    if (mode != Mode.PATTERN && !mayHave(program)) {
      return Optional.empty();
    }
    RuleTable rules = RuleTable.standard();
    Activity activity =
        mode == Mode.TAYLOR
            ? Activity.withPartials(program, differentiated, rules)
            : Activity.of(program, differentiated, rules);
    Obstacles obstacles = new Obstacles(program, activity, mode);
    for (String name : activity.functions()) {
      Function function = program.function(name);
      if (mode == Mode.PATTERN) {
        Values.forEachDefinition(function, obstacles::tensor);
      }
      if (function.derivative() == null) {
        obstacles.block(function, function.body());
      } else if (!activity.differentiated(name).isEmpty()) {
        obstacles.custom(function, function.derivative(), activity.differentiated(name));
      }
    }
    return obstacles.found.stream().findFirst();
  }

  /** Whether there is anything but arithmetic. */
  private static boolean mayHave(Program program) {
    for (Function function : program.functions()) {
      if (function.derivative() != null || callsOthers(function.body())) {
        return true;
      }
    }
    return false;
  }

  private static boolean callsOthers(Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let) {
        if (let.operation() instanceof Operation.Extern) {
          return true;
        }
      } else {
        for (Block inner : Values.blocks(statement)) {
          if (callsOthers(inner)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void custom(Function function, CustomDerivative derivative, BitSet differentiated) {
    boolean isPossible =
        switch (mode) {
          case FORWARD -> derivative.hasForward(differentiated);
          case BUNDLE -> derivative.hasBundle(differentiated);
          case REVERSE -> derivative.hasReverse(differentiated);
          // Of several results, the parts of a record, each has inputs of its own.
          case PATTERN ->
              function.results().size() == 1
                  && (derivative.whole() == null
                      || function.parameters().stream()
                          .noneMatch(p -> p.type() instanceof ArrayType));
          case TAYLOR -> derivative.hasTaylor(differentiated);
        };
    if (!isPossible) {
      found.add(derivative.what());
    }
  }

  private void block(Function function, Block block) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Extern extern
          && Dependence.carries(let.value().type())
          && ArrayMethod.of(extern.member()).isEmpty()
          && !hasRule(extern)
          && isActive(function.name(), let.value(), extern)) {
        String owner = extern.member().owner();
        found.add(owner.substring(owner.lastIndexOf('.') + 1) + "." + extern.member().name());
      }
      Values.blocks(statement).forEach(inner -> block(function, inner));
    }
  }

  /** No set of inputs stands beside a tensor. */
  private void tensor(Value value) {
    if (value.type().equals(ObjectType.TENSOR)) {
      found.add("Tensor");
    }
  }

  private boolean hasRule(Operation.Extern extern) {
    return mode != Mode.PATTERN
        && TensorRules.standard()
            .find(extern.member())
            .filter(rule -> mode != Mode.TAYLOR || rule.isUsers())
            .isPresent();
  }

  private boolean isActive(String function, Value value, Operation.Extern extern) {
    return activity.useful(function).contains(value)
        && extern.operands().stream()
            .anyMatch(o -> o instanceof Value v && activity.varied(function).contains(v));
  }
}
