package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.Block;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Statement;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Values;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** Copies private constants, which the companion cannot read, as functions without parameters. */
final class ConstantReader {
  private final ProgramReader program;
  private final Map<VariableElement, String> names = new HashMap<>();
  private final List<Function> functions = new ArrayList<>();

  ConstantReader(ProgramReader program) {
    this.program = program;
  }

  /** The copies so far, each after those that it uses. */
  List<Function> functions() {
    return functions;
  }

  /** The value of the companion's copy of a private constant of this file. */
  Operand copy(BodyReader user, Tree tree, VariableElement field) {
    String name = names.get(field);
    if (name == null) {
      String reason = reasonAgainst(field);
      if (reason != null) {
        return user.refuse(Diagnostic.UNCOPYABLE_CONSTANT, tree, field.getSimpleName(), reason);
      }
      OptionalInt write = ArrayWrites.lineOfWrite(program, field);
      if (write.isPresent()) {
        return user.refuse(
            Diagnostic.CONSTANT_ARRAY_WRITTEN, tree, field.getSimpleName(), write.getAsInt());
      }
      name = program.uniqueName(field.getSimpleName().toString());
      names.put(field, name);
      functions.add(read(field, name));
    }
    Type type = user.types.toIr(field.asType());
    ExternalMember member =
        new ExternalMember(
            ExternalMember.Kind.STATIC_FIELD, "", name, List.of(), type, false, true);
    return Operand.of(field.asType(), user.flow.let(tree, new Operation.Extern(member, List.of())));
  }

  /**
   * Whether the value of a constant can be computed again from what stands where it is declared.
   */
  boolean isSimple(VariableElement field) {
    VariableTree tree = tree(field);
    if (tree == null || reasonAgainst(field) != null) {
      return false;
    }
    boolean[] isSimple = {ArrayWrites.lineOfWrite(program, field).isEmpty()};
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree part, @Nullable Void p) {
        isSimple[0] &= part == null || isSimple(part);
        return super.scan(part, p);
      }
    }.scan(tree.getInitializer(), null);
    return isSimple[0];
  }

  private static boolean isSimple(Tree part) {
    return switch (part.getKind()) {
      case NEW_CLASS, LAMBDA_EXPRESSION, MEMBER_REFERENCE, SWITCH_EXPRESSION -> false;
      case NEW_ARRAY -> ((NewArrayTree) part).getDimensions().isEmpty();
      case METHOD_INVOCATION ->
          ((MethodInvocationTree) part)
              .getMethodSelect()
              .toString()
              .matches("(Strict)?Math\\.\\w+");
      default -> true;
    };
  }

  private @Nullable String reasonAgainst(VariableElement field) {
    VariableTree tree = tree(field);
    if (tree == null || tree.getInitializer() == null) {
      return "it is not initialized where it is declared";
    }
    boolean isValue =
        TypeModel.scalar(field.asType()) != null
            || program.types().isString(field.asType())
            || field.asType().getKind() == TypeKind.ARRAY;
    return isValue ? null : "it is an object";
  }

  private @Nullable VariableTree tree(VariableElement field) {
    return (VariableTree) program.compiler().trees().getTree(field);
  }

  private Function read(VariableElement field, String name) {
    VariableTree tree = tree(field);
    BodyReader body = new BodyReader(program, field);
    ExpressionTree initializer = java.util.Objects.requireNonNull(tree).getInitializer();
    Operand value = body.expressions.converted(initializer, field.asType());
    Block block = body.flow.finish(List.of(value.atom()));
    if (hasEffects(block)) {
      body.refuse(
          Diagnostic.UNCOPYABLE_CONSTANT,
          initializer,
          field.getSimpleName(),
          "its initializer calls a method of another file");
    }
    return new Function(
        name, List.of(), List.of(body.types.toIr(field.asType())), List.of("value"), block);
  }

  /** Whether the block uses other code, which evaluated twice may yield different values. */
  private static boolean hasEffects(Block block) {
    for (Statement statement : block.statements()) {
      boolean isEffect =
          statement instanceof Statement.Let let
              && let.operation() instanceof Operation.Extern extern
              && !extern.isPure()
              && ArrayMethod.of(extern.member()).isEmpty()
              && extern.member().kind() != ExternalMember.Kind.CONSTRUCTOR;
      if (isEffect || Values.blocks(statement).stream().anyMatch(ConstantReader::hasEffects)) {
        return true;
      }
    }
    return false;
  }
}
