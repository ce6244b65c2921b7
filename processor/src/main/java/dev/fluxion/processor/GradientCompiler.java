package dev.fluxion.processor;

import dev.fluxion.processor.analysis.Cost;
import dev.fluxion.processor.analysis.Obstacles;
import dev.fluxion.processor.analysis.Obstacles.Mode;
import dev.fluxion.processor.analysis.ParameterEffects;
import dev.fluxion.processor.companion.Derivatives;
import dev.fluxion.processor.companion.Member;
import dev.fluxion.processor.companion.MethodDeclaration;
import dev.fluxion.processor.companion.MethodDescriptor;
import dev.fluxion.processor.companion.RecordLayout;
import dev.fluxion.processor.frontend.ReadMethod;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Value;
import dev.fluxion.processor.transform.ChooseViews;
import dev.fluxion.processor.transform.CustomFunctions;
import dev.fluxion.processor.transform.DistinctArrays;
import dev.fluxion.processor.transform.DistinctArrays.Assumption;
import dev.fluxion.processor.transform.ExplodeRecords;
import dev.fluxion.processor.transform.Forward;
import dev.fluxion.processor.transform.ForwardGradient;
import dev.fluxion.processor.transform.FrameScratch;
import dev.fluxion.processor.transform.InlineCalls;
import dev.fluxion.processor.transform.MarkStableLoads;
import dev.fluxion.processor.transform.NumbersHessian;
import dev.fluxion.processor.transform.RefuseSharedRows;
import dev.fluxion.processor.transform.Reverse;
import dev.fluxion.processor.transform.ScratchArrays;
import dev.fluxion.processor.transform.Simplify;
import dev.fluxion.processor.transform.VectorForward;
import dev.fluxion.processor.transform.WrittenResults;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The way of a method through the processor. Start reading here.
 *
 * <pre>
 * javac's trees ─▶ frontend ─▶ program ─▶ transform ─▶ derivatives ─▶ companion, emit ─▶ Java
 * </pre>
 *
 * Every arrow is a pure function from immutable to immutable. This class is the middle of it: from
 * the program that the front end read to the programs that the companion will contain.
 */
final class GradientCompiler {
  private static final Set<Member> FORWARD = EnumSet.of(Member.JVP);
  private static final Set<Member> JACOBIAN = EnumSet.of(Member.JACOBIAN);
  private static final Set<Member> REVERSE =
      EnumSet.of(Member.GRADIENT, Member.VJP, Member.PULLBACK, Member.PULLBACK_ALONG, Member.HVP);
  private static final Set<Member> JETS = EnumSet.of(Member.TAYLOR, Member.JETS);

  /** How many tangents a sweep for a Jacobian carries: more would no longer stay in registers. */
  private static final int DIRECTIONS = 4;

  /** Of a longer primal, a sweep carries one: the text of four would take seconds to compile. */
  private static final int LONGEST_BUNDLED = 500;

  private final Options options;
  private final BiConsumer<String, Program> trace;

  /**
   * @param trace is told the name of each pass and its outcome
   */
  GradientCompiler(Options options, BiConsumer<String, Program> trace) {
    this.options = options;
    this.trace = trace;
  }

  /** What was read, with all that the method has as its results. */
  static Program results(MethodDeclaration method, ReadMethod read) {
    Program whole =
        WrittenResults.append(
            ExplodeRecords.withDerivedResults(read.program()),
            ExplodeRecords.exploded(method.written(), read.program()));
    return ChooseViews.choose(whole, active(method, read));
  }

  private static RecordLayout layout(ReadMethod read) {
    Program exploded = InlineCalls.inline(ExplodeRecords.explode(read.program()));
    return new RecordLayout(
        read.program(), read.traits().hidden(), ParameterEffects.of(exploded).written());
  }

  /** The numbers of the differentiated parameters of what was read. */
  static BitSet active(MethodDeclaration method, ReadMethod read) {
    return ExplodeRecords.exploded(method.active(), read.program());
  }

  /** The derivatives that the members of {@code method} consist of. */
  Derivatives differentiate(MethodDescriptor descriptor, ReadMethod read) {
    MethodDeclaration method = descriptor.method();
    BitSet active = active(method, read);
    Program program = RefuseSharedRows.refuse(results(method, read), active);
    Program source = options.simplify() ? Simplify.primal(program, active) : program;
    Program primal = simplified("primal", MarkStableLoads.mark(InlineCalls.inline(source)));

    WantedMembers wanted = new WantedMembers(method);
    Optional<String> noForward = Obstacles.first(primal, active, Mode.FORWARD);
    Optional<String> noReverse = Obstacles.first(primal, active, Mode.REVERSE);
    noForward.ifPresent(obstacle -> wanted.strike(FORWARD, "forward rule", obstacle));
    noReverse.ifPresent(obstacle -> wanted.strike(REVERSE, "reverse rule", obstacle));
    if (noForward.isPresent() && noReverse.isPresent()) {
      wanted.strike(JACOBIAN, "forward rule", noForward.get());
    }
    Obstacles.first(primal, active, Mode.TAYLOR)
        .ifPresent(obstacle -> wanted.strike(JETS, "Taylor series", obstacle));

    Derivatives.Builder derivatives = new Derivatives.Builder(read.source()::line);
    forward(source, primal, active, wanted, derivatives);
    Program adding =
        wanted.has(Member.GRADIENT)
            ? gradient(source, active, new Reverse.Form(false, true))
            : null;
    Optional<Assumption> assumption =
        options.simplify()
            ? DistinctArrays.assume(source)
                .map(a -> new Assumption(Simplify.primal(a.program(), active), a.pairs()))
            : Optional.empty();
    reverse(descriptor, read, source, assumption, active, adding, wanted, derivatives);
    secondOrder(source, assumption, active, adding, wanted, derivatives);
    return derivatives.build(wanted.missing(), layout(read));
  }

