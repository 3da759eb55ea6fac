package dev.regimen.train.step;

import dev.regimen.annotation.CheckpointUnit;
import dev.regimen.annotation.TextUnit;
import dev.regimen.data.Pretext;
import dev.regimen.data.TextForm;
import dev.regimen.data.augment.Resolution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a blueprint says around a run: what weights start as, what is done with data, when the run
 * is saved, what it asks of the processor, which of its numbers regularize, and what steps tell.
 */
abstract sealed class BeginningFacts extends ScheduleSpec.Builder permits VectorFacts {
  final DataPreparation.Builder preparation = new DataPreparation.Builder();
  final Map<String, Double> regularizers = new LinkedHashMap<>();
  final List<String> startWithout = new ArrayList<>();
  final Map<String, String> vectors = new LinkedHashMap<>();
  final List<String> calibrated = new ArrayList<>();
  int goesOn;
  long keptFrom;
  long keptWidth;
  String startFile = "";
  @Nullable CheckpointUnit checkpoints;
  boolean bf16ByProcessor;
  final List<String> heads = new ArrayList<>();
  final List<String> leftOut = new ArrayList<>();
  final Set<String> passedOver = new TreeSet<>();
  final Set<String> silenced = new TreeSet<>();
  final List<String> tells = new ArrayList<>();

  abstract BlueprintBuilder self();

  /** Samples are texts, which become ids; see {@link TextForm}. */
  public BlueprintBuilder texts(int maxLength, TextUnit unit, int vocabulary, int minCount) {
    preparation.texts = new TextForm(unit, maxLength, vocabulary, minCount);
    return self();
  }

  /** Samples are windows of one text, and the class of a token is the token that follows. */
  public BlueprintBuilder nextToken() {
    preparation.nextToken = true;
    return self();
  }

  /** N-grams of up to so many units have ids too, of which there are so many. */
  public BlueprintBuilder ngrams(int units, int buckets) {
    preparation.ngrams = units;
    preparation.buckets = buckets;
    return self();
  }

  /** The units of texts are those of a file, one a line. */
  public BlueprintBuilder vocabularyFile(String file) {
    preparation.vocabularyFile = file;
    return self();
  }

  /** Zero mean and unit variance of the training split, for features and for targets. */
  public BlueprintBuilder standardize(boolean features, boolean ofTargets) {
    preparation.standardizeFeatures = features;
    preparation.standardizeTargets = ofTargets;
    return self();
  }

  /** The next channel of the features has this mean and deviation, which are then not learned. */
  public BlueprintBuilder channel(double mean, double std) {
    preparation.mean.add(mean);
    preparation.std.add(std);
    return self();
  }

  /** Training begins with the weights of this file; of one that a run names where it is empty. */
  public BlueprintBuilder startFrom(String file) {
    startFile = file;
    return self();
  }

  /** The rows of a table begin with the vectors of words that a file has. */
  public BlueprintBuilder vectors(String table, String file) {
    vectors.put(table, file);
    return self();
  }

  /** This layer does not come from that file, or stays in it. */
  public BlueprintBuilder startWithout(String layer) {
    startWithout.add(layer);
    return self();
  }

  /** Checkpoints are written every {@code checkpoint.every} of these units. */
  public BlueprintBuilder checkpoint(CheckpointUnit unit) {
    checkpoints = unit;
    return self();
  }

  /** The processor is to multiply bf16 numbers; a run is refused where it does not. */
  public BlueprintBuilder bf16ByProcessor() {
    bf16ByProcessor = true;
    return self();
  }

  /** A setting keeps the network from learning samples by heart; at this value it does nothing. */
  public BlueprintBuilder regularizer(String setting, double neutral) {
    regularizers.put(setting, neutral);
    return self();
  }

  /** What a run finds before its first step is not told of these ids. */
  public BlueprintBuilder silences(String... ids) {
    silenced.addAll(List.of(ids));
    return self();
  }

  /** A weight that is scaled on the first batch, behind those that were stated before. */
  public BlueprintBuilder calibrates(String weight) {
    calibrated.add(weight);
    return self();
  }

  /** Each window of the text follows the one before, and states are carried on. */
  public BlueprintBuilder continuous() {
    preparation.continuous = true;
    return self();
  }

  /** Where the arena has what a training step leaves for the next one, in elements of a sample. */
  public BlueprintBuilder kept(long from, long width) {
    keptFrom = from;
    keptWidth = width;
    return self();
  }

  /** The network goes on token by token, so many from a beginning. */
  public BlueprintBuilder goesOn(int tokens) {
    goesOn = tokens;
    return self();
  }

  /** Images are shown at these sides, in training and otherwise. */
  public BlueprintBuilder resolution(int train, int test) {
    preparation.resolution = new Resolution(train, test);
    return self();
  }

  /** Splits by {@code split.validation} and {@code split.test}: fractions or numbers of samples. */
  public BlueprintBuilder split(boolean keepingClassProportions) {
    preparation.stratified = keepingClassProportions;
    return self();
  }

  /** In the training loss each class counts by its number, or by n/(C·n_c) where none is given. */
  public BlueprintBuilder classWeights(double... weights) {
    preparation.weighting = preparation.weighting.byClass(weights);
    return self();
  }

  /** Samples without a label for the main task are learned from too. */
  public BlueprintBuilder learnsUnlabelled() {
    preparation.unlabelled = preparation.unlabelled.learning();
    return self();
  }

  /**
   * The network sees two views of each sample.
   *
   * @param weak whether the second one is without what changes samples strongly
   */
  public BlueprintBuilder secondView(boolean weak) {
    preparation.unlabelled = preparation.unlabelled.seeingTwice(weak);
    return self();
  }

  /** The step asks what the average of the weights predicts. */
  public BlueprintBuilder teacher() {
    preparation.unlabelled = preparation.unlabelled.taught();
    return self();
  }

  /** A number that every training step tells, behind those that were stated before. */
  public BlueprintBuilder tells(String name) {
    tells.add(name);
    return self();
  }

  /** Samples state their targets themselves, whatever their labels are. */
  public BlueprintBuilder pretext(Function<Settings, Pretext> made) {
    preparation.pretext = made;
    return self();
  }

  /** The layers are those of another network but for this one, and those stated before. */
  public BlueprintBuilder head(String layer) {
    heads.add(layer);
    return self();
  }

  /** This layer of the other network is left out, and those stated before. */
  public BlueprintBuilder leavesOut(String layer) {
    leftOut.add(layer);
    return self();
  }

  /** A setting of the other network, which says nothing of this one, and those stated before. */
  public BlueprintBuilder passesOver(String setting) {
    passedOver.add(setting);
    return self();
  }

  /** In the training loss each sample counts by its weight in the data. */
  public BlueprintBuilder sampleWeights() {
    preparation.weighting = preparation.weighting.bySample();
    return self();
  }
}
