package dev.regimen.data.image;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.ImageSamples;
import dev.regimen.data.LabelFile;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import java.nio.file.Path;

/**
 * Reads a folder with one folder of images for each class: JPEG and PNG of any size.
 *
 * <pre>{@code
 * Dataset hands = ImageFolder.read(folder).size(64).load();
 * TrainTest scans = ImageFolder.read(folder).size(128, 96).grey().onBadFile(BadFile.SKIP)
 *     .loadTrainTest();
 * }</pre>
 *
 * <p><b>Which files.</b> The classes are the folders in the order of their names; images may lie in
 * folders below them, and are read in the order of their paths. Symbolic links are followed. Files
 * and folders whose names begin with a dot are not looked at, nor what operating systems leave
 * behind, such as {@code Thumbs.db}, {@code desktop.ini}, {@code __MACOSX}, {@code @eaDir}, {@code
 * $RECYCLE.BIN}, {@code lost+found} (how many were left out is logged); any other file in a class
 * folder must be an image. Files beside the class folders, such as a licence, are not looked at,
 * unless they are named like images.
 *
 * <p><b>Which images.</b> JPEG (baseline and progressive, grey, RGB or CMYK) and PNG (1 to 16 bits,
 * grey, palette, RGB, transparent), told by their content, whatever their names end in. The
 * orientation that a camera wrote into the EXIF data is applied. Colour profiles are not. Values
 * have 8 bits afterwards, {@link Dataset} gives them as intensities in {@code [0, 1]}.
 *
 * <p><b>Limits.</b> The size is read before the image is decoded: at most {@link #pixelLimit}
 * pixels and 65,535 a side, 2^26 pixels in a progressive JPEG, and 128 MiB in a file. Beyond 2^24
 * pixels only every n-th row and column is decoded, with the least n that leaves so many, and only
 * if that still is more than the size wanted. So a thread holds at most some 300 MB, and the
 * decoder of a progressive JPEG 400 MB outside the heap, whatever a file claims.
 *
 * <p>Files are decoded on several threads; the result does not depend on how many. Images are held
 * as bytes, or decoded when they are needed: see {@link #onDemand()}.
 */
public final class ImageFolder {
  private final Path root;
  private int height;
  private int width;
  private int channels;
  private Resize resize = Resize.SHORTER_SIDE_THEN_CENTRE_CROP;
  private byte[] background = {(byte) 255, (byte) 255, (byte) 255};
  private long pixelLimit = 1L << 28;
  private BadFile badFile = BadFile.FAIL;
  private int threads = Runtime.getRuntime().availableProcessors();
  private boolean onDemand;
  private boolean checked;
  private boolean unlabelled;
  private final FolderTasks tasks = new FolderTasks();
  private long room = Runtime.getRuntime().maxMemory() / 2;

  private ImageFolder(Path root) {
    this.root = root;
  }

  /** The images of a folder; nothing is read before {@link #load()}. */
  public static ImageFolder read(Path folder) {
    return new ImageFolder(folder);
  }

  /** Every image becomes {@code side x side} pixels. */
  public ImageFolder size(int side) {
    return size(side, side);
  }

  /** Every image gets this size. Unless set, all images must have the same size, and keep it. */
  public ImageFolder size(int height, int width) {
    if (height < 1 || width < 1 || (long) height * width > ImageRules.DECODED_WHOLE) {
      throw new IllegalArgumentException(
          "expected sides of at least 1 and at most 2^24 pixels, found " + height + ", " + width);
    }
    this.height = height;
    this.width = width;
    return this;
  }

  /** How an image of another size gets the one wanted. */
  public ImageFolder resize(Resize resize) {
    this.resize = resize;
    return this;
  }

  /**
   * Every image becomes grey, one channel: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601).
   * Unless this or {@link #colour()} is set, all images must be grey or all in colour, and stay so.
   * What counts is how a file stores them: three channels are colour even where they are equal, a
   * palette of nothing but greys is grey.
   */
  public ImageFolder grey() {
    this.channels = 1;
    return this;
  }

  /** Every image gets three channels, red, green, blue; in a grey one they are equal. */
  public ImageFolder colour() {
    this.channels = 3;
    return this;
  }

  /**
   * What shows through transparent pixels and stands beside an image under {@link Resize#PAD};
   * white unless set. Each number is in {@code [0, 255]}.
   */
  public ImageFolder background(int red, int green, int blue) {
    if ((red | green | blue) >>> 8 != 0) {
      throw new IllegalArgumentException(
          "expected numbers in [0, 255], found " + red + ", " + green + ", " + blue);
    }
    this.background = new byte[] {(byte) red, (byte) green, (byte) blue};
    return this;
  }

  /** The most pixels an image may have before it is resized; 2^28 (16,384 x 16,384) unless set. */
  public ImageFolder pixelLimit(long pixels) {
    if (pixels < 1 || pixels > Integer.MAX_VALUE - 2) {
      throw new IllegalArgumentException("expected a number in [1, 2^31 - 3], found " + pixels);
    }
    this.pixelLimit = pixels;
    return this;
  }

