package dev.regimen.data.image;

import dev.regimen.data.DataException;
import dev.regimen.text.PathText;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of class folders, by class and within a class by name, in sixteen bytes a file beside
 * its name: as objects, 200,000 paths take 60 MB.
 */
final class FileList {
  /** Before what is no name but a URI: where a process lacks the letters of a name. */
  private static final char ESCAPE = '\0';

  private static final char REPLACEMENT = '\ufffd';

  private final Path root;
  private final byte[] names;
  private final int[] ends;
  private final int[] labels;
  private final long[] stamps;
  private final Map<Integer, String> problems;

  private FileList(
      Path root,
      byte[] names,
      int[] ends,
      int[] labels,
      long[] stamps,
      Map<Integer, String> problems) {
    this.root = root;
    this.names = names;
    this.ends = ends;
    this.labels = labels;
    this.stamps = stamps;
    this.problems = problems;
  }

  int size() {
    return ends.length;
  }

  /** The class of a file. */
  int label(int file) {
    return labels[file];
  }

  /** Why a file cannot be an image, if that is known without opening it. */
  @Nullable String problem(int file) {
    return problems.get(file);
  }

  /**
   * Refuses files that are known to be no images.
   *
   * @throws DataException that names the first
   */
  void requireNoProblem() {
    problems.keySet().stream()
        .min(Comparator.naturalOrder())
        .ifPresent(
            file -> {
              throw DataException.of(PathText.of(path(file)), problems.get(file));
            });
  }

  /** The bytes of the heap that this takes. */
  long heldBytes() {
    return names.length + 16L * ends.length;
  }

  Path path(int file) {
    String name = name(file);
    return name.charAt(0) == ESCAPE ? Path.of(URI.create(name.substring(1))) : root.resolve(name);
  }

  /** What is another where a file is: its name, size or time. */
  String identity(int file) {
    return name(file) + ' ' + Long.toHexString(stamps[file]);
  }

  /** The path of a file below the folder, with slashes. */
  String below(int file) {
    return name(file).replace(File.separatorChar, '/');
  }

  private String name(int file) {
    int from = file == 0 ? 0 : ends[file - 1];
    return new String(names, from, ends[file] - from, StandardCharsets.UTF_8);
  }

  /** Takes the files of each class in any order; the objects of one class are there at a time. */
  static final class Builder {
    private final Path root;
    private final FileList[] classes;
    private final List<Entry> open = new ArrayList<>();

    Builder(Path root, int classes) {
      this.root = root;
      this.classes = new FileList[classes];
    }

    /**
     * A file of the class that is under way.
     *
     * @param name the path below the folder, with slashes, for the order
     */
    private record Entry(Path path, String name, long stamp, @Nullable String problem) {}

    void add(
        Path path, String name, @Nullable BasicFileAttributes found, @Nullable String problem) {
      long stamp = found == null ? 0 : 31 * found.lastModifiedTime().toMillis() + found.size();
      open.add(new Entry(path, name, stamp, problem));
    }

    /** All files of a class have been added since the last one ended. */
    void end(int label) {
      open.sort(Comparator.comparing(Entry::name));
      ByteArrayOutputStream names = new ByteArrayOutputStream();
      int[] ends = new int[open.size()];
      long[] stamps = new long[ends.length];
      int[] labels = new int[ends.length];
      Arrays.fill(labels, label);
      Map<Integer, String> problems = new HashMap<>();
      for (int i = 0; i < ends.length; i++) {
        Entry entry = open.get(i);
        names.writeBytes(spelled(entry.path).getBytes(StandardCharsets.UTF_8));
        ends[i] = names.size();
        stamps[i] = entry.stamp;
        if (entry.problem != null) {
          problems.put(i, entry.problem);
        }
      }
      classes[label] = new FileList(root, names.toByteArray(), ends, labels, stamps, problems);
      open.clear();
    }

    /** Whether a class has files. */
    boolean any(int label) {
      return classes[label] != null && classes[label].size() > 0;
    }

    private String spelled(Path path) {
      String below = root.relativize(path).toString();
      return below.isEmpty() || below.indexOf(REPLACEMENT) >= 0
          ? ESCAPE + path.toUri().toString()
          : below;
    }

    FileList build() {
      int size = Arrays.stream(classes).mapToInt(FileList::size).sum();
      int bytes =
          Arrays.stream(classes).mapToInt(part -> part.names.length).reduce(0, Math::addExact);
      FileList all =
          new FileList(
              root, new byte[bytes], new int[size], new int[size], new long[size], new HashMap<>());
      int file = 0;
      int at = 0;
      for (FileList part : classes) {
        System.arraycopy(part.names, 0, all.names, at, part.names.length);
        System.arraycopy(part.labels, 0, all.labels, file, part.size());
        System.arraycopy(part.stamps, 0, all.stamps, file, part.size());
        for (int i = 0; i < part.size(); i++) {
          all.ends[file + i] = at + part.ends[i];
        }
        for (Map.Entry<Integer, String> problem : part.problems.entrySet()) {
          all.problems.put(file + problem.getKey(), problem.getValue());
        }
        file += part.size();
        at += part.names.length;
      }
      return all;
    }
  }
}
