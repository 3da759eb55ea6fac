package dev.regimen.kernel;

import java.util.Arrays;

/**
 * How well each row of a batch is told from all others as the one that shows the same sample: of 2n
 * rows z row i and row i + n are such a pair, and the loss of a row is the negative logarithm of
 * what softmax over its products with all other rows gives its partner, −z·z' + ln Σ exp(z·zₖ). In
 * a batch of an odd number the row without a partner has the loss 0; the others are told from it
 * too.
 *
 * <p>A worker computes its own rows from those of all workers, which must be there. The matrix of
 * all products is nowhere held: of each row the logarithm of its sum is kept, of which the gradient
 * makes both shares again. An instance belongs to one worker; it keeps a copy of the batch.
 */
public final class Contrast {
  private int width;
  private int count;
  private float[] floatRows = {};
  private float[] floatColumns = {};
  private float[] floatScores = {};
  private float[] floatLogSums = {};
  private float[] floatChanges = {};
  private float[] floatRow = {};
  private final float[] floatOne = {0};

  /** The row that shows the same sample as a row; no row of the batch where there is none. */
  public static int partner(int row, int rows) {
    int half = (rows + 1) / 2;
    return row < half ? row + half : row - half;
  }

  /**
   * The losses of rows {@code [from, to)}.
   *
   * @param rows of the batch
   * @param columns of a row
   * @param z the batch
   * @param losses receives one a row
   * @param logSums receives of each row the logarithm of its sum
   * @param found receives 1 for each row of which no other row is as near as its partner, else 0
   */
  public void forward(
      int from,
      int to,
      int rows,
      int columns,
      Floats z,
      Floats losses,
      Floats logSums,
      Floats found) {
    readFloat(rows, columns, z);
    for (int row = from; row < to; row++) {
      scoreFloat(row);
      double most = Double.NEGATIVE_INFINITY;
      for (int other = 0; other < count; other++) {
        most = other == row ? most : Math.max(most, floatScores[other]);
      }
      double sum = 0;
      for (int other = 0; other < count; other++) {
        sum += other == row ? 0 : Math.exp(floatScores[other] - most);
      }
      double logSum = count == 1 ? 0 : most + Math.log(sum);
      int partner = partner(row, count);
      floatOne[0] = isNearestFloat(partner, row) ? 1 : 0;
      found.write(row, floatOne, 1);
      floatOne[0] = (float) logSum;
      logSums.write(row, floatOne, 1);
      floatOne[0] = partner < count ? (float) (logSum - floatScores[partner]) : 0;
      losses.write(row, floatOne, 1);
    }
  }

  /** Whether no other row has as large a product with a row as a partner that there is. */
  private boolean isNearestFloat(int partner, int row) {
    boolean nearest = partner < count;
    for (int other = 0; nearest && other < count; other++) {
      nearest = other == row || other == partner || floatScores[other] < floatScores[partner];
    }
    return nearest;
  }

  /**
   * The gradients of rows {@code [from, to)}: of each the sum over all others of what it changes of
   * its own loss and of theirs.
   *
   * @param gradient at each loss
   * @param changes receives them
   */
  public void backward(
      int from,
      int to,
      int rows,
      int columns,
      Floats gradient,
      Floats z,
      Floats logSums,
      Floats changes) {
    readFloat(rows, columns, z);
    logSums.read(0, floatLogSums, rows);
    gradient.read(0, floatChanges, rows);
    for (int row = 0; row < rows; row++) {
      floatChanges[row] = partner(row, rows) < rows ? floatChanges[row] : 0;
    }
    for (int row = from; row < to; row++) {
      scoreFloat(row);
      Arrays.fill(floatRow, 0);
      int partner = partner(row, rows);
      for (int other = 0; other < rows; other++) {
        if (other == row) {
          continue;
        }
        double score = floatScores[other];
        double own = floatChanges[row] * Math.exp(score - floatLogSums[row]);
        double theirs = floatChanges[other] * Math.exp(score - floatLogSums[other]);
        double both = other == partner ? floatChanges[row] + floatChanges[other] : 0;
        addFloat((float) (own + theirs - both), other);
      }
      changes.write((long) row * columns, floatRow, columns);
    }
  }

  private void addFloat(float factor, int other) {
    int at = other * width;
    for (int i = 0; i < width; i++) {
      floatRow[i] += factor * floatRows[at + i];
    }
  }

  /** The products of a row with all rows; column by column, which HotSpot makes vectors of. */
  private void scoreFloat(int row) {
    Arrays.fill(floatScores, 0, count, 0);
    for (int column = 0; column < width; column++) {
      float factor = floatRows[row * width + column];
      int at = column * count;
      for (int other = 0; other < count; other++) {
        floatScores[other] += factor * floatColumns[at + other];
      }
    }
  }

  private void readFloat(int rows, int columns, Floats z) {
    count = rows;
    width = columns;
    if (floatRows.length < rows * columns) {
      floatRows = new float[rows * columns];
      floatColumns = new float[rows * columns];
      floatScores = new float[rows];
      floatLogSums = new float[rows];
      floatChanges = new float[rows];
      floatRow = new float[columns];
    }
    z.read(0, floatRows, rows * columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        floatColumns[column * rows + row] = floatRows[row * columns + column];
      }
    }
  }
}
