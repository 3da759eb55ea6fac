package dev.regimen.data;

import dev.regimen.text.PathText;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads one long text, of one file or several in their order, as the samples of a language model
 * ({@code @NextToken}). Packed with gzip or not.
 *
 * <pre>{@code
 * Dataset plays = TextStream.read(Path.of("input.txt")).load();
 * }</pre>
 *
 * <p>Splits are cut from the end of the text: training, behind it validation, behind it the test.
 */
public final class TextStream {
  private final List<Path> paths;
  private Charset charset = StandardCharsets.UTF_8;

  private TextStream(List<Path> paths) {
    this.paths = paths;
  }

  /** The texts of files, one behind the other; nothing is read before {@link #load()}. */
  public static TextStream read(Path... paths) {
    return new TextStream(List.of(paths));
  }

  /**
   * A text that a program holds.
   *
   * @throws DataException if it is empty
   */
  public static Dataset of(String text) {
    return dataset("text in memory", text);
  }

  /** The encoding; UTF-8 unless set. */
  public TextStream charset(Charset charset) {
    this.charset = charset;
    return this;
  }

  /**
   * Reads all of it.
   *
   * @throws DataException that names the file, and the line of bytes that are no text in the
   *     encoding, if one cannot be read or there is no text in any
   */
  public Dataset load() {
    if (paths.isEmpty()) {
      throw DataException.of("a stream of texts", "expected at least one file, found none");
    }
    StringWriter text = new StringWriter();
    for (Path path : paths) {
      // A decoder of our own reports malformed bytes; the usual one replaces them in silence.
      try (Reader in = new InputStreamReader(ByteSource.openText(path), charset.newDecoder())) {
        int begun = text.getBuffer().length();
        in.transferTo(text);
        if (text.getBuffer().indexOf(LineReader.BYTE_ORDER_MARK, begun) == begun) {
          text.getBuffer().deleteCharAt(begun);
        }
      } catch (CharacterCodingException e) {
        throw Encoding.notText(path, charset, e);
      } catch (IOException e) {
        throw ByteSource.unreadable(path, e);
      }
    }
    String more = paths.size() == 1 ? "" : " and " + (paths.size() - 1) + " more";
    return dataset(PathText.of(paths.get(0)) + more, text.toString());
  }

  private static Dataset dataset(String source, String text) {
    if (text.isEmpty()) {
      throw DataException.of(source, "there is no text");
    }
    Targets next = Targets.ofTokens("", TokenLabels.UNKNOWN, List.of());
    Samples samples = Samples.predicting(new RawStream(text), next);
    return new Dataset(source, new int[] {0}, samples, null, List.of());
  }
}
