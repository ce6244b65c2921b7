package dev.fluxion.processor.companion;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.fluxion.processor.emit.SharedFields;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** Assembles the companion class from the members of its methods. */
public final class CompanionWriter {
  /**
   * What javac could say about a signature or an expression that was copied from the user's code,
   * where it has been said already.
   */
  private static final List<String> SAID_ELSEWHERE =
      List.of(
          "auxiliaryclass",
          "cast",
          "deprecation",
          "exports",
          "overloads",
          "rawtypes",
          "removal",
          "unchecked");

  private static final Pattern JAVA_LANG_IMPORT =
      Pattern.compile("(?m)^import java\\.lang\\.(\\w+);\n");

  private final CompanionDescriptor companion;
  private final TypeSpec.Builder type;

  /** The names of methods and nested types. */
  private final Set<String> taken = new HashSet<>();

  private SharedFields fields = new SharedFields();
  private SharedMethods methods = new SharedMethods(taken);

  /** A writer for a companion without members yet. */
  public CompanionWriter(CompanionDescriptor companion) {
    this.companion = companion;
    this.type =
        TypeSpec.classBuilder(companion.name())
            .addOriginatingElement(companion.owner())
            .addAnnotation(ClassName.bestGuess(Annotations.GENERATED))
            .addAnnotation(suppressions())
            .addModifiers(Modifier.FINAL)
            .addJavadoc(
                "Derivatives of the methods of {@link $T}.", ClassName.get(companion.owner()))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    companion.methods().forEach(m -> taken.addAll(m.memberNames()));
    if (companion.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
  }

  /**
   * Adds the members of one method, all or, where this throws, none.
   *
   * @param derivatives what was made of it; {@link Derivatives#NONE} for members that only throw
   */
  public void add(MethodDescriptor method, Derivatives derivatives) {
    MemberSpecs specs = new MemberSpecs();
    SharedFields fieldsNow = fields.copy();
    SharedMethods methodsNow = methods.copy();
    Set<Member> members = new HashSet<>(method.method().members());
    members.removeAll(derivatives.missing().keySet());
    RecordLayout layout = derivatives.records();
    MethodDescriptor withBodies = method;
    Inputs inputs = Inputs.whole(method);
    if (layout != null) {
      RecordCode code = RecordCode.of(layout, new RecordMethods(methodsNow, specs));
      if (method.method().hasDerivedRecords()) {
        RecordMethod records = CoreReader.read(method, layout, taken).with(code);
        RecordMembers.write(records, members, code, specs);
        withBodies = records.core();
        inputs = Inputs.whole(withBodies);
      } else {
        List<Part> arguments = Part.arguments(method, layout, method.signatureNames());
        inputs = Inputs.inParts(arguments, code, layout.overwritten());
      }
    }
    Bodies bodies = new Bodies(withBodies, derivatives, taken, fieldsNow, specs, inputs);
    write(withBodies, members, bodies, specs);
    specs.addTo(type);
    fields = fieldsNow;
    methods = methodsNow;
    (method.method().isForCallers() ? Map.<Member, String>of() : derivatives.missingForUsers())
        .forEach(
            (member, why) ->
                type.addJavadoc(
                    "\n\n<p>{@code $L} is left out: $L.", method.memberName(member), why));
  }

  private static void write(
      MethodDescriptor method, Set<Member> members, Bodies bodies, MemberSpecs specs) {
    for (Member member : List.of(Member.GRADIENT, Member.VJP)) {
      if (members.contains(member)) {
        ReverseMember.write(method, member, bodies, specs);
      }
    }
    writeFirstOrder(method, members, bodies, specs);
    writeSecondOrder(method, members, bodies, specs);
    writeTaylor(method, members, bodies, specs);
  }

  /** The Jacobian stands on a pushforward and the pullback, or on one of them. */
  private static void writeFirstOrder(
      MethodDescriptor method, Set<Member> members, Bodies bodies, MemberSpecs specs) {
    boolean jacobian = members.contains(Member.JACOBIAN);
    if (members.contains(Member.JVP)) {
      JvpMember.write(method, bodies, specs);
    }
    if (members.contains(Member.PULLBACK) || (jacobian && bodies.hasPullback())) {
      PullbackMember.write(method, bodies, modifiers(method, Member.PULLBACK), specs);
    }
    if (members.contains(Member.PULLBACK_ALONG)) {
      PullbackAlongMember.write(method, bodies, specs);
    }
    if (jacobian) {
      JacobianMember.write(method, bodies, specs);
    }
  }

  /** Those of a member that is private where the user did not ask for it. */
  private static Modifier[] modifiers(MethodDescriptor method, Member member) {
    return method.method().members().contains(member)
        ? method.visibility()
        : new Modifier[] {Modifier.PRIVATE};
  }

  /** The Hessian stands on the Hessian-vector member, and that one on the gradient's record. */
  private static void writeSecondOrder(
      MethodDescriptor method, Set<Member> members, Bodies bodies, MemberSpecs specs) {
    boolean hvp = members.contains(Member.HVP);
    boolean hessian = method.method().isScalar() && members.contains(Member.HESSIAN);
    if (hvp || (hessian && !bodies.areMissing())) {
      Modifier[] modifiers = modifiers(method, Member.HVP);
      HvpMember.write(method, bodies, modifiers, specs);
      if (!members.contains(Member.GRADIENT) || method.isCore()) {
        ReverseMember.writeGradientRecord(method, modifiers, specs);
      }
    }
    if (hessian) {
      HessianMember.write(method, bodies, specs);
    }
  }

  /** Derivatives of any order stand on the Taylor coefficients. */
  private static void writeTaylor(
      MethodDescriptor method, Set<Member> members, Bodies bodies, MemberSpecs specs) {
    Member tensor = method.method().isScalar() ? Member.DERIVATIVE : Member.HESSIAN;
    boolean isWanted = members.contains(tensor);
    if (members.contains(Member.TAYLOR) || (isWanted && !bodies.areMissing())) {
      TaylorMember.write(method, bodies, modifiers(method, Member.TAYLOR), specs);
      JetsMember.write(method, bodies, modifiers(method, Member.JETS), specs);
    }
    if (isWanted) {
      DerivativeMember.write(method, tensor, bodies, specs);
    }
  }

  /**
   * The text of the file as it stands. Classes of {@code java.lang} are imported only where their
   * names would mean something else.
   *
   * @param isNeighbour whether a simple name means a class of the package
   */
  public String text(Predicate<String> isNeighbour) {
    String text =
        JavaFile.builder(companion.name().packageName(), type.build())
            .addFileComment("Written by Fluxion. Do not edit.")
            .indent("  ")
            .build()
            .toString();
    int afterImports = text.indexOf("/**");
    return JAVA_LANG_IMPORT
            .matcher(text.substring(0, afterImports))
            .replaceAll(line -> isNeighbour.test(line.group(1)) ? line.group() : "")
        + text.substring(afterImports);
  }

  private static AnnotationSpec suppressions() {
    CodeBlock names =
        SAID_ELSEWHERE.stream().map(w -> CodeBlock.of("$S", w)).collect(CodeBlock.joining(",$W"));
    return AnnotationSpec.builder(SuppressWarnings.class).addMember("value", "{$L}", names).build();
  }
}
