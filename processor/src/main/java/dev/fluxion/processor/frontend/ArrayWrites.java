package dev.fluxion.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Looks for places in the source file that may write to the elements of a private array. Goes by
 * name alone, and counts every use as a write that is not seen to be harmless.
 */
final class ArrayWrites extends AssignmentScanner {
  private static final Set<String> READERS =
      Set.of(
          "java.util.Arrays.copyOf",
          "java.util.Arrays.copyOfRange",
          "java.util.Arrays.equals",
          "java.util.Arrays.stream",
          "java.util.Arrays.toString");

  private final ProgramReader program;
  private final String name;
  private final int rank;
  private final Set<String> visited;
  private @Nullable Tree write;

  private ArrayWrites(ProgramReader program, String name, int rank, Set<String> visited) {
    this.program = program;
    this.name = name;
    this.rank = rank;
    this.visited = visited;
  }

  /** The first line that may write to the array; empty if there is none. */
  static OptionalInt lineOfWrite(ProgramReader program, VariableElement field) {
    int rank = rank(field.asType());
    if (rank == 0) {
      return OptionalInt.empty();
    }
    String name = field.getSimpleName().toString();
    ArrayWrites scanner = new ArrayWrites(program, name, rank, new HashSet<>());
    scanner.scan(program.source().unit(), null);
    return scanner.write == null
        ? OptionalInt.empty()
        : OptionalInt.of(program.source().lineOf(scanner.write));
  }

  private static int rank(TypeMirror type) {
    int rank = 0;
    for (TypeMirror t = type;
        t.getKind() == TypeKind.ARRAY;
        t = ((ArrayType) t).getComponentType()) {
      rank++;
    }
    return rank;
  }

  private void found(Tree tree) {
    if (write == null) {
      write = tree;
    }
  }

  /** How many indices follow the array's name in {@code tree}; −1 if it is not the array. */
  private int indices(ExpressionTree tree) {
    ExpressionTree inner = OperatorReader.withoutParentheses(tree);
    if (inner instanceof ArrayAccessTree access) {
      int indices = indices(access.getExpression());
      return indices < 0 ? -1 : indices + 1;
    }
    boolean isArray =
        (inner instanceof IdentifierTree identifier && identifier.getName().contentEquals(name))
            || (inner instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals(name));
    return isArray ? 0 : -1;
  }

  @Override
  void assignment(ExpressionTree tree, @Nullable ExpressionTree value) {
    if (indices(tree) > 0) {
      found(tree);
    }
  }

  @Override
  public @Nullable Void visitArrayAccess(ArrayAccessTree tree, @Nullable Void p) {
    int indices = indices(tree);
    if (indices < 0) {
      return super.visitArrayAccess(tree, p);
    }
    if (indices < rank) {
      found(tree);
    }
    for (ExpressionTree t = tree; t instanceof ArrayAccessTree access; ) {
      scan(access.getIndex(), p);
      t = OperatorReader.withoutParentheses(access.getExpression());
    }
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void p) {
    if (indices(tree) == 0) {
      found(tree);
      return null;
    }
    int indices = indices(tree.getExpression());
    // Of an array of arrays, a clone has the same rows.
    boolean isHarmless =
        (tree.getIdentifier().contentEquals("length") && indices >= 0)
            || (tree.getIdentifier().contentEquals("clone") && indices == rank - 1);
    if (isHarmless && tree.getExpression() instanceof ArrayAccessTree row) {
      scan(row.getIndex(), p);
    }
    return isHarmless ? null : super.visitMemberSelect(tree, p);
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void p) {
    if (indices(tree) == 0) {
      found(tree);
    }
    return null;
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void p) {
    if (indices(tree.getExpression()) != rank - 1) {
      return super.visitEnhancedForLoop(tree, p);
    }
    return scan(tree.getStatement(), p);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void p) {
    scan(tree.getMethodSelect(), p);
    List<? extends ExpressionTree> arguments = tree.getArguments();
    for (int i = 0; i < arguments.size(); i++) {
      int indices = indices(arguments.get(i));
      boolean passes = indices >= 0 && indices < rank;
      if (!passes || !onlyReads(tree, i, rank - indices)) {
        scan(arguments.get(i), p);
      }
    }
    return null;
  }

  /** Whether a method of this file does no more than read its parameter number {@code i}. */
  private boolean onlyReads(MethodInvocationTree call, int i, int parameterRank) {
    if (!(call.getMethodSelect() instanceof IdentifierTree callee)) {
      return parameterRank == 1 && isReader(((MemberSelectTree) call.getMethodSelect()), i);
    }
    MethodFinder finder = new MethodFinder(callee.getName().toString(), call.getArguments().size());
    finder.scan(program.source().unit(), null);
    return !finder.found.isEmpty()
        && finder.found.stream().allMatch(method -> onlyReads(method, i, parameterRank));
  }

  /** Whether a method of the JDK does no more than read its argument number {@code i}. */
  private boolean isReader(MemberSelectTree select, int i) {
    TypeElement owner =
        select.getExpression() instanceof IdentifierTree type
            ? program.imports().type(type.getName().toString())
            : null;
    String name = (owner == null ? "" : owner.getQualifiedName() + ".") + select.getIdentifier();
    return READERS.contains(name) || (name.equals("java.lang.System.arraycopy") && i == 0);
  }

  private boolean onlyReads(MethodTree method, int i, int parameterRank) {
    String parameter = method.getParameters().get(i).getName().toString();
    if (!visited.add(program.source().start(method) + "/" + parameter)) {
      return true;
    }
    ArrayWrites inside = new ArrayWrites(program, parameter, parameterRank, visited);
    inside.scan(method.getBody(), null);
    return inside.write == null && method.getBody() != null;
  }

  /** Finds the methods of a name and a number of parameters. */
  private static final class MethodFinder extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final String name;
    private final int count;
    private final Set<MethodTree> found = new HashSet<>();

    MethodFinder(String name, int count) {
      this.name = name;
      this.count = count;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void p) {
      if (tree.getName().contentEquals(name) && tree.getParameters().size() == count) {
        found.add(tree);
      }
      return super.visitMethod(tree, p);
    }
  }
}
