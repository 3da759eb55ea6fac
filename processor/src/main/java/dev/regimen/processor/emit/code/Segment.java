package dev.regimen.processor.emit.code;

/** A piece of printed code. Whoever writes the file imports what it names. */
public sealed interface Segment {
  /** How it is written where nothing else has its name. */
  String text();

  /** What is written as it stands. */
  record Text(String text) implements Segment {}

  /** The simple name of a type. */
  record TypeName(Type type) implements Segment {
    @Override
    public String text() {
      return type.name();
    }
  }

  /** The bare name of a static method of a type. */
  record FunctionName(Type home, String text) implements Segment {}
}
