package dev.fluxion.samples.benchmarks.page;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is measured side by side is the same thing. */
class TasksTest {

  static Stream<Tasks.Sized> tasks() {
    return Tasks.all().stream().flatMap(task -> Tasks.sizes(task).stream());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void allMethodsAgree(Tasks.Sized task) {
    task.measured().check();
  }
}
