package dev.regimen.data.pretext;

import dev.regimen.data.Pretext;

/** Every sample as it is: what is done to it then, the network is to undo. */
public final class Denoising implements Pretext {
  @Override
  public void show(float[] sample, int at, int[] shape, int version) {
    // The regime's own noise disturbs it, anew in each epoch.
  }
}
