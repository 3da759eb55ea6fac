package dev.regimen.processor;

import dev.regimen.processor.check.ExperimentCheck;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.emit.trainer.ExperimentWriter;
import dev.regimen.processor.emit.trainer.SourceFile;
import dev.regimen.processor.lower.DeclaredSettings;
import dev.regimen.processor.model.ContenderModel;
import dev.regimen.processor.model.ExperimentModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.model.SweepModel;
import dev.regimen.processor.read.ExperimentReader;
import dev.regimen.processor.read.NetworkReader;
import dev.regimen.processor.rule.Rules;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/**
 * Writes the class of an experiment, and the trainers that it needs beside those of the networks
 * that it names: one for each choice of the structure's numbers, one for each technique that is
 * taken away.
 */
final class ExperimentGeneration {
  private final ExperimentReader reader;
  private final Rules rules;
  private final Generation generation;

  ExperimentGeneration(ExperimentReader reader, Rules rules, Generation generation) {
    this.reader = reader;
    this.rules = rules;
    this.generation = generation;
  }

  /** Reports and never throws. */
  void generate(TypeElement type, Report report) {
    try {
      ExperimentModel model = reader.read(type, this::settings, report);
      // Of a regime of nothing, which was said there, nobody can tell what it would train.
      boolean whole =
          ExperimentReader.contenders(type).stream().noneMatch(NetworkReader::namesNoNetwork);
      if (whole) {
        new ExperimentCheck(model, rules, ExperimentReader::has, report).check();
      }
      List<ExperimentModel.Compiled> compiled = new ArrayList<>();
      if (whole && !report.hasErrors()) {
        compiled.addAll(
            model.ablation().isPresent()
                ? ablated(type, model, report)
                : model.tasks().isPresent()
                    ? TaskVariants.of(model, asItIs(model.contenders().get(0)), rules)
                    : varied(type, model, report));
      }
      generation.write(
          ExperimentWriter.of(model, report.hasErrors() ? List.of() : compiled), type, report);
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      InternalError.report(failure, NetworkReader.site(type), report);
    }
  }

  /** The numbers of a network that a run may override. */
  private Collection<Setting> settings(NetworkModel network) {
    return DeclaredSettings.of(network, rules).all();
  }

  /**
   * The network as it is, and without each of its techniques. Where none is named, one that another
   * technique needs stays: without it there would be no network to compare with.
   */
  private List<ExperimentModel.Compiled> ablated(
      TypeElement type, ExperimentModel model, Report report) {
    ContenderModel contender = model.contenders().get(0);
    List<ExperimentModel.Compiled> all = new ArrayList<>();
    all.add(asItIs(contender));
    boolean named = model.ablation().stream().anyMatch(each -> !each.named().isEmpty());
    for (Class<? extends Annotation> technique : reader.removed(model)) {
      String name = technique.getSimpleName();
      String trainer = model.simple() + "_Without" + name + "Trainer";
      NetworkModel network = reader.without(contender, technique);
      Report own = new Report();
      SourceFile file = generation.file(called(trainer, network, model), own);
      if (named || !own.hasErrors() || hasErrors(contender.network())) {
        generation.write(file, type, report);
        tell(own, model, contender, "without @" + name, report);
        all.add(
            new ExperimentModel.Compiled(
                "without " + name, Map.of(), model.packageName(), trainer));
      }
    }
    return all;
  }

  private static ExperimentModel.Compiled asItIs(ContenderModel contender) {
    NetworkModel network = contender.network();
    return new ExperimentModel.Compiled(
        contender.name(), Map.of(), network.packageName(), network.trainer());
  }

  /** The networks, each with every choice of the structure's numbers. */
  private List<ExperimentModel.Compiled> varied(
      TypeElement type, ExperimentModel model, Report report) {
    List<ExperimentModel.Compiled> all = new ArrayList<>();
    List<Map<String, Integer>> choices = List.of(Map.of());
    for (SweepModel sweep : model.structural()) {
      choices = combined(choices, sweep);
    }
    for (ContenderModel contender : model.contenders()) {
      for (Map<String, Integer> values : choices) {
        if (values.isEmpty()) {
          all.add(asItIs(contender));
          continue;
        }
        String trainer = trainer(model, contender, values);
        NetworkModel network = reader.varied(type, contender, values);
        Report own = new Report();
        SourceFile file = generation.file(called(trainer, network, model), own);
        generation.write(file, type, report);
        tell(own, model, contender, "with " + text(values), report);
        all.add(
            new ExperimentModel.Compiled(contender.name(), values, model.packageName(), trainer));
      }
    }
    return all;
  }

  private static List<Map<String, Integer>> combined(
      List<Map<String, Integer>> choices, SweepModel sweep) {
    List<Map<String, Integer>> more = new ArrayList<>();
    for (Map<String, Integer> each : choices) {
      for (double value : sweep.values(true)) {
        Map<String, Integer> with = new LinkedHashMap<>(each);
        with.put(sweep.parameter(), (int) value);
        more.add(with);
      }
    }
    return more;
  }

  private static String text(Map<String, Integer> values) {
    List<String> parts = new ArrayList<>();
    values.forEach((name, value) -> parts.add(name + " = " + value));
    return String.join(", ", parts);
  }

  /** {@code Widths_Hidden1Dense64Trainer}; of several networks with the one's name before. */
  private static String trainer(
      ExperimentModel model, ContenderModel contender, Map<String, Integer> values) {
    StringBuilder name = new StringBuilder(model.simple()).append('_');
    if (model.contenders().size() > 1) {
      name.append(contender.name().replace('.', '_')).append('_');
    }
    values.forEach(
        (parameter, value) -> {
          for (String part : parameter.split("\\.")) {
            name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
          }
          name.append(value);
        });
    return name.append("Trainer").toString();
  }

  /** Whether a network is wrong as it is written, which is told there. */
  private boolean hasErrors(NetworkModel network) {
    Report report = new Report();
    generation.file(network, report);
    return report.hasErrors();
  }

  private static NetworkModel called(String trainer, NetworkModel network, ExperimentModel model) {
    return new NetworkModel(
            model.packageName(),
            network.network(),
            trainer,
            network.input(),
            network.tasks(),
            network.parts(),
            network.regime(),
            network.site())
        .in(model.home())
        .replacing(network.replaced());
  }

  /** What is wrong with a variant and not with its network is told at the experiment. */
  private void tell(
      Report own, ExperimentModel model, ContenderModel contender, String how, Report report) {
    boolean theirs = own.hasErrors() && hasErrors(contender.network());
    for (Finding finding : own.findings()) {
      if (finding.severity() == Finding.Severity.ERROR && !theirs) {
        Finding moved = report.error(finding.id(), model.site(), how + ": " + finding.problem());
        finding.whys().forEach(moved::why);
        moved.fix("leave this value out, or mend the network for it");
      }
    }
  }
}
