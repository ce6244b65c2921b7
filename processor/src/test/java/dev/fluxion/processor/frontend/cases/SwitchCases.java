package dev.fluxion.processor.frontend.cases;

import dev.fluxion.Differentiable;

/** All forms of switch. */
@SuppressWarnings({"fallthrough", "empty", "cast", "lossy-conversions", "divzero"})
public final class SwitchCases {
  private SwitchCases() {}

  enum Shape {
    LINE,
    SQUARE,
    CUBE
  }

  static final int SEVEN = 7;

  @Differentiable
  static double oldStyle(double x, int k) {
    double r;
    switch (k) {
      case 0:
        r = 1;
        break;
      case 1:
      case 2:
        r = x;
        break;
      case SEVEN:
        r = 2 * x;
        break;
      default:
        r = -x;
    }
    return r;
  }

  @Differentiable
  static double fallThrough(double x, int k) {
    double r = 0;
    switch (k) {
      case 3:
        r += 3;
      case 2:
        r += x;
      case 1:
        r *= 2;
        break;
      case 4:
        r = 7;
      default:
        r -= 1;
    }
    return r;
  }

  @Differentiable
  static double defaultFirst(double x, int k) {
    double r = 0;
    switch (k) {
      default:
        r += 1;
      case 1:
        r += x;
        break;
      case 2:
        r = 5;
    }
    return r;
  }

  @Differentiable
  static double defaultInTheMiddle(double x, int k) {
    double r = 0;
    switch (k) {
      case 1:
        r = 1;
      case 2:
      default:
        r += 2;
        if (x > 1) break;
        r += 10;
      case 3:
        r += x;
      case 4:
        r *= 3;
    }
    return r;
  }

  @Differentiable
  static double conditionalBreaks(double x, int k) {
    double r = x;
    switch (k) {
      case 1:
        if (x > 0) break;
        r = 2;
      case 2:
        if (x > 1) {
          r += 1;
          break;
        } else {
          r -= 1;
        }
      case 3:
        r *= 4;
        break;
      case 5:
        return r;
    }
    return r + 1;
  }

  @Differentiable
  static double sharedVariables(double x, int k) {
    switch (k) {
      case 1:
        double t = x;
        x = t * 2;
        break;
      case 2:
        t = 3 * x;
        if (x > 0) {
          t += 1;
        }
        x = t;
      case 3:
        t = x;
        x = t + 1;
    }
    return x;
  }

  @Differentiable
  static double arrows(double x, int k) {
    switch (k) {
      case 1 -> x = 2 * x;
      case 2, 3 -> {
        double t = x;
        if (t > 0) break;
        x = t - 1;
      }
      case 4 -> throw new IllegalStateException("four");
      default -> x++;
    }
    return x;
  }

  @Differentiable
  static double expression(double x, int k) {
    double r =
        switch (k) {
          case 0 -> 1;
          case 1, 2 -> x;
          case 3 -> {
            double t = x * x;
            if (t > 4) yield t;
            yield -t;
          }
          default -> throw new IllegalArgumentException("k = " + k);
        };
    return r * 2;
  }

  @Differentiable
  static double expressionOldStyle(double x, int k) {
    return switch (k) {
      case 0:
        yield 1;
      case 1:
        x += 1;
      case 2:
        x *= 2;
        yield x;
      default:
        if (x > 0) yield 3f;
        yield 'a';
    };
  }

  @Differentiable
  static double standalone(double x, int k) {
    return x
        * (switch (k) {
          case 0 -> 1;
          case 1 -> 2.5f;
          default -> 16777217;
        })
        / (switch (k % 3) {
          case 0 -> 'a';
          default -> (byte) 3;
        });
  }

  @Differentiable
  static double onChar(double x, char c) {
    switch (c) {
      case 'A':
        return x;
      case 65 + 1:
        return -x;
      default:
        return 2 * x;
    }
  }

  @Differentiable
  static double onByte(double x, byte b) {
    return switch (b) {
      case -1 -> x;
      case 3 -> 2 * x;
      default -> 0;
    };
  }

  @Differentiable
  static double onString(double x, String s) {
    switch (s) {
      case "one":
        x += 1;
      case "t" + "wo":
        return 2 * x;
      case "":
        break;
      default:
        return 3 * x;
    }
    return -x;
  }

  /** What some take for the end of a line, in literals and in a comment. */
  @Differentiable
  static double onLineEnds(double x, String s) {
    String known = "\u2028"; // x \u2028 x \u0085 x
    if (s.equals(known) || s.equals("\u2029\f\u0085\u000b")) {
      throw new IllegalArgumentException("\u2028" + '\u2029' + "\u202e\u0000\ud83d\ude00");
    }
    return x * '\u2028';
  }

  @Differentiable
  static double onEnum(double x, Shape s) {
    return switch (s) {
      case LINE -> x;
      case SQUARE -> x * x;
      case CUBE -> x * x * x;
    };
  }

  @Differentiable
  static double onEnumStatement(double x, Shape s) {
    switch (s) {
      case CUBE:
        x *= x;
      case SQUARE:
        x *= 2;
        break;
      default:
    }
    return x;
  }

  @Differentiable
  static double enumValues(double x, Shape s) {
    return (s == Shape.CUBE ? 2 * x : x) + (s != null && s != Shape.LINE ? 1 : 0);
  }

  @Differentiable
  static double nestedSwitches(double x, int k, Shape s) {
    double r =
        switch (k) {
          case 0, 1, 2 ->
              switch (k) {
                case 0 -> x;
                case 1 -> 2 * x;
                default -> {
                  double sum = 0;
                  for (int i = 0; i < 5; i++) {
                    if (i == 3) yield sum;
                    sum += i * x;
                  }
                  yield -1;
                }
              };
          default -> s == null ? 0.5 : s.ordinal() * x;
        };
    return r;
  }

  @Differentiable
  static double emptyCases(double x, int k) {
    switch (k) {
      case 1:
      case 2:
    }
    switch (k) {
      default:
    }
    switch (k) {
    }
    return x;
  }

  @Differentiable
  static double selectorAssigns(double x, int k) {
    switch (k = k % 3) {
      case 1 -> x += k;
      case 2 -> x -= k;
      default -> {}
    }
    return x + k;
  }

  @Differentiable
  static double yieldAssigns(double x, int k) {
    double y = 0;
    double z =
        switch (k) {
          case 1 -> y = x;
          case 2 -> (x += 1) * y++;
          default -> {
            y = 3;
            yield y * x;
          }
        };
    return x + 10 * y + 100 * z;
  }
}
