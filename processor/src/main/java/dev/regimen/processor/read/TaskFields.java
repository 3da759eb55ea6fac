package dev.regimen.processor.read;

import dev.regimen.annotation.Head;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a network that predict a task of their own, in the order of the source. */
final class TaskFields {
  private final Techniques techniques;
  private final Report report;
  private final Map<String, List<Use<?>>> fields = new LinkedHashMap<>();

  TaskFields(Techniques techniques, Report report) {
    this.techniques = techniques;
    this.report = report;
  }

  /**
   * Takes what is said of a task out of a field's techniques, and returns the others. A loss where
   * no task is declared is left, for a check to refuse.
   *
   * @param ofNetwork whether the field is one of the network's own class
   */
  List<Use<?>> take(String field, List<Use<?>> uses, boolean ofNetwork) {
    Optional<Use<?>> head = uses.stream().filter(TaskFields::isHead).findFirst();
    if (head.isEmpty()) {
      return uses;
    }
    List<Use<?>> taken = new ArrayList<>(uses.stream().filter(techniques::ofTasks).toList());
    if (ofNetwork) {
      fields.put(field, taken);
    } else {
      report
          .error("Misplaced", head.get().site(), "@Head inside of a block means nothing")
          .why("a block may be used in several places, and a task has one head")
          .fix("put @Head on the field of the network that uses the block");
    }
    return uses.stream().<Use<?>>filter(use -> !taken.contains(use)).toList();
  }

  private static boolean isHead(Use<?> use) {
    return use.annotation() instanceof Head;
  }

  /** Refuses several applications of a block as one head; returns whether there is one. */
  boolean notRepeated(String field, Use<dev.regimen.annotation.Use> use) {
    boolean head = fields.containsKey(field);
    if (head && use.annotation().repeat() > 1) {
      report
          .error(
              "Misplaced",
              use.site().member("repeat"),
              "repeat = " + use.annotation().repeat() + " of a head, which is one part")
          .why("each application would predict the task anew")
          .fix("delete repeat")
          .fix("or repeat a block inside of the head's own");
    }
    return head;
  }

  /**
   * The tasks: each head's, or the only one of a network without heads.
   *
   * @param removed takes away what a regime does without
   */
  List<TaskModel> models(Target only, Variant removed) {
    if (fields.isEmpty()) {
      return List.of(TaskModel.only(only));
    }
    List<TaskModel> tasks = new ArrayList<>();
    fields.forEach((field, uses) -> tasks.add(model(field, removed.inheritedUses(uses))));
    return tasks;
  }

  private TaskModel model(String field, List<Use<?>> uses) {
    Use<Head> use =
        uses.stream().filter(TaskFields::isHead).findFirst().orElseThrow().as(Head.class);
    Head head = use.annotation();
    Optional<Setting> weight =
        fields.size() == 1
            ? Optional.empty()
            : Optional.of(
                new Setting(SettingName.of(use, "weight"), head.weight(), "[0, inf)", false));
    Target target = Target.of(head.classes(), head.labels(), head.outputs());
    return new TaskModel(field, target, field, weight, head.partial(), uses);
  }
}
