package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Method;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.TapeOperation;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * The gradient with respect to a few numbers by forward mode: a run along all unit vectors at once.
 * It keeps nothing, however many steps there are.
 *
 * <pre>
 * for (…) { x = f(x, a); }    ─▶    for (…) { xDot = f₁(x, a) * xDot + f₂(x, a); x = f(x, a); }
 * </pre>
 */
public final class ForwardGradient {
  /** The tangents of more numbers would no longer stay in registers. */
  private static final int MOST = 4;

  /**
   * Functions that may have an infinite slope where they are finite themselves. Reverse mode
   * ignores it if nothing depends on the value; a tangent would be infinite already.
   */
  private static final Set<String> STEEP =
      Set.of("sqrt", "cbrt", "pow", "asin", "acos", "atan2", "hypot");

  private ForwardGradient() {}

  /**
   * Whether there are a few numbers only, no array holds what depends on them, and no slope is
   * infinite where the function is not.
   */
  public static boolean isPossible(Program program, BitSet differentiated) {
    List<Value> parameters = program.entry().parameters();
    return differentiated.cardinality() <= MOST
        && differentiated.stream().allMatch(i -> parameters.get(i).type().isReal())
        && program.functions().stream().noneMatch(f -> keepsArrays(f.body()))
        && program.functions().stream().noneMatch(f -> isSteep(f.body()));
  }

  private static boolean isSteep(Block block) {
    return block.statements().stream()
        .anyMatch(
            s ->
                (s instanceof Statement.Let let
                        && let.operation() instanceof Operation.Apply apply
                        && apply.primitive() instanceof Method method
                        && STEEP.contains(method.name()))
                    || Values.blocks(s).stream().anyMatch(ForwardGradient::isSteep));
  }

  /** Whether arrays are made or written to. */
  private static boolean keepsArrays(Block block) {
    return block.statements().stream().anyMatch(ForwardGradient::keepsArrays);
  }

  private static boolean keepsArrays(Statement statement) {
    boolean isLoad =
        statement instanceof Statement.Let let && let.operation() instanceof Operation.Load;
    return statement instanceof Statement.Store
        || (!isLoad && statement.results().stream().anyMatch(r -> isRealArray(r.type())))
        || Values.blocks(statement).stream().anyMatch(ForwardGradient::keepsArrays);
  }

  private static boolean isRealArray(Type type) {
    Type leaf = type;
    while (leaf instanceof ArrayType array) {
      leaf = array.element();
    }
    return type instanceof ArrayType && leaf.isReal();
  }

  /** Whether the program has tapes: there is something that forward mode saves. */
  public static boolean saves(Program program) {
    return program.functions().stream().anyMatch(f -> hasTapes(f.body()));
  }

  private static boolean hasTapes(Block block) {
    return block.statements().stream()
        .anyMatch(
            s ->
                (s instanceof Statement.Let let && let.operation() instanceof TapeOperation.NewTape)
                    || Values.blocks(s).stream().anyMatch(ForwardGradient::hasTapes));
  }

  /**
   * The gradient.
   *
   * @return a program whose entry takes the same parameters and returns the value, then the
   *     derivative with respect to each differentiated one
   */
  public static Program of(Program program, BitSet differentiated) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i <= differentiated.cardinality(); i++) {
      all.add(i);
    }
    return inTheirTypes(
        UnitDirections.pushforward(program, differentiated, all),
        differentiated.stream().mapToObj(i -> program.entry().parameters().get(i).type()).toList());
  }

  /** The derivative with respect to a {@code float} is one. */
  private static Program inTheirTypes(Program program, List<Type> types) {
    Function entry = program.entry();
    if (entry.body().isAbrupt()) {
      return program;
    }
    BlockBuilder out = new BlockBuilder(ValueSupply.after(entry));
    entry.body().statements().forEach(out::append);
    List<Atom> results = new ArrayList<>(entry.body().results().subList(0, 1));
    List<Type> all = new ArrayList<>(entry.results().subList(0, 1));
    for (Type type : types) {
      results.add(out.cast((Scalar) type, entry.body().results().get(results.size())));
      all.add(type);
    }
    List<Function> functions = new ArrayList<>(program.functions());
    functions.set(
        0,
        new Function(
            entry.name(), entry.parameters(), all, entry.resultNames(), out.build(results)));
    return new Program(functions, program.structs(), program.constants());
  }
}
