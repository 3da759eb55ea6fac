package dev.regimen.data.augment;

import dev.regimen.annotation.PcaBasis;
import dev.regimen.data.Dataset;
import java.util.Locale;

/** See {@link dev.regimen.annotation.PcaLighting}. */
public final class PcaLighting implements Pixels {
  /** Eigenvalues and, in columns, eigenvectors that are published with residual networks. */
  private static final double[] IMAGENET_VALUES = {0.2175, 0.0188, 0.0045};

  private static final double[][] IMAGENET_VECTORS = {
    {-0.5675, 0.7192, 0.4009}, {-0.5808, -0.0045, -0.8140}, {-0.5836, -0.6948, 0.4203}
  };

  private final double std;
  private final PcaBasis basis;

  /** One row a channel, one column a component: eigenvectors times their eigenvalues. */
  private final double[][] components;

  /** Shifts colours by factors of this deviation. */
  public PcaLighting(double std, PcaBasis basis) {
    this(
        std,
        basis,
        basis == PcaBasis.IMAGENET
            ? scaled(new Eigen(IMAGENET_VALUES, IMAGENET_VECTORS))
            : new double[0][]);
  }

  private PcaLighting(double std, PcaBasis basis, double[][] components) {
    this.std = std;
    this.basis = basis;
    this.components = components;
  }

  private static double[][] scaled(Eigen eigen) {
    int n = eigen.values().length;
    double[][] components = new double[n][n];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        components[row][column] = eigen.vectors()[row][column] * eigen.values()[column];
      }
    }
    return components;
  }

  @Override
  public PcaLighting fitted(Dataset train, int[] shape) {
    return basis == PcaBasis.IMAGENET
        ? this
        : new PcaLighting(std, basis, scaled(Eigen.of(covariance(train, shape[2]))));
  }

  /** Of the channels, over all pixels of all samples. */
  private static double[][] covariance(Dataset train, int channels) {
    double[] sum = new double[channels];
    double[][] products = new double[channels][channels];
    train.forEach((n, pixels) -> add(pixels, sum, products));
    double count = (double) train.size() * train.features() / channels;
    for (int i = 0; i < channels; i++) {
      for (int j = 0; j <= i; j++) {
        products[i][j] = products[i][j] / count - sum[i] / count * (sum[j] / count);
        products[j][i] = products[i][j];
      }
    }
    return products;
  }

  private static void add(float[] pixels, double[] sum, double[][] products) {
    for (int at = 0; at < pixels.length; at += sum.length) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += pixels[at + i];
        for (int j = 0; j <= i; j++) {
          products[i][j] += (double) pixels[at + i] * pixels[at + j];
        }
      }
    }
  }

  @Override
  public void apply(Image image, Chance chance) {
    if (components.length != image.channels()) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "principal components of %d channels for an image of %d",
              components.length,
              image.channels()));
    }
    if (std == 0) {
      return;
    }
    float[] x = image.pixels();
    for (int component = 0; component < components.length; component++) {
      double factor = std * chance.normal();
      for (int channel = 0; channel < components.length; channel++) {
        float shift = (float) (factor * components[channel][component]);
        for (int i = channel; i < x.length; i += components.length) {
          x[i] += shift;
        }
      }
    }
    image.clip();
  }
}
