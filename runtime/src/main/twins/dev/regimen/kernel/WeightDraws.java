package dev.regimen.kernel;

/** What {@link Draws} makes of elements {@code [first, end)} of weights, in tiles of its own. */
final class WeightDraws {
  private static final int TILE = 1024;

  private final Draws draws;
  private float[] floatDrawn = {};
  private float[] floatTile = {};

  WeightDraws(Draws draws) {
    this.draws = draws;
  }

  void dropout(double keep, int stream, long step, long first, long end, Floats w, Floats out) {
    if (floatTile.length == 0) {
      floatDrawn = new float[TILE];
      floatTile = new float[TILE];
    }
    float[] mask = floatDrawn;
    float[] tile = floatTile;
    float scale = (float) (1 / keep);
    for (long at = first; at < end; at += TILE) {
      int count = (int) Math.min(TILE, end - at);
      draws.bernoulli((float) keep, stream, step, at, mask, count);
      w.read(at, tile, count);
      for (int i = 0; i < count; i++) {
        tile[i] *= mask[i] * scale;
      }
      out.write(at, tile, count);
    }
  }

  void disturb(
      double deviation, int stream, long step, long first, long end, Floats w, Floats out) {
    if (floatTile.length == 0) {
      floatDrawn = new float[TILE];
      floatTile = new float[TILE];
    }
    float[] noise = floatDrawn;
    float[] tile = floatTile;
    float scale = (float) deviation;
    for (long at = first; at < end; at += TILE) {
      int count = (int) Math.min(TILE, end - at);
      draws.normal(stream, step, at, noise, count);
      w.read(at, tile, count);
      for (int i = 0; i < count; i++) {
        tile[i] += noise[i] * scale;
      }
      out.write(at, tile, count);
    }
  }
}
