package dev.fluxion.processor.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.processor.TestCompiler;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a derivative by a tensor would be lost: an error at that place, never a silent zero. */
class TensorRejectionTest {
  private static final String SOURCE =
      """
      package t;
      import dev.fluxion.*;
      class Refused {
        record Layer(Tensor w) {}
        @Differentiable static double inArray(Tensor a) {
          Tensor[] all = {a, a};
          return all[0].sum();
        }
        @Differentiable static double joined(Tensor a) {
          Tensor[] all = {a, a};
          return Tensor.concat(0, all).sum();
        }
        @Differentiable static double inRecords(Tensor a) {
          Layer[] all = {new Layer(a)};
          return all[0].w().sum();
        }
        @Differentiable static double spread(Tensor a) {
          return total(a, a);
        }
        private static double total(Tensor... all) {
          double sum = 0;
          for (Tensor t : all) {
            sum += t.sum();
          }
          return sum;
        }
        @Differentiable static double records(Layer[] all) {
          return all[0].w().sum();
        }
        @Differentiable static double array(Tensor[] all) {
          return all[0].sum();
        }
        @Differentiable static Tensor[] arrays(Tensor a) {
          return new Tensor[] {a};
        }
        @Differentiable static double cast(Tensor a) {
          Object o = a;
          return ((Tensor) o).sum();
        }
        @Differentiable static double hash(Tensor a) {
          return a.hashCode() + a.sum();
        }
        @Differentiable static double constants(@Constant Tensor[] all, Tensor a) {
          return Tensor.concat(0, all).sum() + all[0].dot(a) * a.size();
        }
      }
      """;

  @Test
  void saysWhere() {
    assertEquals(
        List.of("30: FLX008", "33: FLX005", "38: FLX043", "41: FLX061"),
        TestCompiler.strict().lenient().compile(SOURCE).findings().stream()
            .filter(finding -> finding.contains("FLX"))
            .toList());
  }
}
