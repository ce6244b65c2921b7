package dev.fluxion;

/** A tensor as a text: its shape and its elements, row by row. */
final class TensorText {
  /** So many elements along an axis are written. */
  private static final int SHOWN = 10;

  private final Tensor tensor;
  private final StringBuilder text = new StringBuilder("Tensor");

  private TensorText(Tensor tensor) {
    this.tensor = tensor;
  }

  static String of(Tensor tensor) {
    TensorText text = new TensorText(tensor);
    text.text.append(TensorShape.text(tensor.shape)).append(' ');
    text.append(0, 0);
    return text.text.toString();
  }

  private void append(int axis, int from) {
    if (axis == tensor.shape.length) {
      text.append(tensor.data[from]);
      return;
    }
    int length = tensor.shape[axis];
    int stride = TensorShape.product(tensor.shape, axis + 1, tensor.shape.length);
    text.append('[');
    for (int i = 0; i < Math.min(length, SHOWN); i++) {
      text.append(i == 0 ? "" : ", ");
      append(axis + 1, from + i * stride);
    }
    text.append(length > SHOWN ? ", …]" : "]");
  }
}
