package dev.regimen.data;

import dev.regimen.text.PathText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Path;
import java.util.HexFormat;

/** Finds the place at which a text is none in its encoding. */
final class Encoding {
  private static final int BUFFER = 1 << 13;

  private Encoding() {}

  /** Bytes that are no character, with the line that they stand in and what to say instead. */
  static DataException notText(Path file, Charset charset, IOException cause) {
    long line = 1;
    try (InputStream in = ByteSource.open(file)) {
      CharsetDecoder decoder = charset.newDecoder();
      ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
      CharBuffer characters = CharBuffer.allocate(BUFFER);
      boolean end = false;
      while (true) {
        CoderResult result = decoder.decode(bytes, characters, end);
        line += characters.flip().chars().filter(c -> c == '\n').count();
        characters.clear();
        if (result.isError()) {
          byte[] wrong = new byte[result.length()];
          bytes.get(wrong);
          return at(file, line, charset, HexFormat.ofDelimiter(" ").formatHex(wrong));
        }
        if (result.isUnderflow() && end) {
          break;
        }
        if (result.isUnderflow()) {
          bytes.compact();
          int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
          end = read < 0;
          bytes.position(bytes.position() + Math.max(0, read)).flip();
        }
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    return DataException.of(PathText.of(file), "is not text in " + charset, cause);
  }

  private static DataException at(Path file, long line, Charset charset, String wrong) {
    return DataException.atLine(
        PathText.of(file),
        line,
        "is not text in "
            + charset
            + ": the bytes "
            + wrong
            + " are no character; say charset(...) for another encoding, such as"
            + " Charset.forName(\"windows-1252\") or StandardCharsets.UTF_16");
  }
}
