package dev.fluxion.processor.analysis;

import static dev.fluxion.processor.ir.Code.integer;
import static dev.fluxion.processor.ir.Code.real;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.ir.Code;
import dev.fluxion.processor.ir.ExternalMember;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Scalar;
import dev.fluxion.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is saved and what is computed again. Each test says by hand which values the derivatives of
 * its statements read.
 */
class RecordingPlanTest {
  private final Code f = new Code("f");
  private final Value x = f.real("x");
  private final Value n = f.integer("n");
  private final List<Value> needed = new ArrayList<>();

  private RecordingPlan plan(Value result) {
    return plan(result, true);
  }

  private RecordingPlan plan(Value result, boolean keepsLocals) {
    Program program = f.program(result);
    return RecordingPlan.of(new Regions(program.entry()), needed, keepsLocals);
  }

  private Value need(Value value) {
    needed.add(value);
    return value;
  }

  @Test
  void localsAreStillThere() {
    Value a = need(f.sin(need(x)));
    assertEquals(expected(Set.of(), Set.of()), plan(f.times(a, a)));
  }

  @Test
  void aSplitFunctionKeepsNothing() {
    Value a = need(f.sin(need(x)));
    Value b = need(f.times(a, x));
    // b is computed again from a and x.
    assertEquals(expected(Set.of(a, x), Set.of(b)), plan(f.times(f.times(a, b), x), false));
  }

  @Test
  void aStepOfAnIntegration() {
    // y += h · y²: the square reads the old y, the product h only.
    List<Value> ys = new ArrayList<>();
    Value y =
        f.loop(
            "y",
            x,
            "i",
            n,
            (body, i, before) -> {
              ys.add(need(before));
              return body.plus(before, body.times(real(0.1), body.times(before, before)));
            });
    assertEquals(expected(Set.copyOf(ys), Set.of()), plan(y));
  }

  @Test
  void aSumOfProductsSavesNothing() {
    Value a = f.reals("a");
    Value b = f.reals("b");
    Value s =
        f.loop(
            "s",
            real(0),
            "i",
            n,
            (body, i, before) ->
                body.plus(before, body.times(need(body.load(a, i)), need(body.load(b, i)))));
    assertEquals(expected(Set.of(), Set.copyOf(needed)), plan(s));
  }

  @Test
  void ofAnExponentialTheResultIsSavedNotTheArgument() {
    Value y = f.loop("y", x, "i", n, (body, i, before) -> need(body.exp(before)));
    assertEquals(expected(Set.copyOf(needed), Set.of()), plan(y));
  }

  @Test
  void whatIsCheapIsComputedAgainFromWhatIsSaved() {
    // cos(y · x) reads y · x, and the product reads y.
    List<Value> product = new ArrayList<>();
    List<Value> ys = new ArrayList<>();
    Value y =
        f.loop(
            "y",
            x,
            "i",
            n,
            (body, i, before) -> {
              ys.add(need(before));
              product.add(need(body.times(before, x)));
              return body.sin(product.get(0));
            });
    assertEquals(expected(Set.copyOf(ys), Set.copyOf(product)), plan(y));
  }

  @Test
  void inductionVariablesAreNeverSaved() {
    List<Value> results =
        f.loop(
            List.of("i", "k", "s"),
            List.of(integer(2), n, real(0)),
            (c, p) -> c.less(p.get(0), n),
            (body, p) -> {
              need(p.get(0));
              need(p.get(1));
              Value weight = need(body.cast(Scalar.DOUBLE, body.times(p.get(0), p.get(1))));
              return List.of(
                  body.plus(p.get(0), integer(1)),
                  body.minus(p.get(1), integer(3)),
                  body.plus(p.get(2), body.times(weight, x)));
            });
    RecordingPlan plan = plan(results.get(2));
    assertEquals(Set.of(), plan.saved());
    // The counter is there already; k is computed from it.
    assertEquals(Set.of("k", ""), names(plan.recomputed()));
  }

  @Test
  void aVariableThatStepsByAnotherIsSaved() {
    List<Value> results =
        f.loop(
            List.of("i", "k", "s"),
            List.of(integer(0), integer(0), real(0)),
            (c, p) -> c.less(p.get(0), n),
            (body, p) -> {
              need(p.get(1));
              Value weight = body.cast(Scalar.DOUBLE, p.get(1));
              return List.of(
                  body.plus(p.get(0), integer(1)),
                  body.plus(p.get(1), p.get(0)),
                  body.plus(p.get(2), body.times(weight, x)));
            });
    assertEquals(Set.of("k"), names(plan(results.get(2)).saved()));
  }

