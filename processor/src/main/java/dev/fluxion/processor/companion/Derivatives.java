package dev.fluxion.processor.companion;

import dev.fluxion.processor.emit.SourceLines;
import dev.fluxion.processor.ir.Program;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The derivatives of one view of a method, as programs: for {@link Member#GRADIENT} from the
 * arguments to (value, cotangents), for {@link Member#JVP} from (arguments, tangents) to (value,
 * tangent), for {@link Member#HVP} from (arguments, tangents) to (value, cotangents, and the
 * tangents of all these).
 *
 * @param missing members that are impossible, each with the reason
 * @param source the user's source, which the bodies quote
 */
public record Derivatives(
    Map<Member, Program> programs, Map<Member, String> missing, SourceLines source) {

  /** Those of a method that cannot be differentiated: every member throws. */
  public static final Derivatives NONE = new Derivatives(Map.of(), Map.of(), number -> "");

  public Derivatives {
    programs = programs.isEmpty() ? Map.of() : new EnumMap<>(programs);
    missing = missing.isEmpty() ? Map.of() : new EnumMap<>(missing);
  }

  Optional<Program> of(Member member) {
    return Optional.ofNullable(programs.get(member));
  }
}
