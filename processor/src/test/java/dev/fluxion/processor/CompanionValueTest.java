package dev.fluxion.processor;

import static com.google.testing.compile.Compiler.javac;
import static dev.fluxion.processor.Outcomes.component;
import static dev.fluxion.processor.Outcomes.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.fluxion.processor.frontend.CaseArguments;
import dev.fluxion.processor.frontend.cases.ArithmeticCases;
import dev.fluxion.processor.frontend.cases.ArrayCalleeCases;
import dev.fluxion.processor.frontend.cases.ArrayCases;
import dev.fluxion.processor.frontend.cases.ArrayExceptionCases;
import dev.fluxion.processor.frontend.cases.CallCases;
import dev.fluxion.processor.frontend.cases.JumpCases;
import dev.fluxion.processor.frontend.cases.LoopCases;
import dev.fluxion.processor.frontend.cases.LoopJumpCases;
import dev.fluxion.processor.frontend.cases.SwitchCases;
import dev.fluxion.processor.frontend.cases.WholeArrayCases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The generated members of all methods in the folder {@code cases}, compiled and run: they have the
 * values and exceptions of the original, and forward mode agrees with reverse mode.
 */
class CompanionValueTest {
  private static final int TRIALS = 60;

  @TestFactory
  Stream<DynamicTest> allCases() {
    return Stream.of(
            ArithmeticCases.class,
            ArrayCases.class,
            ArrayCalleeCases.class,
            ArrayExceptionCases.class,
            WholeArrayCases.class,
            JumpCases.class,
            LoopCases.class,
            LoopJumpCases.class,
            SwitchCases.class,
            CallCases.class)
        .flatMap(CompanionValueTest::cases);
  }

  private static Stream<DynamicTest> cases(Class<?> type) {
    ClassLoader loader = compile(type);
    List<Method> members = methods(loader, type.getName() + "Gradients");
    return methods(loader, type.getName()).stream()
        .filter(method -> member(members, method, "Gradient") != null)
        .map(
            method ->
                DynamicTest.dynamicTest(
                    type.getSimpleName() + "." + method.getName(), () -> check(method, members)));
  }

  private static void check(Method method, List<Method> members) throws Exception {
    Method gradient = Objects.requireNonNull(member(members, method, "Gradient"));
    Method jvp = Objects.requireNonNull(member(members, method, "Jvp"));
    Method hvp = Objects.requireNonNull(member(members, method, "Hvp"));
    Random random = new Random(5);
    for (int trial = 0; trial < TRIALS; trial++) {
      Object[] arguments = CaseArguments.of(method, random, trial);
      Object[] extended = withTangents(arguments, jvp, random);
      String place = method.getName() + Arrays.deepToString(extended);
      Object value = Outcomes.of(method, null, CaseArguments.copy(arguments));
      Object inReverse = Outcomes.of(gradient, null, CaseArguments.copy(arguments));
      Object forward = Outcomes.of(jvp, null, CaseArguments.copy(extended));
      Object twice = Outcomes.of(hvp, null, CaseArguments.copy(extended));
      assertEquals(text(value), text(component(inReverse, 0)), place);
      assertEquals(text(value), text(component(forward, 0)), place);
      assertEquals(text(value), text(component(component(twice, 0), 0)), place);
      if (forward instanceof Record) {
        agree(forward, inReverse, extended, arguments.length, place);
      }
    }
  }

  /** The directional derivative of forward mode is that by the gradient. */
  private static void agree(
      Object forward, Object gradient, Object[] arguments, int tangents, String place) {
    double expected = ((Number) component(forward, 1)).doubleValue();
    double actual = 0;
    double scale = 1e-300;
    for (int i = tangents; i < arguments.length; i++) {
      double tangent = ((Number) arguments[i]).doubleValue();
      double partial = ((Number) component(gradient, i - tangents + 1)).doubleValue();
      actual += tangent * partial;
      // Partials may cancel to 0: the tangent's own size counts, too.
      scale = Math.max(scale, Math.max(Math.abs(tangent), Math.abs(tangent * partial)));
    }
    boolean areFinite = Double.isFinite(expected) && Double.isFinite(actual);
    boolean isRounded = component(forward, 1) instanceof Float || place.startsWith("casts");
    double precision = isRounded ? 1e-5 : 1e-11; // A float holds seven digits.
    assertTrue(
        !areFinite || Math.abs(expected - actual) <= precision * scale,
        () -> place + ": forward " + expected + ", reverse " + component(gradient, 1));
  }

  private static Object[] withTangents(Object[] arguments, Method jvp, Random random) {
    Object[] all = Arrays.copyOf(arguments, jvp.getParameterCount());
    for (int i = arguments.length; i < all.length; i++) {
      double tangent = random.nextGaussian();
      all[i] = jvp.getParameterTypes()[i] == float.class ? (Object) (float) tangent : tangent;
    }
    return all;
  }

  private static Method member(List<Method> members, Method method, String suffix) {
    return members.stream()
        .filter(member -> member.getName().equals(method.getName() + suffix))
        .filter(
            member ->
                Arrays.stream(member.getParameterTypes())
                    .noneMatch(type -> type.getName().endsWith("Adjoint")))
        .findFirst()
        .orElse(null);
  }

  private static List<Method> methods(ClassLoader loader, String type) {
    try {
      List<Method> methods = new ArrayList<>(List.of(loader.loadClass(type).getDeclaredMethods()));
      methods.forEach(method -> method.setAccessible(true));
      return methods;
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ClassLoader compile(Class<?> cases) {
    Path file = Path.of("src/test/java", cases.getName().replace('.', '/') + ".java");
    Map<String, byte[]> classes = new HashMap<>();
    try {
      Compilation compilation =
          javac()
              .withProcessors(new FluxionProcessor())
              .compile(JavaFileObjects.forSourceString(cases.getName(), Files.readString(file)));
      assertEquals(
          Compilation.Status.SUCCESS, compilation.status(), compilation.errors()::toString);
      for (JavaFileObject output : compilation.generatedFiles()) {
        if (output.getKind() == JavaFileObject.Kind.CLASS) {
          String name = output.getName().replaceFirst("^/CLASS_OUTPUT/", "");
          classes.put(
              name.replaceFirst("\\.class$", "").replace('/', '.'),
              output.openInputStream().readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ClassLoader loader = new CompiledClasses(classes);
    loader.setDefaultAssertionStatus(true);
    return loader;
  }

  /** Loads what was compiled, rather than the classes of the test itself. */
  private static final class CompiledClasses extends ClassLoader {
    private final Map<String, byte[]> classes;

    CompiledClasses(Map<String, byte[]> classes) {
      super(CompanionValueTest.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
      }
    }
  }
}
