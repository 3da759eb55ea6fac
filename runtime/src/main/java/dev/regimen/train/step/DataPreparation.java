package dev.regimen.train.step;

import dev.regimen.data.Pretext;
import dev.regimen.data.TextForm;
import dev.regimen.data.augment.Augmentation;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.data.augment.Masking;
import dev.regimen.data.augment.Resolution;
import dev.regimen.train.SettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a regime does with samples before the network sees them: splits, standardizes, augments.
 *
 * @param texts how samples that are texts become ids; empty where they are numbers
 * @param nextToken whether samples are windows of one text, whose tokens predict the next
 * @param continuous whether each of these follows one of the batch before
 * @param vocabularyFile the file with their units; empty where those of the training split count
 * @param stratified whether splits keep the proportions of the classes
 * @param standardization what gets zero mean and unit variance
 * @param augmentations techniques, made anew from the numbers of each run
 * @param resolution the sizes at which images are shown
 * @param weighting by what samples count in the training loss
 * @param unlabelled what becomes of samples without a label
 * @param pretext what samples are shown as and say of themselves, in place of their labels
 * @param flips those that make mirror images though nothing says that labels allow it, as written
 */
record DataPreparation(
    Optional<TextForm> texts,
    boolean nextToken,
    boolean continuous,
    String vocabularyFile,
    boolean stratified,
    Standardization standardization,
    List<Function<Settings, Augmentation>> augmentations,
    Resolution resolution,
    Weighting weighting,
    Unlabelling unlabelled,
    Optional<Function<Settings, Pretext>> pretext,
    List<String> flips) {
  /**
   * The techniques of augmentation with the numbers of a run.
   *
   * @throws SettingException if numbers that belong together do not fit each other
   */
  Augmentations augmentations(Blueprint blueprint, Settings settings) {
    return augmentations(blueprint, settings, each -> true);
  }

  private Augmentations augmentations(
      Blueprint blueprint, Settings settings, Predicate<Augmentation> wanted) {
    try {
      List<Augmentation> made =
          augmentations.stream().map(each -> each.apply(settings)).filter(wanted).toList();
      return shown(made, blueprint);
    } catch (IllegalArgumentException e) {
      throw new SettingException(
          "the augmentation of " + blueprint.network() + ": " + e.getMessage(), e);
    }
  }

  private Augmentations shown(List<Augmentation> techniques, Blueprint blueprint) {
    return techniques.isEmpty() && resolution.equals(Resolution.OWN)
        ? Augmentations.none(blueprint.features())
        : Augmentations.of(techniques, blueprint.input()).shownAt(resolution);
  }

  /** Samples as they are, but at the sizes at which the network sees them, and masked. */
  Augmentations plain(Blueprint blueprint, Settings settings) {
    return augmentations(blueprint, settings, Masking.class::isInstance);
  }

  /** Numbers that the network sees of a sample. */
  int features(Blueprint blueprint, boolean training) {
    int[] input = blueprint.input();
    return resolution.equals(Resolution.OWN)
        ? blueprint.features()
        : resolution.side(training, input[0]) * resolution.side(training, input[1]) * input[2];
  }

  /** Collects what is done. */
  static final class Builder {
    final List<Function<Settings, Augmentation>> augmentations = new ArrayList<>();
    final List<String> flips = new ArrayList<>();
    @Nullable TextForm texts;
    boolean nextToken;
    boolean continuous;
    int ngrams = 1;
    int buckets;
    String vocabularyFile = "";
    boolean stratified = true;
    final List<Double> mean = new ArrayList<>();
    final List<Double> std = new ArrayList<>();
    boolean standardizeFeatures;
    boolean standardizeTargets;
    Resolution resolution = Resolution.OWN;
    Weighting weighting = Weighting.NONE;
    Unlabelling unlabelled = Unlabelling.NONE;
    @Nullable Function<Settings, Pretext> pretext;

    DataPreparation build() {
      return new DataPreparation(
          Optional.ofNullable(texts).map(form -> form.withNgrams(ngrams, buckets)),
          nextToken,
          continuous,
          vocabularyFile,
          stratified,
          new Standardization(
              standardizeFeatures, standardizeTargets, List.copyOf(mean), List.copyOf(std)),
          List.copyOf(augmentations),
          resolution,
          weighting,
          unlabelled,
          Optional.ofNullable(pretext),
          List.copyOf(flips));
    }
  }
}