  /** What a trip hands on is what the next one has saved. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsHandedOnIsSavedOnce(boolean keepsLocals) {
    List<Value> results =
        f.loop(
            List.of("i", "s"),
            List.of(integer(0), real(1)),
            (c, p) -> c.less(p.get(0), n),
            (body, p) -> {
              need(p.get(1));
              Value next = need(body.exp(body.times(p.get(1), need(x))));
              return List.of(body.plus(p.get(0), integer(1)), next);
            });
    RecordingPlan plan = plan(results.get(1), keepsLocals);
    Value state = needed.get(0);
    Set<Value> locals = keepsLocals ? Set.of() : Set.of(x, results.get(1));
    Set<Value> saved = new HashSet<>(locals);
    saved.add(state);
    assertEquals(saved, plan.saved());
    assertEquals(
        Map.of(needed.get(2), new RecordingPlan.HandedOn(state, results.get(1))), plan.handedOn());
  }

  /** Backwards they change places as well. */
  @Test
  void whatChangesPlacesIsNotSaved() {
    List<Value> results =
        f.loop(
            List.of("i", "a", "b"),
            List.of(integer(0), x, f.sin(x)),
            (c, p) -> c.less(p.get(0), n),
            (body, p) -> List.of(body.plus(p.get(0), integer(1)), need(p.get(2)), need(p.get(1))));
    RecordingPlan plan = plan(f.times(results.get(1), results.get(2)));
    Value b = needed.get(0);
    Value a = needed.get(1);
    assertEquals(Set.of(), plan.saved());
    assertEquals(
        Map.of(
            b, new RecordingPlan.HandedOn(a, results.get(1)),
            a, new RecordingPlan.HandedOn(b, results.get(2))),
        plan.handedOn());
  }

  @Test
  void whatStaysInAnArrayIsReadThere() {
    Value a = f.reals("a");
    RecordingPlan plan =
        planOfStored(
            (body, before) -> {
              Value e = need(body.exp(before));
              body.storeForGood(a, integer(3), e);
              return e;
            });
    assertEquals(Set.of(), plan.saved());
    assertEquals(Set.of(), plan.recomputed());
    assertEquals(Set.copyOf(needed), plan.reread().keySet());
  }

  @Test
  void whatIsOverwrittenIsSaved() {
    Value a = f.reals("a");
    RecordingPlan plan =
        planOfStored(
            (body, before) -> {
              Value e = need(body.exp(before));
              body.store(a, integer(3), e);
              return e;
            });
    assertEquals(expected(Set.copyOf(needed), Set.of()), plan);
  }

  /** What is between may have to be computed again before the place is known. */
  @Test
  void whatIsUsedBeforeItIsStoredIsSaved() {
    Value a = f.reals("a");
    RecordingPlan plan =
        planOfStored(
            (body, before) -> {
              Value e = need(body.exp(before));
              body.storeForGood(a, body.cast(Scalar.INT, e), e);
              return e;
            });
    assertEquals(expected(Set.copyOf(needed), Set.of()), plan);
  }

  /** To keep the place takes fewer bytes than to keep the number. */
  @Test
  void ofWhatIsStoredSomewhereThePlaceIsSaved() {
    Value a = f.reals("a");
    List<Value> places = new ArrayList<>();
    RecordingPlan plan =
        planOfStored(
            (body, before) -> {
              places.add(body.cast(Scalar.INT, before));
              Value e = need(body.exp(before));
              body.storeForGood(a, places.get(0), e);
              return e;
            });
    assertEquals(Set.copyOf(places), plan.saved());
    assertEquals(Set.copyOf(needed), plan.reread().keySet());
  }

  private interface Storing {
    Value store(Code body, Value before);
  }

  /** Of a loop with one variable. */
  private RecordingPlan planOfStored(Storing trip) {
    return plan(f.loop("y", x, "i", n, (body, i, before) -> trip.store(body, before)));
  }

