package dev.regimen.train;

import dev.regimen.annotation.TextUnit;
import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.data.TextCounts;
import dev.regimen.data.TextForm;
import dev.regimen.data.Texts;
import dev.regimen.data.Tokenizer;
import dev.regimen.train.loop.RunFinding;
import dev.regimen.train.step.Blueprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What training texts show of the numbers that they are read with. */
final class TextWarnings {
  /** More texts than this are not cut by chance. */
  private static final double CUT = 0.05;

  /** Less of a table that is used costs memory and time in every update. */
  private static final double USED = 0.5;

  private final Blueprint blueprint;
  private final Dataset train;

  TextWarnings(Blueprint blueprint, Splits splits) {
    this.blueprint = blueprint;
    train = splits.train();
  }

  List<RunFinding> all() {
    List<RunFinding> findings = new ArrayList<>();
    Texts.counts(train).flatMap(this::cutShort).ifPresent(findings::add);
    Texts.tokenizer(train).flatMap(this::tooLarge).ifPresent(findings::add);
    return findings;
  }

  private Optional<RunFinding> cutShort(TextCounts counts) {
    int length = blueprint.texts().orElseThrow().length();
    if (counts.cut() <= CUT * counts.texts()) {
      return Optional.empty();
    }
    return Optional.of(
        new RunFinding(
            "TextCutShort",
            blueprint.network(),
            String.format(
                Locale.ROOT,
                "maxLength = %d cuts %d of the %d training texts, %.1f %%",
                length,
                counts.cut(),
                counts.texts(),
                100.0 * counts.cut() / counts.texts()),
            "what stands behind the cut is never seen, in training and in prediction",
            String.format(Locale.ROOT, "maxLength = %d, the longest", counts.longest())));
  }

  private Optional<RunFinding> tooLarge(Tokenizer tokenizer) {
    TextForm form = tokenizer.form();
    int known = tokenizer.units().size() + Tokenizer.FIRST;
    if (form.unit() == TextUnit.BYTE || known >= USED * form.unitIds()) {
      return Optional.empty();
    }
    boolean learned = blueprint.vocabularyFile().isEmpty();
    String occurring =
        form.minCount() == 1
            ? " that occur at all"
            : " that occur at least " + form.minCount() + " times";
    return Optional.of(
        new RunFinding(
            "VocabularyTooLarge",
            blueprint.network(),
            String.format(
                Locale.ROOT,
                "vocabulary = %d, but the %s %d%s",
                form.vocabulary(),
                learned ? "training texts have" : "vocabulary's file has",
                known - Tokenizer.FIRST,
                learned ? occurring : ""),
            "the other rows of the table are never looked up, and take memory and time",
            String.format(Locale.ROOT, "vocabulary = %d", known)));
  }
}
