package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.CustomDerivative;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Puts the bodies of helpers in place of their calls, unless they are recursive or too large, or
 * somebody else states their derivative. The entry is never called afterwards: where it calls
 * itself, a copy takes the calls.
 */
public final class InlineCalls {
  /** A helper of this many statements is inlined at every call, whatever the caller's size. */
  private static final int ALWAYS = 24;

  /** No function grows beyond this many statements by inlining. */
  private static final int LARGEST = 1_500;

  private final Program program;
  private final Map<String, Function> done = new LinkedHashMap<>();
  private final Set<String> underway = new LinkedHashSet<>();

  private final Set<String> kept;

  private InlineCalls(Program program, Set<String> kept) {
    this.program = program;
    this.kept = kept;
  }

  public static Program inline(Program program) {
    return inlineExcept(Set.of(), program);
  }

  /** The same, but for the functions {@code kept}. */
  static Program inlineExcept(Set<String> kept, Program program) {
    Program separated = separateEntry(program);
    InlineCalls pass = new InlineCalls(separated, kept);
    pass.finished(separated.entry().name());
    separated.constants().stream()
        .flatMap(constant -> DropUnreachable.callees(constant.body()).stream())
        .forEach(pass::finished);
    List<Function> functions =
        separated.functions().stream()
            .map(Function::name)
            .flatMap(name -> Optional.ofNullable(pass.done.get(name)).stream())
            .toList();
    return DropUnreachable.drop(new Program(functions, separated.structs(), separated.constants()));
  }

  /** Gives a self-calling entry a copy under another name that takes all the calls. */
  static Program separateEntry(Program program) {
    String entry = program.entry().name();
    boolean isCalled =
        Stream.concat(program.functions().stream(), program.constants().stream())
            .anyMatch(f -> DropUnreachable.references(f).contains(entry));
    if (!isCalled) {
      return program;
    }
    String copy = unused(entry + "Again", program);
    UnaryOperator<Function> redirected = f -> redirected(f, entry, copy);
    List<Function> functions =
        new ArrayList<>(program.functions().stream().map(redirected).toList());
    Function first = functions.get(0);
    functions.add(
        new Function(copy, first.parameters(), first.results(), first.resultNames(), first.body()));
    return new Program(
        functions, program.structs(), program.constants().stream().map(redirected).toList());
  }

  private static Function redirected(Function function, String from, String to) {
    Function redirected = function.withBody(new Redirect(from, to).block(function.body()));
    CustomDerivative derivative = function.derivative();
    return derivative == null
        ? redirected
        : redirected.withDerivative(derivative.renamed(from, to));
  }

  static String unused(String name, Program program) {
    String candidate = name;
    for (int i = 2; program.hasFunction(candidate); i++) {
      candidate = name + i;
    }
    return candidate;
  }

  private static final class Redirect extends BlockPass {
    private final String from;
    private final String to;

    Redirect(String from, String to) {
      this.from = from;
      this.to = to;
    }

    @Override
    protected void simple(Statement statement, List<Statement> out) {
      out.add(
          statement instanceof Statement.Call call && call.callee().equals(from)
              ? new Statement.Call(call.results(), to, call.arguments(), call.origin())
              : statement);
    }
  }

  /** The number of statements in the block and those inside it. */
  public static int size(Block block) {
    int size = 0;
    for (Statement statement : block.statements()) {
      size++;
      for (Block inner : Values.blocks(statement)) {
        size += size(inner);
      }
    }
    return size;
  }

  private Function finished(String name) {
    Function known = done.get(name);
    if (known != null) {
      return known;
    }
    underway.add(name);
    Function function = program.function(name);
    DropUnreachable.references(function).stream()
        .filter(c -> !underway.contains(c))
        .forEach(this::finished);
    Function inlined = function.withBody(new Body(function).block(function.body()));
    underway.remove(name);
    done.put(name, inlined);
    return inlined;
  }

  private boolean isRecursive(String name) {
    Set<String> seen = new LinkedHashSet<>();
    List<String> work = new ArrayList<>(DropUnreachable.callees(program.function(name).body()));
    while (!work.isEmpty()) {
      String next = work.remove(work.size() - 1);
      if (next.equals(name)) {
        return true;
      }
      if (seen.add(next)) {
        work.addAll(DropUnreachable.callees(program.function(next).body()));
      }
    }
    return false;
  }

  private final Map<String, Boolean> recursive = new HashMap<>();

  private final class Body extends BlockPass {
    private final ValueSupply values;
    private int size;

    Body(Function function) {
      this.values = ValueSupply.after(function);
      this.size = InlineCalls.size(function.body());
    }

    @Override
    protected void simple(Statement statement, List<Statement> out) {
      if (!(statement instanceof Statement.Call call) || !isInlined(call.callee())) {
        super.simple(statement, out);
        return;
      }
      Function callee = finished(call.callee());
      size += InlineCalls.size(callee.body());
      Substitution arguments = new Substitution();
      for (int i = 0; i < callee.parameters().size(); i++) {
        arguments.put(callee.parameters().get(i), substitution.apply(call.arguments().get(i)));
      }
      Block body = new Cloner(values, arguments, origin -> origin).block(callee.body());
      out.addAll(body.statements());
      if (!body.isAbrupt()) {
        for (int i = 0; i < call.results().size(); i++) {
          substitution.put(call.results().get(i), body.results().get(i));
        }
      }
    }

    private boolean isInlined(String callee) {
      if (kept.contains(callee)
          || program.function(callee).derivative() != null
          || recursive.computeIfAbsent(callee, InlineCalls.this::isRecursive)) {
        return false;
      }
      int calleeSize = InlineCalls.size(finished(callee).body());
      return calleeSize <= ALWAYS || size + calleeSize <= LARGEST;
    }
  }
}
