package dev.fluxion.processor.companion;

import dev.fluxion.processor.emit.SourceLines;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.transform.DistinctArrays;
import dev.fluxion.processor.transform.Reverse;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The derivatives of one view of a method, as programs:
 *
 * <ul>
 *   <li>for {@link Member#GRADIENT} from (arguments, arrays to add gradients to) to (value,
 *       cotangents of numbers),
 *   <li>for {@link Member#VJP} from (arguments, cotangents of the results, arrays to add gradients
 *       to) to (results, cotangents of numbers),
 *   <li>for {@link Member#JVP} from (arguments, tangents) to (results, their tangents),
 *   <li>for {@link Member#HVP} from (arguments, tangents) to (value, cotangents, and the tangents
 *       of all these).
 * </ul>
 *
 * @param distinct for {@link Member#GRADIENT}, {@link Member#VJP} and {@link Member#HVP}: what
 *     saves less, for arguments that are different arrays
 * @param pullback for {@link Member#PULLBACK}
 * @param jacobian for {@link Member#JACOBIAN}
 * @param gradients for {@link Member#HESSIAN}: the gradient along many directions, from (arguments,
 *     tangents, how many directions) to (value, cotangents, and the tangents of all these); null
 *     where it is made of Hessian-vector products, or of a program of its own
 * @param along for {@link Member#PULLBACK_ALONG}: the two parts with tangents
 * @param missing members that are impossible, each with the reason
 * @param source the user's source, which the bodies quote
 * @param layout what tells about records; null if nothing can be differentiated
 */
public record Derivatives(
    Map<Member, Program> programs,
    Map<Member, DistinctArrays> distinct,
    Reverse.@Nullable Pullback pullback,
    @Nullable Jacobian jacobian,
    @Nullable Program gradients,
    Reverse.@Nullable Pullback along,
    Map<Member, String> missing,
    SourceLines source,
    @Nullable RecordLayout layout) {

  /** Those of a method that cannot be differentiated: every member throws. */
  public static final Derivatives NONE =
      new Derivatives(Map.of(), Map.of(), null, null, null, null, Map.of(), number -> "", null);

  /**
   * What a Jacobian is made of, beside the pullback, if there is one.
   *
   * @param bundle the pushforward in several directions: from (arguments, tangents of each
   *     direction) to (results, their tangents in each direction); null if there is only the
   *     pullback
   * @param directions how many these are; 0: as many as it is told, tangents of each in one array
   * @param pattern from (arguments, sets of inputs) to (results, sets of inputs); null where it is
   *     not worth looking for zeros, or impossible
   * @param rows the Jacobian of a small method with few rows; null if it is not that simple
   * @param results how many numbers the method returns; 0 if it returns arrays of any length
   */
  public record Jacobian(
      @Nullable Program bundle,
      int directions,
      @Nullable Program pattern,
      Reverse.@Nullable Rows rows,
      int results) {}

  public Derivatives {
    programs = programs.isEmpty() ? Map.of() : new EnumMap<>(programs);
    distinct = distinct.isEmpty() ? Map.of() : new EnumMap<>(distinct);
    missing = missing.isEmpty() ? Map.of() : new EnumMap<>(missing);
  }

  Optional<Program> of(Member member) {
    return Optional.ofNullable(programs.get(member));
  }

  @Nullable DistinctArrays distinct(Member member) {
    return distinct.get(member);
  }

  /** The records in the signature; null if there are none, or nothing can be differentiated. */
  @Nullable RecordLayout records() {
    return layout == null || isEmpty() || !layout.hasRecords() ? null : layout;
  }

  /** The missing members that users know of. */
  public Map<Member, String> missingForUsers() {
    Map<Member, String> known = new EnumMap<>(Member.class);
    missing.forEach(
        (member, why) -> {
          if (!member.isForCallers()) {
            known.put(member, why);
          }
        });
    return known;
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return programs.isEmpty() && pullback == null && jacobian == null;
  }

  /** Collects the derivatives. */
  public static final class Builder {
    private final Map<Member, Program> programs = new EnumMap<>(Member.class);
    private final Map<Member, DistinctArrays> distinct = new EnumMap<>(Member.class);
    private final SourceLines source;
    private Reverse.@Nullable Pullback pullback;
    private @Nullable Jacobian jacobian;
    private @Nullable Program gradients;
    private Reverse.@Nullable Pullback along;

    public Builder(SourceLines source) {
      this.source = source;
    }

    /** What the member consists of. */
    public void put(Member member, Program program) {
      programs.put(member, program);
    }

    /** What the member consists of where arguments are different arrays. */
    public void put(Member member, DistinctArrays program) {
      distinct.put(member, program);
    }

    /** What {@link Member#PULLBACK} consists of. */
    public void put(Reverse.Pullback parts) {
      pullback = parts;
    }

    /** What {@link Member#JACOBIAN} consists of. */
    public void put(Jacobian parts) {
      jacobian = parts;
    }

    /** What {@link Member#HESSIAN} consists of, if there are many numbers. */
    public void putGradients(Program program) {
      gradients = program;
    }

    /** What {@link Member#PULLBACK_ALONG} consists of. */
    public void putAlong(Reverse.Pullback parts) {
      along = parts;
    }

    /**
     * @param missing members that are impossible
     * @param layout what tells about records
     */
    public Derivatives build(Map<Member, String> missing, RecordLayout layout) {
      return new Derivatives(
          programs, distinct, pullback, jacobian, gradients, along, missing, source, layout);
    }
  }
}
