package dev.fluxion.processor.analysis;

import dev.fluxion.processor.analysis.PointsTo.Origin;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of a function's array parameters it, or what it calls, may write to, and of which it may
 * read elements. What a callee does is known by parameter.
 */
public final class ParameterEffects {

  /**
   * What a function does to its parameters, whose origins are all that is mentioned.
   *
   * @param written what may be written to, rows for themselves
   * @param read of what numbers may be read
   * @param rows what may be put into parameters
   * @param results what the results may be; at index 1 their rows, at 2 the rows of these
   */
  record Summary(
      Set<Origin> written,
      Set<Origin> read,
      Map<Origin, Set<Origin>> rows,
      List<List<Set<Origin>>> results) {
    static final Summary NONE = new Summary(Set.of(), Set.of(), Map.of(), List.of());
  }

  private final Program program;
  private final Map<String, Summary> summaries = new HashMap<>();
  private final ArrayAccesses entry;

  private ParameterEffects(Program program) {
    this.program = program;
    boolean isStable = false;
    while (!isStable) {
      isStable = true;
      for (Function function : program.functions()) {
        CustomDerivative custom = function.derivative();
        Summary summary =
            custom == null
                ? new ArrayAccesses(function, summaries).summary()
                : stated(function, custom);
        isStable &= summary.equals(summaries.put(function.name(), summary));
      }
    }
    this.entry = new ArrayAccesses(program.entry(), summaries);
  }

  /** The effects of the program's entry. */
  public static ParameterEffects of(Program program) {
    return new ParameterEffects(program);
  }

  /**
   * What is said of a method of another file, which may return what it was given, or rows, and of
   * one with rules, which writes to nothing.
   */
  private static Summary stated(Function function, CustomDerivative custom) {
    Set<Origin> written = new LinkedHashSet<>();
    Set<Origin> read = new LinkedHashSet<>();
    Set<Origin> whole = new LinkedHashSet<>();
    PointsTo arrays = new PointsTo(function);
    for (int i = 0; i < function.parameters().size(); i++) {
      if (PointsTo.isArray(function.parameters().get(i))) {
        Set<Origin> given = arrays.reachable(Set.of(Origin.parameter(function, i)));
        whole.addAll(given);
        if (custom.writes().all().contains(i)) {
          written.addAll(given);
        }
        if (!custom.writes().unread().contains(i)) {
          read.addAll(given);
        }
      }
    }
    List<List<Set<Origin>>> results =
        function.results().stream().map(type -> List.<Set<Origin>>of(whole, whole, whole)).toList();
    return new Summary(written, read, Map.of(), results);
  }

  /** The numbers of the array parameters that may be written to. */
  public BitSet written() {
    return numbers(summary(program.entry().name()).written());
  }

  /** The numbers of the array parameters whose elements, that is numbers, may be read. */
  public BitSet read() {
    return numbers(summary(program.entry().name()).read());
  }

  /** The numbers of the entry's parameters that {@code array} may be, or may be a row of. */
  BitSet mayBe(Value array) {
    return numbers(entry.arrays().of(array));
  }

  /** Whether rows of such an array, or of one that it is a row of, may be replaced. */
  boolean hasMovingRows(Value array) {
    Set<Origin> moving = new LinkedHashSet<>(entry.written());
    moving.removeIf(origin -> !origin.hasRows());
    Set<Origin> reached = entry.arrays().reachable(moving);
    return entry.arrays().of(array).stream().anyMatch(reached::contains);
  }

  /** Whether {@code callee} may read numbers in its parameter number {@code parameter}. */
  boolean reads(String callee, int parameter) {
    return numbers(summary(callee).read()).get(parameter);
  }

  private Summary summary(String function) {
    return summaries.getOrDefault(function, Summary.NONE);
  }

  private static BitSet numbers(Collection<Origin> origins) {
    BitSet numbers = new BitSet();
    origins.stream().filter(Origin::isParameter).forEach(o -> numbers.set(o.parameter()));
    return numbers;
  }

  /** Whether other code may look at the elements of the arrays that it gets. */
  static boolean looksInside(ExternalMember member) {
    return !member.owner().equals("java.util.Objects");
  }

  static int rank(Type type) {
    return type instanceof ArrayType array ? 1 + rank(array.element()) : 0;
  }
}
