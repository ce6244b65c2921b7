package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Struct;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields and records that the programs of one companion share, so that a constant is computed
 * only once, and what one program has packed another one can unpack. Confined to the writer of the
 * companion.
 */
public final class SharedFields {
  /** The names of constants, by what computes them: the constant and all functions it calls. */
  final Map<List<Function>, String> constants = new HashMap<>();

  /** The names of the fields with the assertion status of classes, by class. */
  final Map<String, String> assertions = new HashMap<>();

  /** The names of the fields with handles, by the field that each reaches. */
  final Map<ExternalMember, String> handles = new HashMap<>();

  /** The names of records, by their definition and those of all records inside them. */
  final Map<List<Struct>, String> structs = new HashMap<>();

  /** The names of the records that have been written. */
  final Set<String> written = new HashSet<>();

  public SharedFields() {}

  /** What is added to the copy does not count until it is used in place of this. */
  public SharedFields copy() {
    SharedFields copy = new SharedFields();
    copy.constants.putAll(constants);
    copy.assertions.putAll(assertions);
    copy.handles.putAll(handles);
    copy.structs.putAll(structs);
    copy.written.addAll(written);
    return copy;
  }
}
