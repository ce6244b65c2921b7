package dev.fluxion.processor;

import dev.fluxion.processor.analysis.CheckpointedRows;
import dev.fluxion.processor.analysis.LostDerivatives;
import dev.fluxion.processor.companion.MethodDeclaration;
import dev.fluxion.processor.companion.RecordLayout;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.diagnostic.Problem;
import dev.fluxion.processor.frontend.ReadMethod;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.transform.ExplodeRecords;
import dev.fluxion.processor.transform.InlineCalls;
import dev.fluxion.processor.transform.RecordArrayWrites;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with a method that is to be differentiated. */
final class MethodProblems {
  private MethodProblems() {}

  /** Everything wrong with the method, from reading and from asking what its derivatives need. */
  static List<Problem> of(MethodDeclaration method, ReadMethod read) {
    List<Problem> problems = new ArrayList<>(read.problems());
    if (!read.hasErrors()) {
      LostDerivatives.find(
              InlineCalls.inline(GradientCompiler.results(method, read)),
              GradientCompiler.active(method, read),
              ExplodeRecords.references(method.active(), read.program()),
              ExplodeRecords.holders(method.active(), read.program()))
          .stream()
          .map(loss -> problem(loss, read))
          .forEach(problems::add);
      changingRecords(method, read).stream()
          .map(name -> Problem.of(Diagnostic.RECORD_CHANGES_COMPONENTS, -1, name))
          .forEach(problems::add);
      RecordArrayWrites.find(read.program()).stream()
          .map(position -> Problem.of(Diagnostic.RECORD_ARRAY_WRITTEN, position))
          .forEach(problems::add);
      CheckpointedRows.find(ExplodeRecords.explode(read.program())).stream()
          .map(position -> Problem.of(Diagnostic.ROW_IN_CHECKPOINTED_LOOP, position))
          .forEach(problems::add);
    }
    return problems;
  }

  /** The records that are to hold derivatives, but cannot. */
  private static Set<String> changingRecords(MethodDeclaration method, ReadMethod read) {
    Set<String> found = new TreeSet<>();
    List<Value> parameters = read.program().entry().parameters();
    method.active().stream()
        .forEach(i -> RecordLayout.records(parameters.get(i).type(), read.program(), found));
    read.program().entry().results().forEach(t -> RecordLayout.records(t, read.program(), found));
    found.retainAll(read.traits().changing());
    return found;
  }

  private static Problem problem(LostDerivatives.Loss loss, ReadMethod read) {
    Diagnostic diagnostic =
        switch (loss.kind()) {
          case NO_RULE ->
              read.overridableCalls().contains(loss.position())
                  ? Diagnostic.OVERRIDABLE_CALL
                  : Diagnostic.NO_DERIVATIVE_KNOWN;
          case NO_RULE_FOR_ARGUMENT -> Diagnostic.RULE_MISSING;
          case BOXED -> Diagnostic.BOXED_NUMBER;
          case DROPPED -> Diagnostic.DERIVATIVE_DROPPED;
          case RANK -> Diagnostic.RANK_TOO_HIGH;
          case FIELD_WRITTEN -> Diagnostic.FIELD_ARRAY_WRITTEN;
          case FOREIGN_WRITTEN -> Diagnostic.FOREIGN_ARRAY_WRITTEN;
          case CONSTANT_WRITTEN -> Diagnostic.CONSTANT_PARAMETER_WRITTEN;
          case SCRATCH_READ -> Diagnostic.SCRATCH_READ;
        };
    return Problem.of(diagnostic, loss.position(), loss.what(), loss.argument());
  }
}
