package dev.regimen.kernel;

/** Weights rounded to bf16. An instance belongs to one worker; it keeps its tiles. */
public final class WeightRounding {
  private static final int TILE = 1024;

  private float[] floatTile = {};

  /** Entries {@code [first, end)} of w, rounded. */
  public void bf16(long first, long end, Floats w, Floats out) {
    if (floatTile.length == 0) {
      floatTile = new float[TILE];
    }
    float[] tile = floatTile;
    for (long at = first; at < end; at += TILE) {
      int count = (int) Math.min(TILE, end - at);
      w.read(at, tile, count);
      for (int i = 0; i < count; i++) {
        tile[i] = Bf16.bf16(tile[i]);
      }
      out.write(at, tile, count);
    }
  }
}
