package dev.regimen.processor.model;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The paths that {@link Part#name} gives. Fields are Java's names, repetitions are numbers. */
public final class Paths {
  private Paths() {}

  /** The path of a field in a use of a block; both are empty for the network itself. */
  public static String join(String path, String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  /** The path without the numbers of repetitions, which a use's repetitions have in common. */
  public static String ofUse(String path) {
    if (path.indexOf('.') < 0) {
      return isRepetition(path) ? "" : path;
    }
    return Arrays.stream(path.split("\\."))
        .filter(part -> !isRepetition(part))
        .collect(Collectors.joining("."));
  }

  /** The field at the end of a path. */
  public static String field(String path) {
    String use = ofUse(path);
    return use.substring(use.lastIndexOf('.') + 1);
  }

  /** Whether a part of a path is the number of a repetition. */
  public static boolean isRepetition(String part) {
    return !part.isEmpty() && Character.isDigit(part.charAt(0));
  }
}
