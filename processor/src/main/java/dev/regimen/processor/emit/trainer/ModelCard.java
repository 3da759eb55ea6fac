package dev.regimen.processor.emit.trainer;

import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Letters;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Setting;
import java.util.ArrayList;
import java.util.List;

/** The trainer's Javadoc: what it trains, layer by layer, by which regime, in how much memory. */
final class ModelCard {
  private ModelCard() {}

  static String of(TrainerPlan plan) {
    NetworkModel model = plan.model();
    StringBuilder card = new StringBuilder();
    String simple = model.network().substring(model.network().lastIndexOf('.') + 1);
    card.append("Trains {@link ").append(model.network()).append("}: ");
    card.append(Letters.sentence(Regime.text(plan).replaceAll("\\R", " "))).append(".\n\n<pre>\n");
    card.append(table(plan, simple));
    card.append("</pre>\n\n");
    card.append("<p>").append(memory(plan)).append('\n');
    card.append("\n<p>Numbers that one may set, with what the annotations say:\n\n<pre>\n");
    card.append(settings(plan)).append("</pre>\n");
    return card.toString();
  }

  private static String table(TrainerPlan plan, String network) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"layer", "computes", "output", "parameters", "multiply-adds"});
    rows.add(new String[] {"input", "", plan.model().input().text(), "", ""});
    long parameters = 0;
    long multiplyAdds = 0;
    for (Lowered.Row row : plan.lowered().table()) {
      parameters += row.parameters();
      multiplyAdds += row.multiplyAdds();
      rows.add(
          new String[] {
            row.layer(),
            row.computes(),
            row.output(),
            Numbers.grouped(row.parameters()),
            Numbers.grouped(row.multiplyAdds())
          });
    }
    rows.add(
        new String[] {network, "", "", Numbers.grouped(parameters), Numbers.grouped(multiplyAdds)});
    return Table.aligned(rows, 2);
  }

  private static String settings(TrainerPlan plan) {
    List<String[]> rows = new ArrayList<>();
    for (Setting setting : plan.settings()) {
      rows.add(
          new String[] {
            Identifiers.camel(setting.name()), setting.interval(), Numbers.text(setting)
          });
    }
    return Table.aligned(rows, 2);
  }

  private static String memory(TrainerPlan plan) {
    long arena = plan.trainingLayout().activationCount();
    long unshared = plan.trainingLayout().unsharedCount();
    return "Activations and their gradients take "
        + Numbers.grouped(arena)
        + " numbers a sample; each in a place of its own they would take "
        + Numbers.grouped(unshared)
        + ".";
  }
}
