package dev.regimen.processor.emit;

/**
 * Which elements of a tile a loop goes over.
 *
 * @param begin the first
 * @param end past the last that is the batch's
 * @param full past the last of the tile, where going over stale elements does no harm; constants
 *     make loops that vectorize with more in them
 */
record Bounds(String begin, String end, String full) {
  /** Whether the end is a local that a method must be handed. */
  static boolean isConstant(String bound) {
    return bound.equals("TILE") || bound.matches("[0-9A-Z_ *]+");
  }
}
