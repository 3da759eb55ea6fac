package dev.regimen.processor.emit.code;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Java names: joins words into identifiers and keeps them apart. A number comes on collision only.
 */
public final class Identifiers {
  private final Set<String> taken = new HashSet<>();
  private final @Nullable Identifiers outer;

  public Identifiers() {
    this(null);
  }

  private Identifiers(@Nullable Identifiers outer) {
    this.outer = outer;
  }

  /** The name itself if it is free, else with the smallest number that is. */
  public String claim(String wanted) {
    String base = SourceVersion.isKeyword(wanted) ? wanted + "Value" : wanted;
    String name = base;
    for (int n = 2; isTaken(name); n++) {
      name = base + n;
    }
    taken.add(name);
    return name;
  }

  public boolean isTaken(String name) {
    return taken.contains(name) || (outer != null && outer.isTaken(name));
  }

  /** Names within these: what is taken here is taken there, now and later. */
  public Identifiers nested() {
    return new Identifiers(this);
  }

  public static String capitalize(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  public static String decapitalize(String word) {
    return word.isEmpty() ? word : Character.toLowerCase(word.charAt(0)) + word.substring(1);
  }

  /**
   * {@code hidden1.batchNorm.epsilon} as {@code hidden1BatchNormEpsilon}, and with the number of a
   * block's repetition {@code stage2.0.conv1} as {@code stage2Block0Conv1}.
   */
  public static String camel(String dotted) {
    StringBuilder name = new StringBuilder();
    for (String part : dotted.split("\\.")) {
      String word = !part.isEmpty() && Character.isDigit(part.charAt(0)) ? "Block" + part : part;
      name.append(name.isEmpty() ? word : capitalize(word));
    }
    return name.toString();
  }

  /** {@code hidden1Sum} as {@code HIDDEN1_SUM}. */
  public static String constant(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }
}
