package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the shadows of arrays from a {@code dev.fluxion.tape.Scratch}, which all functions that
 * make shadows hand on to each other: it keeps them from call to call, or knows all that must be
 * zero when the reverse sweep runs again.
 *
 * <pre>
 * double[] aBar = new double[n];   ─▶   double[] aBar = scratch.doubles(n);
 * </pre>
 */
public final class ScratchArrays {
  /** The type of the parameter. */
  private static final ObjectType SCRATCH = new ObjectType("dev.fluxion.tape.Scratch");

  private final Program program;
  private final Set<String> users = new HashSet<>();

  private ScratchArrays(Program program) {
    this.program = program;
    boolean isStable = false;
    while (!isStable) {
      isStable = true;
      for (Function function : program.functions()) {
        isStable &= !uses(function.body()) || !users.add(function.name());
      }
    }
  }

  /** The program whose entry gets the scratch arrays as its last parameter, if it needs them. */
  public static Program given(Program program) {
    ScratchArrays pass = new ScratchArrays(program);
    List<Function> functions = program.functions().stream().map(pass::rewrite).toList();
    return new Program(functions, program.structs(), program.constants());
  }

  /** Whether the entry gets scratch arrays. */
  public static boolean isGiven(Program program) {
    List<Value> parameters = program.entry().parameters();
    return !parameters.isEmpty() && parameters.get(parameters.size() - 1).type().equals(SCRATCH);
  }

  /**
   * The pullback whose frame has the scratch arrays, which are cleared before each reverse sweep.
   */
  public static Reverse.Pullback kept(Reverse.Pullback pullback) {
    Program given = given(pullback.forward());
    if (!isGiven(given)) {
      return pullback;
    }
    StructType frame = (StructType) pullback.backward().entry().parameters().get(0).type();
    int field = given.struct(frame.name()).members().size();
    return new Reverse.Pullback(
        withField(making(given, frame), frame),
        withField(clearing(pullback.backward(), frame, field), frame));
  }

  private static Program withField(Program program, StructType frame) {
    List<Struct> structs = new ArrayList<>();
    for (Struct struct : program.structs()) {
      List<Struct.Member> members = new ArrayList<>(struct.members());
      if (struct.name().equals(frame.name())) {
        members.add(new Struct.Member(unused("scratch", members), SCRATCH));
      }
      structs.add(new Struct(struct.name(), members));
    }
    return new Program(program.functions(), structs, program.constants());
  }

  private static String unused(String wish, List<Struct.Member> members) {
    String name = wish;
    while (hasName(members, name)) {
      name += "_";
    }
    return name;
  }

  private static boolean hasName(List<Struct.Member> members, String name) {
    return members.stream().anyMatch(m -> m.name().equals(name));
  }

  private static Program withEntry(Program program, Function entry) {
    List<Function> functions = new ArrayList<>(program.functions());
    functions.set(0, entry);
    return new Program(functions, program.structs(), program.constants());
  }

  /** The entry makes its own scratch arrays and puts them into the frame. */
  private static Program making(Program program, StructType frame) {
    Function entry = program.entry();
    int last = entry.parameters().size() - 1;
    Value scratch = entry.parameters().get(last);
    Operation make =
        new Operation.Extern(
            new ExternalMember(
                ExternalMember.Kind.CONSTRUCTOR,
                SCRATCH.className(),
                "",
                List.of(),
                SCRATCH,
                false,
                false),
            List.of());
    List<Statement> statements = new ArrayList<>();
    statements.add(new Statement.Let(scratch, make, Origin.NONE));
    BlockPass pack =
        new BlockPass() {
          @Override
          protected void let(Statement.Let let, List<Statement> out) {
            if (let.operation() instanceof Operation.Pack p && p.type().equals(frame)) {
              List<Atom> fields = new ArrayList<>(p.operands());
              fields.add(scratch);
              out.add(
                  new Statement.Let(let.value(), new Operation.Pack(frame, fields), let.origin()));
            } else {
              out.add(let);
            }
          }
        };
    Block packed = pack.block(entry.body());
    statements.addAll(packed.statements());
    return withEntry(
        program,
        new Function(
            entry.name(),
            entry.parameters().subList(0, last),
            entry.results(),
            entry.resultNames(),
            new Block(statements, packed.results())));
  }

