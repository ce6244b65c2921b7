package dev.fluxion.processor.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of a {@link Function} as somebody else states it, by names of functions of the
 * same {@link Program}. Who differentiates the function calls these, and never looks into its body.
 *
 * @param what what the user calls the function
 * @param parameters the numbers of the parameters that it can be differentiated by, ascending
 * @param constants the numbers of those that cut derivatives off by declaration
 * @param partials for numbers of these the functions, of the same parameters, that compute the
 *     partial derivatives of the only result, a number
 * @param pushforwards for numbers of these functions that take a tangent of that parameter, too,
 *     and return its part of the tangent of the only result
 * @param pullbacks functions that take a cotangent of the only result, too, and return the
 *     cotangents of parameters
 * @param whole the derivative by all parameters at once; then there is nothing else
 */
public record CustomDerivative(
    String what,
    List<Integer> parameters,
    List<Integer> constants,
    SortedMap<Integer, String> partials,
    SortedMap<Integer, Part> pushforwards,
    List<Pullback> pullbacks,
    @Nullable Whole whole) {

  /**
   * A function that takes the parameters, and something behind them.
   *
   * @param takesResult whether the result stands in between
   */
  public record Part(String function, boolean takesResult) {}

  /**
   * A part that returns cotangents.
   *
   * @param wrt the numbers of the parameters whose cotangents it returns, in this order
   */
  public record Pullback(List<Integer> wrt, Part part) {
    public Pullback {
      wrt = List.copyOf(wrt);
    }
  }

  /**
   * All at once; null is what there is not.
   *
   * @param gradient the function of the same parameters that returns the only result, a number, and
   *     its partial derivatives by all {@code parameters}, numbers
   * @param pushforward the function of the same parameters, then a tangent for each of the {@code
   *     parameters}, that returns the results, then the tangent of each one that has one, and
   *     replaces the tangents of what is written to
   * @param jets the same with Taylor coefficients in place of tangents
   * @param rates where there are no {@code jets}, what these can be made of
   */
  public record Whole(
      @Nullable String gradient,
      @Nullable String pushforward,
      @Nullable String jets,
      @Nullable Halves halves,
      List<Rate> rates,
      Writes writes) {
    public Whole {
      rates = List.copyOf(rates);
    }

    public Whole(
        @Nullable String gradient,
        @Nullable String pushforward,
        @Nullable String jets,
        @Nullable Halves halves,
        Writes writes) {
      this(gradient, pushforward, jets, halves, List.of(), writes);
    }

    /** The pushforward of a function that is part of a derivative already. */
    public static Whole along(@Nullable String pushforward, Writes writes) {
      return new Whole(null, pushforward, null, null, writes);
    }

    private Whole renumbered(UnaryOperator<Integer> number) {
      Halves others =
          halves == null
              ? null
              : new Halves(
                  halves.forward(),
                  halves.reverse(),
                  halves.wrt().stream().map(number).toList(),
                  halves.looksBack());
      return new Whole(
          gradient,
          pushforward,
          jets,
          others,
          rates.stream().map(rate -> rate.renumbered(number)).toList(),
          writes.renumbered(number));
    }

    private List<String> functions() {
      Stream<@Nullable String> names =
          Stream.of(
              gradient,
              pushforward,
              jets,
              halves == null ? null : halves.forward(),
              halves == null ? null : halves.reverse());
      return Stream.concat(
              names.flatMap(Stream::ofNullable), rates.stream().map(rate -> rate.part().function()))
          .toList();
    }
  }

  /**
   * A pushforward that can be differentiated itself: it tells how fast results change.
   *
   * @param wrt the numbers of the parameters whose tangents it takes
   * @param part returns what these contribute to the tangent of each result that has one
   * @param looksAtResult whether that depends on what the results are, not just on their shapes
   */
  public record Rate(List<Integer> wrt, Part part, boolean looksAtResult) {
    public Rate {
      wrt = List.copyOf(wrt);
    }

    private Rate renumbered(UnaryOperator<Integer> number) {
      return new Rate(wrt.stream().map(number).toList(), part, looksAtResult);
    }
  }

  /**
   * What a function does to its array parameters, by their numbers.
   *
   * @param results those of the derivative's {@code parameters} that are written to, and so are
   *     results
   * @param all all that may be written to
   * @param unread those whose contents on entry do not matter
   */
  public record Writes(List<Integer> results, List<Integer> all, List<Integer> unread) {
    public static final Writes NONE = new Writes(List.of(), List.of(), List.of());

    public Writes {
      results = List.copyOf(results);
      all = List.copyOf(all);
      unread = List.copyOf(unread);
    }

    private Writes renumbered(UnaryOperator<Integer> number) {
      return new Writes(
          results.stream().map(number).toList(),
          all.stream().map(number).toList(),
          unread.stream().map(number).toList());
    }
  }

  /**
   * A function in split form.
   *
   * @param forward takes the parameters, returns the results and whatever is to be saved
   * @param reverse takes what was saved, then the cotangents of the results and of the parameters
   *     that are written to, which it leaves alone; returns the cotangents of those {@code wrt}
   * @param wrt numbers of parameters; by those that are only written, there is no derivative
   * @param looksBack whether {@code reverse} may read constant arrays that {@code forward} was
   *     given
   */
  public record Halves(String forward, String reverse, List<Integer> wrt, boolean looksBack) {
    public Halves {
      wrt = List.copyOf(wrt);
    }
  }

  public CustomDerivative {
    parameters = List.copyOf(parameters);
    constants = List.copyOf(constants);
    partials = Collections.unmodifiableSortedMap(new TreeMap<>(partials));
    pushforwards = Collections.unmodifiableSortedMap(new TreeMap<>(pushforwards));
    pullbacks = List.copyOf(pullbacks);
  }

  /** One that is known as a whole. */
  public static CustomDerivative ofWhole(
      String what, List<Integer> parameters, List<Integer> constants, Whole whole) {
    return new CustomDerivative(
        what, parameters, constants, new TreeMap<>(), new TreeMap<>(), List.of(), whole);
  }

  /** What the function writes to; one with rules to nothing. */
  public Writes writes() {
    return whole == null ? Writes.NONE : whole.writes();
  }

  /** The same where other parameters are written to. */
  public CustomDerivative writing(Writes writes) {
    Whole other =
        whole == null
            ? null
            : new Whole(
                whole.gradient, whole.pushforward, whole.jets, whole.halves, whole.rates, writes);
    return new CustomDerivative(
        what, parameters, constants, partials, pushforwards, pullbacks, other);
  }

  /** The numbers of the parameters that are written to, as far as that is a result. */
  public List<Integer> written() {
    return writes().results();
  }

  /** The numbers of the parameters to differentiate by where those {@code varied} vary. */
  public BitSet differentiated(BitSet varied) {
    BitSet known = new BitSet();
    parameters.forEach(known::set);
    BitSet both = (BitSet) varied.clone();
    both.and(known);
    return whole == null || both.isEmpty() ? both : known;
  }

  /** Whether the partial derivatives by these parameters are known, each by a function. */
  public boolean hasPartials(BitSet differentiated) {
    return differentiated.stream().allMatch(partials::containsKey);
  }

  public boolean hasForward(BitSet differentiated) {
    return whole != null
        ? whole.pushforward() != null
        : differentiated.stream()
            .allMatch(i -> partials.containsKey(i) || pushforwards.containsKey(i));
  }

  /** Whether tangents in several directions can be computed from one run. */
  public boolean hasBundle(BitSet differentiated) {
    return whole != null ? whole.gradient() != null : hasForward(differentiated);
  }

  public boolean hasTaylor(BitSet differentiated) {
    return (whole != null && whole.jets() != null)
        || differentiated.stream()
            .allMatch(
                i ->
                    partials.containsKey(i)
                        || rates().stream().anyMatch(rate -> rate.wrt().contains(i)));
  }

  /** What Taylor series can be made of, beside the partial derivatives. */
  public List<Rate> rates() {
    if (whole != null) {
      return whole.rates();
    }
    List<Rate> rates = new ArrayList<>();
    pushforwards.forEach(
        (i, part) -> {
          if (!partials.containsKey(i)) {
            rates.add(new Rate(List.of(i), part, part.takesResult()));
          }
        });
    return rates;
  }

  public boolean hasReverse(BitSet differentiated) {
    return whole != null
        ? whole.gradient() != null || whole.halves() != null
        : differentiated.stream()
            .allMatch(
                i ->
                    partials.containsKey(i)
                        || pullbacks.stream().anyMatch(p -> p.wrt().contains(i)));
  }

  /** The same with the function {@code from} replaced by {@code to}. */
  public CustomDerivative renamed(String from, String to) {
    UnaryOperator<String> rename = name -> name.equals(from) ? to : name;
    SortedMap<Integer, String> otherPartials = new TreeMap<>(partials);
    otherPartials.replaceAll((parameter, name) -> rename.apply(name));
    SortedMap<Integer, Part> others = new TreeMap<>(pushforwards);
    others.replaceAll((i, part) -> new Part(rename.apply(part.function()), part.takesResult()));
    List<Pullback> otherPullbacks = new ArrayList<>();
    for (Pullback p : pullbacks) {
      Part part = new Part(rename.apply(p.part().function()), p.part().takesResult());
      otherPullbacks.add(new Pullback(p.wrt(), part));
    }
    return new CustomDerivative(
        what, parameters, constants, otherPartials, others, otherPullbacks, whole);
  }

  /** The same for a function whose parameters have other numbers. */
  public CustomDerivative renumbered(UnaryOperator<Integer> number) {
    SortedMap<Integer, String> otherPartials = new TreeMap<>();
    partials.forEach((i, name) -> otherPartials.put(number.apply(i), name));
    SortedMap<Integer, Part> others = new TreeMap<>();
    pushforwards.forEach((i, part) -> others.put(number.apply(i), part));
    return new CustomDerivative(
        what,
        parameters.stream().map(number).toList(),
        constants.stream().map(number).toList(),
        otherPartials,
        others,
        pullbacks.stream()
            .map(p -> new Pullback(p.wrt().stream().map(number).toList(), p.part()))
            .toList(),
        whole == null ? null : whole.renumbered(number));
  }

  /** The names of the functions that this refers to. */
  public List<String> functions() {
    Stream<String> parts =
        Stream.of(
                partials.values().stream(),
                pushforwards.values().stream().map(Part::function),
                pullbacks.stream().map(p -> p.part().function()))
            .flatMap(names -> names);
    return whole == null ? parts.toList() : whole.functions();
  }
}
