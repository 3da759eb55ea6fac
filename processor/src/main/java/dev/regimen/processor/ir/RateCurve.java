package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * The learning rate over the run, piece by piece.
 *
 * @param pieces in order of time
 * @param rest the rate after the last piece
 */
public record RateCurve(List<Piece> pieces, Scalar rest) {
  /**
   * One piece.
   *
   * @param until the epoch, as a fraction of the run, before which it holds
   * @param rate the rate, of {@link Scalar.Clock#EPOCH} and settings
   */
  public record Piece(Scalar until, Scalar rate) {}

  /** Keeps a copy. */
  public RateCurve {
    pieces = List.copyOf(pieces);
  }

  public static RateCurve of(Scalar rate) {
    return new RateCurve(List.of(), rate);
  }

  /** This curve after a piece that comes first. */
  public RateCurve after(Piece first) {
    List<Piece> all = new ArrayList<>();
    all.add(first);
    all.addAll(pieces);
    return new RateCurve(all, rest);
  }
}
