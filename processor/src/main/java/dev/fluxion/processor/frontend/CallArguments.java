package dev.fluxion.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Atom;
import dev.fluxion.processor.ir.Operation;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the method that a call means, and brings the arguments to the types of its parameters.
 */
final class CallArguments {
  private final BodyReader body;
  private final OverloadResolver overloads;

  CallArguments(BodyReader body) {
    this.body = body;
    overloads = new OverloadResolver(body.compiler, body.types, body.members);
  }

  /** The choice among methods of one name by the types of the arguments. */
  OverloadResolver.Result chosen(List<ExecutableElement> methods, List<TypeMirror> types) {
    return overloads.choose(methods, types, body.names.enclosingClass());
  }

  /** The same by the arguments; if there is none, that is reported, and null. */
  OverloadResolver.@Nullable Choice choose(
      Tree tree, String name, List<ExecutableElement> methods, List<Operand> arguments) {
    List<TypeMirror> types = arguments.stream().map(Operand::type).toList();
    OverloadResolver.Result result = chosen(methods, types);
    if (result.choice() == null) {
      if (result.isAmbiguous()) {
        body.refuse(Diagnostic.AMBIGUOUS_CALL, tree, name);
      } else {
        body.unresolved(tree);
      }
    }
    return result.choice();
  }

  /** The numbers of the arguments that may have a derivative, where a receiver counts as one. */
  static List<Integer> mayVary(ExecutableElement method, List<Operand> arguments) {
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

  /** The arguments as the parameters want them. */
  List<Atom> convert(
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
}
