package dev.fluxion.samples.benchmarks.page;

import dev.fluxion.samples.benchmarks.BlackScholesBenchmark;
import dev.fluxion.samples.benchmarks.CheckpointedBenchmark;
import dev.fluxion.samples.benchmarks.ClassifierBenchmark;
import dev.fluxion.samples.benchmarks.LayersBenchmark;
import dev.fluxion.samples.benchmarks.LogisticBenchmark;
import dev.fluxion.samples.benchmarks.Measured;
import dev.fluxion.samples.benchmarks.NormalDensityBenchmark;
import dev.fluxion.samples.benchmarks.PairsBenchmark;
import dev.fluxion.samples.benchmarks.PendulumBenchmark;
import dev.fluxion.samples.benchmarks.PerceptronBenchmark;
import dev.fluxion.samples.benchmarks.ProductBenchmark;
import dev.fluxion.samples.benchmarks.RecurrenceBenchmark;
import dev.fluxion.samples.benchmarks.RosenbrockBenchmark;
import dev.fluxion.samples.benchmarks.RungeKuttaBenchmark;
import dev.fluxion.samples.benchmarks.SmoothingBenchmark;
import dev.fluxion.samples.benchmarks.SoftmaxBenchmark;
import dev.fluxion.samples.benchmarks.TaylorBenchmark;
import dev.fluxion.samples.benchmarks.adbench.BundleAdjustmentBenchmark;
import dev.fluxion.samples.benchmarks.adbench.FlatGaussianMixtureBenchmark;
import dev.fluxion.samples.benchmarks.adbench.GaussianMixtureBenchmark;
import dev.fluxion.samples.benchmarks.adbench.HandTrackingBenchmark;
import dev.fluxion.samples.benchmarks.adbench.LongShortTermMemoryBenchmark;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Param;

/** What is measured, in the order of the tables. */
final class Tasks {

  static final List<Class<? extends Measured>> SMALL =
      List.of(
          RosenbrockBenchmark.class,
          BlackScholesBenchmark.class,
          PerceptronBenchmark.class,
          LogisticBenchmark.class);

  static final List<Class<? extends Measured>> ADBENCH =
      List.of(
          GaussianMixtureBenchmark.class,
          FlatGaussianMixtureBenchmark.class,
          LongShortTermMemoryBenchmark.class,
          BundleAdjustmentBenchmark.class,
          HandTrackingBenchmark.class);

  static final List<Class<? extends Measured>> KERNELS =
      List.of(
          ProductBenchmark.class,
          PairsBenchmark.class,
          LayersBenchmark.class,
          ClassifierBenchmark.class,
          RungeKuttaBenchmark.class,
          PendulumBenchmark.class,
          NormalDensityBenchmark.class,
          SmoothingBenchmark.class,
          RecurrenceBenchmark.class);

  static final List<Class<? extends Measured>> OTHERS =
      List.of(SoftmaxBenchmark.class, TaylorBenchmark.class);

  static final List<Class<? extends Measured>> LONG = List.of(CheckpointedBenchmark.class);

  private Tasks() {}

  static List<Class<? extends Measured>> all() {
    List<Class<? extends Measured>> all = new ArrayList<>(SMALL);
    all.addAll(ADBENCH);
    all.addAll(KERNELS);
    all.addAll(OTHERS);
    all.addAll(LONG);
    return all;
  }

  /** A task and the value of its parameter. */
  record Sized(String name, Measured measured) {
    @Override
    public String toString() {
      return name;
    }
  }

  static String name(Class<?> task) {
    return task.getSimpleName().replace("Benchmark", "");
  }

  /** One for each value of the parameter, prepared; or the only one. */
  static List<Sized> sizes(Class<? extends Measured> task) {
    String name = name(task);
    List<Sized> sizes = new ArrayList<>();
    Field parameter =
        Arrays.stream(task.getDeclaredFields())
            .filter(f -> f.isAnnotationPresent(Param.class))
            .findFirst()
            .orElse(null);
    try {
      if (parameter == null) {
        Measured measured = task.getDeclaredConstructor().newInstance();
        measured.prepare();
        return List.of(new Sized(name, measured));
      }
      parameter.setAccessible(true);
      for (String value : parameter.getAnnotation(Param.class).value()) {
        Measured measured = task.getDeclaredConstructor().newInstance();
        parameter.setInt(measured, Integer.parseInt(value));
        measured.prepare();
        sizes.add(new Sized(name + " " + parameter.getName() + "=" + value, measured));
      }
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
    return sizes;
  }
}
