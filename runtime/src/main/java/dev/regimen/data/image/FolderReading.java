package dev.regimen.data.image;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.ImageSamples;
import dev.regimen.data.SampleNames;
import dev.regimen.text.Escaping;
import dev.regimen.text.PathText;
import dev.regimen.text.Printable;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes the files of a folder on several threads and takes them in the folder's order, so that
 * the samples, and the error if there is one, are the same for any number of threads. Only a few
 * pictures are ahead of the one taken. What is to be decoded on demand is looked at here up to the
 * first picture, or as a whole if it is to be checked.
 */
final class FolderReading {
  private static final Logger LOG = LoggerFactory.getLogger(FolderReading.class);
  private static final int AHEAD = 4;

  private final Path root;
  private final ImageRules rules;
  private final Manner manner;
  private final ClassFolders folders;
  private final FileList files;
  private final int[] kept;
  private int taken;
  private final List<String> skipped = new ArrayList<>();
  private @Nullable FirstPicture first;
  private @Nullable ImageSamples samples;

  /**
   * How a folder is read.
   *
   * @param onDemand whether pictures are decoded when they are needed; otherwise they are held
   * @param room the most bytes that may be held; what takes more is decoded on demand
   * @param checked whether all are decoded once now even so
   */
  record Manner(BadFile badFile, int threads, boolean onDemand, long room, boolean checked) {}

  FolderReading(Path root, ImageRules rules, Manner manner, ClassFolders folders) {
    this.root = root;
    this.rules = rules;
    this.manner = manner;
    this.folders = folders;
    this.files = folders.files();
    this.kept = new int[files.size()];
  }

  Dataset dataset() {
    ExecutorService pool = Executors.newFixedThreadPool(manner.threads, FolderReading::daemon);
    try {
      ArrayDeque<Future<Picture>> pending = new ArrayDeque<>();
      int submitted = 0;
      for (int file = 0; file < files.size() && !knowsEnough(); file++) {
        while (submitted < files.size() && pending.size() < AHEAD * manner.threads) {
          int next = submitted++;
          pending.add(pool.submit(() -> FolderImages.read(files, next, rules)));
        }
        take(file, pending.remove());
      }
    } finally {
      pool.shutdownNow();
    }
    if (!knowsEnough()) {
      requireSomethingKept();
    }
    if (!skipped.isEmpty()) {
      LOG.warn(
          "{}: {} files skipped, the first is {}",
          Printable.of(root),
          skipped.size(),
          skipped.get(0));
    }
    return samples != null ? samples.dataset(folders.classes(), skipped) : onDemand();
  }

  /** Whether there is a picture and the others are looked at when they are needed. */
  private boolean knowsEnough() {
    return first != null && samples == null && !manner.checked && manner.badFile == BadFile.FAIL;
  }

  private Dataset onDemand() {
    if (knowsEnough()) {
      files.requireNoProblem();
    }
    int[] chosen = chosen();
    return ImageSamples.onDemand(
        PathText.of(root),
        first.shape(),
        Arrays.stream(chosen).map(folders::label).toArray(),
        folders.classes(),
        skipped,
        new FolderImages(root, files, chosen, rules, first),
        manner.threads);
  }

  /** The files that are samples. */
  private int[] chosen() {
    return knowsEnough() ? IntStream.range(0, files.size()).toArray() : Arrays.copyOf(kept, taken);
  }

  /** What the samples are called, once they are read; bad files that were left out are known. */
  SampleNames names() {
    int[] chosen = chosen();
    List<String> leftOut =
        IntStream.range(0, files.size())
            .filter(file -> Arrays.binarySearch(chosen, file) < 0)
            .mapToObj(files::below)
            .toList();
    return SampleNames.of(PathText.of(root), Arrays.stream(chosen).mapToObj(files::below).toList())
        .beside(leftOut);
  }

  private void take(int file, Future<Picture> pending) {
    Picture picture;
    try {
      picture = pending.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DataException.of(PathText.of(root), "reading was interrupted", e);
    } catch (ExecutionException e) {
      DataException problem = problem(e.getCause());
      if (manner.badFile == BadFile.FAIL) {
        throw problem;
      }
      skipped.add(problem.getMessage());
      return;
    }
    if (first == null) {
      begin(new FirstPicture(files.path(file), picture), picture.pixels().length);
    }
    // An odd one out is a question about the whole folder, which no policy answers.
    first.requireAlike(files.path(file), picture);
    if (samples != null) {
      samples.add(picture.pixels(), folders.label(file));
    }
    kept[taken++] = file;
  }

  private void begin(FirstPicture picture, long bytes) {
    first = picture;
    long all = bytes * files.size();
    if (!manner.onDemand && all <= manner.room) {
      samples =
          new ImageSamples(
              PathText.of(root), picture.height(), picture.width(), picture.channels());
    } else if (!manner.onDemand) {
      LOG.info(
          "{}: {} images would take {} bytes of the {} that are free for them, so they are decoded"
              + " on demand",
          Printable.of(root),
          files.size(),
          all,
          manner.room);
    }
  }

  private static DataException problem(Throwable failure) {
    if (failure instanceof DataException problem) {
      return problem;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  private void requireSomethingKept() {
    if (taken == 0 && folders.classes().isEmpty()) {
      throw DataException.of(
          PathText.of(root), "no image could be read; the first problem is " + skipped.get(0));
    }
    boolean[] found = new boolean[folders.classes().size()];
    for (int i = 0; i < taken && found.length > 0; i++) {
      found[files.label(kept[i])] = true;
    }
    for (int c = 0; c < found.length; c++) {
      if (!found[c]) {
        String folder = ClassFolders.path(root, folders.classes().get(c));
        String beginning = Escaping.of(folder + root.getFileSystem().getSeparator());
        String problem =
            skipped.stream()
                .filter(message -> message.startsWith(beginning))
                .findFirst()
                .orElse("");
        throw DataException.of(
            folder, "no image of the class folder could be read; the first problem is " + problem);
      }
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "regimen-images");
    thread.setDaemon(true);
    return thread;
  }
}
