package dev.fluxion.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.diagnostic.Problem;
import dev.fluxion.processor.ir.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads annotated methods. */
public final class MethodReader {
  private static final Program NOTHING = new Program(List.of(), List.of(), List.of());

  private final Compiler compiler;
  private final Callees callees;

  /**
   * A reader.
   *
   * @param environment javac's own, without any wrapper
   * @param callees what is known of other files
   */
  public MethodReader(ProcessingEnvironment environment, Trees trees, Callees callees) {
    this.callees = callees;
    compiler = new Compiler(environment.getElementUtils(), environment.getTypeUtils(), trees);
  }

  /** What is wrong with the rules that a class declares. */
  public List<RuleProblem> ruleProblems(TypeElement type) {
    TypeModel types = new TypeModel(compiler, type);
    return RuleReader.read(type, compiler, types, new Members(compiler, types)).problems();
  }

  /**
   * Reads the body of a method, and of all helpers in the same source file that it reaches. Never
   * throws for user code.
   *
   * @param method one that is declared in a source file of this compilation
   */
  public ReadMethod read(ExecutableElement method) {
    TreePath path = compiler.trees().getPath(method);
    SourceText source =
        new SourceText(path.getCompilationUnit(), compiler.trees().getSourcePositions());
    MethodTree tree = (MethodTree) path.getLeaf();
    int position = source.origin(tree).position();
    if (tree.getBody() == null) {
      Problem problem = Problem.of(Diagnostic.NO_BODY, position, method.getSimpleName());
      return new ReadMethod(NOTHING, List.of(problem), Set.of(), source, RecordTraits.NONE);
    }
    ProgramReader program = new ProgramReader(compiler, source, method, callees);
    List<Problem> problems = new ArrayList<>();
    Program read = NOTHING;
    try {
      read = program.read();
    } catch (RuntimeException | StackOverflowError fault) {
      problems.add(
          Problem.of(
              Diagnostic.INTERNAL_FAULT, position, method.getSimpleName(), fault.toString()));
    }
    problems.addAll(program.problems().inOrder());
    RecordTraits traits = read == NOTHING ? RecordTraits.NONE : RecordTraits.of(program);
    return new ReadMethod(read, problems, program.overridableCalls(), source, traits);
  }
}
