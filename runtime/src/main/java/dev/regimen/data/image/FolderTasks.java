package dev.regimen.data.image;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.LabelFile;
import dev.regimen.data.SampleNames;
import dev.regimen.text.PathText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** What other files and folders say of the images of a folder: targets of further tasks. */
final class FolderTasks {
  private final List<BiFunction<Dataset, SampleNames, Dataset>> all = new ArrayList<>();

  /** What a table says of images that it names. */
  void add(LabelFile file) {
    all.add(file::beside);
  }

  /** The classes are folders in which files lie that are named like the images. */
  void add(String task, Path folders) {
    all.add(
        (data, names) -> {
          ClassFolders found = ClassFolders.of(folders);
          return data.withTask(task, found.labels(names), found.classes());
        });
  }

  /** What a folder holds, with all that is said of it. */
  Dataset read(FolderReading folder) {
    Dataset data = folder.dataset();
    if (!all.isEmpty()) {
      SampleNames names = folder.names();
      for (BiFunction<Dataset, SampleNames, Dataset> task : all) {
        data = task.apply(data, names);
      }
    }
    return data;
  }

  /** Refuses what is said of images of a folder that holds several parts. */
  void requireNone(Path root) {
    if (!all.isEmpty()) {
      throw DataException.of(
          PathText.of(root),
          "files with labels or targets are of one folder: use load() and @Split");
    }
  }
}
