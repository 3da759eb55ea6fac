package dev.regimen.train;

import dev.regimen.annotation.TextUnit;
import dev.regimen.data.Tokenizer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Tokens that are written one behind the other, as pieces of the text that they are together. */
final class TokenPieces {
  /** Bytes of the longest character and the one behind it. */
  private static final int MOST = 8;

  private final Tokenizer tokenizer;
  private final TextUnit unit;
  private final ByteBuffer bytes = ByteBuffer.allocate(MOST);
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  TokenPieces(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
    unit = tokenizer.form().unit();
  }

  /** The text of the next token. */
  String next(int id) {
    return switch (unit) {
      case WORD -> " " + tokenizer.decode(id);
      case CHARACTER -> tokenizer.decode(id);
      case BYTE -> ofByte((byte) (id - Tokenizer.FIRST));
    };
  }

  /** What is complete with one more byte; bytes that are no character become U+FFFD. */
  private String ofByte(byte next) {
    bytes.put(next).flip();
    CharBuffer text = CharBuffer.allocate(MOST);
    decoder.decode(bytes, text, false);
    bytes.compact();
    return text.flip().toString();
  }
}
