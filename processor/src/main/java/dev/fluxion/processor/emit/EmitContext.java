package dev.fluxion.processor.emit;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Set;

/**
 * What the emitter must know of the class that it writes for.
 *
 * @param companion the class
 * @param memberNames names of methods, fields and nested types that are taken; the emitter adds its
 *     own
 * @param parameterNames the Java names of the entry's parameters, in order
 * @param reserved names that no local of the entry may have, besides the parameters' own
 * @param exceptions the classes of the checked exceptions that the user's method declares: whatever
 *     other code that it calls may throw
 * @param shared the fields of the companion that other programs have made already
 */
public record EmitContext(
    ClassName companion,
    Set<String> memberNames,
    List<String> parameterNames,
    Set<String> reserved,
    SourceLines lines,
    TapeSource tapes,
    List<String> exceptions,
    SharedFields shared) {

  /** Of a program that has the companion to itself. */
  public EmitContext(
      ClassName companion,
      Set<String> memberNames,
      List<String> parameterNames,
      Set<String> reserved,
      SourceLines lines,
      TapeSource tapes) {
    this(
        companion,
        memberNames,
        parameterNames,
        reserved,
        lines,
        tapes,
        List.of(),
        new SharedFields());
  }
}
