package dev.regimen.data.image;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.SampleNames;
import dev.regimen.text.PathText;
import dev.regimen.text.Printable;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a folder with one folder for each class, in an order that is the same on every
 * machine: classes by name, within a class by path; or those of a folder without classes.
 *
 * @param classes the names of the folders, sorted; empty where files have no class
 * @param files every visible file in them
 * @param litter what is not looked at: what operating systems leave behind, a folder as one
 */
record ClassFolders(List<String> classes, FileList files, List<Path> litter) {
  private static final Logger LOG = LoggerFactory.getLogger(ClassFolders.class);

  private static final Set<String> SPLITS = Set.of("train", "test", "val", "valid", "validation");
  private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png");

  /**
   * Lists a folder, following symbolic links.
   *
   * @throws DataException if it is no folder, has no class folders, has folders for splits in their
   *     place, a class folder is empty, or images lie beside the class folders
   */
  static ClassFolders of(Path root) {
    List<String> classes = new ArrayList<>(subfolders(root));
    if (!classes.isEmpty()
        && classes.stream().allMatch(name -> SPLITS.contains(name.toLowerCase(Locale.ROOT)))) {
      throw DataException.of(
          PathText.of(root),
          "expected one folder for each class, found the splits "
              + classes
              + ": use loadTrainTest() or loadSplits()");
    }
    Listing listing = listing(root, classes, false);
    listing.requireImagesInEveryClass();
    return new ClassFolders(
        List.copyOf(classes), listing.files.build(), List.copyOf(listing.litter));
  }

  /**
   * Lists a folder in which files have no class, wherever they lie, in the order of their paths.
   *
   * @throws DataException if it is no folder, or holds no files
   */
  static ClassFolders withoutClasses(Path root) {
    subfolders(root); // which says what else it is
    Listing listing = listing(root, List.of(""), true);
    listing.files.end(0);
    if (!listing.files.any(0)) {
      throw DataException.of(PathText.of(root), "the folder holds no images");
    }
    return new ClassFolders(List.of(), listing.files.build(), List.copyOf(listing.litter));
  }

  /** The class of a file; {@link Dataset#MISSING} where it has none. */
  int label(int file) {
    return classes.isEmpty() ? Dataset.MISSING : files.label(file);
  }

  /**
   * The classes of samples whose files lie here too, by their names.
   *
   * @throws DataException if a file here is none of them, or several are one of them
   */
  int[] labels(SampleNames names) {
    int[] labels = new int[names.size()];
    Arrays.fill(labels, Dataset.MISSING);
    int[] by = new int[names.size()];
    for (int file = 0; file < files.size(); file++) {
      int at = file;
      String below = files.below(file);
      int sample =
          names.index(
              below.substring(below.indexOf('/') + 1),
              problem -> DataException.of(PathText.of(files.path(at)), problem));
      if (sample == SampleNames.LEFT_OUT) {
        continue;
      }
      if (labels[sample] != Dataset.MISSING) {
        throw DataException.of(
            PathText.of(files.path(file)),
            "it is the sample of " + PathText.of(files.path(by[sample])) + " again");
      }
      labels[sample] = files.label(file);
      by[sample] = file;
    }
    return labels;
  }

  private static Listing listing(Path root, List<String> classes, boolean flat) {
    Listing listing = new Listing(root, classes, flat);
    try {
      Files.walkFileTree(
          root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, listing);
    } catch (IOException e) {
      throw DataException.of(
          PathText.of(root), "the folder cannot be listed: " + e.getMessage(), e);
    }
    if (!listing.litter.isEmpty()) {
      LOG.info(
          "{}: left out {} files and folders of operating systems, the first is {}",
          Printable.of(root),
          listing.litter.size(),
          Printable.of(listing.litter.get(0)));
    }
    return listing;
  }

  /** The names of the visible folders in a folder, sorted. */
  static TreeSet<String> subfolders(Path root) {
    if (!Files.isDirectory(root)) {
      throw DataException.of(
          PathText.of(root),
          "expected a folder of images, found " + (Files.exists(root) ? "a file" : "nothing"));
    }
    TreeSet<String> names = new TreeSet<>();
    try (var entries = Files.newDirectoryStream(root)) {
      for (Path entry : entries) {
        if (!Litter.is(entry) && Files.isDirectory(entry)) {
          names.add(FileName.of(entry));
        }
      }
    } catch (IOException e) {
      throw DataException.of(
          PathText.of(root), "the folder cannot be listed: " + e.getMessage(), e);
    }
    return names;
  }

  /** Where a class's folder is, as text: not every process can make a path of every name. */
  static String path(Path root, String className) {
    return PathText.of(root) + root.getFileSystem().getSeparator() + className;
  }

  /** Collects the files of one walk. */
  private static final class Listing extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<String> classes;
    private final boolean flat;
    private final FileList.Builder files;
    private final List<Path> litter = new ArrayList<>();

    /**
     * A walk.
     *
     * @param flat whether folders are no classes: all files are of the only one
     */
    Listing(Path root, List<String> classes, boolean flat) {
      this.flat = flat;
      this.root = root;
      this.classes = classes;
      this.files = new FileList.Builder(root, classes.size());
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folder.equals(root) || !Litter.is(folder)) {
        return FileVisitResult.CONTINUE;
      }
      litter.add(folder);
      return FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      List<String> parts = parts(folder);
      if (parts.size() == 1 && !flat) {
        files.end(label(parts.get(0)));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String problem = null;
      if (attributes.isSymbolicLink()) {
        problem = "the symbolic link leads nowhere";
      } else if (!attributes.isRegularFile()) {
        problem = "expected an image, found neither a file nor a folder";
      }
      add(file, attributes, problem);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (file.equals(root)) {
        throw failure;
      }
      add(
          file,
          null,
          failure instanceof FileSystemLoopException
              ? "the symbolic link leads back to a folder that it lies in"
              : "cannot be read: " + failure.getMessage());
      return FileVisitResult.CONTINUE;
    }

    private void add(
        Path file, @Nullable BasicFileAttributes attributes, @Nullable String problem) {
      if (Litter.is(file)) {
        litter.add(file);
        return;
      }
      List<String> parts = parts(file);
      int label = label(parts.get(0));
      if (label >= 0) {
        files.add(file, String.join("/", parts), attributes, problem);
        if (parts.size() == 1 && !flat) {
          files.end(label); // The class folder itself, which cannot be entered.
        }
      } else if (!classes.isEmpty() && looksLikeImage(file)) {
        throw DataException.of(
            PathText.of(file),
            "expected images in a folder for each class, found one beside the class folders");
      }
    }

    private int label(String name) {
      return flat ? 0 : Collections.binarySearch(classes, name);
    }

    /** The names on the way from the root to a file. */
    private List<String> parts(Path file) {
      List<String> parts = new ArrayList<>();
      for (Path at = file; at != null && !at.equals(root); at = at.getParent()) {
        parts.add(FileName.of(at));
      }
      Collections.reverse(parts);
      return parts;
    }

    private static boolean looksLikeImage(Path file) {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    void requireImagesInEveryClass() {
      if (classes.isEmpty()) {
        throw DataException.of(
            PathText.of(root), "expected one folder for each class, found no folder");
      }
      for (int c = 0; c < classes.size(); c++) {
        if (!files.any(c)) {
          throw DataException.of(path(root, classes.get(c)), "the class folder holds no images");
        }
      }
    }
  }
}
