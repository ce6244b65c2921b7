package dev.fluxion.processor.rule;

import dev.fluxion.processor.ir.ObjectType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of {@code Tensor}'s operations, and of the ones that their derivatives are made of: a
 * row each. The formulas are those of {@link Formula}, over tensors, in the operands by name, the
 * result {@code r} and the derivative {@code d}; {@code ⊛} and {@code ⊘} are exactly zero where
 * their left operand is.
 *
 * <p>What stands in pullbacks only has no pullback itself: second derivatives are tangents of
 * gradients.
 */
final class TensorTable {
  private static final String TENSOR = ObjectType.TENSOR.className();
  private static final String PRIMITIVES = "dev.fluxion.TensorPrimitives";
  private static final String LAYOUT = "dev.fluxion.tensor.LayoutRules";
  private static final String MATRIX = "dev.fluxion.tensor.MatrixRules";
  private static final String REDUCTION = "dev.fluxion.tensor.ReductionRules";

  private final Map<String, List<TensorRow>> byName = new LinkedHashMap<>();

  TensorTable() {
    elementwise();
    arithmetic();
    products();
    layout();
    conversions();
    reductions();
    factorizations();
    primitives();
  }

  /** The rows by the names of the operations, in the order of the table. */
  Map<String, List<TensorRow>> byName() {
    return byName;
  }

  private void elementwise() {
    diagonal("Tensor negate(Tensor x)", "-d");
    diagonal("Tensor exp(Tensor x)", "d ⊛ r");
    diagonal("Tensor log(Tensor x)", "d ⊘ x");
    // Not by r + 1, which loses all digits where x is very negative.
    diagonal("Tensor expm1(Tensor x)", "d ⊛ exp(x)");
    diagonal("Tensor log1p(Tensor x)", "d ⊘ (x + 1)");
    diagonal("Tensor sqrt(Tensor x)", "d * 0.5 ⊘ r");
    diagonal("Tensor square(Tensor x)", "d * x * 2");
    diagonal("Tensor abs(Tensor x)", "sign(x) ⊛ d");
    diagonal("Tensor sin(Tensor x)", "d * cos(x)");
    diagonal("Tensor cos(Tensor x)", "-(d * sin(x))");
    diagonal("Tensor tan(Tensor x)", "d * (square(r) + 1)");
    diagonal("Tensor tanh(Tensor x)", "d - d * square(r)");
    // Not by 1 - r, which loses all digits where x is large.
    diagonal("Tensor sigmoid(Tensor x)", "d * r * sigmoid(-x)");
    diagonal("Tensor relu(Tensor x)", "maximumShare(x, 0) ⊛ d");
    diagonal("Tensor softplus(Tensor x)", "d * sigmoid(x)");
    diagonal("Tensor softmax(Tensor x, int axis)", "r ⊛ d - r * keepDims(sum(r ⊛ d, axis), axis)");
    add(TENSOR, "Tensor pow(Tensor x, double p)")
        .forward("is(p, 2) ? d * x * 2 : d * p ⊛ pow(x, p - 1)", "d ⊛ (r ⊛ logOfBase(x, p))")
        .reverse("is(p, 2) ? d * x * 2 : d * p ⊛ pow(x, p - 1)", "sum(d ⊛ (r ⊛ logOfBase(x, p)))");
  }

  private void arithmetic() {
    add(TENSOR, "Tensor plus(Tensor x, Tensor z)")
        .forward("broadcastLike(d, r)", "broadcastLike(d, r)")
        .reverse("sumLike(d, x)", "sumLike(d, z)")
        .sum();
    add(TENSOR, "Tensor minus(Tensor x, Tensor z)")
        .forward("broadcastLike(d, r)", "-broadcastLike(d, r)")
        .reverse("sumLike(d, x)", "-sumLike(d, z)")
        .sum();
    add(TENSOR, "Tensor times(Tensor x, Tensor z)")
        .linear(0, 1)
        .reverse("sumLike(d * z, x)", "sumLike(d * x, z)");
    add(TENSOR, "Tensor div(Tensor x, Tensor z)")
        .forward("d ⊘ z", "-(d ⊘ z ⊛ r)")
        .reverse("sumLike(d ⊘ z, x)", "-sumLike(d ⊘ z ⊛ r, z)");
    add(TENSOR, "Tensor plus(Tensor x, double z)")
        .forward("d", "fill(d, r)")
        .reverse("d", "sum(d)");
    add(TENSOR, "Tensor minus(Tensor x, double z)")
        .forward("d", "fill(-d, r)")
        .reverse("d", "-sum(d)");
    add(TENSOR, "Tensor times(Tensor x, double z)").linear(0, 1).reverse("d * z", "dot(d, x)");
    add(TENSOR, "Tensor div(Tensor x, double z)")
        .forward("d ⊘ z", "-((d ⊘ z) ⊛ r)")
        .reverse("d ⊘ z", "-sum(d ⊘ z ⊛ r)");
    for (String name : List.of("maximum", "minimum")) {
      String ofX = name + "Share(x, z) ⊛ d";
      String ofZ = name + "Share(z, x) ⊛ d";
      add(TENSOR, "Tensor " + name + "(Tensor x, Tensor z)")
          .forward(ofX, ofZ)
          .reverse("sumLike(" + ofX + ", x)", "sumLike(" + ofZ + ", z)");
      String ofConstant = "constant(z) ? " + ofX + " : " + name + "Share(x, scalar(z)) ⊛ d";
      String ofNumber = name + "Share(scalar(z), x) ⊛ ";
      add(TENSOR, "Tensor " + name + "(Tensor x, double z)")
          .forward(ofConstant, ofNumber + "fill(d, r)")
          .reverse(ofConstant, "sum(" + ofNumber + "d)");
    }
  }

