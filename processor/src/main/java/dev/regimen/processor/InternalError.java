package dev.regimen.processor;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Site;
import java.util.Arrays;

/** A fault of the compiler, told like any other finding: an exception would abort javac. */
final class InternalError {
  /** Frames of the stack that a reader of the report needs. */
  private static final int FRAMES = 3;

  private InternalError() {}

  static void report(Throwable failure, Site site, Report report) {
    Finding finding =
        report
            .error("InternalError", site, "the Regimen compiler failed: " + failure)
            .why("this is a fault of Regimen " + version() + " and not of your code");
    // Where Java's own classes refused something is known from what they say.
    Arrays.stream(failure.getStackTrace())
        .dropWhile(at -> !at.getClassName().startsWith("dev.regimen."))
        .limit(FRAMES)
        .forEach(at -> finding.why("at " + at));
    finding.fix("report it to Regimen's issue tracker, with these lines and the class");
  }

  private static String version() {
    String version = RegimenProcessor.class.getPackage().getImplementationVersion();
    return version == null ? "(a development build)" : version;
  }
}
