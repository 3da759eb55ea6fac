package dev.regimen.processor.rule;

import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;

/**
 * Samples that are texts: rows of ids, padded behind the text's end.
 *
 * @param length ids of a sample
 * @param ids they are from 0 and below this
 * @param continuous whether each sample of a batch goes on where the one before it ended
 */
public record TextInput(int length, int ids, boolean continuous) {
  /** Texts that each begin by themselves. */
  public TextInput(int length, int ids) {
    this(length, ids, false);
  }

  /** What a regime says of texts, if it does. */
  public static Optional<TextInput> of(List<Use<?>> regime, Rules rules) {
    List<Rules.Bound<RunRule<Annotation>>> bounds = rules.in(Role.RUN, regime);
    Optional<TextInput> units =
        bounds.stream()
            .flatMap(bound -> bound.rule().texts(bound.annotation()).stream())
            .findFirst();
    return units.map(
        texts -> {
          TextInput all = texts;
          for (Rules.Bound<RunRule<Annotation>> bound : bounds) {
            all = bound.rule().extended(bound.annotation(), all);
          }
          return all;
        });
  }
}
