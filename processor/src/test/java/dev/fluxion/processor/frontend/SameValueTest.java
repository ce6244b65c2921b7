package dev.fluxion.processor.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.Differentiable;
import dev.fluxion.processor.diagnostic.Problem;
import dev.fluxion.processor.frontend.cases.ArithmeticCases;
import dev.fluxion.processor.frontend.cases.ArrayCalleeCases;
import dev.fluxion.processor.frontend.cases.ArrayCases;
import dev.fluxion.processor.frontend.cases.ArrayExceptionCases;
import dev.fluxion.processor.frontend.cases.ArrayResultCases;
import dev.fluxion.processor.frontend.cases.CallCases;
import dev.fluxion.processor.frontend.cases.JumpCases;
import dev.fluxion.processor.frontend.cases.LoopCases;
import dev.fluxion.processor.frontend.cases.LoopJumpCases;
import dev.fluxion.processor.frontend.cases.RecordCases;
import dev.fluxion.processor.frontend.cases.SwitchCases;
import dev.fluxion.processor.frontend.cases.WholeArrayCases;
import dev.fluxion.processor.ir.Interpreter;
import dev.fluxion.processor.ir.Printer;
import dev.fluxion.processor.ir.Program;
import dev.fluxion.processor.ir.Verifier;
import dev.fluxion.processor.transform.ExplodeRecords;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is read has the values, bit for bit, and the exceptions of what Java runs. */
class SameValueTest {
  @TestFactory
  Stream<DynamicTest> allCases() {
    return Stream.of(
            ArithmeticCases.class,
            ArrayCases.class,
            ArrayCalleeCases.class,
            ArrayExceptionCases.class,
            WholeArrayCases.class,
            ArrayResultCases.class,
            JumpCases.class,
            LoopCases.class,
            LoopJumpCases.class,
            SwitchCases.class,
            CallCases.class,
            RecordCases.class)
        .flatMap(SameValueTest::cases);
  }

  private static Stream<DynamicTest> cases(Class<?> type) {
    Map<String, ReadMethod> read = Reading.ofCases(type);
    return Arrays.stream(type.getDeclaredMethods())
        .filter(SameValueTest::isAnnotatedInSource)
        .filter(method -> read.containsKey(method.getName()))
        .map(
            method ->
                DynamicTest.dynamicTest(
                    type.getSimpleName() + "." + method.getName(),
                    () -> check(method, read.get(method.getName()))));
  }

  /** The annotation is not there at run time; private methods are helpers. */
  private static boolean isAnnotatedInSource(Method method) {
    return Differentiable.class.isAnnotation() && !method.isSynthetic();
  }

  private static void check(Method method, ReadMethod read) throws Exception {
    assertEquals(
        List.of(), read.problems().stream().map(Problem::message).toList(), method.getName());
    check(method, read.program());
    if (!read.program().structs().isEmpty()) {
      check(method, ExplodeRecords.explode(read.program()));
    }
  }

  private static void check(Method method, Program program) {
    Verifier.verify(program);
    Interpreter interpreter = new Interpreter(program, method.getDeclaringClass().getClassLoader());
    method.setAccessible(true);
    Random random = new Random(42);
    for (int trial = 0; trial < 60; trial++) {
      Object[] arguments = CaseArguments.of(method, random, trial);
      Object[] ours = CaseArguments.copy(arguments);
      Object[] theirs = CaseArguments.copy(arguments);
      Object expected = outcome(() -> method.invoke(null, theirs));
      Object actual = outcome(() -> single(interpreter.run(ours)));
      assertEquals(
          expected,
          actual,
          () -> method.getName() + Arrays.deepToString(arguments) + "\n" + Printer.print(program));
      assertEquals(Arrays.deepToString(theirs), Arrays.deepToString(ours), method.getName());
    }
  }

  private interface Action {
    @Nullable Object run() throws Exception;
  }

  /** The only result; null of a method without results, as reflection has it. */
  private static @Nullable Object single(List<@Nullable Object> results) {
    return results.isEmpty() ? null : results.get(0);
  }

  /**
   * The value, bits and all, or the exception's class and message. Which NaN it is, HotSpot decides
   * by how often the code ran.
   */
  private static Object outcome(Action action) {
    try {
      Object value = action.run();
      if (value instanceof Double d) {
        return "double " + d + " " + Long.toHexString(Double.doubleToLongBits(d));
      }
      String type = value == null ? "" : value.getClass().getSimpleName();
      return type + Arrays.deepToString(new @Nullable Object[] {value});
    } catch (InvocationTargetException e) {
      return describe(e.getCause());
    } catch (Throwable e) {
      return describe(e);
    }
  }

  /** What the JVM throws, it throws without a message once it has thrown it often. */
  private static String describe(Throwable e) {
    boolean ours =
        e instanceof NullPointerException
            || e instanceof IndexOutOfBoundsException
            || e instanceof NegativeArraySizeException
            || e instanceof ArithmeticException;
    return ours ? e.getClass().getName() : e.toString();
  }
}
