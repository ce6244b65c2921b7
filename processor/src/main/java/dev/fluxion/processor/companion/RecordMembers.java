package dev.fluxion.processor.companion;

import java.util.Set;

/** Writes the members of a method of records: each calls that of the records' components. */
final class RecordMembers {
  private RecordMembers() {}

  static void write(RecordMethod records, Set<Member> members, RecordCode code, MemberSpecs specs) {
    RecordParts parts = new RecordParts(records, code);
    for (Member member : Member.values()) {
      if (members.contains(member)) {
        write(parts, member, specs);
      }
    }
    if (members.contains(Member.HVP) && !members.contains(Member.GRADIENT)) {
      MethodDescriptor method = parts.method();
      ReverseMember.writeGradientRecord(method, method.visibility(), specs);
    }
  }

  private static void write(RecordParts parts, Member member, MemberSpecs specs) {
    switch (member) {
      case GRADIENT, VJP -> new RecordReverse(parts, member, specs).write();
      case JVP -> new RecordTangents(parts, specs).writeJvp();
      case PULLBACK -> new RecordPullback(parts, specs).write();
      case JACOBIAN -> new RecordMatrices(parts, specs).writeJacobian();
      case HVP -> new RecordTangents(parts, specs).writeHvp();
      case HESSIAN -> new RecordMatrices(parts, specs).writeHessians();
      case TAYLOR -> new RecordTangents(parts, specs).writeTaylor();
      case PULLBACK_ALONG -> new RecordPullbackAlong(parts, specs).write();
      case JETS -> new RecordJets(parts, specs).write();
      case DERIVATIVE -> new RecordMatrices(parts, specs).writeDerivative();
    }
  }
}
