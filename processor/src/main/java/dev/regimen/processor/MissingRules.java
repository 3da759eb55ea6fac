package dev.regimen.processor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Words for a processor path on which a class is missing, in the place of a stack trace. */
final class MissingRules {
  private static final Pattern SERVICE = Pattern.compile("Provider (\\S+)");

  private MissingRules() {}

  static void report(Throwable failure, Messager messager) {
    messager.printMessage(Diagnostic.Kind.ERROR, text(failure));
  }

  static String text(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String missing = String.valueOf(root.getMessage()).replace('/', '.');
    Matcher named = SERVICE.matcher(String.valueOf(failure.getMessage()));
    String rule = named.find() ? "the rule " + named.group(1) : "a rule";
    boolean absent = root instanceof NoClassDefFoundError || root instanceof ClassNotFoundException;
    return "[Regimen:MissingRule] "
        + (absent ? missing : rule)
        + (absent ? " is not on the annotation processor path" : " cannot be made: " + missing)
        + "\n  why:  "
        + (absent ? rule + " names it" : "rules are made by their constructors without arguments")
        + "\n  fix:  add the jar that has it to the annotation processor path, beside"
        + " regimen-processor";
  }
}
