package dev.fluxion.processor.emit;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Java method returns one thing: a function with several results returns a struct of them. The
 * entry keeps its results; if it is called, too, it becomes a function of its own that a new entry
 * calls.
 */
final class SeveralResults {
  private final Program program;
  private final Map<String, Struct> structs = new HashMap<>();

  private SeveralResults(Program program) {
    this.program = program;
  }

  static Program pack(Program program) {
    return new SeveralResults(separateEntry(program)).pack();
  }

  private static Program separateEntry(Program program) {
    Function entry = program.entry();
    boolean isCalled = program.functions().stream().anyMatch(f -> calls(f.body(), entry.name()));
    if (!isCalled) {
      return program;
    }
    ValueSupply values = ValueSupply.after(entry);
    List<Value> results = new ArrayList<>();
    for (int i = 0; i < entry.results().size(); i++) {
      results.add(values.fresh(entry.resultNames().get(i), entry.results().get(i)));
    }
    Statement call =
        new Statement.Call(results, entry.name(), List.copyOf(entry.parameters()), Origin.NONE);
    String name = entry.name();
    while (program.hasFunction(name)) {
      name += "_";
    }
    List<Function> functions = new ArrayList<>();
    functions.add(
        new Function(
            name,
            entry.parameters(),
            entry.results(),
            entry.resultNames(),
            new Block(List.of(call), List.copyOf(results))));
    functions.addAll(program.functions());
    return new Program(functions, program.structs(), program.constants());
  }

  private static boolean calls(Block block, String function) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Call call && call.callee().equals(function)) {
        return true;
      }
      for (Block inner : Values.blocks(statement)) {
        if (calls(inner, function)) {
          return true;
        }
      }
    }
    return false;
  }

  private Program pack() {
    Set<String> names = new HashSet<>();
    program.structs().forEach(s -> names.add(s.name()));
    List<Struct> all = new ArrayList<>(program.structs());
    for (Function function : program.functions()) {
      if (function != program.entry() && function.results().size() > 1) {
        Struct struct = struct(function, names);
        structs.put(function.name(), struct);
        all.add(struct);
      }
    }
    List<Function> functions = program.functions().stream().map(this::pack).toList();
    return new Program(functions, all, program.constants());
  }

  private static Struct struct(Function function, Set<String> names) {
    String base =
        Character.toUpperCase(function.name().charAt(0)) + function.name().substring(1) + "Result";
    String name = base;
    for (int i = 2; !names.add(name); i++) {
      name = base + i;
    }
    LocalNames components = new LocalNames(Set.of());
    List<Struct.Member> members = new ArrayList<>();
    for (int i = 0; i < function.results().size(); i++) {
      String wish = function.resultNames().get(i);
      members.add(
          new Struct.Member(
              components.fresh(wish.isEmpty() ? "result" : wish), function.results().get(i)));
    }
    return new Struct(name, members);
  }

  private Function pack(Function function) {
    ValueSupply values = ValueSupply.after(function);
    Block body = block(function.body(), values);
    Struct struct = structs.get(function.name());
    if (struct == null) {
      return function.withBody(body);
    }
    StructType type = new StructType(struct.name());
    if (!body.isAbrupt()) {
      List<Statement> statements = new ArrayList<>(body.statements());
      Value packed = values.temporary(type);
      statements.add(
          new Statement.Let(packed, new Operation.Pack(type, body.results()), Origin.NONE));
      body = new Block(statements, List.of(packed));
    }
    return new Function(
        function.name(), function.parameters(), List.<Type>of(type), List.of(""), body);
  }

  private Block block(Block block, ValueSupply values) {
    List<Statement> out = new ArrayList<>();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.If branch) {
        out.add(
            new Statement.If(
                branch.results(),
                branch.condition(),
                block(branch.then(), values),
                block(branch.otherwise(), values),
                branch.origin()));
      } else if (statement instanceof Statement.Loop loop) {
        out.add(
            new Statement.Loop(
                loop.results(),
                loop.parameters(),
                loop.initial(),
                block(loop.condition(), values),
                block(loop.body(), values),
                loop.origin()));
      } else if (statement instanceof Statement.Call call) {
        call(call, structs.get(call.callee()), values, out);
      } else {
        out.add(statement);
      }
    }
    return new Block(out, block.results());
  }

  private static void call(
      Statement.Call call, @Nullable Struct struct, ValueSupply values, List<Statement> out) {
    if (struct == null) {
      out.add(call);
      return;
    }
    Value packed = values.fresh(call.callee(), new StructType(struct.name()));
    out.add(new Statement.Call(List.of(packed), call.callee(), call.arguments(), call.origin()));
    for (int i = 0; i < call.results().size(); i++) {
      Value result = call.results().get(i);
      out.add(
          new Statement.Let(result, new Operation.Field(packed, i, result.type()), call.origin()));
    }
  }
}
