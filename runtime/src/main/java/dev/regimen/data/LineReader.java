package dev.regimen.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;

/** Goes through the lines of a file of text, packed with gzip or not. */
final class LineReader {
  /** What some editors put before a text. */
  static final String BYTE_ORDER_MARK = "\uFEFF";

  private LineReader() {}

  /** What is done with a line, counted from 1. */
  interface Lines {
    void line(long number, String text);
  }

  /**
   * Every line, without its end and without a mark of byte order before the first.
   *
   * @throws DataException that names file and line if it cannot be read or is no text in its
   *     encoding
   */
  static void each(Path path, Charset charset, Lines lines) {
    // A decoder of our own reports malformed bytes; the usual one replaces them in silence.
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(ByteSource.openText(path), charset.newDecoder()))) {
      in.mark(1);
      if (in.read() != BYTE_ORDER_MARK.charAt(0)) {
        in.reset();
      }
      long number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.line(++number, line);
      }
    } catch (CharacterCodingException e) {
      throw Encoding.notText(path, charset, e);
    } catch (IOException e) {
      throw ByteSource.unreadable(path, e);
    }
  }
}
