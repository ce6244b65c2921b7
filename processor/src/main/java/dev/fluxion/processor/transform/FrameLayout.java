package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
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
 * record may have, those of one type in an array.
 */
final class FrameLayout {
  /** A constructor has at most 255 words of parameters. */
  private static final int MOST_WORDS = 200;

  /** So few values of one type keep their own fields. */
  private static final int FEW = 8;

  private final StructType type;

  /** What has a field of its own. */
  private final List<Value> single = new ArrayList<>();

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
  }

  private static int words(Type type) {
    return type == Scalar.DOUBLE || type == Scalar.LONG ? 2 : 1;
  }

  Struct struct() {
    List<Struct.Member> members = new ArrayList<>();
    Set<String> taken = new LinkedHashSet<>();
    single.forEach(v -> members.add(member(v.isTemporary() ? "saved" : v.name(), v.type(), taken)));
    grouped
        .keySet()
        .forEach(t -> members.add(member("kept", new TapeType(t, /* indexed= */ true), taken)));
    return new Struct(type.name(), members);
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
    List<Atom> fields = new ArrayList<>();
    single.forEach(value -> fields.add(kept.apply(value)));
    grouped.forEach(
        (element, values) -> {
          TapeType array = new TapeType(element, /* indexed= */ true);
          Value kepts = out.let("kept", new Operation.NewTape(array, Constant.of(values.size())));
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
    for (int i = 0; i < single.size(); i++) {
      Value value = single.get(i);
      read.put(value, out.let(value.name(), new Operation.Field(frame, i, value.type())));
    }
    int index = single.size();
    for (Map.Entry<Type, List<Value>> group : grouped.entrySet()) {
      TapeType array = new TapeType(group.getKey(), /* indexed= */ true);
      Value kepts = out.let("kept", new Operation.Field(frame, index++, array));
      for (int i = 0; i < group.getValue().size(); i++) {
        Value value = group.getValue().get(i);
        read.put(value, out.let(value.name(), new Operation.TapeRead(kepts, Constant.of(i))));
      }
    }
    return read;
  }
}
