package dev.fluxion;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.lapack.LAPACK;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * BLAS and LAPACK.
 *
 * <p>They are in Java, with the Vector API where {@code --add-modules jdk.incubator.vector} offers
 * it, unless {@code -Ddev.ludovic.netlib.blas.allowNative=true} or {@code …lapack.allowNative=true}
 * asks for native ones. Left to itself, the library would look for them on every start, and where
 * there are none, write to the standard error; results would differ from machine to machine.
 */
final class Netlib {
  private Netlib() {}

  static BLAS blas() {
    return BlasInstance.INSTANCE;
  }

  static LAPACK lapack() {
    return LapackInstance.INSTANCE;
  }

  private static final class BlasInstance {
    private static final BLAS INSTANCE = quietly("blas", BLAS::getInstance);
  }

  private static final class LapackInstance {
    private static final LAPACK INSTANCE = quietly("lapack", LapackInstance::load);

    /** LAPACK in Java computes the machine's constants on first use, not safely for threads. */
    private static LAPACK load() {
      readClassPath();
      LAPACK lapack = LAPACK.getInstance();
      lapack.dlamch("E");
      return lapack;
    }

    /**
     * The jar with the boxes that LAPACK returns numbers in names no module. So build tools put it
     * on the class path, which a module does not read unless it says so; and it can say so only at
     * run time.
     */
    private static void readClassPath() {
      Module module = Netlib.class.getModule();
      module.addReads(Netlib.class.getClassLoader().getUnnamedModule());
    }
  }

  private static <T> T quietly(String name, Supplier<T> load) {
    String property = "dev.ludovic.netlib." + name + ".allowNative";
    Logger logger = Logger.getLogger("dev.ludovic.netlib." + name + ".InstanceBuilder");
    Level level = logger.getLevel();
    boolean unsaid = System.getProperty(property) == null;
    if (unsaid) {
      System.setProperty(property, "false");
    }
    logger.setLevel(Level.WARNING);
    try {
      return load.get();
    } finally {
      logger.setLevel(level);
      if (unsaid) {
        System.clearProperty(property);
      }
    }
  }
}
