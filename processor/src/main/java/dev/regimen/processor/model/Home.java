package dev.regimen.processor.model;

/**
 * What a trainer sees of Java's own types where it will stand.
 *
 * @param hidesJavaLang whether its package has types that Java would take for those of {@code
 *     java.lang}, such as {@code Math} or {@code Override}
 * @param seesGenerated whether its module reads the one of {@code @Generated}, {@code
 *     java.compiler}
 */
public record Home(boolean hidesJavaLang, boolean seesGenerated) {
  /** A package without such types, in a module that reads all. */
  public static final Home USUAL = new Home(false, true);
}
