package dev.regimen.data.pretext;

import dev.regimen.data.Pretext;

/** Every sample as it is; what tells two views of it from others is the augmentation's. */
public final class Contrastive implements Pretext {
  @Override
  public boolean comparesSamples() {
    return true;
  }

  @Override
  public void show(float[] sample, int at, int[] shape, int version) {
    // The regime's augmentation makes two views of it.
  }
}
