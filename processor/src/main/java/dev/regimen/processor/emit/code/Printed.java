package dev.regimen.processor.emit.code;

import java.util.ArrayList;
import java.util.List;

/** Code that has been printed, with what it names. */
final class Printed {
  private final StringBuilder text = new StringBuilder();
  private final List<Mark> marks = new ArrayList<>();

  /** Where a name stands. */
  private record Mark(int at, Segment name) {
    int end() {
      return at + name.text().length();
    }
  }

  Printed add(String plain) {
    text.append(plain);
    return this;
  }

  Printed add(Segment name) {
    marks.add(new Mark(text.length(), name));
    return add(name.text());
  }

  /** A part of another text; names are in it as a whole or not at all. */
  Printed add(Printed other, int from, int to) {
    for (Mark mark : other.marks) {
      if (mark.at() >= from && mark.end() <= to) {
        marks.add(new Mark(text.length() + mark.at() - from, mark.name()));
      }
    }
    text.append(other.text, from, to);
    return this;
  }

  int length() {
    return text.length();
  }

  boolean isBlank(int at) {
    return text.charAt(at) == ' ';
  }

  /** The text cut at its names. */
  List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    int from = 0;
    for (Mark mark : marks) {
      if (mark.at() > from) {
        segments.add(new Segment.Text(text.substring(from, mark.at())));
      }
      segments.add(mark.name());
      from = mark.end();
    }
    if (from < text.length()) {
      segments.add(new Segment.Text(text.substring(from)));
    }
    return segments;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
