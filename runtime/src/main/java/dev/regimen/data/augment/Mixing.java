package dev.regimen.data.augment;

/** Mixes each sample of a batch with the next one, their targets likewise. */
public non-sealed interface Mixing extends Augmentation {
  /** The share of batches that this mixes where a regime has another mixing beside it. */
  default double share() {
    return 1;
  }

  /** Decides how one batch is mixed. */
  void draw(Mix mix, Chance chance);

  /** Mixes another image into an image. */
  void mix(Mix mix, Image image, Image other);
}