  private void products() {
    bilinear("Tensor matmul(Tensor x, Tensor z)");
    bilinear("Tensor outer(Tensor x, Tensor z)");
    bilinear("Tensor kron(Tensor x, Tensor z)");
    add(TENSOR, "double dot(Tensor x, Tensor z)").linear(0, 1).reverse("z * d", "x * d");
    add(TENSOR, "double trace(Tensor x)").linear(0).reverse("identityLike(x) * d");
  }

  /** The pullback by each operand is a method of its own. */
  private void bilinear(String header) {
    TensorRow row = TensorRow.of(TENSOR, header);
    String name = row.name();
    add(TENSOR, header)
        .linear(0, 1)
        .reverse(name + "Pullback(x, z, d)", name + "OtherPullback(x, z, d)");
    add(MATRIX, "static Tensor " + name + "Pullback(Tensor x, Tensor z, Tensor c)").linear(1, 2);
    add(MATRIX, "static Tensor " + name + "OtherPullback(Tensor x, Tensor z, Tensor c)")
        .linear(0, 2);
  }

  private void layout() {
    add(TENSOR, "Tensor transpose(Tensor x)").linear(0).reverse("transpose(d)");
    add(TENSOR, "Tensor keepDims(Tensor x, int axis)").linear(0).reverse("reshapeLike(d, x)");
    for (String shape : List.of("int... shape", "int[] shape")) {
      add(TENSOR, "Tensor reshape(Tensor x, " + shape + ")").linear(0).reverse("reshapeLike(d, x)");
    }
    linear(LAYOUT, "Tensor vec(Tensor x)", "vecPullback(x, d)");
    linear(LAYOUT, "Tensor row(Tensor x, int i)", "rowPullback(x, i, d)");
    linear(
        LAYOUT,
        "Tensor slice(Tensor x, int axis, int from, int to)",
        "slicePullback(x, axis, from, to, d)");
    linear(LAYOUT, "Tensor gather(Tensor x, int[] indices)", "gatherPullback(x, indices, d)");
    linear(LAYOUT, "Tensor diag(Tensor x)", "diagPullback(x, d)");
    for (String name : List.of("concat", "stack")) {
      add(TENSOR, "static Tensor " + name + "(int axis, Tensor... parts)")
          .reverseOf(1, name + "Pullback(d, number, axis, parts)")
          .sum();
      add(
              LAYOUT,
              "static Tensor " + name + "Pullback(Tensor c, int part, int axis, Tensor... parts)")
          .linear(0);
      add(TENSOR, "static Tensor " + name + "(int axis, Tensor[] parts)")
          .linear(1)
          .reverseOf(1, name + "Pullback(d, axis, parts)");
      add(LAYOUT, "static Tensor[] " + name + "Pullback(Tensor c, int axis, Tensor[] parts)")
          .linear(0);
    }
  }

