package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields that the programs of one companion share, so that a constant is computed only once.
 * Confined to the writer of the companion.
 */
public final class SharedFields {
  /** The names of constants, by what computes them: the constant and all functions it calls. */
  final Map<List<Function>, String> constants = new HashMap<>();

  /** The names of the fields with the assertion status of classes, by class. */
  final Map<String, String> assertions = new HashMap<>();

  /** The names of the fields with handles, by the field that each reaches. */
  final Map<ExternalMember, String> handles = new HashMap<>();

  public SharedFields() {}

  /** What is added to the copy does not count until it is used in place of this. */
  public SharedFields copy() {
    SharedFields copy = new SharedFields();
    copy.constants.putAll(constants);
    copy.assertions.putAll(assertions);
    copy.handles.putAll(handles);
    return copy;
  }
}
