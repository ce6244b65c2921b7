package dev.fluxion.processor;

import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Finds javac's own processing environment inside those that build tools and editors wrap around
 * it.
 */
final class Environments {
  /** Where Gradle and kapt keep the environment that they wrap. */
  private static final String[] FIELDS = {"delegate", "processingEnv"};

  /** Where the handler of IntelliJ's proxy keeps it. */
  private static final String PROXY_FIELD = "val$delegateTo";

  private static final int DEEPEST = 8;

  private Environments() {}

  /**
   * An environment that javac's trees can be had from.
   *
   * @param environment javac's own
   */
  record Javac(ProcessingEnvironment environment, Trees trees) {}

  /** Empty under any other compiler. */
  static Optional<Javac> javac(ProcessingEnvironment environment) {
    ProcessingEnvironment candidate = environment;
    for (int depth = 0; candidate != null && depth < DEEPEST; depth++) {
      try {
        return Optional.of(new Javac(candidate, Trees.instance(candidate)));
      } catch (IllegalArgumentException | LinkageError notJavac) {
        candidate = unwrap(candidate);
      }
    }
    return Optional.empty();
  }

  private static @Nullable ProcessingEnvironment unwrap(ProcessingEnvironment wrapper) {
    if (Proxy.isProxyClass(wrapper.getClass())) {
      InvocationHandler handler = Proxy.getInvocationHandler(wrapper);
      return read(handler, PROXY_FIELD);
    }
    for (String field : FIELDS) {
      ProcessingEnvironment inner = read(wrapper, field);
      if (inner != null) {
        return inner;
      }
    }
    return null;
  }

  private static @Nullable ProcessingEnvironment read(Object object, String name) {
    for (Class<?> c = object.getClass(); c != null; c = c.getSuperclass()) {
      try {
        Field field = c.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(object) instanceof ProcessingEnvironment inner ? inner : null;
      } catch (NoSuchFieldException inSuperclass) {
        // Look there.
      } catch (ReflectiveOperationException | RuntimeException closed) {
        return null;
      }
    }
    return null;
  }
}
