package dev.regimen.train.step;

/**
 * What a generated step does for one of several layers that are alike: an instance for each.
 *
 * <p>What is known here is known before a generated class gives its fields their values.
 */
public abstract class LayerPart {
  /** The layer, as a profile names it. */
  protected final String layer;

  /** Elements of a row. */
  protected final int width;

  /** Elements of the tile that a row is repeated in. */
  protected final int tileLength;

  /** For layers that are of one size. */
  protected LayerPart(String layer) {
    this(layer, 0);
  }

  /** For layers that fill their tiles alike. */
  protected LayerPart(String layer, int width) {
    this(layer, width, 0);
  }

  /** For layers of any size. */
  protected LayerPart(String layer, int width, int tileLength) {
    this.layer = layer;
    this.width = width;
    this.tileLength = tileLength;
  }
}
