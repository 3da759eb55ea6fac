package dev.regimen.report.saved;

/**
 * What a trial had come to at a rung of halving, before it was decided whether it goes on.
 *
 * @param rung from 0
 * @param number of the trial
 * @param epochs completed by then
 * @param objective NaN where it had none
 */
public record SavedRung(int rung, int number, int epochs, double objective) {
  private static final int MOST = 1_000_000;

  static SavedRung of(JsonMembers trial) throws RecordException {
    return new SavedRung(
        trial.whole("rung", 0, 0, MOST),
        trial.whole("number", 0, 1, MOST),
        trial.whole("epochs", 0, 0, Integer.MAX_VALUE),
        trial.number("objective", Double.NaN));
  }
}
