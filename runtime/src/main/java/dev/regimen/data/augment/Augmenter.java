package dev.regimen.data.augment;

import dev.regimen.data.Preprocessing;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Shows one worker's samples: in training augmented anew in each view, in evaluation in the views
 * that the regime asks for. What it makes of a sample is a pure function of (seed, view, sample),
 * so that workers need nothing of each other. Allocates nothing a sample.
 */
public final class Augmenter {
  /** What the mixing of a batch is drawn for, beside the purposes of techniques. */
  private static final long MIXING = -1;

  /** The view in which parts of samples are hidden in evaluation. */
  private static final long EVALUATED = Long.MIN_VALUE;

  /** The view in which labels are drawn that a sample keeps. */
  private static final long WHOLE_RUN = Long.MIN_VALUE;

  private final Augmentations plan;
  private final long seed;
  private final boolean training;
  private final Chance chance;
  private final Affine map;
  private final Mix mix;
  private final UnitRow text;
  private final long[] ofEdits;
  private final long[] ofGeometry;
  private final long[] ofIntensities;
  private final long[] ofFeatures;
  private final long[] ofLabels;
  private final boolean[] hidden;
  private int mixing;

  // The fields of samples of which some are hidden.
  private @Nullable Preprocessing masked;
  private int[] fields = {};
  private float[] shares = {};

  // What is done to images of the size that they are shown at.
  private Preprocessing given = Preprocessing.none();
  private Preprocessing sized = given;

  Augmenter(Augmentations plan, long seed, boolean training) {
    this.plan = plan;
    this.seed = seed;
    this.training = training;
    chance = new Chance(seed);
    map = new Affine(plan.height(), plan.width());
    mix = new Mix(plan.shownHeight(training), plan.shownWidth(training));
    text = new UnitRow(plan.edits.length > 0 ? plan.shownFeatures(training) : 0);
    ofEdits = purposes(plan.edits);
    ofGeometry = purposes(plan.geometry);
    ofIntensities = purposes(plan.intensities);
    ofFeatures = purposes(plan.features);
    ofLabels = purposes(plan.labels);
    hidden = new boolean[plan.masking.length == 0 ? 0 : plan.shownFeatures(training)];
  }

  /** One that shows the same samples without what changes them strongly. */
  public Augmenter weak() {
    return new Augmenter(plan.weak(), seed, training);
  }

  private static long[] purposes(Augmentation[] techniques) {
    return Arrays.stream(techniques).mapToLong(Augmentation::purpose).toArray();
  }

  /** Whether it shows samples as in training. */
  public boolean trains() {
    return training;
  }

  /** An image of the shape that samples have, and of that at which they are shown. */
  public Image image() {
    return new Image(
        plan.height(),
        plan.width(),
        plan.shownHeight(training),
        plan.shownWidth(training),
        plan.channels());
  }

  /**
   * The view that a row of a batch shows. A batch in which samples stand several times has first
   * the first view of each, then the second of each, and so on.
   *
   * @param epoch the epoch in training, the view in evaluation
   */
  public long view(long epoch, int row, int rows) {
    int times = training ? plan.times : 1;
    return times == 1 ? epoch : epoch * times + row / Repetition.distinct(rows, times);
  }

  /** Whether batches are mixed. */
  public boolean mixes() {
    return training && plan.mixing.length > 0;
  }

  /**
   * Turns the {@linkplain Image#raw() raw} sample that an image holds into what the network sees.
   *
   * @param view the showing of the sample: in training any number, in evaluation from 0
   * @param sample its number, which decides what happens to it in training
   */
  public void show(Image image, Preprocessing preprocessing, long view, long sample) {
    image.begin();
    map.clear();
    if (training) {
      chance.at(view, sample);
      edit(image.pixels());
      geometry(image);
      image.resample(map, plan.border);
      apply(plan.intensities, ofIntensities, image);
    } else {
      compose((int) view, image);
      image.resample(map, plan.border);
    }
    sized(preprocessing).apply(image.pixels(), 0);
    image.standardized(preprocessing.standardizes());
    if (training) {
      apply(plan.features, ofFeatures, image);
    }
  }

