package dev.fluxion.processor.frontend;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/** Tells what the companions of other files offer. */
public interface Callees {

  /** What is offered for {@code method}; empty if it is not {@code @Differentiable}. */
  List<View> views(ExecutableElement method);

  /**
   * One view of a method.
   *
   * @param companion the canonical name of the class
   * @param wrt the numbers of the differentiated parameters, where a receiver counts as the first
   * @param components the names of the record components for these
   * @param value the name of the component for the value beside them
   * @param results what the method has as its results
   * @param lost the numbers of array parameters that it writes to, although they are none of these
   * @param cotangents the canonical name of the record that the pullback returns
   */
  record View(
      State state,
      String companion,
      List<Integer> wrt,
      List<String> components,
      String value,
      List<Result> results,
      List<Integer> lost,
      String cotangents,
      @Nullable Offer gradient,
      @Nullable Offer jvp,
      @Nullable Offer hvp,
      @Nullable Offer pullback) {
    public View {
      wrt = List.copyOf(wrt);
      components = List.copyOf(components);
      results = List.copyOf(results);
      lost = List.copyOf(lost);
    }

    /** The numbers of the parameters that are results. */
    public List<Integer> written() {
      return results.stream().map(Result::parameter).filter(i -> i >= 0).toList();
    }
  }

  /**
   * A result.
   *
   * @param parameter the number of the array parameter that is written to; −1: what is returned
   * @param component its name in a record
   * @param tangent its tangent's name there
   */
  record Result(int parameter, String component, String tangent) {}

  /**
   * A static method of a companion.
   *
   * @param result the canonical name of the class of what it returns
   */
  record Offer(String name, String result) {}

  /** Whether a companion can be called. */
  enum State {
    FITS,
    /** The method comes from a class file, and there is no companion beside it. */
    MISSING,
    /** The companion in a class file was made from another version of the method. */
    STALE,
    /** The class file does not tell the names of parameters, and the annotation refers to them. */
    NAMELESS
  }
}
