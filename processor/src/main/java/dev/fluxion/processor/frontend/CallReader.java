package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.frontend.TypeModel.Access;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.jspecify.annotations.Nullable;

/** Reads calls of methods and constructors. */
final class CallReader {
  private static final Type OBJECT = new ObjectType("java.lang.Object");

  private final BodyReader body;
  private final OverloadResolver overloads;

  CallReader(BodyReader body) {
    this.body = body;
    overloads = new OverloadResolver(body.compiler, body.types, body.members);
  }

  /**
   * What a call is made on.
   *
   * @param receiver the object; null for a class, or for no qualifier at all
   * @param isSuper whether it says {@code super}: the method is this very one
   */
  private record Target(
      String name, List<ExecutableElement> methods, @Nullable Operand receiver, boolean isSuper) {}

  Operand call(MethodInvocationTree tree) {
    Target target = target(tree.getMethodSelect());
    List<Operand> arguments = tree.getArguments().stream().map(body.expressions::read).toList();
    return call(tree, target, arguments);
  }

  private Operand call(
      MethodInvocationTree tree, @Nullable Target target, List<Operand> arguments) {
    if (target == null || arguments.stream().anyMatch(Operand::isUnknown)) {
      return body.types.unknown();
    }
    Operand receiver = target.receiver();
    if (receiver != null && receiver.type().getKind() == TypeKind.ARRAY) {
      boolean isSum = target.name().equals("sum") && body.arrayCalls.isDoubles(receiver.type());
      return isSum
          ? body.arrayCalls.sum(tree, receiver)
          : body.arrayCalls.onArray(tree, target.name(), receiver, arguments);
    }
    OverloadResolver.Choice choice =
        choose(tree.getMethodSelect(), target.name(), target.methods(), arguments);
    if (choice == null) {
      return body.types.unknown();
    }
    String custom =
        body.program.rules().functionFor(choice.method(), body.names.enclosingClass(), tree);
    if (custom == null && !body.program.isFollowed(choice.method())) {
      List<Integer> wanted = mayVary(choice.method(), arguments);
      custom = body.program.companions().functionFor(choice.method(), wanted, tree);
    }
    if (custom != null) {
      return callWithRule(tree, choice, custom, target, arguments);
    }
    Operand onTensors = body.tensorCalls.call(tree, choice, receiver, arguments);
    if (onTensors != null) {
      return onTensors;
    }
    return choice.method().getModifiers().contains(Modifier.STATIC)
        ? callStatic(tree, choice, arguments)
        : callInstance(tree, choice, target, arguments);
  }

  private @Nullable Target target(ExpressionTree select) {
    if (select instanceof IdentifierTree identifier) {
      String name = identifier.getName().toString();
      return new Target(name, body.names.methods(name), null, false);
    }
    if (!(select instanceof MemberSelectTree member)) {
      body.unresolved(select);
      return null;
    }
    String name = member.getIdentifier().toString();
    ExpressionTree qualifier = member.getExpression();
    if (!body.fields.isExpression(qualifier)) {
      TypeElement type = body.names.typeNamed(qualifier);
      if (type == null) {
        body.unresolved(qualifier);
        return null;
      }
      return new Target(name, body.members.methods(type, name), null, false);
    }
    ExpressionTree streamed = body.arrayCalls.streamed(member);
    if (streamed != null) {
      Operand array = body.expressions.read(streamed);
      if (!array.isUnknown() && body.arrayCalls.isDoubles(array.type())) {
        return new Target(name, List.of(), array, false);
      }
      MethodInvocationTree stream =
          (MethodInvocationTree) OperatorReader.withoutParentheses(qualifier);
      Operand receiver = call(stream, target(stream.getMethodSelect()), List.of(array));
      return onObject(name, receiver, false);
    }
    boolean isSuper = qualifier.toString().matches("(.*\\.)?super");
    return onObject(name, body.expressions.read(qualifier), isSuper);
  }

  private @Nullable Target onObject(String name, Operand receiver, boolean isSuper) {
    if (receiver.isUnknown()) {
      return null;
    }
    TypeElement type = body.types.element(receiver.type());
    List<ExecutableElement> methods = type == null ? List.of() : body.members.methods(type, name);
    return new Target(name, methods, receiver, isSuper);
  }

