package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.TapeType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The places of saved values in a frame: each in a field of its own or, where there are more than a
 * record may have, those of one type in an array, and tapes in records inside the frame.
 */
final class FrameLayout {
  /** A constructor has at most 255 words of parameters. */
  private static final int MOST_WORDS = 200;

  /** So few values of one type keep their own fields. */
  private static final int FEW = 8;

  private final StructType type;

  /** What has a field of its own. */
  private final List<Value> single = new ArrayList<>();

  /** What has a field of a record inside the frame, by record. */
  private final List<List<Value>> nested = new ArrayList<>();

  /** What stands in an array, by type. */
  private final Map<Type, List<Value>> grouped = new LinkedHashMap<>();

  FrameLayout(StructType type, Collection<Value> saved) {
    this.type = type;
    Map<Type, List<Value>> byType = new LinkedHashMap<>();
    Set<Value> distinct = new LinkedHashSet<>(saved);
    distinct.forEach(v -> byType.computeIfAbsent(v.type(), t -> new ArrayList<>()).add(v));
    boolean isLarge = distinct.stream().mapToInt(v -> words(v.type())).sum() > MOST_WORDS;
    for (Value value : distinct) {
      List<Value> alike = byType.getOrDefault(value.type(), List.of());
      if (isLarge && alike.size() > FEW && !(value.type() instanceof TapeType)) {
        grouped.put(value.type(), alike);
      } else {
        single.add(value);
      }
    }
    nest();
  }

  /** Moves into records of their own what the frame itself has no place for. */
  private void nest() {
    int words = single.stream().mapToInt(v -> words(v.type())).sum();
    if (words <= MOST_WORDS) {
      return;
    }
    int parts = (words + MOST_WORDS - 1) / MOST_WORDS;
    int size = (single.size() + parts - 1) / parts;
    for (int from = 0; from < single.size(); from += size) {
      nested.add(List.copyOf(single.subList(from, Math.min(from + size, single.size()))));
    }
    single.clear();
  }

  private StructType part(int number) {
    return new StructType(partPrefix(type.name()) + (number + 1));
  }

  /** What the names of the records inside a frame begin with. */
  static String partPrefix(String frame) {
    return frame + "Part";
  }

  private static int words(Type type) {
    return type == Scalar.DOUBLE || type == Scalar.LONG ? 2 : 1;
  }

  /** The frame, and the records inside it. */
  List<Struct> structs() {
    List<Struct> structs = new ArrayList<>();
    Set<String> taken = new LinkedHashSet<>();
    List<Struct.Member> members = new ArrayList<>(members(single, taken));
    for (int i = 0; i < nested.size(); i++) {
      structs.add(new Struct(part(i).name(), members(nested.get(i), new LinkedHashSet<>())));
      members.add(member("part", part(i), taken));
    }
    grouped
        .keySet()
        .forEach(t -> members.add(member("kept", new TapeType(t, /* indexed= */ true), taken)));
    structs.add(new Struct(type.name(), members));
    return structs;
  }

  private static List<Struct.Member> members(List<Value> values, Set<String> taken) {
    return values.stream()
        .map(v -> member(v.isTemporary() ? "saved" : v.name(), v.type(), taken))
        .toList();
  }

  private static Struct.Member member(String wish, Type type, Set<String> taken) {
    String name = wish;
    for (int i = 2; !taken.add(name); i++) {
      name = wish + i;
    }
    return new Struct.Member(name, type);
  }

  /**
   * Makes the frame.
   *
   * @param kept what is to be kept of a value
   */
  Value pack(BlockBuilder out, UnaryOperator<Atom> kept) {
    List<Atom> fields = new ArrayList<>(single.stream().map(kept).toList());
    for (int i = 0; i < nested.size(); i++) {
      List<Atom> inner = nested.get(i).stream().map(kept).toList();
      fields.add(out.let("part", new Operation.Pack(part(i), inner)));
    }
    grouped.forEach(
        (element, values) -> {
          TapeType array = new TapeType(element, /* indexed= */ true);
          Value kepts =
              out.let("kept", new TapeOperation.NewTape(array, Constant.of(values.size())));
          for (int i = 0; i < values.size(); i++) {
            Atom value = kept.apply(values.get(i));
            out.append(new Statement.TapeWrite(kepts, Constant.of(i), value, out.origin()));
          }
          fields.add(kepts);
        });
    return out.let("frame", new Operation.Pack(type, fields));
  }

  /** Reads all values from the frame. */
  Map<Value, Value> unpack(Value frame, BlockBuilder out) {
    Map<Value, Value> read = new LinkedHashMap<>();
    readFields(frame, single, read, out);
    int index = single.size();
    for (int i = 0; i < nested.size(); i++) {
      Value inner = out.let("part", new Operation.Field(frame, index++, part(i)));
      readFields(inner, nested.get(i), read, out);
    }
    for (Map.Entry<Type, List<Value>> group : grouped.entrySet()) {
      TapeType array = new TapeType(group.getKey(), /* indexed= */ true);
      Value kepts = out.let("kept", new Operation.Field(frame, index++, array));
      for (int i = 0; i < group.getValue().size(); i++) {
        Value value = group.getValue().get(i);
        read.put(value, out.let(value.name(), new TapeOperation.TapeRead(kepts, Constant.of(i))));
      }
    }
    return read;
  }

  private static void readFields(
      Value struct, List<Value> values, Map<Value, Value> read, BlockBuilder out) {
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      read.put(value, out.let(value.name(), new Operation.Field(struct, i, value.type())));
    }
  }
}
