package dev.regimen.data;

import dev.regimen.text.PathText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The four files of a data set in IDX form, found by their customary names. */
record IdxFolder(Path trainImages, Path trainLabels, Path testImages, Path testLabels) {
  static IdxFolder of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw DataException.of(PathText.of(folder), "expected a folder with IDX files, found none");
    }
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.sorted().collect(Collectors.toList());
    } catch (IOException e) {
      throw DataException.of(PathText.of(folder), "cannot be listed: " + e.getMessage(), e);
    }
    return new IdxFolder(
        find(folder, files, "train", "images", "train-images-idx3-ubyte"),
        find(folder, files, "train", "labels", "train-labels-idx1-ubyte"),
        find(folder, files, "t10k|test", "images", "t10k-images-idx3-ubyte"),
        find(folder, files, "t10k|test", "labels", "t10k-labels-idx1-ubyte"));
  }

  private static Path find(
      Path folder, List<Path> files, String part, String content, String customary) {
    Pattern name = Pattern.compile("(.*-)?(" + part + ")-" + content + "[-.]idx\\d-\\w+(\\.gz)?");
    List<Path> found =
        files.stream()
            .filter(file -> name.matcher(file.getFileName().toString()).matches())
            .collect(Collectors.toList());
    if (found.isEmpty()) {
      throw DataException.of(
          PathText.of(folder),
          "expected a file " + customary + " or " + customary + ".gz, found none");
    }
    // The same file, packed and unpacked, sorts the unpacked one first.
    Path first = found.get(0);
    if (found.size() > 2
        || (found.size() == 2 && !found.get(1).toString().equals(first.toString() + ".gz"))) {
      throw DataException.of(
          PathText.of(folder),
          "expected one file such as "
              + customary
              + ", found "
              + found.stream().map(Path::getFileName).collect(Collectors.toList()));
    }
    return first;
  }
}
