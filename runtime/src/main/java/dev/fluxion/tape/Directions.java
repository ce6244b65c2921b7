package dev.fluxion.tape;

import dev.fluxion.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The directions whose Taylor coefficients determine all derivatives of one order, and these
 * derivatives from the coefficients, by polarization: with c(v) the coefficient of t<sup>k</sup> of
 * t ↦ f(x + t·v),
 *
 * <pre>
 * Dᵏf[v₁, …, vₖ] = 2⁻ᵏ Σ over all signs εᵢ = ±1 of ε₁⋯εₖ · c(ε₁v₁ + … + εₖvₖ)
 * </pre>
 *
 * for unit vectors vᵢ, where equal, opposite and parallel directions are swept once. (A. Griewank,
 * J. Utke, A. Walther, Evaluating higher derivative tensors by forward propagation of univariate
 * Taylor series, Math. Comp. 69, 2000, on this family of methods.) For generated code.
 */
public final class Directions extends Sequence {
  private final int order;
  private final int n;

  /** The derivatives that may differ, by the places of their variables in ascending order. */
  private final Map<List<Integer>, Map<Integer, Double>> weights = new HashMap<>();

  /** Numbers of the directions; each is its places, ascending, each followed by its factor. */
  private final Map<List<Integer>, Integer> numbers = new HashMap<>();

  private final List<List<Integer>> directions = new ArrayList<>();
  private final List<double[]> coefficients = new ArrayList<>();

  private List<Integer> now = List.of();
  private int place;
  private int nextTerm;

  /**
   * Finds the directions.
   *
   * @param order of the derivatives
   * @param n the number of variables
   * @throws IllegalArgumentException if {@code order} is negative, or there are more derivatives
   *     than an array can hold
   */
  public Directions(int order, int n) {
    Coefficients.check(order);
    if (Math.pow(n, order) > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "the derivatives of order " + order + " by " + n + " variables are too many");
    }
    this.order = order;
    this.n = n;
    choose(new ArrayList<>(), 0);
    if (directions.isEmpty()) {
      // The function runs at least once: it may throw, or write to its arguments.
      directions.add(List.of());
    }
  }

  /** Adds places to {@code chosen}, in every way that keeps them in order. */
  private void choose(List<Integer> chosen, int least) {
    if (chosen.size() == order) {
      Map<Integer, Double> terms = new HashMap<>();
      addSigns(chosen, 0, 1, new TreeMap<>(), terms);
      weights.put(List.copyOf(chosen), terms);
      return;
    }
    for (int i = least; i < n; i++) {
      chosen.add(i);
      choose(chosen, i);
      chosen.remove(chosen.size() - 1);
    }
  }

  /** Adds the terms for both signs of all places from the {@code from}-th on. */
  private void addSigns(
      List<Integer> places,
      int from,
      double product,
      TreeMap<Integer, Integer> sum,
      Map<Integer, Double> terms) {
    if (from == places.size()) {
      addTerm(sum, product, terms);
      return;
    }
    for (int sign = 1; sign >= -1; sign -= 2) {
      sum.merge(places.get(from), sign, Integer::sum);
      addSigns(places, from + 1, product * sign, sum, terms);
      sum.merge(places.get(from), -sign, Integer::sum);
    }
  }

  /** c(g·v) = gᵏ·c(v), so of parallel directions one is enough. */
  private void addTerm(TreeMap<Integer, Integer> sum, double sign, Map<Integer, Double> terms) {
    int divisor = 0;
    for (int factor : sum.values()) {
      divisor = gcd(divisor, Math.abs(factor));
    }
    if (divisor == 0 && order > 0) {
      return;
    }
    List<Integer> direction = new ArrayList<>();
    for (Map.Entry<Integer, Integer> entry : sum.entrySet()) {
      if (entry.getValue() != 0) {
        if (direction.isEmpty() && entry.getValue() < 0) {
          divisor = -divisor;
        }
        direction.add(entry.getKey());
        direction.add(entry.getValue() / divisor);
      }
    }
    int number = numbers.computeIfAbsent(direction, d -> directions.size());
    if (number == directions.size()) {
      directions.add(direction);
    }
    terms.merge(number, sign * Math.pow(divisor, order), Double::sum);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** Goes on to the next direction, whose parts follow in order; there is at least one. */
  public boolean advance() {
    if (coefficients.size() == directions.size()) {
      return false;
    }
    now = directions.get(coefficients.size());
    place = 0;
    nextTerm = 0;
    return true;
  }

  @Override
  double next() {
    if (nextTerm < now.size() && now.get(nextTerm) == place++) {
      nextTerm += 2;
      return now.get(nextTerm - 1);
    }
    return 0;
  }

  /** The coefficients of the results in the present direction. */
  public void add(double... results) {
    coefficients.add(results);
  }

  /** The derivatives of a single number; shape (n, …, n), {@code order} times. */
  public Tensor derivative() {
    int[] shape = new int[order];
    Arrays.fill(shape, n);
    return Tensor.of(data(), shape);
  }

  /** The derivatives of m numbers; shape (m, n, …, n). */
  public Tensor derivatives() {
    int[] shape = new int[order + 1];
    Arrays.fill(shape, n);
    shape[0] = coefficients.get(0).length;
    return Tensor.of(data(), shape);
  }

  private double[] data() {
    int m = coefficients.get(0).length;
    int size = (int) Math.pow(n, order);
    double[] data = new double[Math.multiplyExact(m, size)];
    int[] places = new int[order];
    for (int i = 0; i < size; i++) {
      int rest = i;
      List<Integer> sorted = new ArrayList<>(order);
      for (int axis = 0; axis < order; axis++) {
        sorted.add(rest % n);
        rest /= n;
      }
      Collections.sort(sorted);
      Map<Integer, Double> terms = weights.getOrDefault(sorted, Map.of());
      for (int result = 0; result < m; result++) {
        data[result * size + i] = sum(terms, result);
      }
    }
    return data;
  }

  private double sum(Map<Integer, Double> terms, int result) {
    double sum = 0;
    for (Map.Entry<Integer, Double> term : terms.entrySet()) {
      if (term.getValue() != 0) {
        sum += term.getValue() * coefficients.get(term.getKey())[result];
      }
    }
    return Math.scalb(sum, -order);
  }
}
