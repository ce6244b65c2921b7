package dev.fluxion.processor.ir;

import java.util.List;

/** The definition of a {@link StructType}. */
public record Struct(String name, List<Member> members) {
  public Struct {
    members = List.copyOf(members);
  }

  /**
   * One field.
   *
   * @param isConstant whether what goes into it is cut off from its derivative
   */
  public record Member(String name, Type type, boolean isConstant) {
    public Member(String name, Type type) {
      this(name, type, false);
    }
  }
}
