package dev.regimen.processor.rule.augment;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.Locale;

/** How many words of a text may be edited before it says something else. */
final class Edits {
  /** Gains turn to losses from here on (Wei and Zou 2019, figure 3). */
  private static final double MOST = 0.3;

  private Edits() {}

  static <A extends Annotation> void check(Use<A> use, String member, double share, Report report) {
    if (share > MOST && share <= 1) {
      report
          .warning(
              "TextOrder",
              use.site().member(member),
              String.format(
                  Locale.ROOT,
                  "@%s(%s = %s) edits more words of a text than it can lose",
                  use.annotation().annotationType().getSimpleName(),
                  member,
                  share))
          .why("above 30 % what is learned is worse than without (Wei and Zou 2019, figure 3)")
          .fix(use.with(member, 0.1));
    }
  }
}
