package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import dev.regimen.train.step.Settings;

/** How the regime of a trainer splits data, by its seed; a tenth validates if it says nothing. */
public final class RegimeSplits {
  private static final double DEFAULT_VALIDATION = 0.1;

  private RegimeSplits() {}

  /** The splits for validation and test are taken from the data. */
  public static Splits of(Trainer<?> trainer, Dataset data) {
    Settings settings = trainer.settings();
    double test = settings.numberOr(Settings.TEST, 0);
    boolean stratified = trainer.blueprint().stratified();
    return Splits.of(data, validation(settings), test, stratified, settings.seed());
  }

  /** The split for validation is taken from the training samples. */
  public static Splits of(Trainer<?> trainer, TrainTest data) {
    Settings settings = trainer.settings();
    boolean stratified = trainer.blueprint().stratified();
    return Splits.of(data, validation(settings), stratified, settings.seed());
  }

  private static double validation(Settings settings) {
    return settings.numberOr(Settings.VALIDATION, DEFAULT_VALIDATION);
  }
}
