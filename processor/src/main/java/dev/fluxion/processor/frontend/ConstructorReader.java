package dev.fluxion.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.util.TreeScanner;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads a constructor of a record into a function that returns the record. */
final class ConstructorReader {
  private final ExecutableElement constructor;
  private final MethodTree tree;
  private final TypeElement record;
  private final BodyReader body;
  private final List<Value> parameters = new ArrayList<>();

  ConstructorReader(ProgramReader program, ExecutableElement constructor, MethodTree tree) {
    this.constructor = constructor;
    this.tree = tree;
    this.record = Members.owner(constructor);
    this.body = new BodyReader(program, constructor);
  }

  Function read(String name) {
    declareParameters();
    Atom result =
        body.types.records().isCanonical(record, constructor) ? readCanonical() : readDelegating();
    return new Function(
        name,
        parameters,
        List.of(body.types.toIr(record.asType())),
        List.of("value"),
        body.flow.finish(List.of(result)));
  }

  private void declareParameters() {
    for (VariableElement element : constructor.getParameters()) {
      TypeMirror type = element.asType();
      String name = element.getSimpleName().toString();
      Variable variable = body.variables.declare(name, type, body.types.toIr(type));
      Value value = body.flow.fresh(name, variable.type());
      parameters.add(value);
      body.variables.set(variable, value);
    }
  }

  /** The user's object is made of the arguments, as its own constructor does the same again. */
  private Atom readCanonical() {
    Map<String, Variable> fields = fields();
    body.records.construct(fields);
    readAll(tree.getBody().getStatements());
    if (!body.flow.isReachable()) {
      return new Constant(body.types.toIr(record.asType()), null);
    }
    List<Atom> components = new ArrayList<>();
    fields.values().forEach(variable -> components.add(body.variables.get(variable)));
    Atom reference = body.records.reference(tree, record, List.copyOf(parameters), true);
    return body.records.pack(tree, record, reference, components);
  }

  private void readAll(List<? extends StatementTree> statements) {
    TypeMirror none = body.compiler.types().getNoType(javax.lang.model.type.TypeKind.VOID);
    JumpTarget end = body.flow.open(JumpTarget.Kind.RETURN, Set.of(), true, none);
    body.statements.readAll(statements);
    body.flow.close(end);
  }

  /** What becomes of each component: what is assigned to it, or else the parameter at the end. */
  private Map<String, Variable> fields() {
    boolean isCompact = !assignsFields(tree);
    Map<String, Variable> fields = new LinkedHashMap<>();
    for (RecordComponentElement component : record.getRecordComponents()) {
      String name = component.getSimpleName().toString();
      TypeMirror type = component.asType();
      Variable parameter = isCompact ? body.variables.find(name) : null;
      fields.put(
          name,
          parameter == null ? body.variables.hidden(name, type, body.types.toIr(type)) : parameter);
    }
    return fields;
  }

  private static boolean assignsFields(MethodTree tree) {
    boolean[] found = new boolean[1];
    new TreeScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void p) {
        found[0] |=
            assignment.getVariable() instanceof MemberSelectTree select
                && select.getExpression() instanceof IdentifierTree object
                && object.getName().contentEquals("this");
        return super.visitAssignment(assignment, p);
      }
    }.scan(tree.getBody(), null);
    return found[0];
  }

  /** {@code this(…)}, then whatever it pleases, but for assignments to fields. */
  private Atom readDelegating() {
    List<? extends StatementTree> statements = tree.getBody().getStatements();
    ExpressionTree first = ((ExpressionStatementTree) statements.get(0)).getExpression();
    Operand made = body.creations.delegate((MethodInvocationTree) first, record);
    body.setSelf(made, /* isExact= */ true);
    readAll(statements.subList(1, statements.size()));
    return made.atom();
  }
}
