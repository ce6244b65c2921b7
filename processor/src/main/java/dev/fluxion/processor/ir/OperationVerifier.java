package dev.fluxion.processor.ir;

import java.util.List;

/** Checks the operation of a statement against the types of its operands. */
final class OperationVerifier implements Operation.Visitor<Void> {
  private final Program program;
  private final Expectations expectations;
  private final Statement.Let let;

  OperationVerifier(Program program, Expectations expectations, Statement.Let let) {
    this.program = program;
    this.expectations = expectations;
    this.let = let;
  }

  @Override
  public Void visit(Operation.Apply apply) {
    expectations.expectAll(apply.primitive().parameters(), apply.operands(), let);
    if (apply.primitive() instanceof Method method) {
      expectations.check(
          method.constantOperand() < method.parameters().size(), "no such operand", let);
    }
    return null;
  }

  @Override
  public Void visit(Operation.Select select) {
    expectations.expect(Scalar.BOOLEAN, select.condition(), let);
    expectations.expect(select.whenTrue().type(), select.whenFalse(), let);
    return null;
  }

  @Override
  public Void visit(Operation.Detach detach) {
    return null;
  }

  @Override
  public Void visit(Operation.Load load) {
    expectations.expect(Scalar.INT, load.index(), let);
    return null;
  }

  @Override
  public Void visit(Operation.Length length) {
    expectations.check(length.array().type() instanceof ArrayType, "no array", let);
    return null;
  }

  @Override
  public Void visit(Operation.NewArray array) {
    array.operands().forEach(element -> expectations.expect(array.type().element(), element, let));
    return null;
  }

  @Override
  public Void visit(Operation.Allocate allocation) {
    Type type = allocation.type();
    for (Atom length : allocation.operands()) {
      expectations.check(type instanceof ArrayType, "more lengths than dimensions", let);
      type = ((ArrayType) type).element();
      expectations.expect(Scalar.INT, length, let);
    }
    return null;
  }

  @Override
  public Void visit(Operation.Concatenate concatenate) {
    return null;
  }

  @Override
  public Void visit(Operation.Extern extern) {
    ExternalMember member = extern.member();
    expectations.expectAll(member.parameters(), extern.operands(), let);
    if (member.kind() == ExternalMember.Kind.STATIC_FIELD && member.owner().isEmpty()) {
      expectations.check(
          program.constants().stream()
              .anyMatch(
                  constant ->
                      constant.name().equals(member.name())
                          && constant.results().equals(List.of(member.result()))),
          "there is no such constant",
          let);
    }
    return null;
  }

  @Override
  public Void visit(Operation.Pack pack) {
    expectations.expectAll(expectations.members(pack.type(), let), pack.operands(), let);
    return null;
  }

  @Override
  public Void visit(Operation.Field field) {
    if (!(field.struct().type() instanceof StructType struct)) {
      throw expectations.fault("no struct", Expectations.head(let));
    }
    List<Type> members = expectations.members(struct, let);
    expectations.check(
        field.index() >= 0
            && field.index() < members.size()
            && members.get(field.index()).equals(field.type()),
        "no such field",
        let);
    return null;
  }

  @Override
  public Void visit(TapeOperation.NewTape tape) {
    expectations.check(
        tape.type().indexed() == (tape.capacity() != null),
        "exactly the indexed tapes have a capacity",
        let);
    if (tape.capacity() != null) {
      expectations.expect(Scalar.INT, tape.capacity(), let);
    }
    return null;
  }

  @Override
  public Void visit(TapeOperation.TapeRead read) {
    expectations.tape(read.tape(), let);
    expectations.expect(Scalar.INT, read.index(), let);
    return null;
  }

  @Override
  public Void visit(TapeOperation.Reserve reserve) {
    return block(reserve.tape(), reserve.count());
  }

  @Override
  public Void visit(TapeOperation.Release release) {
    return block(release.tape(), release.count());
  }

  private Void block(Atom stack, Atom count) {
    expectations.tape(stack, /* indexed= */ false, let);
    expectations.expect(Scalar.INT, count, let);
    return null;
  }

  @Override
  public Void visit(TapeOperation.Pop pop) {
    expectations.tape(pop.tape(), /* indexed= */ false, let);
    return null;
  }
}
