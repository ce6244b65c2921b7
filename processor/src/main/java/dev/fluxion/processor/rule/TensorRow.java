package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.ObjectType;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One operation on tensors.
 *
 * @param isStatic whether it is no method of its first parameter
 * @param isSpread whether any number of arguments, one at least, may stand for the last parameter
 * @param forward for numbers of parameters what a tangent {@code d} of the argument contributes to
 *     the tangent of the result
 * @param reverse for numbers of parameters what a cotangent {@code d} of the result contributes to
 *     the cotangent of the argument
 * @param linear the numbers of the parameters in each of which the operation is linear: so the
 *     operation itself, with the tangent in place of the argument, is what that contributes
 * @param isSum whether the operation itself, applied to the tangents of all differentiable
 *     arguments, yields the tangent of the result
 */
record TensorRow(
    String owner,
    boolean isStatic,
    Type result,
    String name,
    List<Type> parameters,
    List<String> names,
    boolean isSpread,
    Map<Integer, Formula> forward,
    Map<Integer, Formula> reverse,
    Set<Integer> linear,
    boolean isSum) {

  TensorRow {
    parameters = List.copyOf(parameters);
    names = List.copyOf(names);
    forward = Map.copyOf(forward);
    reverse = Map.copyOf(reverse);
    linear = Set.copyOf(linear);
  }

  /** A row without formulas; the header is written as in Java. */
  static TensorRow of(String owner, String header) {
    boolean isStatic = header.startsWith("static ");
    String[] words = (isStatic ? header.substring("static ".length()) : header).split("[ (),]+");
    List<Type> parameters = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 2; i < words.length; i += 2) {
      parameters.add(type(words[i].replace("...", "")));
      names.add(words[i + 1]);
    }
    return new TensorRow(
        owner,
        isStatic,
        type(words[0]),
        words[1],
        parameters,
        names,
        header.contains("..."),
        Map.of(),
        Map.of(),
        Set.of(),
        false);
  }

  private static Type type(String text) {
    if (text.endsWith("[]")) {
      return new ArrayType(type(text.substring(0, text.length() - 2)));
    }
    return text.equals("Tensor")
        ? ObjectType.TENSOR
        : Scalar.valueOf(text.toUpperCase(Locale.ROOT));
  }

  TensorRow with(Map<Integer, Formula> pushforwards, Map<Integer, Formula> pullbacks) {
    return new TensorRow(
        owner,
        isStatic,
        result,
        name,
        parameters,
        names,
        isSpread,
        pushforwards,
        pullbacks,
        linear,
        isSum);
  }

  TensorRow linearIn(Set<Integer> numbers) {
    return new TensorRow(
        owner,
        isStatic,
        result,
        name,
        parameters,
        names,
        isSpread,
        forward,
        reverse,
        numbers,
        isSum);
  }

  TensorRow sum() {
    return new TensorRow(
        owner, isStatic, result, name, parameters, names, isSpread, forward, reverse, linear, true);
  }

  /** The number of the parameter that argument number {@code argument} stands for. */
  int parameter(int argument) {
    return Math.min(argument, parameters.size() - 1);
  }

  boolean takes(List<Type> types) {
    boolean fits = isSpread ? types.size() >= parameters.size() : types.size() == parameters.size();
    for (int i = 0; fits && i < types.size(); i++) {
      fits = types.get(i).equals(parameters.get(parameter(i)));
    }
    return fits;
  }

  /** The method, called with arguments of these types. */
  ExternalMember member(List<Type> types) {
    boolean readsArrays =
        types.stream().anyMatch(ArrayMethod::isRealArray) || result instanceof ArrayType;
    return new ExternalMember(
        isStatic ? ExternalMember.Kind.STATIC_METHOD : ExternalMember.Kind.INSTANCE_METHOD,
        owner,
        name,
        types,
        result,
        false,
        !readsArrays);
  }
}
