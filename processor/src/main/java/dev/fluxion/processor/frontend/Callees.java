package dev.fluxion.processor.frontend;

import dev.fluxion.processor.ir.CustomDerivative;
import java.util.List;
import java.util.stream.Stream;
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
   * @param written the numbers of the array parameters that are results
   * @param components the names of the record components for those in {@code wrt}
   * @param value the name of the component for the value beside them
   * @param results what the method has as its results: what it returns, or the arrays {@code
   *     written}
   * @param overwritten the numbers of all array parameters that it may write to
   * @param unread those in {@code written} whose contents on entry do not matter, unless they stay
   * @param lost those of them whose contents afterwards have derivatives that nobody tells
   * @param cotangents the canonical name of the record that the pullback returns
   */
  record View(
      State state,
      String companion,
      List<Integer> wrt,
      List<Integer> written,
      List<String> components,
      String value,
      List<Result> results,
      List<Integer> overwritten,
      List<Integer> unread,
      List<Integer> lost,
      String cotangents,
      @Nullable Offer gradient,
      @Nullable Offer jvp,
      @Nullable Offer hvp,
      @Nullable Offer pullback,
      @Nullable Offer pullbackAlong,
      @Nullable Offer jets) {
    public View {
      wrt = List.copyOf(wrt);
      written = List.copyOf(written);
      components = List.copyOf(components);
      results = List.copyOf(results);
      overwritten = List.copyOf(overwritten);
      unread = List.copyOf(unread);
      lost = List.copyOf(lost);
    }

    /** What the method does to its arrays. */
    public CustomDerivative.Writes writes() {
      return new CustomDerivative.Writes(written, overwritten, unread);
    }

    /** The numbers of all that is differentiated or written to, ascending. */
    public List<Integer> parameters() {
      return Stream.concat(wrt.stream(), written.stream()).distinct().sorted().toList();
    }
  }

  /**
   * A result.
   *
   * @param component its name in a record
   * @param tangent its tangent's name there
   */
  record Result(String component, String tangent) {}

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
