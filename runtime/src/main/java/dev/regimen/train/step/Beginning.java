package dev.regimen.train.step;

import dev.regimen.annotation.CheckpointUnit;
import dev.regimen.data.Pretext;
import dev.regimen.data.TextForm;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.data.augment.Resolution;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What weights begin as, beside what the seed draws, what is done with the data, when a run is
 * saved, what it asks of the processor, which of its numbers regularize, and what its steps tell.
 */
abstract sealed class Beginning permits Blueprint {
  private final StartFile start;
  private final Map<String, String> vectors;
  private final List<String> calibrated;
  private final int goesOn;
  private final long keptFrom;
  private final long keptWidth;
  private final Map<String, Double> regularizers;
  private final DataPreparation preparation;
  private final Optional<CheckpointUnit> checkpoints;
  private final boolean bf16ByProcessor;
  private final Set<String> silenced;
  private final Trunk trunk;
  private final Set<String> passedOver;
  private final List<String> tells;

  Beginning(BeginningFacts from) {
    start = new StartFile(from.startFile, List.copyOf(from.startWithout));
    vectors = Map.copyOf(from.vectors);
    calibrated = List.copyOf(from.calibrated);
    goesOn = from.goesOn;
    keptFrom = from.keptFrom;
    keptWidth = from.keptWidth;
    regularizers = Collections.unmodifiableMap(new LinkedHashMap<>(from.regularizers));
    preparation = from.preparation.build();
    checkpoints = Optional.ofNullable(from.checkpoints);
    bf16ByProcessor = from.bf16ByProcessor;
    silenced = Set.copyOf(from.silenced);
    trunk = new Trunk(from.heads, from.leftOut);
    passedOver = Collections.unmodifiableSet(new TreeSet<>(from.passedOver));
    tells = List.copyOf(from.tells);
  }

  /** The file that training begins with. */
  public StartFile start() {
    return start;
  }

  /** The files whose vectors of words the rows of tables begin with, by the tables' names. */
  public Map<String, String> vectors() {
    return vectors;
  }

  /** Whether the processor is to multiply bf16 numbers. */
  public boolean bf16ByProcessor() {
    return bf16ByProcessor;
  }

  /** Whether nobody wants to hear of findings of an id. */
  public boolean silences(String id) {
    return silenced.contains(id);
  }

  /** What lies between two checkpoints; empty where the regime asks for none. */
  public Optional<CheckpointUnit> checkpoints() {
    return checkpoints;
  }

  /** The weights that are scaled on the first batch, one after the other. */
  public List<String> calibrated() {
    return calibrated;
  }

  /**
   * How many tokens the network reads one after the other, going on from what it keeps of those
   * before: as many as there are where its window does not bound them, 0 where it reads whole
   * windows.
   */
  public int goesOn() {
    return goesOn;
  }

  /** Where the arena has what a training step leaves for the next one, in elements of a sample. */
  public long keptFrom() {
    return keptFrom;
  }

  /** How many these are; 0 where nothing is left. */
  public long keptWidth() {
    return keptWidth;
  }

  /** The settings that regularize, each with the value at which it does nothing. */
  public Map<String, Double> regularizers() {
    return regularizers;
  }

  /** How samples that are texts become ids; empty where they are numbers. */
  public Optional<TextForm> texts() {
    return preparation.texts();
  }

  /** Whether samples are windows of one text, whose tokens predict the next. */
  public boolean nextToken() {
    return preparation.nextToken();
  }

  /**
   * Whether each of these windows follows one of the batch before, from whose states it goes on.
   */
  public boolean continuous() {
    return preparation.continuous();
  }

  /** The file with the units of texts; empty where those of the training split count. */
  public String vocabularyFile() {
    return preparation.vocabularyFile();
  }

  /** Whether splits keep the proportions of the classes. */
  public boolean stratified() {
    return preparation.stratified();
  }

  /** What gets zero mean and unit variance. */
  public Standardization standardization() {
    return preparation.standardization();
  }

  /** By what samples count in the training loss of the main task. */
  public Weighting weighting() {
    return preparation.weighting();
  }

  /** What becomes of samples without a label. */
  public Unlabelling unlabelled() {
    return preparation.unlabelled();
  }

  /** What samples are shown as where they state their targets themselves, by a run's numbers. */
  public Optional<Pretext> pretext(Settings settings) {
    return preparation.pretext().map(made -> made.apply(settings));
  }

  /** What the network has of another one, of which it learns the first layers. */
  public Trunk trunk() {
    return trunk;
  }

  /** Settings of that network which say nothing of this one: what a program states for both. */
  public Set<String> passedOver() {
    return passedOver;
  }

  /** The techniques of augmentation with a run's numbers; those must fit each other. */
  public Augmentations augmentations(Settings settings) {
    return preparation.augmentations((Blueprint) this, settings);
  }

  /** The names of what every training step measures of its batch beside the loss, in order. */
  public List<String> tells() {
    return tells;
  }

  /** No technique but what the task itself hides, and the sizes at which images are seen. */
  public Augmentations plainAugmentations(Settings settings) {
    return preparation.plain((Blueprint) this, settings);
  }

  /** The sizes at which the network sees images. */
  public Resolution resolution() {
    return preparation.resolution();
  }

  /** Numbers that the network sees of a sample in training. */
  public int trainFeatures() {
    return preparation.features((Blueprint) this, true);
  }

  /** The most numbers that it sees of a sample, in training or evaluation. */
  public int mostFeatures() {
    return Math.max(trainFeatures(), preparation.features((Blueprint) this, false));
  }

  /** Numbers of the second view of a sample; 0 where the network sees one. */
  public int viewFeatures() {
    return unlabelled().second() ? mostFeatures() : 0;
  }

  /** Techniques that make mirror images though nothing says that labels allow it, as written. */
  public List<String> flips() {
    return preparation.flips();
  }
}
