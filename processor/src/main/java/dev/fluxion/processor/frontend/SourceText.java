package dev.fluxion.processor.frontend;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import dev.fluxion.processor.ir.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source file, with a number for each tree that something may be said about. */
public final class SourceText {
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final List<Tree> trees = new ArrayList<>();
  private final Map<Tree, Origin> origins = new IdentityHashMap<>();
  private @Nullable String text;

  SourceText(CompilationUnitTree unit, SourcePositions positions) {
    this.unit = unit;
    this.positions = positions;
  }

  public CompilationUnitTree unit() {
    return unit;
  }

  /**
   * Whether it is a compact source file (JLS 25, §7.3): the class that javac makes of one begins
   * with the first member, as nothing is written before.
   */
  boolean isCompact() {
    return unit.getTypeDecls().stream()
        .anyMatch(
            type ->
                type instanceof ClassTree tree
                    && tree.getMembers().stream()
                        .anyMatch(
                            member -> !isConstructor(member) && start(member) == start(tree)));
  }

  private static boolean isConstructor(Tree member) {
    return member instanceof MethodTree method && method.getName().contentEquals("<init>");
  }

  /** The tree with this number, to report something at; null for −1, which is no tree. */
  public @Nullable Tree tree(int position) {
    return position < 0 ? null : trees.get(position);
  }

  /** The origin of what is read from {@code tree}; it gets a number with the first call. */
  public Origin origin(Tree tree) {
    return origins.computeIfAbsent(
        tree,
        t -> {
          trees.add(t);
          return new Origin(trees.size() - 1, lineOf(t), false);
        });
  }

  /** The text of a line, counted from 1, without the white space around it; empty if none. */
  public String line(int number) {
    LineMap map = unit.getLineMap();
    String all = text();
    if (map == null || number < 1 || number > map.getLineNumber(all.length())) {
      return "";
    }
    int start = (int) map.getStartPosition(number);
    int end = start;
    while (end < all.length() && all.charAt(end) != '\n' && all.charAt(end) != '\r') {
      end++;
    }
    return all.substring(start, end).strip();
  }

  /** Whether a declaration around the tree says {@code @SuppressWarnings("fluxion")}. */
  public boolean isSuppressed(int position) {
    Tree tree = tree(position);
    for (TreePath path = tree == null ? null : TreePath.getPath(unit, tree);
        path != null;
        path = path.getParentPath()) {
      ModifiersTree modifiers = modifiers(path.getLeaf());
      if (modifiers != null
          && modifiers.getAnnotations().stream().anyMatch(SourceText::suppresses)) {
        return true;
      }
    }
    return false;
  }

  long start(Tree tree) {
    return positions.getStartPosition(unit, tree);
  }

  int lineOf(Tree tree) {
    long start = start(tree);
    LineMap map = unit.getLineMap();
    return start < 0 || map == null ? 0 : (int) map.getLineNumber(start);
  }

  private String text() {
    if (text == null) {
      try {
        text = unit.getSourceFile().getCharContent(true).toString();
      } catch (IOException unreadable) {
        text = "";
      }
    }
    return text;
  }

  private static @Nullable ModifiersTree modifiers(Tree tree) {
    if (tree instanceof VariableTree variable) {
      return variable.getModifiers();
    }
    if (tree instanceof MethodTree method) {
      return method.getModifiers();
    }
    return tree instanceof ClassTree type ? type.getModifiers() : null;
  }

  private static boolean suppresses(AnnotationTree annotation) {
    String name = annotation.getAnnotationType().toString();
    return (name.equals("SuppressWarnings") || name.equals("java.lang.SuppressWarnings"))
        && annotation.getArguments().stream().anyMatch(SourceText::namesUs);
  }

  private static boolean namesUs(ExpressionTree argument) {
    if (argument instanceof AssignmentTree assignment) {
      return namesUs(assignment.getExpression());
    }
    if (argument instanceof NewArrayTree array) {
      return array.getInitializers().stream().anyMatch(SourceText::namesUs);
    }
    return argument instanceof LiteralTree literal && "fluxion".equals(literal.getValue());
  }
}
