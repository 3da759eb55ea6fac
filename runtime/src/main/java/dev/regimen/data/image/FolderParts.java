package dev.regimen.data.image;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import dev.regimen.text.PathText;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** A folder with a folder for each part, {@code train}, {@code test} and perhaps a third. */
final class FolderParts {
  private static final List<String> VALIDATION = List.of("validation", "valid", "val");

  private final Path root;
  private final Reader reader;
  private final TreeSet<String> parts;

  /** Reads one part into so many bytes. */
  interface Reader {
    Dataset read(Path part, long room);
  }

  FolderParts(Path root, Reader reader) {
    this.root = root;
    this.reader = reader;
    parts = ClassFolders.subfolders(root);
  }

  TrainTest trainTest(long room) {
    for (String name : VALIDATION) {
      if (parts.contains(name)) {
        throw DataException.of(
            PathText.of(root), "there is a folder " + name + " too: use loadSplits()");
      }
    }
    Dataset train = part(List.of("train"), room);
    return new TrainTest(train, part(List.of("test"), room - train.heldBytes()));
  }

  Splits splits(long room) {
    Dataset train = part(List.of("train"), room);
    Dataset validation = part(VALIDATION, room - train.heldBytes());
    long left = room - train.heldBytes() - validation.heldBytes();
    return new Splits(train, validation, part(List.of("test"), left));
  }

  private Dataset part(List<String> names, long left) {
    for (String name : names) {
      if (parts.contains(name)) {
        return reader.read(root.resolve(name), left);
      }
    }
    throw DataException.of(
        PathText.of(root), "expected a folder " + String.join(" or ", names) + ", found " + parts);
  }
}
