package dev.regimen.annotation;

/**
 * Mean and standard deviation of ImageNet's colours, of intensities in [0, 1], as published with
 * torchvision's models: what a backbone that was trained there has seen.
 *
 * <pre>{@code
 * @Standardize(
 *     mean = {ImageNet.MEAN_RED, ImageNet.MEAN_GREEN, ImageNet.MEAN_BLUE},
 *     std = {ImageNet.STD_RED, ImageNet.STD_GREEN, ImageNet.STD_BLUE})
 * }</pre>
 */
public final class ImageNet {
  /** The mean of red. */
  public static final double MEAN_RED = 0.485;

  /** The mean of green. */
  public static final double MEAN_GREEN = 0.456;

  /** The mean of blue. */
  public static final double MEAN_BLUE = 0.406;

  /** The standard deviation of red. */
  public static final double STD_RED = 0.229;

  /** The standard deviation of green. */
  public static final double STD_GREEN = 0.224;

  /** The standard deviation of blue. */
  public static final double STD_BLUE = 0.225;

  private ImageNet() {}
}
