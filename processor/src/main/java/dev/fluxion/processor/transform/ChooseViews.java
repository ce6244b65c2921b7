package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.RuleTable;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Where a method of another file has several views, and no view is for all arguments of a call that
 * may vary: takes the one that is for all that do vary.
 *
 * <pre>
 * area#byWidth(w, h)   ─▶   area#byHeight(w, h)     where only h varies
 * </pre>
 */
public final class ChooseViews extends BlockPass {
  private final Program program;
  private final Set<Value> varied;
  private boolean hasChanged;

  private ChooseViews(Program program, Set<Value> varied) {
    this.program = program;
    this.varied = varied;
  }

  /**
   * @param differentiated the numbers of the entry's differentiated parameters
   */
  public static Program choose(Program program, BitSet differentiated) {
    Program chosen = program;
    boolean isStable = program.functions().stream().noneMatch(f -> hasOthers(f, program));
    while (!isStable) {
      isStable = true;
      Activity activity = Activity.of(chosen, differentiated, RuleTable.standard());
      for (Function function : chosen.functions()) {
        ChooseViews pass = new ChooseViews(chosen, activity.varied(function.name()));
        Function other = function.withBody(pass.block(function.body()));
        if (pass.hasChanged) {
          List<Function> functions =
              chosen.functions().stream().map(f -> f == function ? other : f).toList();
          chosen = new Program(functions, chosen.structs(), chosen.constants());
          isStable = false;
          break;
        }
      }
    }
    return chosen;
  }

  private static boolean hasOthers(Function function, Program program) {
    return program.functions().stream().anyMatch(f -> f != function && areViews(f, function));
  }

  /** Whether the two are the same method of another file. */
  private static boolean areViews(Function a, Function b) {
    CustomDerivative one = a.derivative();
    CustomDerivative other = b.derivative();
    return one != null
        && other != null
        && one.whole() != null
        && other.whole() != null
        && one.what().equals(other.what())
        && a.body().equals(b.body());
  }

  @Override
  protected void simple(Statement statement, List<Statement> out) {
    out.add(statement instanceof Statement.Call call ? chosen(call) : statement);
  }

  private Statement chosen(Statement.Call call) {
    Function callee = program.function(call.callee());
    CustomDerivative custom = callee.derivative();
    if (custom == null || isFor(call, custom)) {
      return call;
    }
    String other =
        program.functions().stream()
            .filter(f -> areViews(f, callee) && isFor(call, stated(f)))
            .min(Comparator.comparingInt(f -> stated(f).parameters().size()))
            .map(Function::name)
            .orElse(call.callee());
    hasChanged |= !other.equals(call.callee());
    return new Statement.Call(call.results(), other, call.arguments(), call.origin());
  }

  private static CustomDerivative stated(Function function) {
    return Objects.requireNonNull(function.derivative());
  }

  /** Whether it is for all arguments that vary, but those that are cut off by declaration. */
  private boolean isFor(Statement.Call call, CustomDerivative custom) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Atom argument = call.arguments().get(i);
      if (argument instanceof Value value
          && varied.contains(value)
          && Tangents.exist(value.type())
          && !custom.parameters().contains(i)
          && !custom.constants().contains(i)) {
        return false;
      }
    }
    return true;
  }
}
