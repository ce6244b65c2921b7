package dev.fluxion.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntegerArithmeticTest {
  private final BlockBuilder block = new BlockBuilder(new ValueSupply(0));
  private final IntegerArithmetic integers = new IntegerArithmetic(block);
  private final Value n = block.values().fresh("n", Scalar.INT);

  @Test
  void computesNothingWhereNothingChanges() {
    assertEquals(n, integers.plus(n, Constant.of(0)));
    assertEquals(n, integers.plus(Constant.of(0), n));
    assertEquals(n, integers.minus(n, Constant.of(0)));
    assertEquals(n, integers.times(Constant.of(1), n));
    assertEquals(n, integers.times(n, Constant.of(1)));
    assertEquals(Constant.of(0), integers.times(n, Constant.of(0)));
    assertTrue(block.isEmpty());
  }

  @Test
  void constantsWrapAroundAsTheirTypeDoes() {
    int greatest = Integer.MAX_VALUE;
    assertEquals(
        Constant.of(Integer.MIN_VALUE), integers.plus(Constant.of(greatest), Constant.of(1)));
    assertEquals(Constant.of(-2), integers.times(Constant.of(greatest), Constant.of(2)));
    assertEquals(
        new Constant(Scalar.LONG, 2_147_483_648L),
        integers.plus(new Constant(Scalar.LONG, (long) greatest), new Constant(Scalar.LONG, 1L)));
    assertTrue(block.isEmpty());
  }

  @Test
  void aStepBackIsADifference() {
    Atom before = integers.plus(n, -1);
    Statement.Let let = (Statement.Let) block.build(List.of(before)).statements().get(0);
    assertEquals(
        new Operation.Apply(
            new Operator(Operator.Kind.MINUS, Scalar.INT), List.of(n, Constant.of(1))),
        let.operation());
  }

  @Test
  void theLeastIntegerIsAdded() {
    Atom sum = integers.plus(Constant.of(-1), Integer.MIN_VALUE);
    assertEquals(Constant.of(Integer.MAX_VALUE), sum);
  }
}