  private void conversions() {
    add(TENSOR, "static Tensor scalar(double x)").linear(0).reverse("item(d)");
    add(TENSOR, "static Tensor vector(double... x)").reverseOf(0, "get(d, number)").sum();
    add(TENSOR, "static Tensor vector(double[] x)").linear(0).reverse("toArray(d)");
    add(TENSOR, "static Tensor matrix(double[][] x)").linear(0).reverse("toMatrix(d)");
    for (String shape : List.of("int... shape", "int[] shape")) {
      add(TENSOR, "static Tensor of(double[] x, " + shape + ")")
          .linear(0)
          .reverseOf(0, "toArray(d)");
      add(TENSOR, "static Tensor zeros(" + shape + ")");
      add(TENSOR, "static Tensor ones(" + shape + ")");
    }
    add(TENSOR, "static Tensor identity(int n)");
    for (String index : List.of("int... i", "int[] i")) {
      add(TENSOR, "double get(Tensor x, " + index + ")")
          .linear(0)
          .reverseOf(0, "getPullback(x, d, i)");
      add(LAYOUT, "static Tensor getPullback(Tensor x, double c, " + index + ")").linear(1);
    }
    linear(LAYOUT, "double item(Tensor x)", "itemPullback(x, d)");
    linear(LAYOUT, "double[] toArray(Tensor x)", "toArrayPullback(x, d)");
    linear(LAYOUT, "double[][] toMatrix(Tensor x)", "toMatrixPullback(x, d)");
    add(TENSOR, "int[] shape(Tensor x)");
    add(TENSOR, "int rank(Tensor x)");
    add(TENSOR, "int size(Tensor x)");
  }

  private void reductions() {
    linear(REDUCTION, "Tensor sum(Tensor x, int axis)", "sumPullback(x, axis, d)");
    linear(REDUCTION, "Tensor mean(Tensor x, int axis)", "meanPullback(x, axis, d)");
    add(TENSOR, "double sum(Tensor x)").linear(0).reverse("fill(d, x)");
    linear(REDUCTION, "double mean(Tensor x)", "meanPullback(x, d)");
    for (String name : List.of("max", "min")) {
      add(TENSOR, "Tensor " + name + "(Tensor x, int axis)")
          .forward("sum(shares(x, axis, r) ⊛ d, axis)")
          .reverse("shares(x, axis, r) ⊛ keepDims(d, axis)");
      add(TENSOR, "double " + name + "(Tensor x)")
          .forward("sum(shares(x, r) ⊛ d)")
          .reverse("shares(x, r) ⊛ fill(d, x)");
    }
    // Not by exp(x - r): r has lost the digits of the sum where x is large.
    add(TENSOR, "Tensor logSumExp(Tensor x, int axis)")
        .forward("sum(softmax(x, axis) ⊛ d, axis)")
        .reverse("keepDims(d, axis) ⊛ softmax(x, axis)");
    add(TENSOR, "double logSumExp(Tensor x)")
        .forward("sum(softmaxOfAll(x) ⊛ d)")
        .reverse("d ⊛ softmaxOfAll(x)");
    add(PRIMITIVES, "static Tensor softmaxOfAll(Tensor x)").forward("r ⊛ d - r * sum(r ⊛ d)");
    add(TENSOR, "double norm(Tensor x)").forward("sum(d ⊛ (x ⊘ r))").reverse("d ⊛ (x ⊘ r)");
  }

  private void factorizations() {
    for (String solve : List.of("solve", "solveAnyway")) {
      add(
              solve.equals("solve") ? TENSOR : PRIMITIVES,
              (solve.equals("solve") ? "" : "static ") + "Tensor " + solve + "(Tensor x, Tensor b)")
          .forward("-solveAnyway(x, matmul(d, r))", "solveAnyway(x, d)")
          .reverse(
              "-columnsOuter(solveAnyway(transpose(x), d), r)", "solveAnyway(transpose(x), d)");
    }
    String inverse = "-matmul(matmul(r, d), r)";
    String inverseBack = "-matmul(matmul(transpose(r), d), transpose(r))";
    add(TENSOR, "Tensor inverse(Tensor x)").forward(inverse).reverse(inverseBack);
    add(PRIMITIVES, "static Tensor inverseAnyway(Tensor x)").forward(inverse).reverse(inverseBack);
    add(PRIMITIVES, "static Tensor columnsOuter(Tensor x, Tensor z)").linear(0, 1);
    add(TENSOR, "double det(Tensor x)")
        .forward("sum(d ⊛ cofactors(x))")
        .reverse("d ⊛ cofactors(x)");
    add(TENSOR, "double logDet(Tensor x)")
        .forward("sum(d ⊛ transpose(inverseAnyway(x)))")
        .reverse("d ⊛ transpose(inverseAnyway(x))");
    add(TENSOR, "Tensor cholesky(Tensor x)")
        .forward("matmul(r, lowerHalf(solveAnyway(r, transpose(solveAnyway(r, symmetric(d))))))")
        .reverse(
            "symmetric(solveAnyway(transpose(r), transpose(solveAnyway(transpose(r),"
                + " lowerHalf(matmul(transpose(r), d))))))");
    add(PRIMITIVES, "static Tensor cofactors(Tensor x)").forward("cofactorsDerivative(x, d)");
    // Its derivative by x, a third one of the determinant, is not known.
    add(PRIMITIVES, "static Tensor cofactorsDerivative(Tensor x, Tensor c)")
        .linear(1)
        .forwardOf(0, "unknown(x)");
    add(PRIMITIVES, "static Tensor lowerHalf(Tensor x)").linear(0);
    add(PRIMITIVES, "static Tensor symmetric(Tensor x)").linear(0);
  }