  /**
   * Hides parts of a sample, which then are what is to be predicted.
   *
   * @param sample its features, as {@link #show} left them
   * @param preprocessing what was done to it there, and knows its fields
   * @param view the showing of the sample, as there
   */
  public void mask(float[] sample, Preprocessing preprocessing, long view, long number) {
    if (preprocessing != masked && plan.masking.length > 0) {
      masked = preprocessing;
      fields = preprocessing.fields(hidden.length);
      shares = shares(fields);
    }
    for (Masking masking : plan.masking) {
      chance.at(training ? view : EVALUATED, number);
      chance.enter(masking.purpose());
      masking.choose(sample, hidden, fields, chance);
      masking.hide(sample, hidden, chance);
    }
  }

  private static float[] shares(int[] fields) {
    float[] shares = new float[fields[fields.length - 1]];
    for (int field = 0; field + 1 < fields.length; field++) {
      Arrays.fill(
          shares, fields[field], fields[field + 1], 1f / (fields[field + 1] - fields[field]));
    }
    return shares;
  }

  /**
   * What share each feature has of the field that it belongs to, of those that were masked last.
   */
  public float[] shares() {
    return shares;
  }

  /** What {@link #mask} hid, one for each feature; empty where nothing is ever hidden. */
  public boolean[] hidden() {
    return hidden;
  }

  private Preprocessing sized(Preprocessing preprocessing) {
    if (preprocessing != given) {
      given = preprocessing;
      sized = plan.resizes(training) ? given.ofImages(plan.shownFeatures(training)) : given;
    }
    return sized;
  }

  /**
   * The class that a sample is taken for in training; elsewhere its own.
   *
   * @param view the showing of the sample, as in {@link #show}
   * @param task tells what is drawn for one task of a network from what is for another
   */
  public int label(int label, int classes, int task, long view, long sample) {
    int seen = label;
    for (int i = 0; training && i < ofLabels.length; i++) {
      chance.at(plan.labels[i].fixed() ? WHOLE_RUN : view, sample);
      chance.enter(ofLabels[i] + task);
      seen = plan.labels[i].label(seen, classes, chance);
    }
    return seen;
  }

  private void edit(float[] ids) {
    if (ofEdits.length > 0) {
      text.turnTo(ids);
    }
    for (int i = 0; i < ofEdits.length; i++) {
      chance.enter(ofEdits[i]);
      plan.edits[i].edit(text, chance);
    }
  }

  private void geometry(Image image) {
    for (int i = 0; i < ofGeometry.length; i++) {
      chance.enter(ofGeometry[i]);
      plan.geometry[i].compose(map, image, chance);
    }
  }

  private void apply(Pixels[] techniques, long[] purposes, Image image) {
    for (int i = 0; i < techniques.length; i++) {
      chance.enter(purposes[i]);
      techniques[i].apply(image, chance);
    }
  }

  /** A view in evaluation; random ones are the same for every sample. */
  private void compose(int view, Image image) {
    for (Viewing viewing : plan.viewing) {
      if (viewing.random(view)) {
        map.clear();
        chance.at(-1 - view, 0);
        geometry(image);
        return;
      }
      viewing.compose(map, view);
    }
  }

  /**
   * Decides how a batch is mixed, the same on every worker.
   *
   * @param epoch the epoch
   * @param batch what tells the batch from others of the epoch
   * @return λ, the share of each sample itself
   */
  public double drawMix(long epoch, long batch) {
    chance.at(epoch, batch);
    chance.enter(MIXING);
    int last = plan.mixing.length - 1;
    mixing = 0;
    while (mixing < last && !chance.happens(plan.mixing[mixing].share())) {
      mixing++;
    }
    plan.mixing[mixing].draw(mix, chance);
    return mix.lambda();
  }

  /** Mixes the next sample of the batch into a sample, as drawn. */
  public void mix(Image image, Image next) {
    plan.mixing[mixing].mix(mix, image, next);
  }
}