  /** What becomes of files that cannot be read; {@link BadFile#FAIL} unless set. */
  public ImageFolder onBadFile(BadFile policy) {
    this.badFile = policy;
    return this;
  }

  /**
   * Images are decoded when they are needed, in training ahead of the step, and not held: a folder
   * of any size is read, in some thirty bytes a file beside its name and what {@link
   * ImageSamples#onDemand} says. Order, augmentation and results are to the bit those of images in
   * memory. So it is by itself where the images of a folder would take more than half of the heap.
   *
   * <p>What {@code @Standardize} learns is kept in a folder {@code .regimen} beside the class
   * folders, under a fingerprint of the names, sizes and times of the files of the training split,
   * so that it is learned once. A damaged file is an error when training comes to it, which keeps
   * the weights so far; {@link #checked()} finds it before.
   */
  public ImageFolder onDemand() {
    this.onDemand = true;
    return this;
  }

  /**
   * Every file is decoded once in {@link #load()}, even where images are not held. With {@link
   * BadFile#SKIP} that is always so.
   */
  public ImageFolder checked() {
    this.checked = true;
    return this;
  }

  /**
   * The images have no class, wherever in the folder they lie, and come in the order of their
   * paths: {@link Dataset#MISSING}. They stand beside others by {@link
   * dev.regimen.data.KnownLabels#beside}, or get their classes by {@link #label}.
   */
  public ImageFolder unlabelled() {
    this.unlabelled = true;
    return this;
  }

  /**
   * The images' classes are no folders but stand in a column of a table, whose first column names
   * the images: by their path below this folder, with slashes, or by as many of its last parts as
   * no other image ends in. An image that no row names, or whose cell is empty, has none.
   *
   * @param file a table with a header, with commas, in UTF-8
   */
  public ImageFolder label(Path file, String column) {
    tasks.add(LabelFile.ofClasses("", file, column));
    return unlabelled();
  }

  /** The images have real targets, which stand in a table as {@link #label} says. */
  public ImageFolder target(Path file, String... columns) {
    tasks.add(LabelFile.ofNumbers("", file, columns));
    return unlabelled();
  }

  /** The images' classes for one more task of the network, in a table as {@link #label} says. */
  public ImageFolder labelOf(String task, Path file, String column) {
    tasks.add(LabelFile.ofClasses(task, file, column));
    return this;
  }

  /**
   * The images' classes for one more task are the folders of another folder, in which files lie
   * that are named like the images; they are not opened. An image that lies in none has no class.
   */
  public ImageFolder labelOf(String task, Path folders) {
    tasks.add(task, folders);
    return this;
  }

  /** The images' real targets for one more task, in a table as {@link #label} says. */
  public ImageFolder targetOf(String task, Path file, String... columns) {
    tasks.add(LabelFile.ofNumbers(task, file, columns));
    return this;
  }

  /** The bytes that images in memory may take in all; half of the heap unless set. */
  ImageFolder room(long bytes) {
    this.room = bytes;
    return this;
  }

  /** How many threads decode; all processors unless set. */
  public ImageFolder threads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("expected at least 1 thread, found " + threads);
    }
    this.threads = threads;
    return this;
  }

  /**
   * Reads the folder whose subfolders are the classes.
   *
   * @throws DataException if there are no class folders or an empty one, a file is bad (see {@link
   *     #onBadFile}), the images are not alike and neither size nor channels were set, or what says
   *     their targets names an image that is not there, or one twice
   */
  public Dataset load() {
    return load(root, room);
  }

  /**
   * Reads a folder with the subfolders {@code train} and {@code test}, each with its class folders.
   *
   * @throws DataException as {@link #load()}, and if a part is absent, there is a validation part
   *     too, or the parts differ in classes or shape
   */
  public TrainTest loadTrainTest() {
    return parts().trainTest(room);
  }

  /**
   * Reads a folder with the subfolders {@code train}, {@code test}, and {@code validation}, {@code
   * valid} or {@code val}, each with its class folders.
   *
   * @throws DataException as {@link #load()}, and if a part is absent or the parts differ in
   *     classes or shape
   */
  public Splits loadSplits() {
    return parts().splits(room);
  }

  private FolderParts parts() {
    tasks.requireNone(root);
    return new FolderParts(root, this::load);
  }

  /**
   * One image as this reader reads it, for {@code predict}: intensities in {@code [0, 1]}, rows
   * from the top, channels last. The channels are those set, or else those of the image.
   *
   * @throws DataException if it cannot be read, whatever the policy for bad files
   */
  public float[] pixels(Path image) {
    byte[] bytes = rules().read(image).pixels();
    float[] pixels = new float[bytes.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (bytes[i] & 0xff) / 255f;
    }
    return pixels;
  }

  private Dataset load(Path folder, long left) {
    FolderReading.Manner manner =
        new FolderReading.Manner(badFile, threads, onDemand, left, checked);
    ClassFolders files = unlabelled ? ClassFolders.withoutClasses(folder) : ClassFolders.of(folder);
    return tasks.read(new FolderReading(folder, rules(), manner, files));
  }

  private ImageRules rules() {
    return new ImageRules(height, width, channels, resize, background, pixelLimit);
  }
}
