package dev.regimen.data.image;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.ImageSamples;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes the files of a folder on several threads and takes them in the folder's order, so that
 * the samples, and the error if there is one, are the same for any number of threads. Only a few
 * pictures are ahead of the one taken.
 */
final class FolderReading {
  private static final Logger LOG = LoggerFactory.getLogger(FolderReading.class);
  private static final int AHEAD = 4;

  private final Path root;
  private final ImageRules rules;
  private final BadFile badFile;
  private final int threads;
  private final List<String> skipped = new ArrayList<>();
  private @Nullable ImageSamples samples;
  private @Nullable Picture first;
  private @Nullable Path firstFile;

  FolderReading(Path root, ImageRules rules, BadFile badFile, int threads) {
    this.root = root;
    this.rules = rules;
    this.badFile = badFile;
    this.threads = threads;
  }

  Dataset dataset() {
    ClassFolders folders = ClassFolders.of(root);
    ExecutorService pool = Executors.newFixedThreadPool(threads, FolderReading::daemon);
    int[] kept = new int[folders.classes().size()];
    try {
      Iterator<ClassFolders.Entry> entries = folders.files().iterator();
      ArrayDeque<Pending> pending = new ArrayDeque<>();
      while (entries.hasNext() || !pending.isEmpty()) {
        while (entries.hasNext() && pending.size() < AHEAD * threads) {
          ClassFolders.Entry entry = entries.next();
          pending.add(new Pending(entry, pool.submit(() -> read(entry))));
        }
        Pending next = pending.remove();
        if (take(next)) {
          kept[next.entry.label()]++;
        }
      }
    } finally {
      pool.shutdownNow();
    }
    requireSomethingKept(folders, kept);
    if (!skipped.isEmpty()) {
      LOG.warn("{}: {} files skipped, the first is {}", root, skipped.size(), skipped.get(0));
    }
    return samples.dataset(folders.classes(), skipped);
  }

  private record Pending(ClassFolders.Entry entry, Future<Picture> picture) {}

  private Picture read(ClassFolders.Entry entry) {
    if (entry.problem() != null) {
      throw DataException.of(entry.path().toString(), entry.problem());
    }
    return rules.read(entry.path());
  }

  /** Adds one picture to the samples; returns whether it was not skipped. */
  private boolean take(Pending pending) {
    Picture picture;
    try {
      picture = pending.picture.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DataException.of(root.toString(), "reading was interrupted", e);
    } catch (ExecutionException e) {
      DataException problem = problem(e.getCause());
      if (badFile == BadFile.FAIL) {
        throw problem;
      }
      skipped.add(problem.getMessage());
      return false;
    }
    if (samples == null) {
      first = picture;
      firstFile = pending.entry.path();
      samples =
          new ImageSamples(root.toString(), picture.height(), picture.width(), picture.channels());
    }
    requireAlike(pending.entry.path(), picture);
    samples.add(picture.pixels(), pending.entry.label());
    return true;
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

  /** An odd one out is a question about the whole folder, which no policy answers. */
  private void requireAlike(Path file, Picture picture) {
    if (picture.channels() != first.channels()) {
      throw DataException.of(
          file.toString(),
          "the image is "
              + colour(picture)
              + " but "
              + firstFile
              + " is "
              + colour(first)
              + ": set grey() or colour()");
    }
    if (picture.height() != first.height() || picture.width() != first.width()) {
      throw DataException.of(
          file.toString(),
          "the image is "
              + size(picture)
              + " but "
              + firstFile
              + " is "
              + size(first)
              + ": set size(height, width)");
    }
  }

  private static String colour(Picture picture) {
    return picture.channels() == 1 ? "grey" : "in colour";
  }

  private static String size(Picture picture) {
    return picture.width() + " x " + picture.height();
  }

  private void requireSomethingKept(ClassFolders folders, int[] kept) {
    for (int c = 0; c < kept.length; c++) {
      if (kept[c] == 0) {
        Path folder = root.resolve(folders.classes().get(c));
        String problem =
            skipped.stream()
                .filter(message -> message.startsWith(folder + root.getFileSystem().getSeparator()))
                .findFirst()
                .orElse("");
        throw DataException.of(
            folder.toString(),
            "no image of the class folder could be read; the first problem is " + problem);
      }
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "regimen-images");
    thread.setDaemon(true);
    return thread;
  }
}
