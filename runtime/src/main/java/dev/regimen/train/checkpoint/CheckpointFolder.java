package dev.regimen.train.checkpoint;

import dev.regimen.text.Printable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder with the checkpoints of one run: {@code checkpoint-000000000120.safetensors} behind 120
 * updates.
 */
public final class CheckpointFolder {
  /** Before the number of an ensemble's member, as the name of its folder. */
  public static final String MEMBER = "member-";

  private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{12})\\.safetensors");

  private final Path path;

  public CheckpointFolder(Path path) {
    this.path = path;
  }

  /** The folder itself. */
  public Path path() {
    return path;
  }

  /** Where the checkpoint behind so many updates lies. */
  public Path file(long updates) {
    return path.resolve(String.format(Locale.ROOT, "checkpoint-%012d.safetensors", updates));
  }

  /** After how many updates a checkpoint of this name was written. */
  public static long updates(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException(Printable.of(file) + " is not named as checkpoints are");
    }
    return Long.parseLong(name.group(1));
  }

  /** All that are named as checkpoints are, the newest first; none where there is no folder. */
  public List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(path)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(path)) {
        for (Path file : found) {
          if (NAME.matcher(file.getFileName().toString()).matches()) {
            files.add(file);
          }
        }
      }
    }
    files.sort(Comparator.comparingLong(CheckpointFolder::updates).reversed());
    return files;
  }

  /**
   * The checkpoints of a run that was saved here; of an ensemble's, whose members have folders in
   * this one, those of the first member.
   */
  public List<Path> begun() throws IOException {
    List<Path> own = files();
    return own.isEmpty() ? new CheckpointFolder(path.resolve(MEMBER + 1)).files() : own;
  }

  /**
   * The newest checkpoint that is whole.
   *
   * @param damaged receives what is wrong with those that are newer
   * @throws NoSuchFileException if there is none
   */
  public Path newestWhole(List<String> damaged) throws IOException {
    for (Path file : files()) {
      String problem = CheckpointFile.problem(file).orElse("");
      if (problem.isEmpty()) {
        return file;
      }
      damaged.add(Printable.of(file) + " is " + problem);
    }
    throw new NoSuchFileException(
        Printable.of(path),
        null,
        damaged.isEmpty()
            ? "there is no checkpoint to go on from"
            : "there is no whole checkpoint: " + String.join("; ", damaged));
  }

  /** Removes all but the newest of those up to so many updates. */
  public void keepNewest(int keep, long updates) throws IOException {
    List<Path> old = files().stream().filter(file -> updates(file) <= updates).toList();
    for (Path file : old.subList(Math.min(keep, old.size()), old.size())) {
      Files.deleteIfExists(file);
    }
  }
}
