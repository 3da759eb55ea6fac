package dev.regimen.processor.lower;

import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.ActingRules;
import dev.regimen.processor.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The phases of a run, in each of which more layers train than in the one before.
 *
 * @param begins the epochs that have gone when each begins; the first one's are 0
 */
public record Phases(List<Integer> begins) {
  /** At least one; the layers of a phase that begins later than the run are thawed in none. */
  public static Phases of(NetworkModel model, Rules rules) {
    TreeSet<Integer> begins = new TreeSet<>(List.of(0));
    for (LayerModel layer : model.layers()) {
      int frozen = ActingRules.frozenEpochs(layer.name(), model, rules);
      if (frozen < Integer.MAX_VALUE) {
        begins.add(frozen);
      }
    }
    return new Phases(new ArrayList<>(begins));
  }

  /** The phase in which a layer begins to train; that behind the last one where it never does. */
  int of(String layer, NetworkModel model, Rules rules) {
    int frozen = ActingRules.frozenEpochs(layer, model, rules);
    int phase = begins.indexOf(frozen);
    return phase < 0 ? begins.size() : phase;
  }

  /** When a phase begins, and which layers train from then on. */
  public Fact fact(int phase, NetworkModel model, Rules rules) {
    List<Object> args = new ArrayList<>(List.of(begins.get(phase)));
    model.layers().stream()
        .map(LayerModel::name)
        .filter(layer -> of(layer, model, rules) == phase)
        .forEach(args::add);
    return new Fact("thaws", args);
  }
}
