package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.RecordingPlan;
import dev.fluxion.processor.analysis.Regions;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Forward and reverse sweep of a program's entry in one function. */
final class CombinedSweeps {
  private final Reverse reverse;
  private final Reverse.Form form;
  private final BitSet differentiated;

  CombinedSweeps(Reverse reverse, Reverse.Form form, BitSet differentiated) {
    this.reverse = reverse;
    this.form = form;
    this.differentiated = differentiated;
  }

  Function function() {
    ShadowedFunction single =
        reverse.entry(form.takesGradients() ? Shadowing.Target.GIVEN : Shadowing.Target.NEW);
    ValueSupply values = ValueSupply.after(single.function());
    ShadowedFunction shadowed = form.fuses() ? reverse.fused(single, values) : single;
    Function entry = shadowed.function();
    RecordingPlan plan = reverse.plan(shadowed, differentiated, true, true);
    Recording recording = new Recording(new Regions(entry), plan, values);
    Block forward = recording.forward(entry);
    BlockBuilder out = new BlockBuilder(recording.values());
    forward.statements().forEach(out::append);
    List<Value> resultBars = form.takesCotangents() ? shadowed.resultBars(out, true) : null;
    List<Value> whole = wholeCotangent(out);
    if (resultBars != null && !forward.isAbrupt()) {
      check(forward.results(), resultBars, whole, out);
    }
    Restoration restoration = new Restoration(plan, recording.slots());
    List<Atom> results = new ArrayList<>(forward.results());
    results.addAll(reverse.sweep(shadowed, differentiated, resultBars, restoration, out, true));
    int own = reverse.program().entry().parameters().size();
    List<Value> parameters = new ArrayList<>(entry.parameters().subList(0, own));
    parameters.addAll(whole);
    if (resultBars != null) {
      parameters.addAll(resultBars);
    }
    parameters.addAll(entry.parameters().subList(own, entry.parameters().size()));
    List<Type> types = new ArrayList<>(entry.results());
    List<String> names = new ArrayList<>(entry.resultNames());
    Reverse.addCotangents(entry, differentiated, !form.takesGradients(), types, names);
    return new Function(entry.name(), parameters, types, names, out.build(results));
  }

  /** The cotangent of the object whose parts are the results, if there is one. */
  private List<Value> wholeCotangent(BlockBuilder out) {
    return form.check() == null
        ? List.of()
        : List.of(out.values().fresh("cotangent", form.check().parameters().get(1)));
  }

  private void check(
      List<Atom> results, List<Value> resultBars, List<Value> whole, BlockBuilder out) {
    if (form.check() != null) {
      out.let(new Operation.Extern(form.check(), List.of(results.get(0), whole.get(0))));
    }
    for (int i = 0; i < form.checked().size(); i++) {
      out.let(Shadows.checkShape(form.checked().get(i), results.get(i), resultBars.get(i)));
    }
  }
}
