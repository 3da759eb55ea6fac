package dev.regimen.train;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.data.augment.Augmenter;
import dev.regimen.data.augment.Image;
import dev.regimen.data.augment.Resolution;
import dev.regimen.text.Printable;
import dev.regimen.train.file.FileReplacement;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * What a regime's augmentation does to images, as an image: in each row first a sample as it is,
 * then as training would see it in epoch after epoch.
 *
 * <p>A row's sample is mixed with that of the row below where the regime mixes; standardization is
 * undone, and what then lies outside the range of intensities is cut off.
 */
public final class ContactSheet {
  /** Tiles are enlarged by a whole number to about this. */
  private static final int SIDE = 96;

  private static final int GAP = 4;
  private static final int WHITE = 0xFFFFFF;
  private static final int LEVELS = 255;
  private static final int MOST_ROWS = 10;
  private static final int COLORS = 3;

  private final Dataset data;
  private final Augmentations augmentations;
  private final Preprocessing preprocessing;
  private final int height;
  private final int width;
  private final int channels;
  private final Resolution resolution;
  private final int versions;
  private final long seed;
  private final int[] samples;

  private ContactSheet(Trainer<?> trainer, Dataset data, int versions) {
    Blueprint blueprint = trainer.blueprint();
    DataCheck.check(blueprint, Splits.trainOnly(data));
    int[] shape = blueprint.input();
    if (shape.length != COLORS || shape[2] != 1 && shape[2] != COLORS) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "a contact sheet shows grey or coloured images, but %s takes samples of the shape %s",
              blueprint.network(),
              Arrays.toString(shape)));
    }
    Settings settings = trainer.settings();
    this.data = data;
    this.versions = versions;
    height = shape[0];
    width = shape[1];
    channels = shape[2];
    resolution = blueprint.resolution();
    augmentations = blueprint.augmentations(settings).fitted(data);
    preprocessing =
        Preprocessing.fit(data, blueprint.standardization().learns(), false)
            .replacedBy(blueprint.standardization().known(blueprint.features()));
    seed = settings.seed();
    samples = oneOfEachClass(data);
  }

  private ContactSheet(ContactSheet from, int[] samples) {
    data = from.data;
    augmentations = from.augmentations;
    preprocessing = from.preprocessing;
    height = from.height;
    width = from.width;
    channels = from.channels;
    resolution = from.resolution;
    versions = from.versions;
    seed = from.seed;
    this.samples = samples.clone();
  }

  /** The first sample of each class, of ten classes at most; the first samples without classes. */
  private static int[] oneOfEachClass(Dataset data) {
    BitSet seen = new BitSet();
    return IntStream.range(0, data.size())
        .filter(
            sample -> {
              int label = data.labelled() ? data.label(sample) : sample;
              boolean first = !seen.get(label);
              seen.set(label);
              return first;
            })
        .limit(MOST_ROWS)
        .toArray();
  }

  /**
   * The sheet of one sample of each class.
   *
   * @param trainer whose regime, with its numbers as they are set now
   * @param data what standardization and the like is learned from, and what is shown
   * @param versions how many augmented versions of each sample
   * @throws dev.regimen.data.DataException if the data does not fit the network or is no images
   */
  public static ContactSheet of(Trainer<?> trainer, Dataset data, int versions) {
    if (versions < 1) {
      throw new IllegalArgumentException("a sheet needs at least 1 version, not " + versions);
    }
    return new ContactSheet(trainer, data, versions);
  }

  /** The same sheet of other samples, by their index in the data. */
  public ContactSheet samples(int... indices) {
    for (int index : indices) {
      if (index < 0 || index >= data.size()) {
        throw new IndexOutOfBoundsException(
            data.source() + ": sample " + index + " of " + data.size() + " samples");
      }
    }
    return new ContactSheet(this, indices);
  }

  /** The sheet. */
  public BufferedImage image() {
    int tall = Math.max(height, resolution.side(true, height));
    int wide = Math.max(width, resolution.side(true, width));
    int scale = Math.max(1, SIDE / Math.max(tall, wide));
    int down = tall * scale + GAP;
    int across = wide * scale + GAP;
    BufferedImage sheet =
        new BufferedImage(
            (versions + 1) * across + 2 * GAP,
            Math.max(1, samples.length) * down + GAP,
            BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < sheet.getHeight(); y++) {
      for (int x = 0; x < sheet.getWidth(); x++) {
        sheet.setRGB(x, y, WHITE);
      }
    }
    Augmenter augmenter = augmentations.training(seed);
    Image shown = augmenter.image();
    Image next = augmenter.image();
    float[] original = new float[height * width * channels];
    for (int row = 0; row < samples.length; row++) {
      data.features(samples[row], original, 0);
      float highest = highest(original);
      paint(sheet, original, width, highest, GAP, row * down + GAP, scale);
      for (int version = 0; version < versions; version++) {
        show(augmenter, shown, next, row, version);
        int left = (version + 1) * across + 2 * GAP;
        float[] pixels = restored(shown);
        paint(sheet, pixels, across(shown), highest, left, row * down + GAP, scale);
      }
    }
    return sheet;
  }

  /** A regime that changes nothing knows samples as one row of features. */
  private int across(Image shown) {
    return shown.channels() == channels && shown.height() > 1 ? shown.width() : width;
  }

  private void show(Augmenter augmenter, Image image, Image next, int row, int epoch) {
    load(augmenter, image, row, epoch);
    if (augmenter.mixes()) {
      augmenter.drawMix(epoch, 0);
      load(augmenter, next, (row + 1) % samples.length, epoch);
      augmenter.mix(image, next);
    }
  }

  private void load(Augmenter augmenter, Image image, int row, int epoch) {
    data.features(samples[row], image.raw(), 0);
    augmenter.show(image, preprocessing, epoch, samples[row]);
  }

  private float[] restored(Image image) {
    float[] pixels = image.pixels().clone();
    preprocessing
        .features()
        .ifPresent(
            standardizer -> {
              for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (float) standardizer.restore(i, pixels[i]);
              }
            });
    return pixels;
  }

  /** What is shown as white: 1, or more where intensities go beyond. */
  private static float highest(float[] pixels) {
    float highest = 1;
    for (float pixel : pixels) {
      highest = Math.max(highest, pixel);
    }
    return highest;
  }

  private void paint(
      BufferedImage sheet, float[] pixels, int across, float white, int left, int top, int scale) {
    int down = pixels.length / channels / across;
    for (int y = 0; y < down * scale; y++) {
      for (int x = 0; x < across * scale; x++) {
        int at = (y / scale * across + x / scale) * channels;
        int red = level(pixels[at] / white);
        int green = level(pixels[at + (channels == COLORS ? 1 : 0)] / white);
        int blue = level(pixels[at + (channels == COLORS ? 2 : 0)] / white);
        sheet.setRGB(left + x, top + y, red << 16 | green << 8 | blue);
      }
    }
  }

  private static int level(float intensity) {
    return Math.round(LEVELS * Math.min(1f, Math.max(0f, intensity)));
  }

  /**
   * Writes the sheet as PNG, complete or not at all, over the file that is there.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    if (!ImageIO.write(image(), "png", png)) {
      throw new IOException(Printable.of(file) + ": this Java has no writer for PNG");
    }
    FileReplacement.write(file, out -> out.write(png.toByteArray()));
  }
}
