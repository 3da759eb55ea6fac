package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.KnownLabels;
import dev.regimen.data.PretextSamples;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the regime of a trainer splits data, by its seed; a tenth validates if it says nothing. */
public final class RegimeSplits {
  private static final Logger log = LoggerFactory.getLogger(RegimeSplits.class);
  private static final double DEFAULT_VALIDATION = 0.1;

  private RegimeSplits() {}

  /**
   * The splits for validation and test are taken from the data; that for validation from what keeps
   * its label, where the regime hides labels.
   */
  public static Splits of(Trainer<?> trainer, Dataset data) {
    Settings settings = trainer.settings();
    double test = settings.numberOr(Settings.TEST, 0);
    boolean stratified = trainer.blueprint().stratified();
    if (trainer.blueprint().pretext(settings).isPresent()) {
      Dataset plain = PretextSamples.plain(data);
      return Splits.of(plain, validation(settings), test, false, settings.seed());
    }
    if (keeps(settings).isEmpty()) {
      return Splits.of(data, validation(settings), test, stratified, settings.seed());
    }
    Splits first = Splits.of(data, 0, test, stratified, settings.seed());
    return validated(trainer, first.train(), first.test());
  }

  /** The split for validation is taken from the training samples. */
  public static Splits of(Trainer<?> trainer, TrainTest data) {
    return validated(trainer, data.train(), data.test());
  }

  private static Splits validated(Trainer<?> trainer, Dataset data, Dataset test) {
    Settings settings = trainer.settings();
    if (trainer.blueprint().pretext(settings).isPresent()) {
      Splits plain =
          Splits.of(PretextSamples.plain(data), validation(settings), 0, false, settings.seed());
      return new Splits(plain.train(), plain.validation(), PretextSamples.plain(test));
    }
    boolean stratified = trainer.blueprint().stratified();
    Dataset known = kept(settings, data);
    Splits two = Splits.of(known, validation(settings), 0, stratified, settings.seed());
    return new Splits(two.train(), two.validation(), test);
  }

  private static Optional<Integer> keeps(Settings settings) {
    int labels = settings.wholeOr(Settings.LABELS_KEPT, 0);
    return labels == 0 ? Optional.empty() : Optional.of(labels);
  }

  private static Dataset kept(Settings settings, Dataset data) {
    return keeps(settings)
        .map(perClass -> KnownLabels.kept(data, perClass, settings.seed()))
        .orElse(data);
  }

  /**
   * Splits made elsewhere, as the regime trains on them: as its pretext task shows them; else with
   * the labels that it keeps, and without samples that lack one where it learns nothing from those.
   */
  static Splits trained(Trainer<?> trainer, Splits splits) {
    Blueprint blueprint = trainer.blueprint();
    Settings.passedOver(blueprint, System.getProperties())
        .forEach(
            property ->
                log.info(
                    "-D{} is of labels, at which a pretext task of {} does not look",
                    property,
                    blueprint.network()));
    return blueprint
        .pretext(trainer.settings())
        .map(pretext -> PretextSamples.of(splits, pretext, blueprint.input()))
        .orElseGet(() -> labelled(trainer, splits));
  }

  /** Data that a predictor is measured on: as the pretext task shows it that it was trained by. */
  static Dataset shown(Predictor<?> predictor, Dataset data) {
    Blueprint blueprint = predictor.blueprint();
    return blueprint
        .pretext(predictor.settings())
        .map(pretext -> PretextSamples.toMeasure(data, pretext, blueprint.input()))
        .orElse(data);
  }

  private static Splits labelled(Trainer<?> trainer, Splits splits) {
    Dataset train = kept(trainer.settings(), splits.train());
    boolean one = trainer.blueprint().tasks().size() == 1;
    if (one && train.labelled() && !trainer.blueprint().unlabelled().learns()) {
      int[] known = KnownLabels.where(train, true);
      if (known.length < train.size()) {
        log.info(
            "{} learns nothing from samples without a label: it trains on {} of {}",
            trainer.blueprint().network(),
            known.length,
            train.size());
        train = train.select(known);
      }
    }
    return train == splits.train() ? splits : new Splits(train, splits.validation(), splits.test());
  }

  private static double validation(Settings settings) {
    return settings.numberOr(Settings.VALIDATION, DEFAULT_VALIDATION);
  }
}
