package dev.fluxion.processor.ir;

import java.util.List;

/** The definition of a {@link StructType}. */
public record Struct(String name, List<Member> members) {
  public Struct {
    members = List.copyOf(members);
  }

  /** One field. */
  public record Member(String name, Type type) {}
}
