package rejected;

import dev.fluxion.Differentiable;

class NothingReturned {
  @Differentiable // FLX005
  static void print(double x) {
    System.out.println(x);
  }
}
