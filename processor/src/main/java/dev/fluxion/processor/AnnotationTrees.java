package dev.fluxion.processor;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.fluxion.processor.companion.Annotations;
import dev.fluxion.processor.companion.DeclarationProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;

/**
 * Finds repeated annotations in the source: javac collects them into a container that was never
 * written, and then knows no place for what is inside.
 */
final class AnnotationTrees {
  private AnnotationTrees() {}

  /** The tree that a problem in a repeated {@code @Differentiable} is about. */
  static Optional<TreePath> repeated(DeclarationProblem problem, Trees trees) {
    if (!(problem.element() instanceof ExecutableElement method) || problem.annotation() == null) {
      return Optional.empty();
    }
    MethodTree tree = trees.getTree(method);
    List<AnnotationMirror> views = Annotations.views(method);
    List<AnnotationTree> written = views(tree.getModifiers().getAnnotations());
    int number = views.indexOf(problem.annotation());
    if (views.size() < 2 || written.size() != views.size() || number < 0) {
      return Optional.empty();
    }
    AnnotationTree annotation = written.get(number);
    Tree place =
        problem.value() == null
            ? annotation
            : value(annotation, problem.annotation(), problem.value());
    return Optional.of(new TreePath(trees.getPath(method), place));
  }

  private static List<AnnotationTree> views(List<? extends Tree> annotations) {
    List<AnnotationTree> views = new ArrayList<>();
    for (Tree tree : annotations) {
      if (tree instanceof AnnotationTree annotation) {
        String name = annotation.getAnnotationType().toString();
        if (name.endsWith("Differentiable")) {
          views.add(annotation);
        } else if (name.endsWith("List") && annotation.getArguments().size() == 1) {
          views.addAll(views(elements(expression(annotation.getArguments().get(0)))));
        }
      }
    }
    return views;
  }

  private static Tree value(
      AnnotationTree annotation, AnnotationMirror mirror, AnnotationValue value) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      Optional<ExpressionTree> written =
          argument(annotation, entry.getKey().getSimpleName().toString());
      if (written.isPresent() && entry.getValue() == value) {
        return written.get();
      }
      if (written.isPresent() && entry.getValue().getValue() instanceof List<?> list) {
        int number = list.indexOf(value);
        List<? extends Tree> elements = elements(written.get());
        if (number >= 0 && number < elements.size()) {
          return elements.get(number);
        }
      }
    }
    return annotation;
  }

  private static Optional<ExpressionTree> argument(AnnotationTree annotation, String name) {
    return annotation.getArguments().stream()
        .filter(a -> a instanceof AssignmentTree set && set.getVariable().toString().equals(name))
        .<ExpressionTree>map(AnnotationTrees::expression)
        .findFirst();
  }

  private static ExpressionTree expression(ExpressionTree argument) {
    return argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
  }

  private static List<? extends Tree> elements(ExpressionTree value) {
    return value instanceof NewArrayTree array ? array.getInitializers() : List.of(value);
  }
}
