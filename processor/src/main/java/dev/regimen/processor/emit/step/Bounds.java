package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;

/**
 * Which elements of a tile a loop goes over.
 *
 * @param begin the first
 * @param end past the last that is the batch's
 * @param full past the last of the tile, where going over stale elements does no harm; constants
 *     make loops that vectorize with more in them
 */
record Bounds(Expr begin, Expr end, Expr full) {}
