package dev.fluxion.processor.analysis;

import dev.fluxion.processor.analysis.ParameterEffects.Summary;
import dev.fluxion.processor.analysis.PointsTo.Origin;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which arrays one function reads and writes, with what is known of its callees so far. */
final class ArrayAccesses {
  private final Function function;
  private final Map<String, Summary> callees;
  private final PointsTo arrays;
  private final Set<Origin> written = new LinkedHashSet<>();
  private final Set<Origin> read = new LinkedHashSet<>();

  ArrayAccesses(Function function, Map<String, Summary> callees) {
    this.function = function;
    this.callees = callees;
    this.arrays = new PointsTo(function);
    do {
      block(function.body());
    } while (arrays.hasGrown());
  }

  PointsTo arrays() {
    return arrays;
  }

  /** What is written to, an array's rows for themselves. */
  Set<Origin> written() {
    return written;
  }

  Summary summary() {
    Map<Origin, Set<Origin>> rows = new HashMap<>();
    for (Origin parameter : arrays.reachable(parameters())) {
      if (parameter.isParameter() && parameter.hasRows()) {
        rows.put(parameter, given(arrays.rows(parameter)));
      }
    }
    List<List<Set<Origin>>> results = new ArrayList<>();
    for (Atom result : function.body().results()) {
      Set<Origin> first = arrays.of(result);
      Set<Origin> second = arrays.rows(first);
      results.add(List.of(seen(first), seen(second), seen(arrays.rows(second))));
    }
    return new Summary(given(written), given(read), rows, results);
  }

  private Set<Origin> parameters() {
    return function.parameters().stream()
        .flatMap(parameter -> arrays.of(parameter).stream())
        .collect(Collectors.toSet());
  }

  private static Set<Origin> given(Set<Origin> origins) {
    return origins.stream().filter(Origin::isParameter).collect(Collectors.toSet());
  }

  /** Those among the parameters; what was put into one of them, is seen as one of its rows. */
  private Set<Origin> seen(Set<Origin> origins) {
    Set<Origin> found = given(origins);
    for (Origin parameter : arrays.reachable(parameters())) {
      if (parameter.isParameter() && arrays.rows(parameter).stream().anyMatch(origins::contains)) {
        found.add(parameter.row());
      }
    }
    return found;
  }

  private void block(Block block) {
    for (Statement statement : block.statements()) {
      Values.blocks(statement).forEach(this::block);
      if (statement instanceof Statement.Let let) {
        let(let.value(), let.operation());
      } else if (statement instanceof Statement.Store store) {
        written.addAll(arrays.of(store.array()));
        arrays.includeRows(arrays.of(store.array()), arrays.of(store.value()));
      } else if (statement instanceof Statement.If branch) {
        Values.blocks(branch).forEach(inner -> includeAll(branch.results(), inner.results()));
      } else if (statement instanceof Statement.Loop loop) {
        includeAll(loop.parameters(), loop.initial());
        includeAll(loop.parameters(), loop.body().results());
        includeAll(loop.results(), loop.parameters());
      } else if (statement instanceof Statement.Call call) {
        call(call);
      }
    }
  }

  private void includeAll(List<Value> targets, List<? extends Atom> sources) {
    for (int i = 0; i < sources.size(); i++) {
      arrays.include(targets.get(i), arrays.of(sources.get(i)));
    }
  }

  private void let(Value value, Operation operation) {
    if (operation instanceof Operation.Load load) {
      if (PointsTo.isArray(value)) {
        arrays.include(value, arrays.rows(arrays.of(load.array())));
      } else {
        read.addAll(arrays.of(load.array()));
      }
    } else if (operation instanceof Operation.NewArray make) {
      make(value);
      make.operands().forEach(o -> arrays.includeRows(arrays.of(value), arrays.of(o)));
    } else if (operation instanceof Operation.Allocate) {
      make(value);
    } else if (operation instanceof Operation.Select || operation instanceof Operation.Detach) {
      operation.operands().forEach(operand -> arrays.include(value, arrays.of(operand)));
    } else if (operation instanceof Operation.Extern extern) {
      make(value);
      Optional<ArrayMethod> method = ArrayMethod.of(extern.member());
      if (method.isPresent()) {
        arrayMethod(value, method.get(), extern.operands());
      } else {
        otherCode(value, extern);
      }
    }
  }

  private void make(Value value) {
    if (PointsTo.isArray(value)) {
      arrays.include(value, Set.of(Origin.made(value)));
    }
  }

  /** It may return whatever it can reach, or put it elsewhere. */
  private void otherCode(Value value, Operation.Extern extern) {
    Set<Origin> reachable = new LinkedHashSet<>();
    extern.operands().forEach(operand -> reachable.addAll(arrays.reachable(arrays.of(operand))));
    if (ParameterEffects.looksInside(extern.member())) {
      read.addAll(reachable);
    }
    if (!Effects.readsOnly(extern.member())) {
      written.addAll(reachable);
      arrays.includeRows(reachable, reachable);
    }
    arrays.include(value, reachable);
    arrays.includeRows(arrays.reachable(arrays.of(value)), reachable);
  }

  private void arrayMethod(Value value, ArrayMethod method, List<Atom> operands) {
    method.written().forEach(i -> written.addAll(arrays.of(operands.get(i))));
    for (ArrayMethod.Flow flow : method.flows()) {
      Atom source = operands.get(flow.from());
      Atom target = flow.to() == ArrayMethod.RESULT ? value : operands.get(flow.to());
      Set<Origin> from = arrays.of(source);
      if (ParameterEffects.rank(source.type()) == 1) {
        read.addAll(from);
      }
      boolean isElement =
          ParameterEffects.rank(source.type()) < ParameterEffects.rank(target.type());
      arrays.includeRows(arrays.of(target), isElement ? from : arrays.rows(from));
      if (flow.isAlias() && target instanceof Value alias) {
        arrays.include(alias, arrays.reachable(from));
        arrays.includeRows(arrays.reachable(arrays.of(alias)), arrays.reachable(from));
      }
    }
  }

  private void call(Statement.Call call) {
    Summary summary = callees.getOrDefault(call.callee(), Summary.NONE);
    written.addAll(arguments(call, summary.written()));
    read.addAll(arguments(call, summary.read()));
    summary
        .rows()
        .forEach((to, from) -> arrays.includeRows(argument(call, to), arguments(call, from)));
    call.results().forEach(this::make);
    for (int i = 0; i < summary.results().size(); i++) {
      List<Set<Origin>> levels = summary.results().get(i);
      Set<Origin> holders = arrays.of(call.results().get(i));
      arrays.include(call.results().get(i), arguments(call, levels.get(0)));
      arrays.includeRows(holders, arguments(call, levels.get(1)));
      arrays.includeRows(arrays.rows(holders), arguments(call, levels.get(2)));
    }
  }

  private Set<Origin> arguments(Statement.Call call, Collection<Origin> parameters) {
    Set<Origin> found = new LinkedHashSet<>();
    parameters.forEach(parameter -> found.addAll(argument(call, parameter)));
    return found;
  }

  /** What the caller sees as a callee's parameter, or as a row of one. */
  private Set<Origin> argument(Statement.Call call, Origin parameter) {
    Atom argument = call.arguments().get(parameter.parameter());
    int depth = ParameterEffects.rank(argument.type()) - ParameterEffects.rank(parameter.type());
    Set<Origin> found = arrays.of(argument);
    for (int i = 0; i < depth; i++) {
      found = arrays.rows(found);
    }
    return found;
  }
}
