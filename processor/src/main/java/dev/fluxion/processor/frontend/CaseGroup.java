package dev.fluxion.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements of a switch, and the labels that lead to them.
 *
 * @param tree the first of the labels
 * @param isDefault whether {@code default} is among the labels
 * @param statements of {@code case …:}
 * @param arrowBody the expression, block or {@code throw} of {@code case … ->}
 * @param hasPattern whether a label is a pattern or {@code null}
 */
record CaseGroup(
    CaseTree tree,
    List<ExpressionTree> labels,
    boolean isDefault,
    List<StatementTree> statements,
    @Nullable Tree arrowBody,
    boolean hasPattern) {

  /** The groups of a switch, in order. Labels without statements belong to those that follow. */
  static List<CaseGroup> of(List<? extends CaseTree> cases) {
    List<CaseGroup> groups = new ArrayList<>();
    List<CaseTree> empty = new ArrayList<>();
    for (CaseTree each : cases) {
      empty.add(each);
      boolean isArrow = each.getCaseKind() == CaseTree.CaseKind.RULE;
      boolean isLast = each == cases.get(cases.size() - 1);
      if (isArrow || isLast || !each.getStatements().isEmpty()) {
        groups.add(group(empty, each));
        empty.clear();
      }
    }
    return groups;
  }

  private static CaseGroup group(List<CaseTree> cases, CaseTree last) {
    List<ExpressionTree> labels = new ArrayList<>();
    boolean isDefault = false;
    boolean hasPattern = false;
    for (CaseTree each : cases) {
      LabelKinds kinds = new LabelKinds(each.getBody());
      each.accept(kinds, null);
      labels.addAll(each.getExpressions());
      hasPattern |= kinds.hasPattern;
      isDefault |= each.getExpressions().isEmpty() && !kinds.hasPattern;
    }
    boolean isArrow = last.getCaseKind() == CaseTree.CaseKind.RULE;
    return new CaseGroup(
        cases.get(0),
        List.copyOf(labels),
        isDefault,
        isArrow ? List.of() : List.copyOf(last.getStatements()),
        isArrow ? last.getBody() : null,
        hasPattern);
  }

  /**
   * Splits the groups where none falls through into the next one. The segment with {@code default}
   * is the last: it applies if no other one does.
   */
  static List<List<CaseGroup>> segments(List<CaseGroup> groups) {
    List<List<CaseGroup>> segments = new ArrayList<>();
    List<CaseGroup> current = new ArrayList<>();
    List<CaseGroup> byDefault = new ArrayList<>();
    for (CaseGroup group : groups) {
      current.add(group);
      boolean isLast = group == groups.get(groups.size() - 1);
      if (isLast || !group.mayFallThrough()) {
        if (current.stream().anyMatch(CaseGroup::isDefault)) {
          byDefault.addAll(current);
        } else {
          segments.add(List.copyOf(current));
        }
        current.clear();
      }
    }
    if (!byDefault.isEmpty()) {
      segments.add(byDefault);
    }
    return segments;
  }

  private boolean mayFallThrough() {
    return arrowBody == null
        && (statements.isEmpty() || mayComplete(statements.get(statements.size() - 1)));
  }

  /** A guess on the safe side: whether control may come to the end of the statement. */
  private static boolean mayComplete(StatementTree tree) {
    if (tree instanceof BlockTree block) {
      List<? extends StatementTree> inner = block.getStatements();
      return inner.isEmpty() || mayComplete(inner.get(inner.size() - 1));
    }
    if (tree instanceof IfTree branch) {
      return branch.getElseStatement() == null
          || mayComplete(branch.getThenStatement())
          || mayComplete(branch.getElseStatement());
    }
    return switch (tree.getKind()) {
      case BREAK, CONTINUE, RETURN, THROW, YIELD -> false;
      default -> true;
    };
  }

  /**
   * Looks at a case's labels. Those that are no constants have tree kinds that JDK 17 does not
   * know, or knows as a preview only: they go by name.
   */
  private static final class LabelKinds extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final @Nullable Tree arrowBody;
    private boolean hasPattern;

    LabelKinds(@Nullable Tree arrowBody) {
      this.arrowBody = arrowBody;
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void p) {
      if (tree != null && tree != arrowBody) {
        String kind = tree.getKind().name();
        hasPattern |= kind.contains("PATTERN") || kind.equals("NULL_LITERAL");
        if (kind.equals("CONSTANT_CASE_LABEL")) {
          tree.accept(this, p);
        }
      }
      return null;
    }
  }
}
