package dev.regimen.annotation;

/** What a text is cut into; see {@link Text}. */
public enum TextUnit {
  /**
   * Words in small letters; a sign that is neither letter nor digit, and an ideograph, is a word of
   * its own.
   */
  WORD,
  /** Characters as they are, white space included. */
  CHARACTER,
  /** The bytes of UTF-8: 256 ids behind those of padding and of what is unknown. */
  BYTE
}
