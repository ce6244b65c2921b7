package dev.fluxion.processor.ir;

/**
 * Memory that the forward sweep writes and the reverse sweep reads, never visible to the user.
 *
 * @param indexed true: an array of exact length, addressed by the trip number ({@link
 *     TapeOperation.TapeRead}, {@link Statement.TapeWrite}); false: a growing stack ({@link
 *     Statement.Push}, {@link TapeOperation.Pop})
 */
public record TapeType(Type element, boolean indexed) implements Type {
  @Override
  public String toString() {
    return (indexed ? "tape<" : "stack<") + element + ">";
  }
}
