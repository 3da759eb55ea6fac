package dev.regimen.train.loop;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.KnownLabels;
import dev.regimen.data.Splits;
import dev.regimen.text.Printable;
import dev.regimen.train.step.Blueprint;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Whether there is what a regime needs that learns from samples without a label. */
public final class UnlabelledCheck {
  private UnlabelledCheck() {}

  /**
   * Refuses training samples that a regime which learns from unlabelled ones cannot be trained on.
   */
  public static void check(Blueprint blueprint, Splits splits) {
    Dataset train = splits.train();
    if (!blueprint.unlabelled().learns()) {
      return;
    }
    if (DataCheck.tasks(blueprint, train)[0] != 0) {
      throw DataException.of(
          train.source(),
          String.format(
              Locale.ROOT,
              "%s learns from samples that lack the label that the data was made with, but the"
                  + " targets of its first task, %s, were added by withTask",
              blueprint.network(),
              blueprint.tasks().get(0).name()));
    }
    if (KnownLabels.where(train, false).length == 0) {
      throw DataException.of(
          train.source(),
          String.format(
              Locale.ROOT,
              "%s learns from samples without a label, but all %d have one: add some by"
                  + " KnownLabels.beside(...), or hide labels for study by @LabelsKept",
              blueprint.network(),
              train.size()));
    }
    int[] counts = train.classCounts();
    List<String> none =
        IntStream.range(0, counts.length)
            .filter(each -> counts[each] == 0)
            .mapToObj(train.classes()::get)
            .toList();
    if (!none.isEmpty()) {
      throw DataException.of(
          train.source(),
          String.format(
              Locale.ROOT,
              "of %d classes only %d have a label among the %d labelled samples: there is none of"
                  + " %s",
              counts.length,
              counts.length - none.size(),
              KnownLabels.where(train, true).length,
              Printable.of(none)));
    }
  }
}
