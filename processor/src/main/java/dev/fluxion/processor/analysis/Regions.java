package dev.fluxion.processor.analysis;

import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.Values;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where each value of a function is defined, and how the blocks nest. */
public final class Regions {

  /**
   * A block and its place.
   *
   * @param statement the branch or loop that the block belongs to; null: it is the body of the
   *     function
   * @param topLevel the statement of the function's body that the block is in
   * @param loops the number of loops around
   */
  public record Region(
      Block block,
      @Nullable Region parent,
      @Nullable Statement statement,
      @Nullable Statement topLevel,
      int loops) {

    public boolean isTopLevel() {
      return parent == null;
    }

    /**
     * The innermost loop around, this block being its body or in a branch in its body; null outside
     * loops.
     */
    public Statement.@Nullable Loop loop() {
      for (Region region = this; region != null; region = region.parent) {
        if (region.statement instanceof Statement.Loop loop) {
          return loop;
        }
      }
      return null;
    }
  }

  private final Map<Value, Region> regions = new HashMap<>();
  private final Map<Value, Statement> definitions = new HashMap<>();
  private final Map<Block, Region> byBlock = new IdentityHashMap<>();

  private final Block body;

  public Regions(Function function) {
    this.body = function.body();
    Region top = new Region(function.body(), null, null, null, 0);
    function.parameters().forEach(p -> regions.put(p, top));
    visit(top);
  }

  /** The body of the function. */
  public Block body() {
    return body;
  }

  private void visit(Region region) {
    byBlock.put(region.block(), region);
    for (Statement statement : region.block().statements()) {
      Statement top = region.isTopLevel() ? statement : region.topLevel();
      for (Value result : statement.results()) {
        regions.put(result, region);
        definitions.put(result, statement);
      }
      if (statement instanceof Statement.If branch) {
        visit(new Region(branch.then(), region, branch, top, region.loops()));
        visit(new Region(branch.otherwise(), region, branch, top, region.loops()));
      } else if (statement instanceof Statement.Loop loop) {
        visit(new Region(loop.condition(), region, loop, top, region.loops() + 1));
        Region body = new Region(loop.body(), region, loop, top, region.loops() + 1);
        for (Value parameter : loop.parameters()) {
          regions.put(parameter, body);
          definitions.put(parameter, loop);
        }
        visit(body);
      }
    }
  }

  /** The region in which {@code value} is defined; for a loop parameter the loop's body. */
  public Region of(Value value) {
    return Objects.requireNonNull(regions.get(value), () -> value + " is not defined");
  }

  public Region of(Block block) {
    return Objects.requireNonNull(byBlock.get(block), "a block of another function");
  }

  /** The statement that defines {@code value}; null for a parameter of the function. */
  public @Nullable Statement definition(Value value) {
    return definitions.get(value);
  }

  public boolean contains(Value value) {
    return regions.containsKey(value);
  }

  /** The function's values that another block reads. */
  public Set<Value> readBy(Block other) {
    Set<Value> read = new LinkedHashSet<>();
    Values.forEachUse(
        other,
        v -> {
          if (contains(v)) {
            read.add(v);
          }
        });
    return read;
  }
}
