package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.Accumulations;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Operator;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import dev.fluxion.processor.rule.TensorRules;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reverse sweep's work on the shadows of arrays. */
final class ReverseArrays {
  private final Map<Value, Atom> shadows;
  private final Restoration restoration;
  private final Accumulations accumulations;
  private final Map<Block, Boolean> touched = new IdentityHashMap<>();

  ReverseArrays(ShadowedFunction function, Restoration restoration) {
    this.shadows = function.shadows();
    this.restoration = restoration;
    this.accumulations = Accumulations.of(function.function());
  }

  /**
   * The shadow of {@code array} as the reverse sweep can read it; null if the array is not active.
   */
  @Nullable Atom shadow(Atom array) {
    Atom shadow = array instanceof Value value ? shadows.get(value) : null;
    return shadow == null ? null : restoration.available(shadow);
  }

  private boolean hasShadow(Atom atom) {
    return atom instanceof Value value && shadows.containsKey(value);
  }

  /** Whether something in the block reads or writes an active array. */
  boolean touches(Block block) {
    Boolean known = touched.get(block);
    if (known == null) {
      known = block.statements().stream().anyMatch(this::touches);
      touched.put(block, known);
    }
    return known;
  }

  boolean touches(Statement statement) {
    return Values.operands(statement).stream().anyMatch(this::hasShadow)
        || statement.results().stream().anyMatch(this::hasShadow)
        || Values.blocks(statement).stream().anyMatch(this::touches);
  }

  /** {@code value = array[index]}: the element's cotangent grows by that of the value. */
  void load(Value value, Operation.Load load, Atom bar, BlockBuilder out) {
    Atom shadow = shadow(load.array());
    if (shadow != null && !accumulations.isOldContent(value)) {
      Atom index = restoration.available(load.index());
      Value before = out.let(new Operation.Load(shadow, index, false));
      Atom sum =
          bar.type().isReal()
              ? out.operator(Operator.Kind.PLUS, before, bar)
              : TensorRules.accumulate(before, bar, out);
      out.append(new Statement.Store(shadow, index, sum, out.origin()));
    }
  }

  /**
   * {@code array[index] = value}: what the element's cotangent was belongs to the value, and the
   * element's former content has none, unless the value is a sum of it and of something else.
   */
  void store(Statement.Store store, BlockBuilder out, Cotangents bars) {
    Atom shadow = shadow(store.array());
    if (shadow == null || !store.value().type().hasCotangent()) {
      return;
    }
    Atom index = restoration.available(store.index());
    if (bars.isActive(store.value())) {
      bars.add(store.value(), element(shadow, index, store.value(), out), out);
    }
    Value content = accumulations.oldContent(store);
    if (content == null || !bars.isActive(content) || !bars.isActive(store.value())) {
      out.append(
          new Statement.Store(shadow, index, Constant.zero(store.value().type()), out.origin()));
    }
  }

  /** {@code array = {a, b, …}}: the cotangents of the elements are those of the values. */
  void elements(Value array, Operation.NewArray made, BlockBuilder out, Cotangents bars) {
    Atom shadow = shadow(array);
    for (int i = 0; shadow != null && i < made.operands().size(); i++) {
      if (bars.isActive(made.operands().get(i))) {
        Atom element = made.operands().get(i);
        bars.add(element, element(shadow, Constant.of(i), element, out), out);
      }
    }
  }

  /** The cotangent in the place of {@code element}. */
  private Atom element(Atom shadow, Atom index, Atom element, BlockBuilder out) {
    return orZeros(out.let(new Operation.Load(shadow, index, false)), element, out);
  }

  /** In a shadow, null is the zero of tensors of any shape. */
  private Atom orZeros(Atom bar, Atom of, BlockBuilder out) {
    return bar.type().isReal() ? bar : TensorRules.orZeros(bar, restoration.available(of), out);
  }

  /**
   * Back through one of the methods on whole arrays, of reals or tensors: those of rows have been
   * mirrored by the forward sweep.
   */
  void method(
      Value value, Operation.Extern extern, @Nullable Atom bar, BlockBuilder out, Cotangents bars) {
    ArrayMethod method = ArrayMethod.of(extern.member()).orElse(null);
    if (method == null
        || !method.isUsers()
        || !((ArrayType) extern.operands().get(0).type()).element().hasCotangent()) {
      return;
    }
    List<Atom> operands = restoration.available(extern).operands();
    Atom first = shadow(extern.operands().get(0));
    Atom result = shadow(value);
    switch (method) {
      case CLONE, COPY_OF -> addBack(first, Constant.of(0), result, out);
      case COPY_OF_RANGE -> addBack(first, operands.get(1), result, out);
      case SUM -> {
        if (first != null && bar != null) {
          out.let(Shadows.addToAll(first, bar));
        }
      }
      case FILL -> {
        if (first != null) {
          Atom length = out.let(new Operation.Length(first));
          drain(extern.operands().get(1), first, Constant.of(0), length, out, bars);
        }
      }
      case FILL_RANGE -> {
        if (first != null) {
          drain(extern.operands().get(3), first, operands.get(1), operands.get(2), out, bars);
        }
      }
      case TRANSFER -> transfer(extern, first, operands, out, bars);
      default -> throw new IllegalArgumentException("not of a primal: " + extern);
    }
  }

  private static void addBack(
      @Nullable Atom source, Atom from, @Nullable Atom copy, BlockBuilder out) {
    if (source != null && copy != null) {
      out.let(Shadows.addRange(source, from, copy));
    }
  }

  private void drain(
      Atom value, Atom shadow, Atom from, Atom to, BlockBuilder out, Cotangents bars) {
    Value bar = out.let(Shadows.drain(shadow, from, to));
    if (bars.isActive(value)) {
      bars.add(value, orZeros(bar, value, out), out);
    }
  }

  private void transfer(
      Operation.Extern extern,
      @Nullable Atom source,
      List<Atom> operands,
      BlockBuilder out,
      Cotangents bars) {
    Atom target = shadow(extern.operands().get(2));
    if (target == null) {
      return;
    }
    if (source != null) {
      out.let(Shadows.moveBack(source, operands.get(1), target, operands.get(3), operands.get(4)));
    } else {
      Atom end = out.operator(Operator.Kind.PLUS, operands.get(3), operands.get(4));
      drain(Constant.zero(Scalar.DOUBLE), target, operands.get(3), end, out, bars);
    }
  }
}
