package dev.fluxion.processor.objects;

import static dev.fluxion.processor.Outcomes.component;
import static dev.fluxion.processor.Outcomes.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.processor.Outcomes;
import dev.fluxion.processor.corpus.Richardson;
import dev.fluxion.processor.fuzz.InMemoryCompiler;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The derivatives of the methods of some classes, compiled and run: values and exceptions are those
 * of the original, forward mode agrees with reverse mode, and both with differences. A class has a
 * static method {@code examples()} with the objects to try; null is tried, too.
 */
class ObjectsTest {
  private static final Path SOURCES = Path.of("src/test/java/dev/fluxion/processor/objects");
  private static final int TRIALS = 15;
  private static final List<String> LIBRARY =
      List.of(
          "NormalDistribution",
          "GammaFunctions",
          "PolynomialFunction",
          "LinearInterpolator",
          "KeplerOrbit",
          "BlackScholes",
          "BrentLike",
          "SplineFunction",
          "Rosenbrock",
          "NeuralLayer",
          "Units",
          "Heston",
          "Ellipsoid",
          "MarkovChain",
          "Pendulum");

  private static final List<Class<?>> FIXTURES =
      List.of(
          Fields.class,
          Hidden.class,
          Calls.class,
          Generic.class,
          Shape.class,
          Nested.class,
          Boxes.class,
          Stateful.class,
          Inheriting.class,
          Trees.class);

  @TestFactory
  Stream<DynamicTest> simplified() {
    return cases(compile());
  }

  @TestFactory
  Stream<DynamicTest> notSimplified() {
    return cases(compile("-Afluxion.simplify=false"));
  }

