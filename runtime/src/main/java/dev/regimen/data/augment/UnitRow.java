package dev.regimen.data.augment;

import dev.regimen.data.Tokenizer;

/** The ids of one worker's text, in the row that the network sees; padding lies behind them. */
public final class UnitRow {
  private final boolean[] marks;
  private float[] row;
  private int length;

  UnitRow(int room) {
    row = new float[room];
    marks = new boolean[room];
  }

  /** Turns to a text: what lies in front of the first padding. */
  void turnTo(float[] ids) {
    row = ids;
    length = 0;
    while (length < row.length && row[length] != Tokenizer.PADDING) {
      length++;
    }
  }

  /** How many units the text has now. */
  public int length() {
    return length;
  }

  /** The most that it may have. */
  public int room() {
    return row.length;
  }

  /** The id of a unit. */
  public int id(int at) {
    return (int) row[at];
  }

  /** Puts another unit in the place of one. */
  public void replace(int at, int id) {
    row[at] = id;
  }

  /** Puts another text in the place of this one; what has no room falls out. */
  public void become(int... ids) {
    length = Math.min(ids.length, row.length);
    for (int i = 0; i < row.length; i++) {
      row[i] = i < length ? ids[i] : Tokenizer.PADDING;
    }
  }

  /** Lets two units change places. */
  public void swap(int one, int other) {
    float held = row[one];
    row[one] = row[other];
    row[other] = held;
  }

  /** Puts a unit before another, or behind the last; what has no room at the end falls out. */
  public void insert(int at, int id) {
    int moved = Math.min(length, row.length - 1) - at;
    if (moved >= 0) {
      System.arraycopy(row, at, row, at + 1, moved);
      row[at] = id;
      length = Math.min(length + 1, row.length);
    }
  }

  /** Which units an edit has chosen, as long as the row; all false before it and behind it. */
  boolean[] marks() {
    return marks;
  }

  /** Takes the marked units away, and the marks. */
  void deleteMarked() {
    int kept = 0;
    for (int i = 0; i < length; i++) {
      if (!marks[i]) {
        row[kept++] = row[i];
      }
      marks[i] = false;
    }
    for (int i = kept; i < length; i++) {
      row[i] = Tokenizer.PADDING;
    }
    length = kept;
  }
}
