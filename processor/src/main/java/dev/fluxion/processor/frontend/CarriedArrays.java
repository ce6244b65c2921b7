package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Constant;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Type;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.rule.ArrayMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What goes forward beside the arrays that a companion is called with, tangents or jets, and how it
 * stays beside them: companions know arrays by their contents, in the places where the rows are;
 * their method may move rows, or return what it was given.
 */
final class CarriedArrays {
  private static final String ROWS = "dev.fluxion.tape.MovedRows";

  private final ExternalFunction function;

  /** The class of the runtime that handles what is carried. */
  private final String owner;

  private final Map<Value, Value> carried = new LinkedHashMap<>();
  private final List<Value> written = new ArrayList<>();
  private final Map<Value, Value> rows = new LinkedHashMap<>();

  /**
   * @param numbers those of the parameters that something is carried beside
   * @param values what that is
   */
  CarriedArrays(
      ExternalFunction function,
      String owner,
      List<Integer> numbers,
      List<Value> values,
      List<Integer> written) {
    this.function = function;
    this.owner = owner;
    for (int k = 0; k < numbers.size(); k++) {
      carried.put(function.parameters().get(numbers.get(k)), values.get(k));
    }
    for (int number : written) {
      Value array = function.parameters().get(number);
      this.written.add(array);
      if (hasRows(array.type())) {
        Constant name = Constant.of(array.name());
        function.run(ROWS, "checkDistinct", List.of(function.what(), name, array));
        rows.put(
            array, function.runtime(ArrayMethod.SHADOWS, "view", List.of(array), array.type()));
      }
    }
  }

  private static boolean hasRows(Type type) {
    return ArrayMethod.isRealArray(type) && ((ArrayType) type).element() instanceof ArrayType;
  }

  private Value of(Value array) {
    return Objects.requireNonNull(carried.get(array));
  }

  /** What to hand over so that its contents are replaced: copies where rows may move. */
  List<Value> handedOver() {
    List<Value> values = new ArrayList<>();
    carried.forEach(
        (array, value) ->
            values.add(
                rows.containsKey(array)
                    ? function.runtime(owner, "copy", List.of(value), value.type())
                    : value));
    return values;
  }

  /**
   * Replaces what was written.
   *
   * @param contents of what is carried beside each array that was written to, in order
   */
  void replace(List<Value> contents) {
    for (int k = 0; k < written.size(); k++) {
      Value array = written.get(k);
      Value before = rows.get(array);
      if (before != null) {
        function.runtime(ROWS, "follow", List.of(before, array, of(array)), Scalar.BOOLEAN);
      }
      function.set(owner, of(array), contents.get(k));
    }
  }

  /** The same where the contents are in what was {@link #handedOver} already. */
  void replaceFrom(List<Value> handedOver) {
    List<Value> all = List.copyOf(carried.keySet());
    for (Value array : written) {
      Value before = rows.get(array);
      if (before != null) {
        function.runtime(ROWS, "follow", List.of(before, array, of(array)), Scalar.BOOLEAN);
        function.set(owner, of(array), handedOver.get(all.indexOf(array)));
      }
    }
  }

  /**
   * What is to be carried beside what was returned; it may be, or share rows with, arguments. Of
   * arguments that are one array the first counts, as in reverse: gradients are differentiated
   * again.
   */
  Value beside(Value result, Value given) {
    check(result);
    Value own = given;
    if (hasRows(result.type())) {
      own =
          function.runtime(
              "dev.fluxion.tape.ObjectArrays", "mirror", List.of(result, own), own.type());
    }
    List<Value> lastFirst = new ArrayList<>(carried.keySet());
    Collections.reverse(lastFirst);
    for (Value array : lastFirst) {
      if (ArrayMethod.mayShare(array.type(), result.type())) {
        boolean areVectors = !hasRows(array.type()) && !hasRows(result.type());
        List<Value> two = List.of(array, of(array), result, own);
        own =
            areVectors
                ? function.runtime(owner, "same", two, own.type())
                : function.runtime("dev.fluxion.tape.SharedArrays", "beside", two, own.type());
      }
    }
    return own;
  }

  /**
   * Refuses a returned array that is, or shares rows with, an argument beside which nothing is
   * carried: it would have two derivatives.
   */
  void check(Value result) {
    for (Value argument : function.arguments()) {
      if (!carried.containsKey(argument) && ArrayMethod.mayShare(argument.type(), result.type())) {
        Constant name = Constant.of(argument.name());
        function.run(ROWS, "checkApart", List.of(function.what(), name, result, argument));
      }
    }
  }
}
