package dev.regimen.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** The body of a method, line by line. */
final class Code {
  private final CodeBlock.Builder block = CodeBlock.builder();
  private boolean empty = true;

  /** One line as it stands. */
  Code line(String text) {
    empty = false;
    block.add("$L\n", text);
    return this;
  }

  /** One line in JavaPoet's format, for types that must be imported. */
  Code format(String format, Object... args) {
    empty = false;
    block.add(format + "\n", args);
    return this;
  }

  /** A line that opens a block. */
  Code open(String text) {
    empty = false;
    block.add("$L {\n", text).indent();
    return this;
  }

  Code close() {
    block.unindent().add("}\n");
    return this;
  }

  /** A line that continues the one before. */
  Code indented(String text) {
    block.indent().indent().add("$L\n", text).unindent().unindent();
    return this;
  }

  /** Everything that other code holds. */
  Code add(Code other) {
    empty &= other.empty;
    block.add(other.build());
    return this;
  }

  boolean isEmpty() {
    return empty;
  }

  CodeBlock build() {
    return block.build();
  }
}
