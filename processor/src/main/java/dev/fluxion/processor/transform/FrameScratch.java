package dev.fluxion.processor.transform;

import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Origin;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Struct;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.List;

/** The scratch arrays of a pullback, which live in its frame. */
public final class FrameScratch {
  private FrameScratch() {}

  /**
   * The pullback whose frame has the scratch arrays, which are cleared before each reverse sweep.
   */
  public static Reverse.Pullback keep(Reverse.Pullback pullback) {
    Program given = ScratchArrays.given(pullback.forward(), false);
    if (!ScratchArrays.isGiven(given)) {
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
        members.add(new Struct.Member(unused("scratch", members), ScratchArrays.SCRATCH));
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

  /** The entry makes its own scratch arrays and puts them into the frame. */
  private static Program making(Program program, StructType frame) {
    Function entry = program.entry();
    int last = entry.parameters().size() - 1;
    Value scratch = entry.parameters().get(last);
    Operation make =
        new Operation.Extern(
            new ExternalMember(
                ExternalMember.Kind.CONSTRUCTOR,
                ScratchArrays.SCRATCH.className(),
                "",
                List.of(),
                ScratchArrays.SCRATCH,
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
    return program.withEntry(
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
        out.let(
            "scratch",
            new Operation.Field(entry.parameters().get(0), field, ScratchArrays.SCRATCH));
    out.let(ScratchArrays.call(scratch, "clear", Scalar.BOOLEAN, true, List.of()));
    entry.body().statements().forEach(out::append);
    return program.withEntry(entry.withBody(out.build(entry.body().results())));
  }
}
