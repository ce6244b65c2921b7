package dev.fluxion.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Function;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads one method into a function. */
final class FunctionReader {
  private final ProgramReader program;
  private final ExecutableElement method;
  private final @Nullable TypeElement exact;
  private final MethodTree tree;
  private final BodyReader body;

  FunctionReader(ProgramReader program, ProgramReader.Body method, MethodTree tree) {
    this.program = program;
    this.method = method.method();
    this.exact = method.exact();
    this.tree = tree;
    body = new BodyReader(program, this.method);
  }

  Function read(String name) {
    if (method.getModifiers().contains(Modifier.SYNCHRONIZED)) {
      body.refuse(Diagnostic.SYNCHRONIZED, tree);
    }
    List<Value> parameters = new ArrayList<>();
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      parameters.add(declareReceiver());
    }
    parameters.addAll(declareParameters());
    TypeMirror type = body.types.erased(method.getReturnType());
    JumpTarget end = body.flow.open(JumpTarget.Kind.RETURN, Set.of(), true, type);
    body.statements.readAll(tree.getBody().getStatements());
    boolean isVoid = type.getKind() == TypeKind.VOID;
    List<Type> results = isVoid ? List.of() : List.of(body.types.toIr(type));
    List<Atom> values = new ArrayList<>();
    if (end.value() != null) {
      values.add(body.variables.get(end.value()));
    }
    return new Function(
        name, parameters, results, isVoid ? List.of() : List.of("value"), body.flow.finish(values));
  }

  private Value declareReceiver() {
    TypeMirror type = (exact == null ? Members.owner(method) : exact).asType();
    Value self = body.flow.fresh("self", body.types.toIr(type));
    body.setSelf(Operand.of(type, self), exact != null);
    if (method.equals(program.entry())) {
      body.nullChecks.require(tree, body.records.reference(tree, self));
    }
    return self;
  }

  private List<Value> declareParameters() {
    List<Value> parameters = new ArrayList<>();
    for (int i = 0; i < tree.getParameters().size(); i++) {
      VariableTree parameter = tree.getParameters().get(i);
      VariableElement element = method.getParameters().get(i);
      Variable variable = body.statements.declare(parameter, element.asType());
      Value value = body.flow.fresh(variable.name(), variable.type());
      parameters.add(value);
      body.variables.set(variable, value);
    }
    for (int i = 0; i < parameters.size(); i++) {
      if (!method.equals(program.entry())
          && ProgramReader.isConstant(method.getParameters().get(i))) {
        detach(tree.getParameters().get(i), parameters.get(i));
      }
    }
    return parameters;
  }

  /** Whether values of the type have a derivative to cut off. */
  static boolean isDifferentiable(Type type) {
    return type.hasCotangent() || ArrayMethod.isRealArray(type) || RecordReader.hasStructs(type);
  }

  private void detach(Tree parameter, Value value) {
    Variable variable = body.variables.find(value.name());
    if (variable != null && isDifferentiable(value.type())) {
      body.flow.assign(variable, body.flow.let(parameter, new Operation.Detach(value)));
    }
  }
}
