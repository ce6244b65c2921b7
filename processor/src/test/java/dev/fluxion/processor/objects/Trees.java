package dev.fluxion.processor.objects;

import dev.fluxion.Constant;
import dev.fluxion.Differentiable;
import java.util.List;

/** Objects in arrays, in each other, chosen and compared. */
final class Trees {
  private final Node root;
  private final Node[] all;
  private final Node[][] grid;

  Trees(Node... all) {
    this.all = all;
    this.root = all[0];
    this.grid = new Node[][] {all, {}, {all[0]}};
  }

  static List<Object> examples() {
    Node leaf = new Node(2, null, null, Sign.PLUS);
    Node other = new Node(-1, null, leaf, Sign.MINUS);
    return List.of(new Trees(new Node(0.5, leaf, other, Sign.PLUS), leaf, other), new Trees(leaf));
  }

  enum Sign {
    PLUS,
    MINUS,
    NONE
  }

  static final class Node {
    private final double weight;
    private final Node left;
    private final Node right;
    private final Sign sign;

    Node(double weight, Node left, Node right, Sign sign) {
      this.weight = weight;
      this.left = left;
      this.right = right;
      this.sign = sign;
    }

    Node left() {
      return left;
    }

    Node self() {
      return this;
    }

    double sum(double x) {
      double s = weight * x;
      if (left != null) {
        s += left.sum(x * x);
      }
      if (this.right != null) {
        s -= Math.sin(right.sum(s));
      }
      return s;
    }

    double signed(double x) {
      return switch (sign) {
        case PLUS -> x;
        case MINUS -> -x;
        default -> throw new IllegalStateException("sign " + sign + " of " + weight);
      };
    }
  }

  @Differentiable
  double recursive(double x) {
    return root.sum(x);
  }

  @Differentiable
  double forEach(double x) {
    double s = 0;
    for (Node node : all) {
      s = s * node.weight + node.signed(x * x);
    }
    for (Node[] row : grid) {
      for (var node : row) {
        s += node.sum(x);
      }
    }
    return s;
  }

  @Differentiable
  double chains(double x) {
    double y = root.self().left().self().sum(x);
    return y * root.left.weight + (root.left() == null ? 0 : x);
  }

  @Differentiable
  double chosen(double x, @Constant boolean b) {
    Node node = b ? root : all[all.length - 1];
    Node best = null;
    for (int i = 0; i < all.length; i++) {
      if (best == null || all[i].weight > best.weight) {
        best = all[i];
      }
    }
    while (node != null && node != best) {
      x = node.sum(x) / 2;
      node = node.right;
    }
    return x * best.weight * grid[2].length;
  }
}
