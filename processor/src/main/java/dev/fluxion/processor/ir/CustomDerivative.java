package dev.fluxion.processor.ir;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of a {@link Function} as somebody else states it, by names of functions of the
 * same {@link Program}. Who differentiates the function calls these, and never looks into its body.
 *
 * @param what what the user calls the function
 * @param parameters the numbers of the parameters that it can be differentiated by, ascending
 * @param partials for numbers of these the functions, of the same parameters, that compute the
 *     partial derivatives of the only result
 * @param gradient the function of the same parameters that returns the only result and its partial
 *     derivatives by all {@code parameters}; null if there is none
 * @param pushforward the function of the same parameters, then a tangent for each of the {@code
 *     parameters}, that returns the results, then the tangent of each real one; null if there is
 *     none but what the partial derivatives make
 */
public record CustomDerivative(
    String what,
    List<Integer> parameters,
    SortedMap<Integer, String> partials,
    @Nullable String gradient,
    @Nullable String pushforward) {

  public CustomDerivative {
    parameters = List.copyOf(parameters);
    partials = new TreeMap<>(partials);
  }

  /** The derivative of a scalar function by its partial derivatives. */
  public static CustomDerivative ofPartials(String what, Map<Integer, String> partials) {
    TreeMap<Integer, String> sorted = new TreeMap<>(partials);
    return new CustomDerivative(what, List.copyOf(sorted.keySet()), sorted, null, null);
  }

  /** Whether there are partial derivatives by all parameters, each a function of its own. */
  public boolean hasPartials() {
    return partials.size() == parameters.size();
  }

  public boolean hasForward() {
    return pushforward != null || hasPartials();
  }

  public boolean hasReverse() {
    return gradient != null || hasPartials();
  }

  /** The same with the function {@code from} replaced by {@code to}. */
  public CustomDerivative renamed(String from, String to) {
    TreeMap<Integer, String> others = new TreeMap<>(partials);
    others.replaceAll((parameter, name) -> name.equals(from) ? to : name);
    return new CustomDerivative(
        what,
        parameters,
        others,
        from.equals(gradient) ? to : gradient,
        from.equals(pushforward) ? to : pushforward);
  }

  /** The names of the functions that this refers to. */
  public List<String> functions() {
    return Stream.concat(
            partials.values().stream(),
            Stream.of(gradient, pushforward).filter(name -> name != null).map(name -> name))
        .toList();
  }
}
