package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Reads calls of the JDK's methods on whole arrays, as external members whose parameters are of the
 * arguments' own types: {@code double[][]} where Java says {@code Object[]}.
 */
final class ArrayCalls {
  private static final String ARRAYS = "java.util.Arrays";

  private final BodyReader body;

  ArrayCalls(BodyReader body) {
    this.body = body;
  }

  /** A method of an array itself. */
  Operand onArray(Tree tree, String name, Operand array, List<Operand> arguments) {
    if (!name.equals("clone") || !arguments.isEmpty()) {
      return body.refuse(Diagnostic.ARRAY_METHOD, tree, name, TypeModel.text(array.type()));
    }
    Type type = array.atom().type();
    ExternalMember member =
        new ExternalMember(
            ExternalMember.Kind.INSTANCE_METHOD,
            "java.lang.Object",
            "clone",
            List.of(type),
            type,
            false,
            false);
    return Operand.of(
        array.type(), body.flow.let(tree, new Operation.Extern(member, List.of(array.atom()))));
  }

  /** A call of a method that does not mind what arrays it gets; null if it is another one. */
  @Nullable Operand library(
      MethodInvocationTree tree, ExecutableElement method, List<Operand> arguments) {
    String owner = Members.owner(method).getQualifiedName().toString();
    String name = method.getSimpleName().toString();
    if (arguments.isEmpty() || arguments.get(0).type().getKind() != TypeKind.ARRAY) {
      return null;
    }
    TypeMirror first = arguments.get(0).type();
    ExternalMember member = member(method, owner, name, arguments);
    ArrayMethod known = ArrayMethod.of(member).orElse(null);
    if (known == null) {
      return null;
    }
    TypeMirror moved = known == ArrayMethod.TRANSFER ? arguments.get(2).type() : first;
    if (!body.types.toIr(moved).equals(body.types.toIr(first))) {
      return body.refuse(Diagnostic.ARRAY_METHOD, tree, name, TypeModel.text(moved));
    }
    Atom result = call(tree, member, method, arguments);
    return Operand.of(known.isCopy() ? first : method.getReturnType(), result);
  }

  /**
   * The method as a member.
   *
   * @param arguments whose types, where they are arrays, are those of its parameters
   */
  private ExternalMember member(
      ExecutableElement method, String owner, String name, List<Operand> arguments) {
    List<Type> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      boolean isArray = arguments.get(i).type().getKind() == TypeKind.ARRAY;
      parameters.add(
          isArray
              ? arguments.get(i).atom().type()
              : body.types.toIr(parameterType(method, i, arguments)));
    }
    boolean isVoid = method.getReturnType().getKind() == TypeKind.VOID;
    boolean isGeneric = !method.getTypeParameters().isEmpty();
    Type result = isGeneric ? parameters.get(0) : body.types.toIr(method.getReturnType());
    return new ExternalMember(
        ExternalMember.Kind.STATIC_METHOD, owner, name, parameters, result, isVoid, false);
  }

  /** That of parameter {@code i}; what is put into an array of records is such a record. */
  private TypeMirror parameterType(ExecutableElement method, int i, List<Operand> arguments) {
    TypeMirror declared = body.types.erased(method.getParameters().get(i).asType());
    boolean isRecord =
        TypeModel.isReference(declared)
            && !arguments.isEmpty()
            && RecordReader.isArrayOfStructs(arguments.get(0).atom().type());
    return isRecord ? ArrayReader.component(arguments.get(0).type()) : declared;
  }

  private Atom call(
      MethodInvocationTree tree,
      ExternalMember member,
      ExecutableElement method,
      List<Operand> arguments) {
    List<Atom> atoms = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Operand argument = arguments.get(i);
      boolean isArray = argument.type().getKind() == TypeKind.ARRAY;
      TypeMirror type = parameterType(method, i, arguments);
      atoms.add(
          isArray
              ? argument.atom()
              : body.conversions.convert(tree.getArguments().get(i), argument, type).atom());
    }
    return body.flow.let(tree, new Operation.Extern(member, atoms));
  }

  /**
   * The argument of {@code Arrays.stream} in {@code Arrays.stream(a).sum()}; null if {@code sum} is
   * called on anything else.
   */
  @Nullable ExpressionTree streamed(MemberSelectTree select) {
    ExpressionTree qualifier = OperatorReader.withoutParentheses(select.getExpression());
    boolean isSum =
        select.getIdentifier().contentEquals("sum")
            && qualifier instanceof MethodInvocationTree call
            && call.getArguments().size() == 1
            && isStream(call.getMethodSelect());
    return isSum ? ((MethodInvocationTree) qualifier).getArguments().get(0) : null;
  }

  private boolean isStream(ExpressionTree select) {
    if (select instanceof IdentifierTree name) {
      return name.getName().contentEquals("stream")
          && body.names.methods("stream").stream()
              .allMatch(m -> Members.owner(m).getQualifiedName().contentEquals(ARRAYS));
    }
    if (!(select instanceof MemberSelectTree member)
        || !member.getIdentifier().contentEquals("stream")
        || body.fields.isExpression(member.getExpression())) {
      return false;
    }
    TypeElement owner = body.names.typeNamed(member.getExpression());
    return owner != null && owner.getQualifiedName().contentEquals(ARRAYS);
  }

  /** The value of {@code Arrays.stream(array).sum()}. */
  Operand sum(Tree tree, Operand array) {
    ExternalMember member =
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD,
            ArrayMethod.SHADOWS,
            "streamSum",
            List.of(array.atom().type()),
            Scalar.DOUBLE,
            false,
            false);
    return Operand.of(
        body.types.primitive(Scalar.DOUBLE),
        body.flow.let(tree, new Operation.Extern(member, List.of(array.atom()))));
  }

  /** Whether something inside the tree is a call of a method that may write to an array. */
  boolean mayWrite(Tree tree) {
    boolean[] found = new boolean[1];
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void p) {
        found[0] |= mayWrite(call);
        return super.visitMethodInvocation(call, p);
      }
    }.scan(tree, null);
    return found[0];
  }

  private boolean mayWrite(MethodInvocationTree call) {
    if (call.getMethodSelect() instanceof IdentifierTree name) {
      return body.names.methods(name.getName().toString()).stream().anyMatch(this::mayWrite);
    }
    MemberSelectTree select = (MemberSelectTree) call.getMethodSelect();
    String name = select.getIdentifier().toString();
    TypeElement owner =
        body.fields.isExpression(select.getExpression())
            ? null
            : body.names.typeNamed(select.getExpression());
    return owner == null
        ? !call.getArguments().isEmpty() || declares(name)
        : body.members.methods(owner, name).stream().anyMatch(this::mayWrite);
  }

  /** What is called on an object may write to the arrays that the object holds. */
  private boolean mayWrite(ExecutableElement method) {
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    return (!isStatic && body.program.isFollowed(method))
        || method.getParameters().stream().anyMatch(p -> p.asType().getKind() == TypeKind.ARRAY);
  }

  /** Whether a method of this name is declared in the file that is read. */
  private boolean declares(String name) {
    boolean[] found = new boolean[1];
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitMethod(MethodTree method, @Nullable Void p) {
        found[0] |= method.getName().contentEquals(name);
        return super.visitMethod(method, p);
      }
    }.scan(body.program.source().unit(), null);
    return found[0];
  }

  /** Whether values of the type are arrays of {@code double}. */
  boolean isDoubles(TypeMirror type) {
    return body.types.toIr(type).equals(new ArrayType(Scalar.DOUBLE));
  }
}
