package dev.regimen.data.image;

/** What becomes of a file that is damaged, is no JPEG or PNG, or is beyond a limit. */
public enum BadFile {
  /** The first one, in the order of the classes and names, is an error. The default. */
  FAIL,

  /**
   * It is left out; how many were, and which, is logged and stands in {@link
   * dev.regimen.data.Dataset#skipped()}. A class of which nothing is left is still an error.
   */
  SKIP
}