  private void forward(
      Program source,
      Program primal,
      BitSet active,
      WantedMembers wanted,
      Derivatives.Builder derivatives) {
    if (wanted.has(Member.TAYLOR)) {
      derivatives.put(Member.TAYLOR, settled("taylor", Forward.taylor(primal, active)));
    }
    if (wanted.has(Member.JVP)) {
      derivatives.put(Member.JVP, settled("jvp", Forward.differentiate(primal, active)));
    }
    if (wanted.has(Member.JACOBIAN)) {
      boolean isByRows = Obstacles.first(primal, active, Mode.FORWARD).isPresent();
      derivatives.put(
          isByRows
              ? new Derivatives.Jacobian(null, 0, null, null, 0)
              : jacobian(source, primal, active));
    }
  }

  private void reverse(
      MethodDescriptor descriptor,
      ReadMethod read,
      Program source,
      Optional<Assumption> assumption,
      BitSet active,
      @Nullable Program adding,
      WantedMembers wanted,
      Derivatives.Builder derivatives) {
    MethodDeclaration method = descriptor.method();
    if (adding != null) {
      Program gradient = ScratchArrays.given(settledOf("gradient", adding));
      Program cheaper = cheaper(gradient, source, active);
      derivatives.put(Member.GRADIENT, cheaper);
      if (cheaper == gradient) {
        Reverse.Form form = new Reverse.Form(false, true).fused(options.simplify());
        distinct(
            Member.GRADIENT,
            gradient,
            assumption,
            assuming -> reverse("gradient, distinct arrays", assuming, active, form),
            derivatives);
      }
    }
    if (wanted.has(Member.VJP)) {
      Reverse.Form form =
          method.returnsRecords()
              ? Reverse.Form.checkedBy(descriptor.cotangentCheck(source.entry().results().get(0)))
              : Reverse.Form.checking(descriptor.cotangentNames());
      Program vjp = reverse("vjp", source, active, form);
      derivatives.put(Member.VJP, vjp);
      distinct(
          Member.VJP,
          vjp,
          assumption,
          assuming -> reverse("vjp, distinct arrays", assuming, active, form),
          derivatives);
    }
    if (wanted.has(Member.PULLBACK)) {
      BitSet records = ExplodeRecords.references(method.active(), read.program());
      Reverse.Pullback pullback = Reverse.pullback(source, active, records);
      derivatives.put(
          FrameScratch.keep(
              new Reverse.Pullback(
                  settled("pullback, forward", pullback.forward()),
                  settled("pullback, backward", pullback.backward()))));
    }
  }

  /** What is worth having for arguments that are different arrays. */
  private void distinct(
      Member member,
      Program any,
      Optional<Assumption> assumption,
      UnaryOperator<Program> differentiate,
      Derivatives.Builder derivatives) {
    assumption
        .flatMap(a -> DistinctArrays.saving(differentiate.apply(a.program()), a.pairs(), any))
        .ifPresent(program -> derivatives.put(member, program));
  }

  /**
   * Forward over reverse, where what the reverse sweep calls can be differentiated.
   *
   * @param adding the gradient that adds to the arrays it gets; of numbers it gets none
   */
  private void secondOrder(
      Program source,
      Optional<Assumption> assumption,
      BitSet active,
      @Nullable Program adding,
      WantedMembers wanted,
      Derivatives.Builder derivatives) {
    if (wanted.has(Member.PULLBACK_ALONG)) {
      Reverse.Pullback pullback = Reverse.pullbackOnce(source, active);
      Program forward = simplified("pullback, forward, once", pullback.forward());
      Program backward = simplified("pullback, backward, once", pullback.backward());
      BitSet all = new BitSet();
      all.set(0, backward.entry().parameters().size());
      Obstacles.first(forward, active, Mode.FORWARD)
          .or(() -> Obstacles.first(backward, all, Mode.FORWARD))
          .ifPresentOrElse(
              obstacle -> wanted.strike(Set.of(Member.PULLBACK_ALONG), "derivative", obstacle),
              () ->
                  derivatives.putAlong(
                      new Reverse.Pullback(
                          settled(
                              "pullback, forward, along", Forward.differentiate(forward, active)),
                          settled(
                              "pullback, backward, along", Forward.differentiate(backward, all)))));
    }
    if (wanted.has(Member.HVP)) {
      Program gradient =
          adding != null && isOfNumbers(source, active)
              ? adding
              : gradient(source, active, Reverse.Form.GRADIENT);
      Obstacles.first(gradient, active, Mode.FORWARD)
          .ifPresentOrElse(
              obstacle -> wanted.strike(Set.of(Member.HVP), "derivative", obstacle),
              () -> {
                Program hvp = settled("hvp", Forward.differentiate(gradient, active));
                derivatives.put(Member.HVP, hvp);
                distinct(
                    Member.HVP,
                    hvp,
                    assumption,
                    assuming ->
                        settled(
                            "hvp, distinct arrays",
                            Forward.differentiate(
                                gradient(assuming, active, Reverse.Form.GRADIENT), active)),
                    derivatives);
                hessian(gradient, active, derivatives);
              });
    }
  }

