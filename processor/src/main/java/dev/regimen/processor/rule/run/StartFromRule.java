package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.StartFrom;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Suggestion;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.List;
import java.util.stream.Stream;

/** The fact of which file training begins with, and of the layers that do not come from it. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class StartFromRule implements RunRule<StartFrom> {
  @Override
  public Class<StartFrom> annotation() {
    return StartFrom.class;
  }

  @Override
  public List<Fact> facts(StartFrom annotation) {
    Stream<Fact> file =
        Stream.of(annotation.value())
            .filter(path -> !path.isEmpty())
            .map(path -> Fact.of("startFrom", path));
    Stream<Fact> without =
        Stream.of(annotation.except()).map(layer -> Fact.of("startWithout", layer));
    return Stream.concat(file, without).toList();
  }

  @Override
  public void check(Use<StartFrom> use, NetworkModel network, Report report) {
    List<String> layers = network.layers().stream().map(LayerModel::name).toList();
    String[] except = use.annotation().except();
    for (int i = 0; i < except.length; i++) {
      String name = except[i];
      if (layers.stream().noneMatch(layer -> within(layer, name))) {
        int element = i;
        Suggestion.near(name, layers)
            .ifPresent(
                near ->
                    report
                        .warning(
                            "UnknownName",
                            use.site().member("except").element(element),
                            "there is no layer \"" + name + "\"")
                        .why("a name that only the file has is meant where no layer has it")
                        .fix("\"" + near + "\""));
      }
    }
    if (layers.stream().allMatch(layer -> Stream.of(except).anyMatch(e -> within(layer, e)))) {
      report
          .warning(
              "NoEffect",
              use.site().member("except"),
              "nothing is taken from the file: every layer is excepted")
          .fix("delete " + use.text());
    }
  }

  /** Whether a layer is meant by its own name or by that of a block around it. */
  private static boolean within(String layer, String name) {
    return layer.equals(name) || layer.startsWith(name + ".");
  }
}
