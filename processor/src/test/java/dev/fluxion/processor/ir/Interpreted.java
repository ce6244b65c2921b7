package dev.fluxion.processor.ir;

import java.util.List;

/** Programs of one function, and what they yield. */
final class Interpreted {
  private Interpreted() {}

  static Program program(List<Value> parameters, Block body, Type... results) {
    return Program.of(function("f", parameters, body, results));
  }

  static Function function(String name, List<Value> parameters, Block body, Type... results) {
    List<String> names = java.util.stream.Stream.of(results).map(type -> "r").toList();
    return new Function(name, parameters, List.of(results), names, body);
  }

  static Object run(Program program, Object... arguments) {
    Verifier.verify(program);
    return new Interpreter(program).run(arguments).get(0);
  }
}
