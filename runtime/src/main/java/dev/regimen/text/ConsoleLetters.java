package dev.regimen.text;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;

/**
 * The letters that this process can print: under {@code LC_ALL=C}, in a container without LANG, on
 * a console with a code page, a stream writes a question mark for every other one, and names become
 * alike.
 */
final class ConsoleLetters {
  /** Of standard output and standard error, where loggers and the JVM write. */
  static final ConsoleLetters OF_PROCESS =
      new ConsoleLetters(
          Stream.of(
                  encoding(System.out, "sun.stdout.encoding"),
                  encoding(System.err, "sun.stderr.encoding"))
              .toList());

  private final List<Charset> encodings;

  ConsoleLetters(List<Charset> encodings) {
    this.encodings = encodings.stream().distinct().filter(encoding -> !holdsAll(encoding)).toList();
  }

  /** Whether a character is printed as itself. */
  boolean contain(int c) {
    return encodings.isEmpty()
        || encodings.stream()
            .allMatch(encoding -> encoding.newEncoder().canEncode(Character.toString(c)));
  }

  private static boolean holdsAll(Charset encoding) {
    return encoding.name().startsWith("UTF-");
  }

  /**
   * From Java 18 a stream tells its encoding; before, it has the JVM's unless a console is there.
   */
  private static Charset encoding(PrintStream stream, String property) {
    try {
      return (Charset) PrintStream.class.getMethod("charset").invoke(stream);
    } catch (NoSuchMethodException e) {
      String name = System.getProperty(property);
      return name != null && Charset.isSupported(name)
          ? Charset.forName(name)
          : Charset.defaultCharset();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("PrintStream.charset failed", e);
    }
  }
}
