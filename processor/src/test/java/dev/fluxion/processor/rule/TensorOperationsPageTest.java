package dev.fluxion.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.ArrayType;
import dev.fluxion.processor.ir.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Keeps the page of operations on tensors equal to the table. {@code mvn test
 * -Dtest=TensorOperationsPageTest -Dfluxion.rewrite=true} writes it anew.
 */
class TensorOperationsPageTest {
  private static final Path PAGE = Path.of("src/main/java/dev/fluxion/processor/rule/TENSORS.md");

  private static final String INTRODUCTION =
      """
      # Operations on tensors

      This page is written from the [table](TensorTable.java) by a test; edit the table, or, for shapes and sources, the test.

      `x` is the tensor before the dot, or the first argument of a static method; `r` is the result, `d` the tangent of an operand
      where the tangent of the result is told, else the cotangent of the result. `⊛` and `⊘` are products and quotients that are
      exactly zero where their left operand is. Functions are the other operations of the table: `sumLike(d, x)` adds up what broadcasting
      repeated, `broadcastLike` is its transpose, `…Pullback` are the transposes in `dev.fluxion.tensor`, `solveAnyway` and
      `inverseAnyway` judge no matrix, `maximumShare(x, z)` is 1 where x is larger, and ½ at a tie, `shares` 1/k for k equal elements,
      `lowerHalf` the lower triangle with half of the diagonal, `symmetric(a)` is (a + aᵀ)/2.

      An operation that is linear in an operand has the tangent "itself": the operation with `d` in place of the operand. Second
      derivatives are tangents of gradients. Taylor coefficients have recurrences of their own, in `LinearTensorJets`, `TensorJets` and
      `TensorSeries` of the runtime.

      | operation | shapes | tangent of the result, for each operand | cotangent of each operand | source |
      |---|---|---|---|---|
      """;

  private static final String SOURCES =
      """

      ## Sources

      - **[B]** Blanchard, Higham, Higham, Accurately computing the log-sum-exp and softmax functions, IMA J. Numer. Anal. 41, 2021
      - **[C]** Clarke, Optimization and Nonsmooth Analysis, 1983: the element of least norm of the generalized gradient
      - **[G]** Giles, Collected matrix derivative results for forward and reverse mode algorithmic differentiation, 2008
      - **[M]** Magnus, Neudecker, Matrix Differential Calculus, 3rd edition, 2007
      - **[S]** Murray, Differentiation of the Cholesky decomposition, 2016, and Smith, J. Comput. Graph. Stat. 4, 1995
      - **[N]** NumPy manual, Broadcasting: the pullback is the sum over the axes that were repeated
      """;

  /** Of each operation its shapes, and the literature where it is not a table of derivatives. */
  private static final Map<String, String> NOTES = new LinkedHashMap<>();

  private static void note(String names, String shapes, String source) {
    for (String name : names.split(" ")) {
      NOTES.put(name, shapes + " | " + "%s" + " | " + source);
    }
  }

  static {
    note("negate exp log expm1 log1p sqrt square sin cos tan tanh", "any", "");
    note("sigmoid softplus", "any", "[B]");
    note("abs relu", "any", "[C]");
    note("pow", "any", "");
    note("plus minus times div", "broadcast", "[N]");
    note("maximum minimum", "broadcast", "[C] [N]");
    note("matmul", "(…, m, k) (…, k, n), vectors (k), batches broadcast", "[G]");
    note("outer", "any, of all axes", "[M]");
    note("kron", "both of one rank", "[M]");
    note("dot", "both of one shape", "[G]");
    note("trace", "(n, n)", "[G]");
    note("transpose", "(…, m, n)", "[G]");
    note("keepDims reshape row slice gather toArray", "any", "");
    note("vec", "(m, n)", "[M]");
    note("diag", "(n) or (m, n)", "");
    note("concat", "alike but for one axis", "");
    note("stack", "all of one shape", "");
    note("scalar vector matrix of get item toMatrix", "", "");
    note("sum", "any", "");
    note("mean", "not empty", "");
    note("max min", "not empty", "[C]");
    note("logSumExp softmax", "any", "[B]");
    note("norm", "any", "[C]");
    note("solve", "(n, n) (n) or (n, k)", "[G]");
    note("inverse", "(n, n)", "[G]");
    note("det", "(n, n)", "[G]");
    note("logDet", "(n, n)", "[G]");
    note("cholesky", "(n, n)", "[S]");
  }

  @Test
  void thePageIsTheTable() throws IOException {
    if (Boolean.getBoolean("fluxion.rewrite")) {
      Files.writeString(PAGE, page());
    }
    assertEquals(page(), Files.readString(PAGE), "stale: see this test's Javadoc");
  }

  private static String page() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    for (TensorRow row : TensorRules.standard().users()) {
      String tangents = formulas(row, true);
      String cotangents = formulas(row, false);
      if (!cotangents.isEmpty()) {
        String rest = Objects.requireNonNull(NOTES.get(row.name()), row.name());
        page.append("| `").append(header(row)).append("` | ");
        page.append(rest.formatted(tangents + " | " + cotangents)).append(" |\n");
      }
    }
    return page.append(SOURCES).toString();
  }

  private static String header(TensorRow row) {
    List<String> parameters = new ArrayList<>();
    for (int i = row.isStatic() ? 0 : 1; i < row.parameters().size(); i++) {
      boolean isRest = row.isSpread() && i == row.parameters().size() - 1;
      parameters.add(
          text(row.parameters().get(i)) + (isRest ? "..." : "") + " " + row.names().get(i));
    }
    String receiver = row.isStatic() ? "Tensor." : row.names().get(0) + ".";
    return receiver + row.name() + "(" + String.join(", ", parameters) + ")";
  }

  private static String text(Type type) {
    if (type instanceof ArrayType array) {
      return text(array.element()) + "[]";
    }
    String name = type.toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static String formulas(TensorRow row, boolean isForward) {
    List<String> formulas = new ArrayList<>();
    for (int i = 0; i < row.parameters().size(); i++) {
      Formula formula = (isForward ? row.forward() : row.reverse()).get(i);
      if (formula != null) {
        formulas.add("`" + formula + "`");
      } else if (isForward
          && (row.linear().contains(i) || (row.isSum() && row.reverse().containsKey(i)))) {
        formulas.add("itself");
      }
    }
    return String.join("<br>", formulas);
  }
}