  private OverloadResolver.@Nullable Choice choose(
      Tree tree, String name, List<ExecutableElement> methods, List<Operand> arguments) {
    List<TypeMirror> types = arguments.stream().map(Operand::type).toList();
    OverloadResolver.Result result = overloads.choose(methods, types, body.names.enclosingClass());
    if (result.choice() == null) {
      if (result.isAmbiguous()) {
        body.refuse(Diagnostic.AMBIGUOUS_CALL, tree, name);
      } else {
        body.unresolved(tree);
      }
    }
    return result.choice();
  }

  private Operand callStatic(
      MethodInvocationTree tree, OverloadResolver.Choice choice, List<Operand> arguments) {
    ExecutableElement method = choice.method();
    if (body.program.isFollowed(method)) {
      return callFollowed(tree, choice, new ProgramReader.Body(method, null), List.of(), arguments);
    }
    Operand onArrays = choice.isSpread() ? null : body.arrayCalls.library(tree, method, arguments);
    if (onArrays != null) {
      return onArrays;
    }
    if (isBoxing(method)) {
      return body.conversions.convert(tree, arguments.get(0), method.getReturnType());
    }
    if (isNullCheck(method)
        && arguments.size() == 1
        && body.records.struct(arguments.get(0).type()) != null) {
      requireNonNull(tree, body.records.reference(tree, arguments.get(0).atom()));
      return arguments.get(0);
    }
    List<Boolean> constants = arguments.stream().map(Operand::isConstant).toList();
    Primitive primitive = choice.isSpread() ? null : ScalarLibrary.primitive(method, constants);
    if (primitive != null) {
      List<Atom> atoms = convert(tree, tree.getArguments(), choice, arguments);
      return Operand.of(
          method.getReturnType(), body.flow.let(tree, new Operation.Apply(primitive, atoms)));
    }
    List<Atom> atoms = convert(tree, tree.getArguments(), choice, arguments);
    if (isNullCheck(method)) {
      List<Type> types =
          method.getParameters().stream().map(p -> body.types.toIr(p.asType())).toList();
      Operation check = new Operation.Extern(nullCheck(types), atoms);
      body.flow.let(tree, check);
      return Operand.of(arguments.get(0).type(), arguments.get(0).atom());
    }
    return external(tree, ExternalMember.Kind.STATIC_METHOD, method, null, arguments, atoms);
  }

  /**
   * A call that is followed.
   *
   * @param receiver the object, if there is one
   */
  private Operand callFollowed(
      MethodInvocationTree tree,
      OverloadResolver.Choice choice,
      ProgramReader.Body callee,
      List<Atom> receiver,
      List<Operand> arguments) {
    ExecutableElement method = callee.method();
    List<Atom> atoms = new ArrayList<>(convert(tree, tree.getArguments(), choice, arguments));
    if (method.equals(body.program.entry())) {
      detachConstants(tree, method, atoms);
    }
    receiver.stream()
        .filter(object -> !isSelf(object))
        .map(object -> body.records.reference(tree, object))
        .forEach(o -> requireNonNull(tree, o));
    atoms.addAll(0, receiver);
    TypeMirror type = body.types.erased(method.getReturnType());
    boolean isVoid = type.getKind() == TypeKind.VOID;
    List<Value> results = isVoid ? List.of() : List.of(body.flow.fresh("", body.types.toIr(type)));
    body.flow.append(
        new Statement.Call(
            results, body.program.functionName(callee), atoms, body.program.source().origin(tree)));
    return Operand.of(type, isVoid ? Constant.FALSE : results.get(0));
  }

  private boolean isSelf(Atom object) {
    Operand self = body.self();
    return self != null && self.atom().equals(object);
  }

  /** What a call of an instance method does where the object is null. */
  void requireNonNull(Tree tree, Atom object) {
    body.flow.let(tree, new Operation.Extern(nullCheck(List.of(OBJECT)), List.of(object)));
  }

  /** Whether it is {@code Double.valueOf(double)} or the like. */
  private static boolean isBoxing(ExecutableElement method) {
    Scalar content = TypeModel.unboxed(method.getReturnType());
    return content != null
        && method.getSimpleName().contentEquals("valueOf")
        && method.getParameters().size() == 1
        && TypeModel.scalar(method.getParameters().get(0).asType()) == content
        && Members.owner(method)
            .getQualifiedName()
            .contentEquals(method.getReturnType().toString());
  }

  private static boolean isNullCheck(ExecutableElement method) {
    return method.getSimpleName().contentEquals("requireNonNull")
        && Members.owner(method).getQualifiedName().contentEquals("java.util.Objects");
  }

