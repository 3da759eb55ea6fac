package dev.regimen.annotation;

/** How {@link PositionEncoding} tells rows their places. */
public enum PositionKind {
  /** A trained vector for each place is added (Gehring et al. 2017). */
  LEARNED,
  /**
   * Sines and cosines are added: P[l, 2i] = sin(l·ω) and P[l, 2i+1] = cos(l·ω) with ω =
   * 10000^(−2i/width) (Vaswani et al. 2017). Nothing is trained.
   */
  SINUSOIDAL,
  /**
   * Nothing is added: every {@link SelfAttention} behind it turns its queries and keys by angles
   * l·ω, so that scores depend on how far apart two rows are (Su et al. 2021). Nothing is trained.
   * Column i of a head's w is turned with column i + w/2, by ω = 10000^(−2i/w), as files of
   * GPT-NeoX and Llama have them; the paper's neighbours are the same up to the order of columns.
   * Of an odd number of columns the last is not turned.
   */
  ROTARY
}
