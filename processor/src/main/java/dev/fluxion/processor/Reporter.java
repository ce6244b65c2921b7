package dev.fluxion.processor;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.fluxion.processor.companion.DeclarationProblem;
import dev.fluxion.processor.companion.MethodDeclaration;
import dev.fluxion.processor.diagnostic.Diagnostic;
import dev.fluxion.processor.diagnostic.Problem;
import dev.fluxion.processor.diagnostic.Severity;
import dev.fluxion.processor.frontend.SourceText;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.tools.Diagnostic.Kind;

/** Says what was found, each at its place and only once. */
final class Reporter {
  private final Trees trees;
  private final Messager messager;

  /** Two views of a method, or two callers of a helper, find the same things in one body. */
  private final Set<Said> said = new HashSet<>();

  /**
   * What was said.
   *
   * @param place the tree; the method where a problem is about it as a whole
   */
  private record Said(Object place, Diagnostic diagnostic, String message) {}

  /**
   * @param messager the one that the build tool wrapped, so that it hears of everything
   */
  Reporter(Trees trees, Messager messager) {
    this.trees = trees;
    this.messager = messager;
  }

  /** A problem in the body of {@code method}. */
  void report(Element method, Problem problem, SourceText source) {
    Tree tree = source.tree(problem.position());
    Object place = tree == null ? method : tree;
    if (!said.add(new Said(place, problem.diagnostic(), problem.message()))) {
      return;
    }
    Severity severity = problem.diagnostic().severity();
    if (severity == Severity.WARNING && source.isSuppressed(problem.position())) {
      return;
    }
    if (tree == null) {
      messager.printMessage(kind(severity), problem.message(), method);
    } else {
      trees.printMessage(kind(severity), problem.message(), tree, source.unit());
    }
  }

  /** A problem in a declaration. */
  void report(DeclarationProblem problem) {
    Diagnostic diagnostic = problem.diagnostic();
    Kind kind = kind(diagnostic.severity());
    String message = diagnostic.message(problem.args().toArray());
    Optional<TreePath> repeated = AnnotationTrees.repeated(problem, trees);
    if (repeated.isPresent()) {
      TreePath path = repeated.get();
      trees.printMessage(kind, message, path.getLeaf(), path.getCompilationUnit());
    } else {
      messager.printMessage(
          kind, message, problem.element(), problem.annotation(), problem.value());
    }
  }

  /** A fault of our own. */
  void report(Throwable fault, Element element) {
    report(messager, fault, element);
  }

  /** The same where there is nothing but a messager. */
  static void report(Messager messager, Throwable fault, Element element) {
    String name =
        element instanceof ExecutableElement
            ? MethodDeclaration.ownerOf(element).getSimpleName() + "." + element.getSimpleName()
            : element.toString();
    messager.printMessage(
        Kind.ERROR, Diagnostic.INTERNAL_FAULT.message(name, Faults.describe(fault)), element);
  }

  void trace(String text) {
    messager.printMessage(Kind.NOTE, text);
  }

  private static Kind kind(Severity severity) {
    return switch (severity) {
      case ERROR -> Kind.ERROR;
      case WARNING -> Kind.WARNING;
      case NOTE -> Kind.NOTE;
    };
  }
}