  /** {@code Objects.requireNonNull}, which returns what it is given: that is read as such. */
  private static ExternalMember nullCheck(List<Type> parameters) {
    return new ExternalMember(
        ExternalMember.Kind.STATIC_METHOD,
        "java.util.Objects",
        "requireNonNull",
        parameters,
        OBJECT,
        false,
        true);
  }

  /** The numbers of the arguments that may have a derivative, where a receiver counts as one. */
  private static List<Integer> mayVary(ExecutableElement method, List<Operand> arguments) {
    int shift = method.getModifiers().contains(Modifier.STATIC) ? 0 : 1;
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < Math.min(arguments.size(), method.getParameters().size()); i++) {
      if (!arguments.get(i).isConstant()
          && !ProgramReader.isConstant(method.getParameters().get(i))) {
        numbers.add(i + shift);
      }
    }
    return numbers;
  }

  /** A call of a method whose derivative a rule states, or the companion of another file. */
  private Operand callWithRule(
      MethodInvocationTree tree,
      OverloadResolver.Choice choice,
      String function,
      Target target,
      List<Operand> arguments) {
    ExecutableElement method = choice.method();
    List<Atom> atoms = new ArrayList<>();
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      Operand receiver = target.receiver() == null ? body.self() : target.receiver();
      if (receiver == null || target.isSuper()) {
        return body.refuse(Diagnostic.ENCLOSING_OBJECT, tree, method.getSimpleName());
      }
      atoms.add(receiver.atom());
    }
    List<Atom> converted = new ArrayList<>(convert(tree, tree.getArguments(), choice, arguments));
    atoms.addAll(converted);
    TypeMirror type = body.types.erased(method.getReturnType());
    boolean isVoid = type.getKind() == TypeKind.VOID;
    List<Value> results = isVoid ? List.of() : List.of(body.flow.fresh("", body.types.toIr(type)));
    body.flow.append(
        new Statement.Call(results, function, atoms, body.program.source().origin(tree)));
    return Operand.of(type, isVoid ? Constant.FALSE : results.get(0));
  }

  /** The annotated method takes no derivatives by its constant parameters when it calls itself. */
  private void detachConstants(Tree tree, ExecutableElement method, List<Atom> atoms) {
    for (int i = 0; i < atoms.size(); i++) {
      if (ProgramReader.isConstant(method.getParameters().get(i))
          && FunctionReader.isDifferentiable(atoms.get(i).type())) {
        atoms.set(i, body.flow.let(tree, new Operation.Detach(atoms.get(i))));
      }
    }
  }

  private Operand callInstance(
      MethodInvocationTree tree,
      OverloadResolver.Choice choice,
      Target target,
      List<Operand> arguments) {
    ExecutableElement method = choice.method();
    Operand receiver = target.receiver() == null ? body.self() : target.receiver();
    if (target.receiver() == null && !body.names.isOfThis(method)) {
      return body.refuse(Diagnostic.ENCLOSING_OBJECT, tree, method.getSimpleName());
    }
    if (receiver == null) {
      return body.unresolved(tree);
    }
    Scalar unboxed = TypeModel.scalar(method.getReturnType());
    if (TypeModel.isBox(receiver.type())
        && unboxed != null
        && arguments.isEmpty()
        && method.getSimpleName().contentEquals(unboxed.keyword() + "Value")) {
      return body.conversions.cast(tree, receiver, unboxed);
    }
    ProgramReader.Body callee = callee(method, receiver, target.isSuper());
    if (callee != null) {
      return callFollowed(tree, choice, callee, List.of(receiver.atom()), arguments);
    }
    boolean isAbstract = method.getModifiers().contains(Modifier.ABSTRACT);
    if (isAbstract || (body.program.isOwn(method) && Dispatch.isOverridable(method))) {
      body.program.overridableCalls().add(body.program.source().origin(tree).position());
    }
    if (target.isSuper() && Dispatch.isOverridable(method)) {
      return body.refuse(Diagnostic.ENCLOSING_OBJECT, tree, tree.getMethodSelect());
    }
    Operand component = body.records.access(tree, method, receiver);
    if (component != null) {
      return component;
    }
    List<Atom> atoms = new ArrayList<>();
    atoms.add(receiver.atom());
    atoms.addAll(convert(tree, tree.getArguments(), choice, arguments));
    return external(
        tree, ExternalMember.Kind.INSTANCE_METHOD, method, receiver.type(), arguments, atoms);
  }

  /** The body that is executed, if it is known and stands in this file; else null. */
  private ProgramReader.@Nullable Body callee(
      ExecutableElement method, Operand receiver, boolean isSuper) {
    boolean isSelf = isSelf(receiver.atom());
    Operand self = isSelf ? body.self() : null;
    TypeElement type = body.types.element(self != null && !isSuper ? self.type() : receiver.type());
    if (type == null) {
      return null;
    }
    boolean isExact = isSelf && body.isSelfExact();
    ExecutableElement target =
        isSuper ? method : body.program.dispatch().target(method, type, isExact);
    if (target == null || !body.program.isFollowed(target)) {
      return null;
    }
    TypeElement exact = isExact && self != null ? body.types.element(self.type()) : null;
    if (exact == null && type.getModifiers().contains(Modifier.FINAL)) {
      exact = type;
    }
    return new ProgramReader.Body(target, exact);
  }

  /** {@code new X(…)}. */
  Operand create(NewClassTree tree) {
    TypeMirror type = body.names.typeOf(tree.getIdentifier());
    List<Operand> arguments = tree.getArguments().stream().map(body.expressions::read).toList();
    TypeElement element = type == null ? null : body.types.element(type);
    if (type == null || element == null) {
      return body.unresolved(tree.getIdentifier());
    }
    boolean isException =
        body.compiler.types().isAssignable(type, body.types.named("java.lang.Throwable"));
    boolean isPossible = isException || element.getKind() == ElementKind.RECORD;
    if (!isPossible || tree.getClassBody() != null || tree.getEnclosingExpression() != null) {
      return body.refuse(Diagnostic.OBJECT_CREATION, tree, TypeModel.text(type));
    }
    if (arguments.stream().anyMatch(Operand::isUnknown)) {
      return body.types.unknown();
    }
    return construct(tree, element, tree.getArguments(), arguments);
  }

  /** {@code new X(…)} with arguments that have been read. */
  Operand construct(
      Tree tree, TypeElement type, List<? extends ExpressionTree> trees, List<Operand> arguments) {
    List<ExecutableElement> constructors = body.members.constructors(type);
    OverloadResolver.Choice choice =
        choose(tree, type.getSimpleName().toString(), constructors, arguments);
    if (choice == null) {
      return body.types.unknown();
    }
    List<Atom> atoms = convert(tree, trees, choice, arguments);
    return body.records.struct(type.asType()) != null
        ? body.records.create(tree, type, choice.method(), atoms)
        : external(tree, ExternalMember.Kind.CONSTRUCTOR, choice.method(), null, arguments, atoms);
  }

  /** {@code this(…)} in a constructor of {@code type}. */
  Operand delegate(MethodInvocationTree tree, TypeElement type) {
    List<Operand> arguments = tree.getArguments().stream().map(body.expressions::read).toList();
    return arguments.stream().anyMatch(Operand::isUnknown)
        ? body.types.unknown()
        : construct(tree, type, tree.getArguments(), arguments);
  }

  private Operand external(
      Tree tree,
      ExternalMember.Kind kind,
      ExecutableElement method,
      @Nullable TypeMirror receiver,
      List<Operand> arguments,
      List<Atom> atoms) {
    TypeElement owner = owner(method, receiver);
    boolean isVisible =
        isVisible(owner) && (isVisible(method) || TypeModel.access(method) == Access.PUBLIC);
    if (!isVisible) {
      return body.refuse(
          Diagnostic.UNREACHABLE_BY_COMPANION,
          tree,
          kind == ExternalMember.Kind.CONSTRUCTOR ? owner.getSimpleName() : method.getSimpleName());
    }
    if (isChosenByCast(method, owner, atoms, receiver != null)) {
      return body.refuse(Diagnostic.AMBIGUOUS_CALL, tree, method.getSimpleName());
    }
    TypeMirror result =
        kind == ExternalMember.Kind.CONSTRUCTOR
            ? body.types.erased(owner.asType())
            : resultType(method, receiver, arguments);
    List<Type> parameters = new ArrayList<>();
    if (receiver != null) {
      parameters.add(body.types.outside(receiver));
    }
    method.getParameters().forEach(p -> parameters.add(body.types.outside(p.asType())));
    ExternalMember member =
        new ExternalMember(
            kind,
            owner.getQualifiedName().toString(),
            kind == ExternalMember.Kind.CONSTRUCTOR ? "" : method.getSimpleName().toString(),
            parameters,
            body.types.outside(result),
            result.getKind() == TypeKind.VOID,
            false,
            kind != ExternalMember.Kind.CONSTRUCTOR
                && !body.types.isSameErased(result, method.getReturnType()));
    List<Atom> outside = atoms.stream().map(atom -> body.records.outside(tree, atom)).toList();
    return body.records.inside(
        tree, result, body.flow.let(tree, new Operation.Extern(member, outside)));
  }

  /**
   * Whether the types of the arguments, without the casts and variables in the source, would choose
   * another method: in the companion they stand for themselves.
   */
  private boolean isChosenByCast(
      ExecutableElement method, TypeElement owner, List<Atom> atoms, boolean hasReceiver) {
    List<ExecutableElement> methods =
        method.getKind() == ElementKind.CONSTRUCTOR
            ? body.members.constructors(owner)
            : body.members.methods(owner, method.getSimpleName().toString());
    if (methods.size() < 2) {
      return false;
    }
    List<TypeMirror> types =
        atoms.subList(hasReceiver ? 1 : 0, atoms.size()).stream()
            .map(atom -> body.types.fromIr(atom.type()))
            .toList();
    OverloadResolver.Choice choice =
        overloads.choose(methods, types, body.names.enclosingClass()).choice();
    return choice != null && !choice.method().equals(method);
  }

  /**
   * The class that is named to call the method: the one that declares it, or that of the receiver
   * if the former is hidden (as is the parent of {@code StringBuilder}).
   */
  private TypeElement owner(ExecutableElement method, @Nullable TypeMirror receiver) {
    TypeElement declaring = Members.owner(method);
    TypeElement actual = receiver == null ? null : body.types.element(receiver);
    return actual == null || isVisible(declaring) ? declaring : actual;
  }

  private boolean isVisible(Element element) {
    return TypeModel.isVisibleInPackage(
        element, body.names.enclosingClass(), body.compiler.elements());
  }

  /** The arguments as the parameters want them. */
  private List<Atom> convert(
      Tree call,
      List<? extends ExpressionTree> trees,
      OverloadResolver.Choice choice,
      List<Operand> arguments) {
    ExecutableElement method = choice.method();
    int fixed = method.getParameters().size() - (choice.isSpread() ? 1 : 0);
    List<Atom> atoms = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      TypeMirror type = body.types.erased(parameterType(method, Math.min(i, fixed), i >= fixed));
      atoms.add(body.conversions.convert(trees.get(i), arguments.get(i), type).atom());
    }
    if (!choice.isSpread()) {
      return atoms;
    }
    List<Atom> rest = atoms.subList(fixed, atoms.size());
    ArrayType array =
        (ArrayType) body.types.toIr(body.types.erased(parameterType(method, fixed, false)));
    Value packed = body.flow.let(call, new Operation.NewArray(array, rest));
    List<Atom> all = new ArrayList<>(atoms.subList(0, fixed));
    all.add(packed);
    return all;
  }

  private static TypeMirror parameterType(ExecutableElement method, int i, boolean asElement) {
    VariableElement parameter = method.getParameters().get(i);
    TypeMirror type = parameter.asType();
    return asElement ? ((javax.lang.model.type.ArrayType) type).getComponentType() : type;
  }

  /** The type of a call, with the receiver's type arguments where they are known. */
  private TypeMirror resultType(
      ExecutableElement method, @Nullable TypeMirror receiver, List<Operand> arguments) {
    TypeMirror type = method.getReturnType();
    TypeMirror object =
        receiver instanceof TypeVariable variable ? variable.getUpperBound() : receiver;
    if (object instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty()) {
      type = ((ExecutableType) body.compiler.types().asMemberOf(declared, method)).getReturnType();
    }
    if (type.getKind() == TypeKind.TYPEVAR) {
      // requireNonNull(x) is of the type of x.
      for (int i = 0; i < Math.min(arguments.size(), method.getParameters().size()); i++) {
        if (method.getParameters().get(i).asType().equals(type)
            && TypeModel.isReference(arguments.get(i).type())) {
          return arguments.get(i).type();
        }
      }
    }
    return method.getTypeParameters().isEmpty() ? type : body.types.erased(type);
  }
}
