package dev.regimen.data.pretext;

import dev.regimen.data.Pretext;

/** Every sample as it is; which parts of it are hidden is drawn anew in each epoch. */
public final class MaskedPrediction implements Pretext {
  @Override
  public boolean ofTokens() {
    return true;
  }

  @Override
  public void show(float[] sample, int at, int[] shape, int version) {
    // What hides parts of it stands behind the preprocessing.
  }
}
