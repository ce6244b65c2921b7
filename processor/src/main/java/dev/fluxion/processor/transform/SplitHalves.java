package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.RecordingPlan;
import dev.fluxion.processor.analysis.Regions;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The two halves of a callee: {@code forward(arguments, shadows) → (results, their shadows, frame)}
 * and {@code reverse(frame, cotangents of the results) → cotangents of the arguments}.
 */
final class SplitHalves {
  private final Reverse reverse;
  private final SplitFunctions.Names names;
  private final ShadowedFunction shadowed;
  private final Function function;
  private final BitSet differentiated;
  private final RecordingPlan plan;
  private final Recording recording;
  private final Block forward;
  private final StructType frame;
  private final boolean isEntry;

  private final FrameLayout layout;

  /** Those of a callee. */
  SplitHalves(Reverse reverse, SplitFunctions.Names names, ShadowedFunction shadowed) {
    this(reverse, names, shadowed, reverse.differentiated(names.callee()), false);
  }

  /** Those of the entry, of which the second one may be run more than once. */
  SplitHalves(
      Reverse reverse,
      SplitFunctions.Names names,
      ShadowedFunction shadowed,
      BitSet differentiated) {
    this(reverse, names, shadowed, differentiated, true);
  }

  private SplitHalves(
      Reverse reverse,
      SplitFunctions.Names names,
      ShadowedFunction shadowed,
      BitSet differentiated,
      boolean isEntry) {
    this.reverse = reverse;
    this.names = names;
    this.shadowed = shadowed;
    this.isEntry = isEntry;
    this.function = shadowed.function();
    this.differentiated = differentiated;
    this.plan = reverse.plan(shadowed, differentiated, isEntry, false);
    this.recording = new Recording(function, new Regions(function), plan);
    this.forward = recording.forward(function);
    this.frame = new StructType(names.frame());
    this.layout =
        new FrameLayout(
            frame, recording.slots().values().stream().map(s -> (Value) s.location()).toList());
    recording.slots().keySet().stream().filter(this::isPrimalArray).forEach(this::keep);
  }

  private boolean isPrimalArray(Value value) {
    return ArrayMethod.isRealArray(value.type()) && !shadowed.shadows().containsValue(value);
  }

  /** The entry's frame has copies of its own parameters. */
  private void keep(Value array) {
    if (!isEntry || !function.parameters().contains(array)) {
      reverse.keeps(names.callee(), array);
    }
  }

  void addTo(List<Function> functions, List<Struct> structs) {
    structs.addAll(layout.structs());
    functions.add(forwardHalf());
    functions.add(reverseHalf());
  }

  private Function forwardHalf() {
    BlockBuilder out = new BlockBuilder(recording.values());
    forward.statements().forEach(out::append);
    List<Atom> results = new ArrayList<>(forward.results());
    if (!forward.isAbrupt()) {
      Map<Value, Atom> kept = new LinkedHashMap<>();
      results.add(layout.pack(out, field -> kept(field, kept, out)));
    }
    List<Type> types = new ArrayList<>(function.results());
    types.add(frame);
    List<String> resultNames = new ArrayList<>(function.resultNames());
    resultNames.add("frame");
    return new Function(
        names.forward(), function.parameters(), types, resultNames, out.build(results));
  }

  /**
   * What the frame has of {@code field}.
   *
   * @param earlier what it has of parameters that are arrays
   */
  private Atom kept(Atom field, Map<Value, Atom> earlier, BlockBuilder out) {
    int parameter = function.parameters().indexOf(field);
    if (!isEntry || parameter < 0 || !(field.type() instanceof ArrayType)) {
      return field;
    }
    Atom kept = field;
    if (reverse.isExposed(parameter)) {
      kept =
          out.let(
              ArrayMethod.isRealArray(field.type())
                  ? Shadows.copy(field)
                  : Shadows.copyObjects(field));
    }
    return runsAgain() ? asOne((Value) field, kept, earlier, out) : kept;
  }

  /** Whether the reverse half writes to arrays of the primal. */
  private boolean runsAgain() {
    return shadowed.written().values().stream().anyMatch(arrays -> !arrays.isEmpty());
  }

  /** Two parameters, or two rows, that are one array are one in the frame. */
  private Atom asOne(Value field, Atom kept, Map<Value, Atom> earlier, BlockBuilder out) {
    boolean isCopy = !kept.equals(field);
    Atom joined =
        isCopy && ArrayShadows.hasRows(field.type())
            ? out.let(Shadows.repeated(field, kept))
            : kept;
    for (Map.Entry<Value, Atom> other : earlier.entrySet()) {
      boolean isCopied = isCopy || !other.getValue().equals(other.getKey());
      if (isCopied && other.getKey().type().equals(field.type())) {
        joined = out.let(Shadows.beside(other.getKey(), other.getValue(), field, joined));
      }
    }
    earlier.put(field, joined);
    return joined;
  }

  /** A stack to pop from, which another run will find as it was. */
  private static Operation copyOf(Value stack) {
    return new Operation.Extern(
        new ExternalMember(
            ExternalMember.Kind.INSTANCE_METHOD,
            "dev.fluxion.tape",
            "copy",
            List.of(stack.type()),
            stack.type(),
            false,
            false),
        List.of(stack));
  }

  private Function reverseHalf() {
    BlockBuilder out = new BlockBuilder(recording.values()).at(Origin.NONE.asAdjoint());
    Value self = out.values().fresh("frame", frame);
    List<Value> parameters = new ArrayList<>(List.of(self));
    List<Value> resultBars = shadowed.resultBars(out, isEntry);
    parameters.addAll(resultBars);
    Restoration restoration = new Restoration(plan, recording.slots());
    layout
        .unpack(self, out)
        .forEach(
            (value, field) -> {
              boolean isPoppedAgain =
                  reverse.isRepeatable()
                      && value.type() instanceof TapeType tape
                      && !tape.indexed();
              restoration.put(value, isPoppedAgain ? out.let(value.name(), copyOf(field)) : field);
            });
    restoration.restore(function.body(), out);
    List<Type> types = new ArrayList<>();
    List<String> resultNames = new ArrayList<>();
    Reverse.addCotangents(function, differentiated, isEntry, types, resultNames);
    List<Atom> results =
        function.body().isAbrupt()
            ? types.stream().<Atom>map(Constant::zero).toList() // Nobody comes here.
            : reverse.sweep(shadowed, differentiated, resultBars, restoration, out, isEntry);
    return new Function(names.reverse(), parameters, types, resultNames, out.build(results));
  }
}
