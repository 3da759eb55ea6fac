package dev.regimen.processor.lower;

import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Paths;
import dev.regimen.processor.model.Replaced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a regime has in the place of its network's or a preset's techniques, for the summary. */
public final class VariantSummary {
  private VariantSummary() {}

  /** Lines such as {@code Sgd for AdamW} and {@code without Dropout(0.5): hidden1, hidden2}. */
  public static List<String> of(NetworkModel model) {
    Map<String, Set<String>> layers = new LinkedHashMap<>();
    for (Replaced each : model.replaced()) {
      Set<String> places = layers.computeIfAbsent(each.text(), text -> new LinkedHashSet<>());
      if (each.was().onLayer()) {
        places.add(Paths.ofUse(each.was().layer()));
      }
    }
    List<String> lines = new ArrayList<>();
    layers.forEach(
        (text, places) ->
            lines.add(places.isEmpty() ? text : text + ": " + String.join(", ", places)));
    return lines;
  }
}
