package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The exceptions that functions throw by themselves or in what they call: if one is checked, the
 * user's method declares it.
 */
final class ThrownExceptions {
  private final Program program;
  private final List<String> foreign;
  private final Map<Function, Body> bodies = new IdentityHashMap<>();

  /** What a function throws and calls. */
  private record Body(Set<String> thrown, List<Function> called) {
    Body() {
      this(new LinkedHashSet<>(), new ArrayList<>());
    }
  }

  /**
   * Those of a program.
   *
   * @param foreign what code of the user that the program calls may throw
   */
  ThrownExceptions(Program program, List<String> foreign) {
    this.program = program;
    this.foreign = foreign;
  }

  Set<String> of(Function function) {
    Set<String> thrown = new LinkedHashSet<>();
    Set<Function> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Function> work = new ArrayDeque<>(List.of(function));
    while (!work.isEmpty()) {
      Function next = work.pop();
      if (seen.add(next)) {
        Body body = bodies.computeIfAbsent(next, this::body);
        thrown.addAll(body.thrown());
        work.addAll(body.called());
      }
    }
    return thrown;
  }

  private Body body(Function function) {
    Body body = new Body();
    add(function.body(), body);
    return body;
  }

  private void add(Block block, Body body) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Throw t
          && t.exception().type() instanceof ObjectType type
          && !isUnchecked(type.className())) {
        body.thrown().add(type.className());
      } else if (statement instanceof Statement.Let let
          && let.operation() instanceof Operation.Extern extern
          && extern.member().isExecuted()) {
        body.thrown().addAll(foreign);
      } else if (statement instanceof Statement.Call call) {
        body.called().add(program.function(call.callee()));
      }
      Values.blocks(statement).forEach(inner -> add(inner, body));
    }
  }

  /** Whether this is known, as of the exceptions of Java itself. */
  private static boolean isUnchecked(String exception) {
    try {
      Class<?> type = Class.forName(exception, false, ClassLoader.getPlatformClassLoader());
      return RuntimeException.class.isAssignableFrom(type) || Error.class.isAssignableFrom(type);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
