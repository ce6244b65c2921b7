package dev.fluxion.processor.fuzz;

import java.util.List;

/** A statement of a random program. */
sealed interface Stmt {

  /** Without a value: assigned later. */
  record Declare(Variable variable, Expr value, boolean inferred) implements Stmt {}

  record Run(Expr expression) implements Stmt {}

  record If(Expr condition, List<Stmt> yes, List<Stmt> no) implements Stmt {}

  /** A loop; the label is null where it has none. */
  record For(
      String label,
      Variable counter,
      Expr start,
      Expr condition,
      List<Expr> updates,
      List<Stmt> body)
      implements Stmt {}

  record ForEach(String label, Variable element, Expr array, List<Stmt> body) implements Stmt {}

  record While(String label, Expr condition, List<Stmt> body) implements Stmt {}

  record Do(String label, List<Stmt> body, Expr condition) implements Stmt {}

  /** A switch statement: with arrows, or with colons, where cases may fall through. */
  record Switch(boolean arrows, Expr selector, List<Case> cases) implements Stmt {}

  /** Without labels: the default. */
  record Case(List<Integer> labels, List<Stmt> body) {}

  record Block(String label, List<Stmt> body) implements Stmt {}

  record Break(String label) implements Stmt {}

  record Continue(String label) implements Stmt {}

  /** The value is null in a void method. */
  record Return(Expr value) implements Stmt {}

  /** {@code Arrays.fill(array, value)}. */
  record Fill(Expr array, Expr value) implements Stmt {}

  /** {@code System.arraycopy}. */
  record Move(Expr from, Expr fromIndex, Expr to, Expr toIndex, Expr length) implements Stmt {}

  record Throw(String message) implements Stmt {}
}
