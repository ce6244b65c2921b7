package dev.fluxion.samples.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One task of the tables. A method is a column; those of the same name are the same thing
 * everywhere. How long and how often is up to {@code page.Tables}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Measured {

  /** What the methods are called with. */
  @Setup
  public void prepare() {}

  /** That all methods compute the same; an {@link AssertionError} where one does not. */
  public abstract void check();
}