  private static Program clearing(Program program, StructType frame, int field) {
    Function entry = program.entry();
    BlockBuilder out = new BlockBuilder(ValueSupply.after(entry)).at(Origin.NONE.asAdjoint());
    Value scratch =
        out.let("scratch", new Operation.Field(entry.parameters().get(0), field, SCRATCH));
    out.let(call(scratch, "clear", Scalar.BOOLEAN, true, List.of()));
    entry.body().statements().forEach(out::append);
    return withEntry(program, entry.withBody(out.build(entry.body().results())));
  }

  private static Operation call(
      Value scratch, String name, Type result, boolean isVoid, List<Atom> arguments) {
    List<Atom> operands = new ArrayList<>();
    operands.add(scratch);
    operands.addAll(arguments);
    return new Operation.Extern(
        new ExternalMember(
            ExternalMember.Kind.INSTANCE_METHOD,
            SCRATCH.className(),
            name,
            operands.stream().map(Atom::type).toList(),
            result,
            isVoid,
            false),
        operands);
  }

  private boolean uses(Block block) {
    return block.statements().stream()
        .anyMatch(
            s ->
                (s instanceof Statement.Call call && users.contains(call.callee()))
                    || (s instanceof Statement.Let let && name(let) != null)
                    || Values.blocks(s).stream().anyMatch(this::uses));
  }

  /** Zeros of tensors have the shapes of their primals, so nobody else may get them. */
  private static Set<String> makers(Type type) {
    return ArrayMethod.isTensorArray(type)
        ? Set.of("empty", "view")
        : Set.of("like", "mirror", "view");
  }

  /** The method of the scratch arrays that stands for the statement; null if it is none of ours. */
  private static @Nullable String name(Statement.Let let) {
    if (!let.origin().adjoint() || !ArrayMethod.isRealArray(let.value().type())) {
      return null;
    }
    if (let.operation() instanceof Operation.Allocate allocation) {
      return name(allocation);
    }
    return let.operation() instanceof Operation.Extern extern
            && extern.member().owner().equals(ArrayMethod.SHADOWS)
            && makers(let.value().type()).contains(extern.member().name())
        ? extern.member().name()
        : null;
  }

  /**
   * {@code doubles} for {@code new double[n][m]}, {@code doubleRows} for {@code new double[n][]}.
   */
  private static String name(Operation.Allocate allocation) {
    int rank = 0;
    Type leaf = allocation.type();
    while (leaf instanceof ArrayType array) {
      leaf = array.element();
      rank++;
    }
    String type = leaf instanceof Scalar scalar ? scalar.keyword() : "tensor";
    return allocation.operands().size() == rank
        ? type + "s"
        : type + (rank == 2 ? "Rows" : "Planes");
  }

  private Function rewrite(Function function) {
    if (!users.contains(function.name())) {
      return function;
    }
    ValueSupply values = ValueSupply.after(function);
    Value scratch = values.fresh("scratch", SCRATCH);
    List<Value> parameters = new ArrayList<>(function.parameters());
    parameters.add(scratch);
    return new Function(
        function.name(),
        parameters,
        function.results(),
        function.resultNames(),
        new Pass(scratch).block(function.body()));
  }

  private final class Pass extends BlockPass {
    private final Value scratch;

    Pass(Value scratch) {
      this.scratch = scratch;
    }

    @Override
    protected void let(Statement.Let let, List<Statement> out) {
      if (name(let) == null) {
        out.add(let);
        return;
      }
      Operation operation =
          call(
              scratch,
              Objects.requireNonNull(name(let)),
              let.value().type(),
              false,
              let.operation().operands());
      out.add(new Statement.Let(let.value(), operation, let.origin()));
    }

    @Override
    protected void simple(Statement statement, List<Statement> out) {
      if (statement instanceof Statement.Call call && users.contains(call.callee())) {
        List<Atom> arguments = new ArrayList<>(call.arguments());
        arguments.add(scratch);
        out.add(new Statement.Call(call.results(), call.callee(), arguments, call.origin()));
      } else {
        out.add(statement);
      }
    }
  }
}
