package dev.fluxion.processor.transform;

import dev.fluxion.processor.analysis.BlockArrays;
import dev.fluxion.processor.analysis.OwnArrays;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes the shadows of arrays from a {@code dev.fluxion.tape.Scratch}, which all functions that
 * make shadows hand on to each other: it keeps them from call to call, or knows all that must be
 * zero when the reverse sweep runs again.
 *
 * <pre>
 * double[] aBar = new double[n];   ─▶   double[] aBar = scratch.doubles(n);
 * </pre>
 *
 * What is kept from call to call can be the method's own arrays, too, where nobody sees them
 * afterwards. Those that a loop's trip leaves behind serve the next trip again; if it leaves others
 * that are still needed, they come from another scratch.
 */
public final class ScratchArrays {
  /** The type of the parameter. */
  static final ObjectType SCRATCH = new ObjectType("dev.fluxion.tape.Scratch");

  private static final Map<ArrayMethod, String> COPIES =
      Map.of(
          ArrayMethod.CLONE,
          "copy",
          ArrayMethod.COPY_OF,
          "copyOf",
          ArrayMethod.COPY_OF_RANGE,
          "copyOfRange");

  /** In the scratch's array, given elements are written one by one; more than these are not. */
  private static final int MOST_ELEMENTS = 16;

  private final Program program;
  private final Set<String> users = new HashSet<>();

  /** The arrays of the entry's own that may come from the scratch; null if none may. */
  private final @Nullable OwnArrays own;

  private ScratchArrays(Program program, boolean isForOwn) {
    this.program = program;
    boolean isStable = false;
    while (!isStable) {
      isStable = true;
      for (Function function : program.functions()) {
        isStable &= !uses(function.body()) || !users.add(function.name());
      }
    }
    Set<String> entry = Set.of(program.entry().name());
    boolean isCalled = program.functions().stream().anyMatch(f -> calls(f.body(), entry));
    this.own = isForOwn && !isCalled ? OwnArrays.of(program) : null;
  }

  /** The program whose entry gets the scratch arrays as its last parameter, if it needs them. */
  public static Program given(Program program) {
    return given(program, true);
  }

  /**
   * The same.
   *
   * @param isForOwn whether it gets arrays that are no shadows, too
   */
  static Program given(Program program, boolean isForOwn) {
    ScratchArrays pass = new ScratchArrays(program, isForOwn);
    List<Function> functions = program.functions().stream().map(pass::rewrite).toList();
    return new Program(functions, program.structs(), program.constants());
  }

  /** Whether the entry gets scratch arrays. */
  public static boolean isGiven(Program program) {
    List<Value> parameters = program.entry().parameters();
    return !parameters.isEmpty() && parameters.get(parameters.size() - 1).type().equals(SCRATCH);
  }

