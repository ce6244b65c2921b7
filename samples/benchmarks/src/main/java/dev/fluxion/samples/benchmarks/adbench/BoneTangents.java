package dev.fluxion.samples.benchmarks.adbench;

import java.util.Arrays;

/** The bones' transforms, and their tangents in the fingers' angles, by hand. */
final class BoneTangents {
  static final int FINGERS = 5;
  static final int ANGLES = 4 * FINGERS;

  /** For each bone: from its vertices at rest to where it takes them. */
  final double[][] transforms;

  /** For each bone: the angles that move it, which are its own and its parent's. */
  final int[][] angles;

  /** For each bone: its transform's tangents in those angles. */
  final double[][][] tangents;

  BoneTangents(double[] theta, HandModel model) {
    int bones = model.parents().length;
    double[][] poses = HandTracking.poses(theta, bones);
    double[][] absolutes = new double[bones][];
    double[][][] absoluteTangents = new double[bones][][];
    transforms = new double[bones][];
    angles = new int[bones][];
    tangents = new double[bones][][];
    for (int b = 0; b < bones; b++) {
      double[] base = model.relatives()[b];
      double[] relative = HandTracking.times(base, bend(poses[b]));
      int parent = model.parents()[b];
      absolutes[b] = parent < 0 ? relative : HandTracking.times(absolutes[parent], relative);
      transforms[b] = HandTracking.times(absolutes[b], model.inverses()[b]);

      int inherited = parent < 0 ? 0 : angles[parent].length;
      int[] own = ownAngles(b);
      int[] all = parent < 0 ? own : Arrays.copyOf(angles[parent], inherited + own.length);
      System.arraycopy(own, 0, all, inherited, own.length);
      angles[b] = all;
      absoluteTangents[b] = new double[all.length][];
      tangents[b] = new double[all.length][];
      for (int i = 0; i < all.length; i++) {
        absoluteTangents[b][i] =
            i < inherited
                ? HandTracking.times(absoluteTangents[parent][i], relative)
                : HandTracking.times(
                    absolutes[parent],
                    HandTracking.times(base, bendTangent(poses[b], i - inherited)));
        tangents[b][i] = HandTracking.times(absoluteTangents[b][i], model.inverses()[b]);
      }
    }
  }

  /** A finger's second bone bends and is spread, its third and fourth bend. */
  private static int[] ownAngles(int bone) {
    int finger = (bone - 1) / 4;
    if (bone == 0 || finger == FINGERS) {
      return new int[0];
    }
    return switch ((bone - 1) % 4) {
      case 1 -> new int[] {4 * finger, 4 * finger + 1};
      case 2 -> new int[] {4 * finger + 2};
      case 3 -> new int[] {4 * finger + 3};
      default -> new int[0];
    };
  }

  /** About the z axis, times about the x axis; no bone is bent about y. */
  private static double[] bend(double[] pose) {
    double sx = Math.sin(pose[0]);
    double cx = Math.cos(pose[0]);
    double sz = Math.sin(pose[1]);
    double cz = Math.cos(pose[1]);
    return new double[] {
      cz, -sz * cx, sz * sx, 0, sz, cz * cx, -cz * sx, 0, 0, sx, cx, 0, 0, 0, 0, 1
    };
  }

  private static double[] bendTangent(double[] pose, int angle) {
    double sx = Math.sin(pose[0]);
    double cx = Math.cos(pose[0]);
    double sz = Math.sin(pose[1]);
    double cz = Math.cos(pose[1]);
    return angle == 0
        ? new double[] {0, sz * sx, sz * cx, 0, 0, -cz * sx, -cz * cx, 0, 0, cx, -sx, 0, 0, 0, 0, 0}
        : new double[] {
          -sz, -cz * cx, cz * sx, 0, cz, -sz * cx, sz * sx, 0, 0, 0, 0, 0, 0, 0, 0, 0
        };
  }
}
