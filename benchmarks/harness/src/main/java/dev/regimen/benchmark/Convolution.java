package dev.regimen.benchmark;

/**
 * A convolution of square images without bias, padded so that a stride of 1 keeps their size.
 *
 * @param name of the layer
 * @param size height and width of its input
 * @param inputs channels
 * @param outputs channels
 * @param kernel height and width of the window, odd
 * @param stride between windows, both ways
 */
public record Convolution(String name, int size, int inputs, int outputs, int kernel, int stride) {
  /** Zeros on every side. */
  public int padding() {
    return kernel / 2;
  }

  /** Height and width of the output. */
  public int outputSize() {
    return (size + 2 * padding() - kernel) / stride + 1;
  }

  /** Places of the window. */
  public int places() {
    return kernel * kernel;
  }

  /** Products that a number of the output sums. */
  public int window() {
    return inputs * places();
  }
}