  static Operation call(
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

  private static boolean calls(Block block, Set<String> names) {
    return block.statements().stream()
        .anyMatch(
            s ->
                (s instanceof Statement.Call call && names.contains(call.callee()))
                    || Values.blocks(s).stream().anyMatch(b -> calls(b, names)));
  }

  private Function rewrite(Function function) {
    boolean isEntry = function == program.entry();
    if (!users.contains(function.name()) && (!isEntry || own == null)) {
      return function;
    }
    ValueSupply values = ValueSupply.after(function);
    Value scratch = values.fresh("scratch", SCRATCH);
    List<Value> parameters = new ArrayList<>(function.parameters());
    parameters.add(scratch);
    Pass pass =
        isEntry && own != null
            ? new OwnPass(scratch, values, own, BlockArrays.of(function))
            : new Pass(scratch);
    Block body = pass.body(function.body());
    return pass.isUsed || users.contains(function.name())
        ? new Function(
            function.name(), parameters, function.results(), function.resultNames(), body)
        : function;
  }

  private class Pass extends BlockPass {
    final Value scratch;
    boolean isUsed;

    Pass(Value scratch) {
      this.scratch = scratch;
    }

    Block body(Block body) {
      return block(body);
    }

    @Override
    protected void let(Statement.Let let, List<Statement> out) {
      String method = name(let);
      if (method == null) {
        out.add(let);
      } else {
        take(let, scratch, method, out);
      }
    }

    final void take(Statement.Let let, Value from, String method, List<Statement> out) {
      isUsed = true;
      List<Atom> operands = let.operation().operands();
      boolean isGiven = let.operation() instanceof Operation.NewArray;
      List<Atom> arguments = isGiven ? List.of(Constant.of(operands.size())) : operands;
      Operation call = call(from, method, let.value().type(), false, arguments);
      out.add(new Statement.Let(let.value(), call, let.origin()));
      for (int i = 0; isGiven && i < operands.size(); i++) {
        out.add(new Statement.Store(let.value(), Constant.of(i), operands.get(i), let.origin()));
      }
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

  /** Takes the function's own arrays from the scratch, too. */
  private final class OwnPass extends Pass {
    private final ValueSupply values;
    private final OwnArrays own;
    private final BlockArrays inBlock;

    /** Whether what is taken here does not become more with each trip of a loop. */
    private boolean isBounded = true;

    /** Where arrays come from that do not outlive the block, if not from the same. */
    private @Nullable Value ofTrip;

    private final Value ofTrips;
    private boolean usesTrips;

    OwnPass(Value scratch, ValueSupply values, OwnArrays own, BlockArrays inBlock) {
      super(scratch);
      this.values = values;
      this.own = own;
      this.inBlock = inBlock;
      this.ofTrips = values.fresh("ofTrip", SCRATCH);
    }

    @Override
    Block body(Block body) {
      Block rewritten = block(body);
      if (!usesTrips) {
        return rewritten;
      }
      List<Statement> statements = new ArrayList<>();
      statements.add(
          new Statement.Let(
              ofTrips,
              call(scratch, "ofTrip", SCRATCH, false, List.of()),
              Origin.NONE.asAdjoint()));
      statements.addAll(rewritten.statements());
      return new Block(statements, rewritten.results());
    }

    @Override
    protected void let(Statement.Let let, List<Statement> out) {
      String method = ownName(let);
      if (name(let) != null || method == null || !own.contains(let.value())) {
        super.let(let, out);
      } else if (ofTrip != null && inBlock.contains(let.value())) {
        take(let, ofTrip, method, out);
      } else if (isBounded || own.isRecorded(let.value())) {
        take(let, scratch, method, out);
      } else {
        out.add(let);
      }
    }

    /** Where shadows are taken anyway, the arrays beside them may be, too. */
    @Override
    Block block(Block block) {
      boolean isBoundedOutside = isBounded;
      isBounded |=
          block.statements().stream()
              .anyMatch(s -> s instanceof Statement.Let let && name(let) != null);
      Block rewritten = super.block(block);
      isBounded = isBoundedOutside;
      return rewritten;
    }

    @Override
    protected void loop(Statement.Loop loop, List<Statement> out) {
      boolean isBoundedOutside = isBounded;
      Value ofTripOutside = ofTrip;
      isBounded = endsWithTrip(loop);
      ofTrip = !isBounded && leavesSome(loop) ? ofTrips : null;
      if (isBounded) {
        rewinding(scratch, loop, out);
      } else if (ofTrip != null) {
        usesTrips = true;
        rewinding(ofTrips, loop, out);
      } else {
        super.loop(loop, out);
      }
      isBounded = isBoundedOutside;
      ofTrip = ofTripOutside;
    }

    private void rewinding(Value from, Statement.Loop loop, List<Statement> out) {
      Value mark = values.fresh("mark", Scalar.INT);
      Origin origin = Origin.NONE.asAdjoint();
      out.add(new Statement.Let(mark, call(from, "mark", Scalar.INT, false, List.of()), origin));
      List<Statement> body = new ArrayList<>();
      body.add(
          new Statement.Let(
              values.temporary(Scalar.BOOLEAN),
              call(from, "rewind", Scalar.BOOLEAN, true, List.of(mark)),
              origin));
      statements(loop.body(), body);
      out.add(loop.withBody(finish(body, loop.body())));
    }

    /** Whether something is taken in each trip, and nothing of it is needed when the trip ends. */
    private boolean endsWithTrip(Statement.Loop loop) {
      return !calls(loop.body(), users)
          && !takes(loop.condition(), let -> true)
          && takes(loop.body(), let -> true)
          && !takes(loop.body(), let -> !inBlock.endsWithTrip(let.value(), loop));
    }

    /** Whether a trip's own block makes an array that is not needed when the trip ends. */
    private boolean leavesSome(Statement.Loop loop) {
      return !calls(loop.body(), users)
          && loop.body().statements().stream()
              .anyMatch(
                  s ->
                      s instanceof Statement.Let let
                          && name(let) == null
                          && isTaken(let)
                          && inBlock.contains(let.value()));
    }

    /** Whether some that are like this might be taken from the scratch in the block. */
    private boolean takes(Block block, Predicate<Statement.Let> like) {
      return block.statements().stream()
          .anyMatch(
              s ->
                  (s instanceof Statement.Let let && isTaken(let) && like.test(let))
                      || Values.blocks(s).stream().anyMatch(b -> takes(b, like)));
    }

    private boolean isTaken(Statement.Let let) {
      return name(let) != null || (ownName(let) != null && own.contains(let.value()));
    }
  }

  /** The method of the scratch arrays that makes the same array; null if there is none. */
  private static @Nullable String ownName(Statement.Let let) {
    if (!ArrayMethod.isRealArray(let.value().type())) {
      return null;
    }
    if (let.operation() instanceof Operation.Allocate allocation) {
      return name(allocation);
    }
    ArrayType type = (ArrayType) let.value().type();
    boolean isOfNumbers = type.element().isReal();
    if (isOfNumbers && let.operation() instanceof Operation.NewArray array) {
      return array.operands().size() > MOST_ELEMENTS
          ? null
          : ((Scalar) type.element()).keyword() + "s";
    }
    return isOfNumbers && let.operation() instanceof Operation.Extern extern
        ? ArrayMethod.of(extern.member()).map(COPIES::get).orElse(null)
        : null;
  }
}
