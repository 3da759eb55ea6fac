package dev.regimen.train.step;

import java.util.List;
import java.util.Set;

/** Whether a blueprint says all that a run needs, before it is built. */
final class BlueprintCheck {
  private final String network;
  private final SettingDeclarations settings;

  private BlueprintCheck(BlueprintBuilder from) {
    network = from.network;
    settings = from.settings;
  }

  /**
   * Refuses a blueprint that lacks something.
   *
   * @throws IllegalStateException that says what
   */
  static void check(BlueprintBuilder from) {
    new BlueprintCheck(from).complete(from);
  }

  private void complete(BlueprintBuilder from) {
    require(from.input.length > 0, "an input shape");
    require(!from.tasks.names().isEmpty(), "classes, binary or outputs");
    List<String> names = from.tasks.names();
    require(Set.copyOf(names).size() == names.size(), "name of its own for each task");
    requireSetting(Settings.EPOCHS);
    requireSetting(Settings.BATCH);
    settings.relations().stream().flatMap(Relation::names).forEach(this::requireSetting);
    if (from.averagesEpochs) {
      requireSetting(Settings.SWA_START);
      requireSetting(Settings.SWA_EVERY);
    }
    if (from.earlyStopping != null) {
      requireSetting(Settings.PATIENCE);
      String task = from.earlyStopping.task();
      require(task.isEmpty() || names.contains(task), "task " + task + " to watch");
    }
  }

  private void requireSetting(String name) {
    require(settings.contains(name), "the setting " + name);
  }

  private void require(boolean present, String what) {
    if (!present) {
      throw new IllegalStateException("the blueprint of " + network + " has no " + what);
    }
  }
}
