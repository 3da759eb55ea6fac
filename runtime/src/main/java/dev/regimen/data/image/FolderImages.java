package dev.regimen.data.image;

import dev.regimen.data.DataException;
import dev.regimen.data.ImageSource;
import dev.regimen.text.PathText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of a folder, decoded one by one.
 *
 * @param kept the files that are samples
 * @param first what all of them have to be like
 */
record FolderImages(Path root, FileList files, int[] kept, ImageRules rules, FirstPicture first)
    implements ImageSource {
  /** Begins with a dot, so that it is no class. */
  private static final String FOLDER = ".regimen";

  /**
   * One file as a picture.
   *
   * @throws DataException if it cannot be read
   */
  static Picture read(FileList files, int file, ImageRules rules) {
    Path path = files.path(file);
    String problem = files.problem(file);
    if (problem != null) {
      throw DataException.of(PathText.of(path), problem);
    }
    return rules.read(path);
  }

  @Override
  public byte[] read(int index) {
    int file = kept[index];
    Picture picture = read(files, file, rules);
    first.requireAlike(files.path(file), picture);
    return picture.pixels();
  }

  @Override
  public String identity(int index) {
    return rules.identity() + ' ' + files.identity(kept[index]);
  }

  @Override
  public Optional<Path> folder() {
    return Optional.of(root.resolve(FOLDER));
  }

  @Override
  public long heldBytes() {
    return files.heldBytes() + (long) Integer.BYTES * kept.length;
  }
}
