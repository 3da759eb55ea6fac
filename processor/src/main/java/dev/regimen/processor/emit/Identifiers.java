package dev.regimen.processor.emit;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Java names: joins words into identifiers and keeps them apart. A number comes on collision only.
 */
final class Identifiers {
  private final Set<String> taken = new HashSet<>();

  /** The name itself if it is free, else with the smallest number that is. */
  String claim(String wanted) {
    String base = SourceVersion.isKeyword(wanted) ? wanted + "Value" : wanted;
    String name = base;
    for (int n = 2; !taken.add(name); n++) {
      name = base + n;
    }
    return name;
  }

  /** A copy in which the same names are taken: for the locals of one method. */
  Identifiers nested() {
    Identifiers nested = new Identifiers();
    nested.taken.addAll(taken);
    return nested;
  }

  static String capitalize(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** {@code hidden1.batchNorm.epsilon} as {@code hidden1BatchNormEpsilon}. */
  static String camel(String dotted) {
    StringBuilder name = new StringBuilder();
    for (String part : dotted.split("\\.")) {
      name.append(name.isEmpty() ? part : capitalize(part));
    }
    return name.toString();
  }

  /** {@code hidden1Sum} as {@code HIDDEN1_SUM}. */
  static String constant(String camel) {
    return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }
}
