package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.BlockBuilder;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.StructType;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.ir.ValueSupply;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** A function in the making that calls other Java code with the parameters of a method. */
final class ExternalFunction {
  private static final String SHARED_ARRAYS = "dev.fluxion.tape.SharedArrays";

  private final TypeModel types;
  private final BlockBuilder out = new BlockBuilder(new ValueSupply(0));
  private final List<Value> parameters = new ArrayList<>();
  private final List<Value> arguments;

  /** What the user calls the method. */
  private final String what;

  ExternalFunction(TypeModel types, ExecutableElement method) {
    this.types = types;
    this.what = Members.owner(method).getSimpleName() + "." + method.getSimpleName();
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      parameters.add(out.values().fresh("self", type(Members.owner(method).asType())));
    }
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(
          out.values().fresh(parameter.getSimpleName().toString(), type(parameter.asType())));
    }
    arguments = List.copyOf(parameters);
  }

  private ExternalFunction(TypeModel types, Type object, List<Type> others) {
    this.types = types;
    this.what = "a pullback";
    parameters.add(out.values().fresh("self", object));
    others.forEach(type -> parameters.add(out.values().temporary(type)));
    arguments = List.copyOf(parameters);
  }

  /** One of an object and others, to {@link #apply}. */
  static ExternalFunction of(TypeModel types, Type object, List<Type> others) {
    return new ExternalFunction(types, object, others);
  }

  /** Calls the first one's method {@code apply} with the others. */
  Value apply(List<Value> arguments, Type result) {
    String owner = ((ObjectType) arguments.get(0).type()).className();
    return extern(
        ExternalMember.Kind.INSTANCE_METHOD, owner, "apply", List.copyOf(arguments), result, false);
  }

  /** The function {@code name} that just calls the method. */
  static Function of(String name, TypeModel types, ExecutableElement method) {
    ExternalFunction function = new ExternalFunction(types, method);
    Value value = function.callMethod(method);
    boolean isVoid = method.getReturnType().getKind() == TypeKind.VOID;
    return isVoid
        ? function.build(name, List.of(), List.of())
        : function.build(name, List.of("value"), List.of(value));
  }

  /** The function {@code name} that calls a method and returns the components of its record. */
  static Function unpacking(String name, TypeModel types, ExecutableElement method) {
    ExternalFunction function = new ExternalFunction(types, method);
    return function.unpacked(name, function.callMethod(method), method);
  }

  /** The same by a function of the program that the method is. */
  static Function unpacking(String name, TypeModel types, ExecutableElement method, String callee) {
    ExternalFunction function = new ExternalFunction(types, method);
    Value result = function.out.values().temporary(function.type(method.getReturnType()));
    function.out.append(
        new Statement.Call(
            List.of(result), callee, List.copyOf(function.parameters), function.out.origin()));
    return function.unpacked(name, result, method);
  }

  private Function unpacked(String name, Value result, ExecutableElement method) {
    TypeElement type = Objects.requireNonNull(types.element(method.getReturnType()));
    List<Value> components = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      String accessor = component.getSimpleName().toString();
      Type own = type(component.asType());
      names.add(accessor);
      components.add(
          result.type() instanceof StructType
              ? out.let(new Operation.Field(result, names.size(), own))
              : component(result, accessor, own));
    }
    return build(name, names, components);
  }

  private Type type(TypeMirror mirror) {
    return types.toIr(types.erased(mirror));
  }

  List<Value> parameters() {
    return parameters;
  }

  /** What the user calls the method. */
  Constant what() {
    return Constant.of(what);
  }

  /** Those that the function started with. */
  List<Value> arguments() {
    return arguments;
  }

  /** Parameters for the tangents of those numbered. */
  List<Value> addTangents(List<Integer> wrt) {
    List<Value> tangents =
        wrt.stream()
            .map(parameters::get)
            .map(p -> out.values().fresh(p.name() + "Tangent", p.type()))
            .toList();
    parameters.addAll(tangents);
    return tangents;
  }

  /** Parameters for the jets of an argument; of a record those of its parts. */
  List<Value> addJets(int number) {
    Value argument = arguments.get(number);
    List<Value> jets =
        types.records().derivedParts(argument.type()).stream()
            .map(part -> out.values().fresh(argument.name() + "Jet", jetOf(part)))
            .toList();
    parameters.addAll(jets);
    return jets;
  }

  /** The type of the jets of a number, of a tensor or of an array. */
  static Type jetOf(Type type) {
    if (type.equals(ObjectType.TENSOR)) {
      return new ArrayType(type);
    }
    return new ArrayType(type instanceof ArrayType array ? jetOf(array.element()) : Scalar.DOUBLE);
  }

  /** Whether these parameters are numbers. */
  boolean areReal(List<Integer> numbers) {
    return numbers.stream().allMatch(i -> parameters.get(i).type().isReal());
  }

  /**
   * {@code into = from}, element by element.
   *
   * @param owner the class of the runtime that can do so
   */
  void set(String owner, Value into, Value from) {
    runtime(owner, "set", List.of(into, from), Scalar.BOOLEAN);
  }

  /** Calls a method of the runtime; {@link Scalar#BOOLEAN}: it returns nothing. */
  Value runtime(String owner, String name, List<Value> arguments, Type result) {
    ExternalMember member =
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD,
            owner,
            name,
            arguments.stream().map(Value::type).toList(),
            result,
            /* isVoid= */ result == Scalar.BOOLEAN,
            /* isStable= */ false);
    return out.let(new Operation.Extern(member, List.copyOf(arguments)));
  }

  private Value callMethod(ExecutableElement method) {
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    List<Atom> objects = parameters.stream().map(this::outside).toList();
    Type result = type(method.getReturnType());
    ExternalMember member =
        new ExternalMember(
            isStatic ? ExternalMember.Kind.STATIC_METHOD : ExternalMember.Kind.INSTANCE_METHOD,
            Members.owner(method).getQualifiedName().toString(),
            method.getSimpleName().toString(),
            objects.stream().map(Atom::type).toList(),
            types.outside(result),
            method.getReturnType().getKind() == TypeKind.VOID,
            false);
    return inside(result, out.let(new Operation.Extern(member, objects)));
  }

  /** What was returned; of an array of records a copy, as it is taken apart. */
  private Value inside(Type type, Value reference) {
    for (Value argument : arguments) {
      if (isOfRecords(type) && isOfRecords(argument.type())) {
        run(SHARED_ARRAYS, "checkRecords", List.of(Constant.of(what), reference, argument));
      }
    }
    return new RecordObjects(types).inside(type, reference, out);
  }

  private static boolean isOfRecords(Type type) {
    return type instanceof ArrayType && RecordReader.hasStructs(type);
  }

  /** Calls a static method. */
  Value call(String owner, String name, List<Value> arguments, Type result) {
    return extern(
        ExternalMember.Kind.STATIC_METHOD, owner, name, List.copyOf(arguments), result, false);
  }

  /** Calls a static method that returns nothing. */
  void run(String owner, String name, List<? extends Atom> arguments) {
    List<Atom> objects = arguments.stream().map(this::outside).toList();
    List<Type> declared = objects.stream().map(Atom::type).toList();
    ExternalMember member =
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD,
            owner,
            name,
            declared,
            Scalar.BOOLEAN,
            /* isVoid= */ true,
            /* isStable= */ false);
    out.let(new Operation.Extern(member, objects));
  }

  /** Reads components of a record that have the types of parameters. */
  List<Value> components(Value of, List<String> names, List<Integer> numbers) {
    List<Value> values = new ArrayList<>();
    for (int k = 0; k < numbers.size(); k++) {
      values.add(component(of, names.get(k), parameters.get(numbers.get(k)).type()));
    }
    return values;
  }

  /** Reads a component of a record. */
  Value component(Value of, String name, Type type) {
    String owner = ((ObjectType) of.type()).className();
    Type outside = types.outside(type);
    Value value =
        extern(ExternalMember.Kind.INSTANCE_METHOD, owner, name, List.of(of), outside, true);
    return inside(type, value);
  }

  private Value extern(
      ExternalMember.Kind kind,
      String owner,
      String name,
      List<Atom> arguments,
      Type result,
      boolean isPure) {
    List<Atom> objects = arguments.stream().map(this::outside).toList();
    List<Type> declared = objects.stream().map(Atom::type).toList();
    ExternalMember member = new ExternalMember(kind, owner, name, declared, result, false, isPure);
    return out.let(new Operation.Extern(member, objects));
  }

  /** The atom as other code sees it: of a record the reference. */
  private Atom outside(Atom atom) {
    return atom.type() instanceof StructType struct
        ? out.let(new Operation.Field(atom, 0, types.outside(struct)))
        : atom;
  }

  Function build(String name, List<String> resultNames, List<? extends Atom> results) {
    return new Function(
        name,
        parameters,
        results.stream().<Type>map(Atom::type).toList(),
        resultNames,
        out.build(List.copyOf(results)));
  }
}
