package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * A number over the run, piece by piece: the learning rate, or another one that a schedule drives.
 *
 * @param pieces in order of time
 * @param rest the number after the last piece
 */
public record Curve(List<Piece> pieces, Scalar rest) {
  /**
   * One piece.
   *
   * @param until the epoch, as a fraction of the run, before which it holds
   * @param value the number, of {@link Scalar.Clock#EPOCH} and settings
   */
  public record Piece(Scalar until, Scalar value) {}

  /** Keeps a copy. */
  public Curve {
    pieces = List.copyOf(pieces);
  }

  public static Curve of(Scalar value) {
    return new Curve(List.of(), value);
  }

  /** This curve after a piece that comes first. */
  public Curve after(Piece first) {
    List<Piece> all = new ArrayList<>();
    all.add(first);
    all.addAll(pieces);
    return new Curve(all, rest);
  }
}