  private static ClassLoader compile(String... options) {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.toList()) {
        String name = SOURCES.relativize(file).toString();
        boolean isFixture =
            name.endsWith(".java") && !name.endsWith("Test.java") && !name.contains("-");
        if (isFixture) {
          String type = name.replaceFirst("\\.java$", "").replace('/', '.');
          sources.put(ObjectsTest.class.getPackageName() + "." + type, Files.readString(file));
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    InMemoryCompiler.Result result = InMemoryCompiler.compile(sources, options);
    assertEquals(Map.of(), result.diagnostics());
    return result.loader();
  }

  private static Stream<DynamicTest> cases(ClassLoader loader) {
    return Stream.concat(
            FIXTURES.stream().map(Class::getName),
            LIBRARY.stream().map(name -> ObjectsTest.class.getPackageName() + ".library." + name))
        .flatMap(fixture -> cases(loader, fixture));
  }

  private static Stream<DynamicTest> cases(ClassLoader loader, String fixture) {
    try {
      Class<?> type = loader.loadClass(fixture);
      List<DynamicTest> tests = new ArrayList<>();
      for (Class<?> owner : withNested(type)) {
        for (Method method : owner.getDeclaredMethods()) {
          Members members = Members.of(loader, method);
          if (members != null) {
            List<?> examples = examples(type, owner);
            String name = owner.getSimpleName() + "." + method.getName();
            tests.add(DynamicTest.dynamicTest(name, () -> check(members, examples)));
          }
        }
      }
      assertTrue(!tests.isEmpty(), fixture);
      return tests.stream();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Class<?>> withNested(Class<?> type) {
    List<Class<?>> all = new ArrayList<>(List.of(type));
    Arrays.stream(type.getDeclaredClasses()).forEach(each -> all.addAll(withNested(each)));
    return all;
  }

  private static List<?> examples(Class<?> type, Class<?> owner)
      throws ReflectiveOperationException {
    Method examples = type.getDeclaredMethod("examples");
    examples.setAccessible(true);
    List<Object> objects = new ArrayList<>((List<?>) examples.invoke(null));
    objects.removeIf(object -> !owner.isInstance(object));
    assertTrue(!objects.isEmpty() || owner.isInterface(), () -> "no example of " + owner);
    return objects;
  }

  /** A method and its derivatives. */
  private record Members(Method method, Method gradient, Method jvp, Method hvp) {
    static Members of(ClassLoader loader, Method method) throws ReflectiveOperationException {
      String outer = method.getDeclaringClass().getName().replace('$', '_');
      Class<?> companion;
      try {
        companion = loader.loadClass(outer + "Gradients");
      } catch (ClassNotFoundException none) {
        return null;
      }
      Method gradient = member(companion, method.getName() + "Gradient");
      if (method.isSynthetic() || gradient == null) {
        return null;
      }
      method.setAccessible(true);
      return new Members(
          method,
          gradient,
          member(companion, method.getName() + "Jvp"),
          member(companion, method.getName() + "Hvp"));
    }

    private static Method member(Class<?> companion, String name) {
      for (Method method : companion.getDeclaredMethods()) {
        boolean adds =
            Arrays.stream(method.getParameterTypes())
                .anyMatch(type -> type.getName().endsWith("Adjoint"));
        if (method.getName().equals(name) && !adds) {
          method.setAccessible(true);
          return method;
        }
      }
      return null;
    }

    boolean isStatic() {
      return Modifier.isStatic(method.getModifiers());
    }
  }

  private static void check(Members members, List<?> examples) throws Exception {
    Random random = new Random(3);
    if (members.isStatic()) {
      for (int trial = 0; trial < TRIALS; trial++) {
        check(members, null, arguments(members.method(), random));
      }
      return;
    }
    for (Object self : examples) {
      for (int trial = 0; trial < TRIALS; trial++) {
        check(members, self, arguments(members.method(), random));
      }
    }
    Object[] arguments = extended(null, arguments(members.method(), random), members.gradient());
    assertTrue(Outcomes.of(members.gradient(), null, arguments) instanceof NullPointerException);
  }

  private static Object[] arguments(Method method, Random random) {
    return Arrays.stream(method.getParameterTypes()).map(t -> argument(t, random)).toArray();
  }

  private static Object argument(Class<?> type, Random random) {
    if (type == double.class) {
      return Math.rint(random.nextGaussian() * 200) / 100;
    } else if (type == int.class) {
      return random.nextInt(4);
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == double[].class) {
      return random.doubles(3, -2, 2).toArray();
    } else if (type == String.class) {
      return random.nextInt(5) == 0 ? null : "text";
    }
    return null;
  }

  /** The receiver, if there is one, the arguments, then random tangents. */
  private static Object[] extended(Object self, Object[] arguments, Method member) {
    Object[] all = new Object[member.getParameterCount()];
    int own = all.length > arguments.length && !isTangent(member, arguments.length) ? 1 : 0;
    if (own == 1) {
      all[0] = self;
    }
    System.arraycopy(arguments, 0, all, own, arguments.length);
    Arrays.fill(all, own + arguments.length, all.length, 1.0);
    return all;
  }

  private static boolean isTangent(Method member, int position) {
    return member.getParameters()[position].getName().endsWith("Tangent")
        && !member.getParameters()[0].getName().startsWith("self");
  }

  private static void check(Members members, Object self, Object[] arguments) throws Exception {
    String place = members.method().getName() + Arrays.deepToString(arguments) + " of " + self;
    Object expected = Outcomes.of(members.method(), self, arguments);
    Object gradient =
        Outcomes.of(members.gradient(), null, extended(self, arguments, members.gradient()));
    Object jvp = Outcomes.of(members.jvp(), null, extended(self, arguments, members.jvp()));
    Object hvp = Outcomes.of(members.hvp(), null, extended(self, arguments, members.hvp()));
    assertEquals(text(expected), text(component(gradient, 0)), place);
    assertEquals(text(expected), text(component(jvp, 0)), place);
    assertEquals(text(expected), text(component(component(hvp, 0), 0)), place);
    if (!(gradient instanceof Record)) {
      return;
    }
    double[] partials = numbers(gradient);
    double sum = Arrays.stream(partials).sum();
    assertClose("forward, reverse: " + place, sum, (double) component(jvp, 1), 1e-10);
    int partial = 0;
    for (int i = 0; i < arguments.length; i++) {
      if (isDifferentiated(members, i)) {
        double numeric = difference(members.method(), self, arguments, i);
        if (!Double.isNaN(numeric)) {
          assertClose("differences: " + place, numeric, partials[partial], 1e-6);
        }
        partial++;
      }
    }
    double[] products = numbers(component(hvp, 1));
    for (int i = 0; i < products.length; i++) {
      double numeric = second(members, self, arguments, i);
      if (!Double.isNaN(numeric)) {
        assertClose("second order: " + place, numeric, products[i], 1e-5);
      }
    }
  }

  private static boolean isDifferentiated(Members members, int argument) {
    String name = members.method().getParameters()[argument].getName();
    return Arrays.stream(members.gradient().getReturnType().getRecordComponents())
        .skip(1)
        .anyMatch(component -> component.getName().equals(name));
  }

  /** NaN where there is none: something throws nearby. */
  private static double difference(Method method, Object self, Object[] arguments, int i) {
    return Richardson.derivative(
        x -> {
          Object[] changed = arguments.clone();
          changed[i] = x;
          return Outcomes.of(method, self, changed) instanceof Double value ? value : Double.NaN;
        },
        (double) arguments[i]);
  }

  /** The derivative of partial number i in the direction of all ones. */
  private static double second(Members members, Object self, Object[] arguments, int i) {
    return Richardson.derivative(
        t -> {
          Object[] moved = arguments.clone();
          for (int k = 0; k < moved.length; k++) {
            if (isDifferentiated(members, k)) {
              moved[k] = (double) moved[k] + t;
            }
          }
          Object[] all = extended(self, moved, members.gradient());
          Object gradient = Outcomes.of(members.gradient(), null, all);
          return gradient instanceof Record ? numbers(gradient)[i] : Double.NaN;
        },
        0);
  }

  private static void assertClose(String what, double wanted, double actual, double limit) {
    boolean areEqual = Math.abs(wanted - actual) <= limit * Math.max(1, Math.abs(wanted));
    assertTrue(
        areEqual || Double.compare(wanted, actual) == 0, what + ": " + actual + ", not " + wanted);
  }

  private static double[] numbers(Object gradient) {
    double[] numbers = new double[gradient.getClass().getRecordComponents().length - 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (double) component(gradient, i + 1);
    }
    return numbers;
  }
}
