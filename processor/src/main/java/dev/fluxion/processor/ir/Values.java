package dev.fluxion.processor.ir;

import java.util.List;
import java.util.function.Consumer;

/** Walks over the definitions and uses of values. */
public final class Values {
  private Values() {}

  /**
   * Calls {@code action} with every value that the function defines: parameters, results of
   * statements, loop parameters.
   */
  public static void forEachDefinition(Function function, Consumer<Value> action) {
    function.parameters().forEach(action);
    forEachDefinition(function.body(), action);
  }

  /** The same for a block and the blocks inside it. */
  public static void forEachDefinition(Block block, Consumer<Value> action) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let) {
        action.accept(let.value());
      } else {
        statement.results().forEach(action);
        if (statement instanceof Statement.Loop loop) {
          loop.parameters().forEach(action);
        }
        for (Block inner : blocks(statement)) {
          forEachDefinition(inner, action);
        }
      }
    }
  }

  /**
   * Calls {@code action} with every value used in the block and those inside it, as often as it is
   * used.
   */
  public static void forEachUse(Block block, Consumer<Value> action) {
    for (Statement statement : block.statements()) {
      forEachUse(operands(statement), action);
      for (Block inner : blocks(statement)) {
        forEachUse(inner, action);
      }
    }
    forEachUse(block.results(), action);
  }

  private static void forEachUse(List<Atom> atoms, Consumer<Value> action) {
    for (int i = 0; i < atoms.size(); i++) {
      if (atoms.get(i) instanceof Value value) {
        action.accept(value);
      }
    }
  }

  /** The operands of the statement itself, without those of the blocks inside it. */
  public static List<Atom> operands(Statement statement) {
    return statement instanceof Statement.Let let
        ? let.operation().operands()
        : statement.accept(OPERANDS);
  }

  /** The blocks directly inside the statement. */
  public static List<Block> blocks(Statement statement) {
    if (statement instanceof Statement.If branch) {
      return List.of(branch.then(), branch.otherwise());
    }
    return statement instanceof Statement.Loop loop
        ? List.of(loop.condition(), loop.body())
        : List.of();
  }

  private static final Statement.Visitor<List<Atom>> OPERANDS =
      new Statement.Visitor<>() {
        @Override
        public List<Atom> visit(Statement.Let let) {
          return let.operation().operands();
        }

        @Override
        public List<Atom> visit(Statement.If branch) {
          return List.of(branch.condition());
        }

        @Override
        public List<Atom> visit(Statement.Loop loop) {
          return loop.initial();
        }

        @Override
        public List<Atom> visit(Statement.Call call) {
          return call.arguments();
        }

        @Override
        public List<Atom> visit(Statement.Store store) {
          return List.of(store.array(), store.index(), store.value());
        }

        @Override
        public List<Atom> visit(Statement.TapeWrite write) {
          return List.of(write.tape(), write.index(), write.value());
        }

        @Override
        public List<Atom> visit(Statement.Push push) {
          return List.of(push.tape(), push.value());
        }

        @Override
        public List<Atom> visit(Statement.Throw statement) {
          return List.of(statement.exception());
        }
      };
}
