package dev.regimen.kernel;

/**
 * Queries and keys of a head that an {@link Attention} has at hand: where they lie, and the
 * products of them, of which each row is a key's and each column a query's.
 */
final class AttentionPairs {
  private static final int TILE = Attention.TILE;

  private final int width;
  private final int size;
  private final boolean causal;

  /** Where the first query of the tile at hand begins, and how many there are; the same of keys. */
  long query;

  int queries;
  long key;
  int keys;

  /** How far behind the first query the first key stands. */
  int behind;

  /** 1 where something is added to what tiles before gave for its queries, and for its keys. */
  int more;

  int moreOfKeys;

  AttentionPairs(int width, int size, boolean causal) {
    this.width = width;
    this.size = size;
    this.causal = causal;
  }

  /** How many keys some of the queries of a tile see. */
  int visible(int first, int rows) {
    return causal ? Math.min(first + TILE, rows) : rows;
  }

  /** Goes to the tile of the queries and the keys that begin with these rows. */
  void enter(long columns, int first, int rows, int begin) {
    query = columns + (long) first * width;
    queries = Math.min(TILE, rows - first);
    key = columns + (long) begin * width;
    keys = Math.min(TILE, visible(first, rows) - begin);
    behind = causal ? begin - first : -TILE;
    more = begin == 0 ? 0 : 1;
    moreOfKeys = first == (causal ? begin : 0) ? 0 : 1;
  }

  /** The product of keys or values and queries or gradients: one number for each pair of them. */
  void pairs(Gemm gemm, Floats ofKeys, Floats ofQueries, Floats into, float[] tile) {
    gemm.abT(keys, queries, size, ofKeys, key, width, ofQueries, query, width, 0, into, 0, queries);
    into.read(0, tile, keys * queries);
  }

  /** Sums over a tile's keys, for its queries, and over its queries, for its keys. */
  void forQueries(Gemm gemm, Floats pairs, Floats ofKeys, Floats into) {
    gemm.aTb(queries, size, keys, pairs, 0, queries, ofKeys, key, width, more, into, query, width);
  }

  void forKeys(Gemm gemm, Floats pairs, Floats ofQueries, Floats into) {
    gemm.ab(
        keys,
        size,
        queries,
        pairs,
        0,
        queries,
        ofQueries,
        query,
        width,
        moreOfKeys,
        into,
        key,
        width);
  }

  /** Another number where a key stands behind a query, which does not see it. */
  void hide(float[] tile, float by) {
    AttentionTiles.hide(behind, keys, queries, tile, by);
  }
}
