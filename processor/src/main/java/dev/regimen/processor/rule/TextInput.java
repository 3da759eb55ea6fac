package dev.regimen.processor.rule;

import dev.regimen.processor.model.Use;
import java.util.List;
import java.util.Optional;

/**
 * Samples that are texts: rows of ids, padded behind the text's end.
 *
 * @param length ids of a sample
 * @param ids they are from 0 and below this
 */
public record TextInput(int length, int ids) {
  /** What a regime says of texts, if it does. */
  public static Optional<TextInput> of(List<Use<?>> regime, Rules rules) {
    return rules.in(Role.RUN, regime).stream()
        .flatMap(bound -> bound.rule().texts(bound.annotation()).stream())
        .findFirst();
  }
}