  @Test
  void innerLoopsCostMoreThanOuterOnes() {
    // z · e with e = exp(y) of the outer loop: e is saved once a trip of the outer loop, and the
    // inner e + 1 computed again.
    List<Value> inner = new ArrayList<>();
    List<Value> outer = new ArrayList<>();
    Value y =
        f.loop(
            "y",
            x,
            "i",
            n,
            (body, i, before) -> {
              Value e = body.exp(before);
              outer.add(e);
              return body.loop(
                  "z",
                  before,
                  "j",
                  i,
                  (deep, j, z) -> {
                    inner.add(need(deep.plus(e, real(1))));
                    return deep.times(z, inner.get(0));
                  });
            });
    assertEquals(expected(Set.copyOf(outer), Set.copyOf(inner)), plan(y));
  }

  @Test
  void aConditionIsComputedAgainFromWhatIsSavedAnyway() {
    List<Value> ys = new ArrayList<>();
    List<Value> flags = new ArrayList<>();
    Value y =
        f.loop(
            "y",
            x,
            "i",
            n,
            (body, i, before) -> {
              ys.add(need(before));
              flags.add(need(body.less(before, x)));
              return body.branch(
                  "", flags.get(0), a -> a.times(before, before), a -> a.sin(before));
            });
    assertEquals(expected(Set.copyOf(ys), Set.copyOf(flags)), plan(y));
  }

  @Test
  void aFlagIsSavedWhereNothingElseIs() {
    List<Value> flags = new ArrayList<>();
    Value y =
        f.loop(
            "y",
            x,
            "i",
            n,
            (body, i, before) -> {
              flags.add(need(body.less(before, x)));
              return body.branch(
                  "", flags.get(0), a -> a.times(before, real(2)), a -> a.plus(before, x));
            });
    assertEquals(expected(Set.copyOf(flags), Set.of()), plan(y));
  }

  @Test
  void aCheapBranchIsComputedAgainAsAWhole() {
    List<Value> chosen = new ArrayList<>();
    Value s =
        f.loop(
            "s",
            real(0),
            "i",
            n,
            (body, i, before) -> {
              Value w = body.cast(Scalar.DOUBLE, i);
              chosen.add(
                  need(
                      body.branch(
                          "w", body.less(w, x), a -> a.times(w, w), a -> a.plus(w, real(1)))));
              return body.plus(before, body.times(chosen.get(0), x));
            });
    RecordingPlan plan = plan(s);
    assertEquals(Set.of(), plan.saved());
    assertEquals(true, plan.recomputed().containsAll(chosen));
  }

  @Test
  void aBranchThatCallsIsSaved() {
    List<Value> chosen = new ArrayList<>();
    Value s =
        f.loop(
            "s",
            real(0),
            "i",
            n,
            (body, i, before) -> {
              Value w = body.cast(Scalar.DOUBLE, i);
              chosen.add(need(body.branch("w", body.less(w, x), a -> a.exp(w), a -> w)));
              return body.plus(before, body.times(chosen.get(0), x));
            });
    assertEquals(expected(Set.copyOf(chosen), Set.of()), plan(s));
  }

  @Test
  void foreignCodeIsNeverRunAgain() {
    ExternalMember random =
        new ExternalMember(
            ExternalMember.Kind.STATIC_METHOD,
            "java.lang.Math",
            "random",
            List.of(),
            Scalar.DOUBLE,
            false,
            false);
    Value s =
        f.loop(
            "s",
            real(0),
            "i",
            n,
            (body, i, before) -> body.plus(before, body.times(need(body.extern(random)), x)));
    assertEquals(expected(Set.copyOf(needed), Set.of()), plan(s));
  }

  @Test
  void valuesOfABranchOutsideLoops() {
    List<Value> inside = new ArrayList<>();
    Value y =
        f.branch(
            "y",
            f.less(x, real(0)),
            a -> {
              inside.add(need(a.exp(x)));
              return a.times(inside.get(0), inside.get(0));
            },
            a -> x);
    assertEquals(expected(Set.copyOf(inside), Set.of()), plan(y));
  }

  private static Set<String> names(Set<Value> values) {
    return values.stream().map(Value::name).collect(java.util.stream.Collectors.toSet());
  }

  private static RecordingPlan expected(Set<Value> saved, Set<Value> recomputed) {
    return new RecordingPlan(saved, recomputed, Map.of(), Map.of());
  }
}
