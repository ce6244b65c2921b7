package dev.fluxion.processor.companion;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * The names and types of everything that is generated for one view of a method.
 *
 * @param method what the user declared
 * @param companion the class that all this goes into
 * @param arguments the method's own parameters, as the generated members declare them
 * @param components one for each differentiated parameter
 * @param results what the method has as its results: its value, or arrays that it writes to
 * @param valueName the name of the component that holds the method's value beside {@code
 *     components}
 * @param isCore whether it is private to the companion
 */
public record MethodDescriptor(
    MethodDeclaration method,
    ClassName companion,
    List<ParameterSpec> arguments,
    List<Component> components,
    List<Result> results,
    String valueName,
    boolean isCore) {

  /**
   * A differentiated parameter.
   *
   * @param parameter its name as the user wrote it: the adjoint's field
   * @param component its name in a record
   * @param argument its name as a parameter of the generated methods
   * @param tangent the name of the parameter that takes its tangent
   * @param cotangent its cotangent's name in a record that has the results, too
   */
  public record Component(
      String parameter,
      String component,
      String argument,
      String tangent,
      String cotangent,
      TypeName type,
      ShapeCode code) {
    Component with(ShapeCode other) {
      return new Component(parameter, component, argument, tangent, cotangent, type, other);
    }
  }

  /**
   * A result.
   *
   * @param component its name in a record
   * @param tangent its tangent's name in a record
   * @param cotangent the name of the parameter that takes its cotangent
   * @param argument of an array that is written to, its name as a parameter of the generated
   *     methods; empty for what is returned
   * @param isWhole whether it is a record, or an array of records, whose derivatives are those of
   *     the results behind it
   */
  public record Result(
      String component,
      String tangent,
      String cotangent,
      String argument,
      TypeName type,
      ShapeCode code,
      boolean isWhole) {}

  public MethodDescriptor {
    arguments = List.copyOf(arguments);
    components = List.copyOf(components);
    results = List.copyOf(results);
  }

  static MethodDescriptor of(MethodDeclaration method, ClassName companion) {
    return new DescriptorReader(method, companion).read();
  }

  /**
   * The descriptor of a private method that does the work of this one, for other parameters.
   *
   * @param overwritten the numbers of the parameters that may be written to
   * @param taken the names of the companion's members, to which its own are added
   */
  MethodDescriptor core(
      List<ParameterSpec> parameters,
      List<Component> otherComponents,
      List<Result> otherResults,
      String value,
      BitSet overwritten,
      Set<String> taken) {
    String name = method.baseName() + "Parts";
    MethodDescriptor core = null;
    while (core == null || core.memberNames().stream().anyMatch(taken::contains)) {
      core =
          new MethodDescriptor(
              method.named(name, overwritten),
              companion,
              parameters,
              otherComponents,
              otherResults,
              value,
              true);
      name += "_";
    }
    taken.addAll(core.memberNames());
    return core;
  }

  /** The same where the code for the differentiated parameters is known. */
  MethodDescriptor with(UnaryOperator<Component> code) {
    return new MethodDescriptor(
        method,
        companion,
        arguments,
        components.stream().map(code).toList(),
        results,
        valueName,
        isCore);
  }

  /** {@code fGradient} for {@code Gradient}. */
  String memberName(Member member) {
    return method.baseName() + member.suffix();
  }

  /** The name of what the member does for arguments that are one array. */
  String aliasedName(Member member) {
    return memberName(member) + "Aliased";
  }

  /** {@code FGradient} for {@code Gradient}. */
  ClassName typeName(String suffix) {
    String base = method.baseName();
    int first = base.offsetByCodePoints(0, 1);
    return companion.nestedClass(
        base.substring(0, first).toUpperCase(Locale.ROOT) + base.substring(first) + suffix);
  }

  /** The name of the method that refuses a cotangent of another shape than the value's. */
  String cotangentCheck() {
    return method.baseName() + "CotangentCheck";
  }

  /** That method. */
  public ExternalMember cotangentCheck(Type value) {
    return new ExternalMember(
        ExternalMember.Kind.STATIC_METHOD,
        companion.canonicalName(),
        cotangentCheck(),
        List.of(value, value),
        Scalar.BOOLEAN,
        true,
        false);
  }

  /** The names of everything that may be generated. */
  Set<String> memberNames() {
    Set<String> names = new HashSet<>();
    for (Member member : Member.values()) {
      names.add(memberName(member));
      names.add(aliasedName(member));
      names.add(typeName(member.suffix()).simpleName());
    }
    names.add(adjointType().simpleName());
    names.add(typeName("Cotangents").simpleName());
    names.add(method.baseName() + "Bundle");
    names.add(method.baseName() + "Pattern");
    names.add(method.baseName() + "Rows");
    names.add(typeName("Bundle").simpleName());
    names.add(typeName("CotangentsAlong").simpleName());
    names.add(cotangentCheck());
    return names;
  }

  ClassName gradientType() {
    return typeName("Gradient");
  }

  ClassName adjointType() {
    return typeName("Adjoint");
  }

  TypeName valueType() {
    return TypeName.get(method.method().getReturnType());
  }

  /** As visible as the method; private and protected ones become visible in the package. */
  Modifier[] visibility() {
    if (isCore) {
      return new Modifier[] {Modifier.PRIVATE};
    }
    return method.method().getModifiers().contains(Modifier.PUBLIC)
        ? new Modifier[] {Modifier.PUBLIC}
        : new Modifier[0];
  }

  /** {@link #visibility} and others. */
  Modifier[] visibilityAnd(Modifier... others) {
    return Stream.concat(Stream.of(visibility()), Stream.of(others)).toArray(Modifier[]::new);
  }

  List<TypeVariableName> typeVariables() {
    return method.typeParameters().stream().map(TypeVariableName::get).toList();
  }

  List<TypeName> exceptions() {
    return method.method().getThrownTypes().stream().map(TypeName::get).toList();
  }

  /** The classes among them, by canonical name. */
  List<String> declaredExceptions() {
    return method.method().getThrownTypes().stream()
        .filter(DeclaredType.class::isInstance)
        .map(type -> ((TypeElement) ((DeclaredType) type).asElement()).getQualifiedName())
        .map(Object::toString)
        .toList();
  }

  boolean isVarArgs() {
    return method.method().isVarArgs();
  }

  ExecutableElement element() {
    return method.method();
  }

  /** The tangents' parameters, one for each differentiated one. */
  List<ParameterSpec> tangents() {
    return components.stream()
        .map(c -> ParameterSpec.builder(c.type(), c.tangent()).build())
        .toList();
  }

  /** The method's parameters and the tangents'. */
  List<ParameterSpec> withTangents() {
    return Stream.concat(arguments.stream(), tangents().stream()).toList();
  }

  /** Whether all that is differentiated is single numbers. */
  boolean isOfNumbers() {
    return components.stream().allMatch(c -> c.code().isNumber());
  }

  /** The differentiated parameters that are not single numbers. */
  List<Component> aggregates() {
    return components.stream().filter(c -> !c.code().isNumber()).toList();
  }

  /** Whether the first result is a record whose parts follow. */
  boolean hasWhole() {
    return results.stream().anyMatch(Result::isWhole);
  }

  /** The results with a derivative of their own. */
  List<Result> derivedResults() {
    return results.stream().filter(r -> !r.isWhole()).toList();
  }

  /** The parameters that take the cotangents of the results. */
  List<ParameterSpec> cotangents() {
    return results.stream()
        .map(r -> ParameterSpec.builder(r.type(), r.cotangent()).build())
        .toList();
  }

  /** Their names. */
  public List<String> cotangentNames() {
    return results.stream().map(Result::cotangent).toList();
  }

  /** {@code void} where the results are arrays that are written to. */
  TypeName returnType() {
    return method.isVoid() ? TypeName.VOID : valueType();
  }

  /** Statements that check the shapes of the tangents. */
  CodeBlock tangentChecks() {
    return components.stream()
        .map(
            c ->
                c.code()
                    .check(
                        c.tangent(),
                        CodeBlock.of("$N", c.argument()),
                        CodeBlock.of("$N", c.tangent())))
        .collect(CodeBlock.joining(""));
  }

  /** A supply of names for what stands beside the parameters of any member. */
  UniqueNames signatureNames() {
    UniqueNames names = localsBeside(arguments);
    tangents().forEach(tangent -> names.reserve(tangent.name()));
    cotangents().forEach(cotangent -> names.reserve(cotangent.name()));
    return names;
  }

  /** A supply of names for locals of a method with these parameters. */
  static UniqueNames localsBeside(List<ParameterSpec> parameters) {
    UniqueNames names = new UniqueNames();
    parameters.forEach(p -> names.reserve(p.name()));
    return names;
  }

  static TypeName arrayOf(TypeName element) {
    return ArrayTypeName.of(element);
  }

  /** Names in one scope; a name that is taken gets a trailing {@code _} until it is unique. */
  static final class UniqueNames {
    private final Set<String> taken = new HashSet<>();

    void reserve(String name) {
      taken.add(name);
    }

    String unique(String wish) {
      String name = wish;
      while (!taken.add(name)) {
        name += "_";
      }
      return name;
    }
  }
}
