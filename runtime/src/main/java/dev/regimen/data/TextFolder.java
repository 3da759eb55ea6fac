package dev.regimen.data;

import dev.regimen.text.PathText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads a folder with a folder for each class and a file for each of its texts: {@code
 * reviews/positive/17.txt}. Classes and files are taken in the order of their names; names that
 * begin with a dot are not looked at.
 *
 * <pre>{@code
 * Dataset reviews = TextFolder.read(root).load();
 * }</pre>
 */
public final class TextFolder {
  private final Path root;
  private Charset charset = StandardCharsets.UTF_8;

  private TextFolder(Path root) {
    this.root = root;
  }

  /** A folder; nothing is read before {@link #load()}. */
  public static TextFolder read(Path root) {
    return new TextFolder(root);
  }

  /** The encoding; UTF-8 unless set. */
  public TextFolder charset(Charset charset) {
    this.charset = charset;
    return this;
  }

  /**
   * Reads all files.
   *
   * @throws DataException that names the file if one cannot be read or is no text in its encoding,
   *     lies beside the folders of classes, or a class has no text
   */
  public Dataset load() {
    TextSamples samples = new TextSamples(PathText.of(root));
    List<Path> classes = entries(root);
    for (Path folder : classes) {
      if (!Files.isDirectory(folder)) {
        throw DataException.of(
            PathText.of(folder), "expected a folder for each class, found a file beside them");
      }
      List<Path> files = entries(folder);
      if (files.isEmpty()) {
        throw DataException.of(PathText.of(folder), "the class folder holds no texts");
      }
      for (Path file : files) {
        samples.add(0, text(file), folder.getFileName().toString());
      }
    }
    if (classes.isEmpty()) {
      throw DataException.of(
          PathText.of(root), "expected one folder for each class, found no folder");
    }
    return samples.dataset(classes.stream().map(each -> each.getFileName().toString()).toList());
  }

  private static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw DataException.of(
          PathText.of(folder),
          Files.exists(folder) ? "expected a folder, found a file" : "the folder does not exist");
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(entry -> !entry.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw ByteSource.unreadable(folder, e);
    } catch (UncheckedIOException e) {
      throw ByteSource.unreadable(folder, e.getCause());
    }
  }

  private String text(Path file) {
    if (Files.isDirectory(file)) {
      throw DataException.of(
          PathText.of(file), "expected texts in the folder of a class, found a folder");
    }
    try {
      String text = Files.readString(file, charset);
      return text.startsWith(LineReader.BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw Encoding.notText(file, charset, e);
    } catch (IOException e) {
      throw ByteSource.unreadable(file, e);
    }
  }
}
