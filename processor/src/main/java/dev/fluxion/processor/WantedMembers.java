package dev.fluxion.processor;

import dev.fluxion.processor.companion.Member;
import dev.fluxion.processor.companion.MethodDeclaration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The members that a method shall have, and why some of them are impossible. */
final class WantedMembers {
  private final MethodDeclaration method;
  private final Set<Member> wanted;
  private final Map<Member, String> missing = new EnumMap<>(Member.class);

  WantedMembers(MethodDeclaration method) {
    this.method = method;
    this.wanted = method.neededMembers();
  }

  boolean has(Member member) {
    return wanted.contains(member);
  }

  /**
   * Strikes off {@code members}, and what is made of them.
   *
   * @param lacks what there is none of for the obstacle
   */
  void strike(Set<Member> members, String lacks, String obstacle) {
    for (Member member : method.dependents(members, wanted)) {
      wanted.remove(member);
      missing.put(member, "there is no " + lacks + " for " + obstacle);
    }
  }

  /** The impossible ones among those that were declared, each with the reason. */
  Map<Member, String> missing() {
    Map<Member, String> declared = new EnumMap<>(Member.class);
    missing.forEach(
        (member, why) -> {
          if (method.members().contains(member)) {
            declared.put(member, why);
          }
        });
    return declared;
  }
}