  /** Of a few numbers, in one run; of others along many directions at once. */
  private void hessian(Program gradient, BitSet active, Derivatives.Builder derivatives) {
    if (Obstacles.first(gradient, active, Mode.BUNDLE).isPresent()) {
      return;
    }
    if (options.simplify() && NumbersHessian.isPossible(gradient, active)) {
      derivatives.put(Member.HESSIAN, settled("hessian", NumbersHessian.of(gradient, active)));
    } else if (VectorForward.isPossibleFor(gradient, active)) {
      Program vector = VectorForward.differentiate(gradient, active);
      derivatives.putGradients(settled("gradient, vector", vector));
    }
  }

  private Derivatives.Jacobian jacobian(Program source, Program primal, BitSet active) {
    boolean isOfNumbers = isOfNumbers(primal, active);
    int directions = isOfNumbers ? Math.min(active.cardinality(), DIRECTIONS) : DIRECTIONS;
    if (Obstacles.first(primal, active, Mode.BUNDLE).isPresent()) {
      directions = 1;
    } else if (directions == DIRECTIONS && VectorForward.isPossible(primal, active)) {
      directions = 0;
    } else if (InlineCalls.size(primal.entry().body()) > LONGEST_BUNDLED) {
      directions = 1;
    }
    Program bundle =
        settled(
            "bundle",
            directions == 0
                ? VectorForward.differentiate(primal, active)
                : Forward.bundle(primal, active, directions));
    boolean hasPattern = !isOfNumbers && Obstacles.first(primal, active, Mode.PATTERN).isEmpty();
    return new Derivatives.Jacobian(
        bundle,
        directions,
        hasPattern ? settled("pattern", Forward.sparsity(primal, active)) : null,
        rows(source, primal, active),
        Reverse.numbersReturned(primal));
  }

  private Reverse.@Nullable Rows rows(Program source, Program primal, BitSet active) {
    if (!options.simplify() || Obstacles.first(primal, active, Mode.REVERSE).isPresent()) {
      return null;
    }
    Reverse.Rows rows = Reverse.byRows(source, active);
    return rows == null ? null : new Reverse.Rows(settled("rows", rows.program()), rows.made());
  }

  /** The gradient, by forward mode where that is cheaper. */
  private Program cheaper(Program gradient, Program source, BitSet active) {
    Program primal = InlineCalls.inline(source);
    if (!options.simplify()
        || !ForwardGradient.saves(gradient)
        || !ForwardGradient.isPossible(primal, active)
        || Obstacles.first(primal, active, Mode.BUNDLE).isPresent()
        || Obstacles.first(primal, active, Mode.FORWARD).isPresent()) {
      return gradient;
    }
    Program forward =
        settled("gradient, forward", ForwardGradient.of(MarkStableLoads.mark(primal), active));
    return Cost.of(forward) < Cost.of(gradient) ? forward : gradient;
  }

  private static boolean isOfNumbers(Program program, BitSet active) {
    List<Value> parameters = program.entry().parameters();
    return active.stream().allMatch(i -> parameters.get(i).type().isReal());
  }

  private Program gradient(Program source, BitSet active, Reverse.Form form) {
    return simplified(
        "gradient", Reverse.differentiate(source, active, form.fused(options.simplify())));
  }

  /** What adds to arrays that it gets, and keeps its own from call to call. */
  private Program reverse(String name, Program source, BitSet active, Reverse.Form form) {
    return ScratchArrays.given(settled(name, Reverse.differentiate(source, active, form)));
  }

  /** The program as it will run. */
  private Program settled(String name, Program program) {
    return settledOf(name, simplified(name, program));
  }

  private Program settledOf(String name, Program simple) {
    return CustomFunctions.areIn(simple)
        ? simplified(name + ", settled", CustomFunctions.settle(simple))
        : simple;
  }

  private Program simplified(String name, Program program) {
    trace.accept(name, program);
    if (!options.simplify()) {
      return program;
    }
    Program simple = Simplify.simplify(program);
    trace.accept(name + ", simplified", simple);
    return simple;
  }
}
