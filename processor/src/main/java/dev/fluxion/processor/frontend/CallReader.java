package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Primitive;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads calls of methods. */
final class CallReader {

  private final BodyReader body;

  CallReader(BodyReader body) {
    this.body = body;
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
        body.arguments.choose(tree.getMethodSelect(), target.name(), target.methods(), arguments);
    if (choice == null) {
      return body.types.unknown();
    }
    String custom =
        body.program.rules().functionFor(choice.method(), body.names.enclosingClass(), tree);
    if (custom == null && !body.program.isFollowed(choice.method())) {
      List<Integer> wanted = CallArguments.mayVary(choice.method(), arguments);
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
    if (NullChecks.isNullCheck(method)) {
      return body.nullChecks.call(tree, choice, arguments);
    }
    List<Boolean> constants = arguments.stream().map(Operand::isConstant).toList();
    Primitive primitive = choice.isSpread() ? null : ScalarLibrary.primitive(method, constants);
    if (primitive != null) {
      List<Atom> atoms = body.arguments.convert(tree, tree.getArguments(), choice, arguments);
      return Operand.of(
          method.getReturnType(), body.flow.let(tree, new Operation.Apply(primitive, atoms)));
    }
    List<Atom> atoms = body.arguments.convert(tree, tree.getArguments(), choice, arguments);
    return body.externals.call(
        tree, ExternalMember.Kind.STATIC_METHOD, method, null, arguments, atoms);
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
    List<Atom> atoms =
        new ArrayList<>(body.arguments.convert(tree, tree.getArguments(), choice, arguments));
    if (method.equals(body.program.entry())) {
      detachConstants(tree, method, atoms);
    }
    receiver.stream()
        .filter(object -> !isSelf(object))
        .map(object -> body.records.reference(tree, object))
        .forEach(o -> body.nullChecks.require(tree, o));
    atoms.addAll(0, receiver);
    return call(tree, body.program.functionName(callee), method, atoms);
  }

  /** A call of the function that the method is in the program. */
  private Operand call(Tree tree, String function, ExecutableElement method, List<Atom> atoms) {
    TypeMirror type = body.types.erased(method.getReturnType());
    boolean isVoid = type.getKind() == TypeKind.VOID;
    List<Value> results = isVoid ? List.of() : List.of(body.flow.fresh("", body.types.toIr(type)));
    body.flow.append(
        new Statement.Call(results, function, atoms, body.program.source().origin(tree)));
    return Operand.of(type, isVoid ? Constant.FALSE : results.get(0));
  }

  private boolean isSelf(Atom object) {
    Operand self = body.self();
    return self != null && self.atom().equals(object);
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
    atoms.addAll(body.arguments.convert(tree, tree.getArguments(), choice, arguments));
    return call(tree, function, method, atoms);
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
    if (unboxed != null && TypeModel.isBox(receiver.type()) && isUnboxing(method, unboxed)) {
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
    atoms.addAll(body.arguments.convert(tree, tree.getArguments(), choice, arguments));
    return body.externals.call(
        tree, ExternalMember.Kind.INSTANCE_METHOD, method, receiver.type(), arguments, atoms);
  }

  private static boolean isUnboxing(ExecutableElement method, Scalar number) {
    return method.getParameters().isEmpty()
        && method.getSimpleName().contentEquals(number.keyword() + "Value");
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
}
