package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.LoopShape;
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
import java.util.stream.Stream;

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

  /**
   * Whether the reverse half makes trips of loops again: it writes to arrays, and compares them.
   */
  private final boolean makesTripsAgain;

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
    this.layout = new FrameLayout(frame, fields().toList());
    this.makesTripsAgain = LoopShape.hasCheckpointed(function.body());
    recording.slots().keySet().stream().filter(this::isPrimalArray).forEach(this::keep);
  }

  private Stream<Value> fields() {
    return recording.slots().values().stream().map(slot -> (Value) slot.location());
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
      if (makesTripsAgain) {
        fields().filter(this::isArrayParameter).forEach(f -> kept.put(f, keptOnce(f, kept, out)));
      }
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
   * @param parameters what it has of parameters that are arrays, if trips are made again
   */
  private Atom kept(Atom field, Map<Value, Atom> parameters, BlockBuilder out) {
    if (!isEntry || !(field instanceof Value value) || !(field.type() instanceof ArrayType)) {
      return field;
    }
    if (isArrayParameter(value)) {
      return makesTripsAgain ? parameters.getOrDefault(value, value) : copied(value, out);
    }
    return isOfSweep(value) ? value : asOne(value, value, parameters, out);
  }

  /** Whether the array is one that no program knows: a shadow, or a copy from before a loop. */
  private boolean isOfSweep(Value array) {
    return shadowed.shadows().containsValue(array)
        || shadowed.written().values().stream()
            .flatMap(List::stream)
            .anyMatch(written -> written.first().equals(array));
  }

  private boolean isArrayParameter(Value value) {
    return isEntry && value.type() instanceof ArrayType && function.parameters().contains(value);
  }

  /** The parameter, or a copy where somebody else may write to it. */
  private Atom copied(Value parameter, BlockBuilder out) {
    if (!reverse.isExposed(function.parameters().indexOf(parameter))) {
      return parameter;
    }
    return out.let(
        ArrayMethod.isRealArray(parameter.type())
            ? Shadows.copy(parameter)
            : Shadows.copyObjects(parameter));
  }

  /** The same, where rows that are one array are one. */
  private Atom keptOnce(Value parameter, Map<Value, Atom> earlier, BlockBuilder out) {
    Atom kept = copied(parameter, out);
    Atom joined =
        !kept.equals(parameter) && ArrayShadows.hasRows(parameter.type())
            ? out.let(Shadows.repeated(parameter, kept))
            : kept;
    return asOne(parameter, joined, earlier, out);
  }

  /** Arrays, or rows, that are one are one in the frame. */
  private static Atom asOne(Value array, Atom kept, Map<Value, Atom> others, BlockBuilder out) {
    Atom joined = kept;
    for (Map.Entry<Value, Atom> other : others.entrySet()) {
      boolean isCopied = !kept.equals(array) || !other.getValue().equals(other.getKey());
      boolean mayBeOne =
          other.getKey().type().equals(array.type())
              || ArrayMethod.mayShare(other.getKey().type(), array.type());
      if (isCopied && mayBeOne) {
        joined = out.let(Shadows.beside(other.getKey(), other.getValue(), array, joined));
      }
    }
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
