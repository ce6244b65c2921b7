package dev.fluxion.processor.companion;

import dev.fluxion.processor.analysis.EntryContents;
import dev.fluxion.processor.analysis.ParameterEffects;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.ir.Program;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Element;

/**
 * Completes the declaration of a method by what its body does to its array parameters: those that a
 * {@code void} method writes to are its results.
 */
public final class WrittenArrays {
  private final MethodDeclaration method;
  private final Consumer<DeclarationProblem> problems;
  private boolean hasErrors;

  private WrittenArrays(MethodDeclaration method, Consumer<DeclarationProblem> problems) {
    this.method = method;
    this.problems = problems;
    this.hasErrors = method.hasErrors();
  }

  /**
   * The declaration with the results that it has by its body.
   *
   * @param program the method, then the helpers that it reaches, with the components of records in
   *     their place
   * @param numbers tells the numbers of the method's parameters by those of the program's
   */
  public static MethodDeclaration complete(
      MethodDeclaration method,
      Program program,
      UnaryOperator<BitSet> numbers,
      Consumer<DeclarationProblem> problems) {
    BitSet overwritten = numbers.apply(ParameterEffects.of(program).written());
    if (!method.isVoid()) {
      return method.with(method.parameters(), new BitSet(), overwritten, method.hasErrors());
    }
    return new WrittenArrays(method, problems)
        .complete(overwritten, numbers.apply(EntryContents.needed(program)));
  }

  /**
   * The same of a method that was compiled before, without its body.
   *
   * @param overwritten the numbers of the parameters that it may write to
   */
  static MethodDeclaration known(MethodDeclaration method, BitSet overwritten) {
    return method.isVoid()
        ? new WrittenArrays(method, problem -> {}).complete(overwritten, new BitSet())
        : method.with(method.parameters(), new BitSet(), overwritten, method.hasErrors());
  }

  /**
   * The declaration of a method whose body could not be read, as far as one can guess: its members
   * only throw.
   */
  public static MethodDeclaration guess(MethodDeclaration method) {
    if (!method.isVoid()) {
      return method;
    }
    BitSet written = new BitSet();
    List<ParameterDeclaration> parameters = new ArrayList<>(method.parameters());
    for (int i = parameters.size() - 1; i >= 0 && written.isEmpty(); i--) {
      if (isArray(parameters.get(i))
          && parameters.get(i).choice() != ParameterDeclaration.Choice.CONSTANT) {
        written.set(i);
        if (parameters.get(i).choice() != ParameterDeclaration.Choice.IN_WRT) {
          parameters.set(i, parameters.get(i).asResult());
        }
      }
    }
    return method.with(parameters, written, new BitSet(), true);
  }

  /** The declaration of a method that writes to nothing. */
  public static MethodDeclaration harmless(MethodDeclaration method) {
    return method.with(method.parameters(), new BitSet(), new BitSet(), false);
  }

  /** The declaration of another view of a method of which one is known. */
  public static MethodDeclaration like(MethodDeclaration known, MethodDeclaration method) {
    return known.overwritten().isEmpty() ? harmless(method) : known(method, known.overwritten());
  }

  private static boolean isArray(ParameterDeclaration parameter) {
    return parameter.shape() instanceof Shape.RealArray;
  }

  private MethodDeclaration complete(BitSet overwritten, BitSet read) {
    BitSet results = new BitSet();
    List<ParameterDeclaration> parameters = new ArrayList<>(method.parameters());
    for (int i = 0; i < parameters.size(); i++) {
      ParameterDeclaration parameter = parameters.get(i);
      if (overwritten.get(i) && parameter.isDifferentiated() && !isArray(parameter)) {
        problemAt(Diagnostic.FIELD_ARRAY_WRITTEN, parameter, parameter.name());
      }
      if (!overwritten.get(i)
          || !isArray(parameter)
          || parameter.choice() == ParameterDeclaration.Choice.CONSTANT) {
        continue;
      }
      results.set(i);
      if (parameter.choice() != ParameterDeclaration.Choice.IN_WRT) {
        parameters.set(i, parameter.asResult());
        if (read.get(i)) {
          problemAt(
              Diagnostic.READ_AND_WRITTEN,
              parameter,
              method.method().getSimpleName().toString(),
              parameter.name());
        }
      }
    }
    if (results.isEmpty()) {
      problem(Diagnostic.NO_REAL_RESULT, "void");
    } else if (parameters.stream().noneMatch(ParameterDeclaration::isDifferentiated)
        && !hasErrors) {
      problem(Diagnostic.NOTHING_TO_DIFFERENTIATE);
    }
    return method.with(parameters, results, overwritten, hasErrors);
  }

  private void problemAt(
      Diagnostic diagnostic, ParameterDeclaration parameter, Object... arguments) {
    Element element =
        method.method().getParameters().stream()
            .filter(p -> p.getSimpleName().contentEquals(parameter.name()))
            .<Element>map(p -> p)
            .findFirst()
            .orElse(method.method());
    hasErrors = true;
    problems.accept(new DeclarationProblem(diagnostic, element, null, null, List.of(arguments)));
  }

  private void problem(Diagnostic diagnostic, Object... more) {
    hasErrors = true;
    List<Object> arguments = new ArrayList<>();
    arguments.add(method.method().getSimpleName().toString());
    arguments.addAll(List.of(more));
    problems.accept(
        new DeclarationProblem(diagnostic, method.method(), method.annotation(), null, arguments));
  }
}
