package dev.regimen.data;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Images of one shape that are read when they are asked for, such as the files of a folder. Read by
 * several threads at once, the same image possibly several times; it must be the same each time.
 */
public interface ImageSource {
  /**
   * The unsigned bytes of one image: its rows from the top, each pixel with its channels.
   *
   * @throws DataException if it cannot be read, which names its file
   */
  byte[] read(int index);

  /**
   * What changes when the image does: the name, time and size of its file and how it is read, say.
   */
  default String identity(int index) {
    return Integer.toString(index);
  }

  /**
   * A folder beside the images in which what is learned from them may be kept, by their identities;
   * it need not exist yet. Empty: nothing is kept.
   */
  default Optional<Path> folder() {
    return Optional.empty();
  }

  /** The bytes of the heap that it takes to know where the images are. */
  default long heldBytes() {
    return 0;
  }
}
