package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Puts the components of records in the place of records, as these never change: in parameters,
 * results, variables of loops, calls. An array of records becomes an array for each component. No
 * later pass meets a record.
 *
 * <pre>
 * p = pack(r, x, y); q = f(p); z = q.x    →    (qR, qX, qY) = f(r, x, y); z = qX
 * </pre>
 *
 * The first part of a record is the reference itself, which says whether it is null; the other
 * parts of null are zero.
 */
public final class ExplodeRecords {
  private final Program program;
  private final Leaves leaves;
  private final RecordDerivatives derivatives;

  private ExplodeRecords(Program program) {
    this.program = program;
    this.leaves = new Leaves(program);
    this.derivatives = new RecordDerivatives(program, leaves);
  }

  /** The program without records. */
  public static Program explode(Program program) {
    if (program.structs().isEmpty()) {
      return program;
    }
    ExplodeRecords pass = new ExplodeRecords(program);
    List<Function> functions =
        new ArrayList<>(program.functions().stream().map(pass::function).toList());
    functions.addAll(pass.derivatives.made());
    List<Function> constants = program.constants().stream().map(pass::function).toList();
    return DropNullChecks.drop(new Program(functions, List.of(), constants));
  }

  /**
   * The program without records, whose entry, if it returns a record or an array of records,
   * returns that and then those of its parts that have a derivative.
   */
  public static Program withDerivedResults(Program program) {
    Program exploded = explode(program);
    Leaves leaves = new Leaves(program);
    List<Type> results = program.entry().results();
    if (results.stream().noneMatch(Leaves::isComposite)) {
      return exploded;
    }
    BitSet kept = new BitSet();
    int next = 0;
    for (Leaves.Leaf leaf : leaves.of(results.get(0))) {
      kept.set(next, next == 0 || (Tangents.exist(leaf.type()) && !leaf.isConstant()));
      next++;
    }
    return WrittenResults.keep(exploded, kept);
  }

  /**
   * The numbers that the differentiated ones among the entry's parameters have afterwards.
   *
   * @param program before
   */
  public static BitSet exploded(BitSet differentiated, Program program) {
    return numbers(
        program,
        (i, leaf) -> differentiated.get(i) && Tangents.exist(leaf.type()) && !leaf.isConstant());
  }

  /**
   * The numbers of the parameters that are afterwards the records themselves, or arrays of these,
   * which the differentiated ones consist of.
   *
   * @param program before
   */
  public static BitSet references(BitSet differentiated, Program program) {
    return numbers(
        program, (i, leaf) -> differentiated.get(i) && leaf.isReference() && !leaf.isConstant());
  }

  /** Those of {@link #references} that have arrays of reals. */
  public static BitSet holders(BitSet differentiated, Program program) {
    return numbers(
        program, (i, leaf) -> differentiated.get(i) && leaf.holdsArrays() && !leaf.isConstant());
  }

  /** Which of the entry's parameters satisfy a condition afterwards. */
  private static BitSet numbers(Program program, BiPredicate<Integer, Leaves.Leaf> condition) {
    Leaves leaves = new Leaves(program);
    BitSet numbers = new BitSet();
    int next = 0;
    for (int i = 0; i < program.entry().parameters().size(); i++) {
      for (Leaves.Leaf leaf : leaves.of(program.entry().parameters().get(i).type())) {
        numbers.set(next++, condition.test(i, leaf));
      }
    }
    return numbers;
  }

  /**
   * The numbers that parameters of the entry have before, if one of their parts is among these.
   *
   * @param program before
   */
  public static BitSet whole(BitSet parts, Program program) {
    Leaves leaves = new Leaves(program);
    BitSet whole = new BitSet();
    int next = 0;
    for (int i = 0; i < program.entry().parameters().size(); i++) {
      int end = next + leaves.of(program.entry().parameters().get(i).type()).size();
      int first = parts.nextSetBit(next);
      whole.set(i, first >= 0 && first < end);
      next = end;
    }
    return whole;
  }

  private Function function(Function function) {
    ExplodedBody body = new ExplodedBody(function, program, leaves);
    List<Value> parameters = body.define(function.parameters());
    List<Type> results = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < function.results().size(); i++) {
      for (Leaves.Leaf leaf : leaves.of(function.results().get(i))) {
        results.add(leaf.type());
        names.add(leaf.in(function.resultNames().get(i)));
      }
    }
    Block block = body.block(function.body());
    CustomDerivative custom = function.derivative();
    return new Function(
        function.name(),
        parameters,
        results,
        names,
        DropDeadCode.drop(block, body.idle()),
        custom == null ? null : derivatives.byParts(function, custom));
  }
}
