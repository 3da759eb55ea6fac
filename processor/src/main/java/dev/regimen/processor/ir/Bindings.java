package dev.regimen.processor.ir;

/** What a program is evaluated on: the tensors of its leaves and the numbers of the loop. */
public interface Bindings {
  /** Samples in the batch. */
  int rows();

  /** The tensor of a leaf. */
  Tensor tensor(Leaf leaf);

  /** The value of a {@link Scalar.Setting}, {@link Scalar.Scheduled} or {@link Scalar.Ambient}. */
  double leaf(Scalar scalar);

  /** Passes that samples have gone through before this one, where each goes on from the last. */
  default long passes() {
    return 0;
  }

  /** Fills {@code into} with what the draw gives at this step. */
  void draw(Draw draw, double probability, double[] into);
}
