package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Activity;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The callees in split form: their names, and which of their parameters are differentiated. */
final class SplitFunctions implements ReverseSweep.SplitCalls {

  /** The names of the two halves of a callee, and of its frame. */
  record Names(String callee, String forward, String reverse, String frame) {}

  private final Program program;
  private final Activity activity;
  private final UnaryFunctions unary;
  private final Linearizations linearizations;
  private final Map<String, Names> byCallee = new LinkedHashMap<>();
  private final Map<String, Names> byForward = new LinkedHashMap<>();

  SplitFunctions(
      Program program, Activity activity, UnaryFunctions unary, Linearizations linearizations) {
    this.program = program;
    this.activity = activity;
    this.unary = unary;
    this.linearizations = linearizations;
    activity.functions().stream()
        .filter(name -> !name.equals(program.entry().name()))
        .filter(name -> !activity.differentiated(name).isEmpty())
        .filter(name -> !unary.contains(name) && !linearizations.contains(name))
        .forEach(this::add);
  }

  private void add(String callee) {
    Names names = namesOf(callee);
    byCallee.put(callee, names);
    byForward.put(names.forward(), names);
  }

  /** Unused names for the halves of a function. */
  Names namesOf(String function) {
    String first = function.substring(0, 1).toUpperCase(java.util.Locale.ROOT);
    return new Names(
        function,
        InlineCalls.unused(function + "Forward", program),
        InlineCalls.unused(function + "Reverse", program),
        unusedFrame(first + function.substring(1) + "Frame"));
  }

  /** Methods may have names that differ in the case of their first letters only. */
  private String unusedFrame(String name) {
    Set<String> taken = new HashSet<>();
    program.structs().forEach(struct -> taken.add(struct.name()));
    byCallee.values().forEach(names -> taken.add(names.frame()));
    String candidate = name;
    for (int i = 2; isTaken(candidate, taken); i++) {
      candidate = name + i;
    }
    return candidate;
  }

  private static boolean isTaken(String frame, Set<String> taken) {
    String part = FrameLayout.partPrefix(frame);
    return taken.contains(frame) || taken.stream().anyMatch(name -> name.startsWith(part));
  }

  boolean isSplit(String callee) {
    return byCallee.containsKey(callee);
  }

  Names names(String callee) {
    return Objects.requireNonNull(byCallee.get(callee));
  }

  /** The numbers of the callee's differentiated parameters that are arrays. */
  List<Integer> arrays(String callee) {
    BitSet of = activity.differentiated(callee);
    return of.stream().filter(i -> isArray(callee, i)).boxed().toList();
  }

  private boolean isArray(String callee, int parameter) {
    return ArrayMethod.isRealArray(program.function(callee).parameters().get(parameter).type());
  }

  @Override
  public List<Integer> slopes(String callee) {
    List<Integer> arguments = linearizations.arguments(callee);
    return arguments.isEmpty() ? unary.argumentOfTangent(callee) : arguments;
  }

  @Override
  public @Nullable String reverseOf(String forwardName) {
    Names names = byForward.get(forwardName);
    return names == null ? null : names.reverse();
  }

  @Override
  public List<Integer> differentiated(String forwardName) {
    Names names = byForward.get(forwardName);
    return names == null
        ? List.of()
        : activity.differentiated(names.callee()).stream()
            .filter(i -> !isArray(names.callee(), i))
            .boxed()
            .toList();
  }
}
