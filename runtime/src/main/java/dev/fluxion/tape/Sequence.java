package dev.fluxion.tape;

import dev.fluxion.Tensor;

/**
 * A sequence of numbers, taken apart into numbers and arrays of given shapes, the parts of a
 * flattened space.
 */
@SuppressWarnings("NullAway")
abstract class Sequence {

  /** The next number. */
  abstract double next();

  /** The next part, a number. */
  public final double part(double like) {
    return next();
  }

  /** The next part, a number. */
  public final float part(float like) {
    return (float) next();
  }

  /** The numbers of the next part, in a new array of the shape of {@code like}. */
  public final double[] part(double[] like) {
    double[] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The numbers of the next part, in a new array of the shape of {@code like}. */
  public final double[][] part(double[][] like) {
    double[][] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The numbers of the next part, in a new array of the shape of {@code like}. */
  public final double[][][] part(double[][][] like) {
    double[][][] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The numbers of the next part, in a new array of the shape of {@code like}. */
  public final float[] part(float[] like) {
    float[] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The numbers of the next part, in a new array of the shape of {@code like}. */
  public final float[][] part(float[][] like) {
    float[][] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The numbers of the next part, in a new array of the shape of {@code like}. */
  public final float[][][] part(float[][][] like) {
    float[][][] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The numbers of the next part, in a tensor of the shape of {@code like}. */
  public final Tensor part(Tensor like) {
    return like == null ? null : Tensor.of(part(like.toArray()), like.shape());
  }

  /** The numbers of the next part, in new tensors of the shapes of those in {@code like}. */
  public final Tensor[] part(Tensor[] like) {
    Tensor[] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The numbers of the next part, in new tensors of the shapes of those in {@code like}. */
  public final Tensor[][] part(Tensor[][] like) {
    Tensor[][] part = Shadows.like(like);
    fill(part);
    return part;
  }

  /** The numbers of the next part, in new tensors of the shapes of those in {@code like}. */
  public final Tensor[][][] part(Tensor[][][] like) {
    Tensor[][][] part = Shadows.like(like);
    fill(part);
    return part;
  }

  private void fill(Object part) {
    if (part instanceof Tensor[] tensors) {
      for (int i = 0; i < tensors.length; i++) {
        tensors[i] = part(tensors[i]);
      }
    } else if (part instanceof Object[] rows) {
      for (Object row : rows) {
        fill(row);
      }
    } else if (part instanceof double[] a) {
      for (int i = 0; i < a.length; i++) {
        a[i] = next();
      }
    } else if (part instanceof float[] a) {
      for (int i = 0; i < a.length; i++) {
        a[i] = (float) next();
      }
    }
  }
}