  private void primitives() {
    add(PRIMITIVES, "static Tensor strongTimes(Tensor x, Tensor z)")
        .forward("d ⊛ z", "x ⊛ d")
        .reverse("sumLike(d ⊛ z, x)", "sumLike(x ⊛ d, z)");
    add(PRIMITIVES, "static Tensor strongTimes(double x, Tensor z)").forward("d ⊛ z", "x ⊛ d");
    add(PRIMITIVES, "static Tensor strongDivide(Tensor x, Tensor z)")
        .forward("d ⊘ z", "-(r ⊘ z ⊛ d)");
    add(PRIMITIVES, "static Tensor strongDivide(Tensor x, double z)")
        .forward("d ⊘ z", "-(r ⊘ z ⊛ fill(d, r))");
    add(PRIMITIVES, "static Tensor broadcastLike(Tensor x, Tensor like)").linear(0);
    add(PRIMITIVES, "static Tensor sumLike(Tensor x, Tensor like)").linear(0);
    add(PRIMITIVES, "static Tensor reshapeLike(Tensor x, Tensor like)").linear(0);
    add(PRIMITIVES, "static Tensor fill(double x, Tensor like)").linear(0);
    add(PRIMITIVES, "static Tensor logOfBase(Tensor x, double p)").forwardOf(0, "d ⊘ x");
    add(PRIMITIVES, "static Tensor orZeros(Tensor x, Tensor like)").linear(0);
    add(PRIMITIVES, "static Tensor accumulate(Tensor x, Tensor z)").forward("d", "d").sum();
    add(PRIMITIVES, "static Tensor zerosLike(Tensor x)");
    add(PRIMITIVES, "static Tensor identityLike(Tensor x)");
    add(PRIMITIVES, "static Tensor sign(Tensor x)");
    for (String name : List.of("maximumShare", "minimumShare")) {
      add(PRIMITIVES, "static Tensor " + name + "(Tensor x, Tensor z)");
      add(PRIMITIVES, "static Tensor " + name + "(Tensor x, double z)");
    }
    add(PRIMITIVES, "static Tensor shares(Tensor x, double extremum)");
    add(PRIMITIVES, "static Tensor shares(Tensor x, int axis, Tensor extremum)");
  }

  /** An operation whose Jacobian is symmetric: both modes have one formula. */
  private void diagonal(String header, String formula) {
    add(TENSOR, header).forwardOf(0, formula).reverseOf(0, formula);
  }

  /** A linear operation, and its transpose: a method that takes the same, then the cotangent. */
  private void linear(String transposes, String header, String pullback) {
    add(TENSOR, header).linear(0).reverseOf(0, pullback);
    String name = pullback.substring(0, pullback.indexOf('('));
    String parameters = header.substring(header.indexOf('(') + 1, header.indexOf(')'));
    String result = header.substring(0, header.indexOf(' '));
    String transpose = "static Tensor " + name + "(" + parameters + ", " + result + " c)";
    add(transposes, transpose).linear(parameters.split(",").length);
  }

  private Added add(String owner, String header) {
    return new Added(TensorRow.of(owner, header));
  }

  /** A row just added, about which more is to be said. */
  private final class Added {
    private final List<TensorRow> alike;
    private final int index;
    private final Map<Integer, Formula> forward = new HashMap<>();
    private final Map<Integer, Formula> reverse = new HashMap<>();

    Added(TensorRow row) {
      alike = byName.computeIfAbsent(row.name(), n -> new ArrayList<>());
      index = alike.size();
      alike.add(row);
    }

    /** A formula for each parameter. */
    Added forward(String... formulas) {
      for (int i = 0; i < formulas.length; i++) {
        forward.put(i, Formula.of(formulas[i]));
      }
      return complete();
    }

    Added forwardOf(int parameter, String formula) {
      forward.put(parameter, Formula.of(formula));
      return complete();
    }

    Added reverse(String... formulas) {
      for (int i = 0; i < formulas.length; i++) {
        reverse.put(i, Formula.of(formulas[i]));
      }
      return complete();
    }

    Added reverseOf(int parameter, String formula) {
      reverse.put(parameter, Formula.of(formula));
      return complete();
    }

    Added linear(Integer... parameters) {
      alike.set(index, alike.get(index).linearIn(Set.of(parameters)));
      return this;
    }

    Added sum() {
      alike.set(index, alike.get(index).sum());
      return this;
    }

    private Added complete() {
      alike.set(index, alike.get(index).with(forward, reverse));
      return this;
    }
  }
}
