package dev.regimen.processor.read;

import dev.regimen.annotation.Head;
import dev.regimen.processor.diagnostic.Report;
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
  private final List<String> all = new ArrayList<>();
  private final List<HeadFields.Field> fields = new ArrayList<>();

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
    if (ofNetwork) {
      all.add(field);
    }
    Optional<Use<?>> head =
        uses.stream().filter(use -> use.annotation() instanceof Head).findFirst();
    if (head.isEmpty()) {
      return uses;
    }
    List<Use<?>> taken = new ArrayList<>(uses.stream().filter(techniques::ofTasks).toList());
    if (ofNetwork) {
      fields.add(new HeadFields.Field(field, head.get().as(Head.class), taken));
    } else {
      report
          .error("Misplaced", head.get().site(), "@Head inside of a block means nothing")
          .why("a block may be used in several places, and a task has one head")
          .fix("put @Head on the field of the network that uses the block");
    }
    return uses.stream().<Use<?>>filter(use -> !taken.contains(use)).toList();
  }

  /** Refuses several applications of a block as what predicts; returns whether it does. */
  boolean notRepeated(String field, Use<dev.regimen.annotation.Use> use) {
    boolean head =
        fields.stream().anyMatch(other -> other.name().equals(field) && !other.ofAnother());
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
    Map<String, List<HeadFields.Field>> byTask = new LinkedHashMap<>();
    fields.forEach(f -> byTask.computeIfAbsent(f.task(), task -> new ArrayList<>()).add(f));
    List<String> predicting =
        fields.stream().filter(f -> !f.ofAnother()).map(HeadFields.Field::name).toList();
    List<TaskModel> tasks = new ArrayList<>();
    byTask.forEach(
        (task, own) -> {
          HeadFields head = new HeadFields(task, own);
          head.check(all, predicting, report);
          tasks.add(head.model(byTask.size() > 1, removed));
        });
    return tasks;
  }
}
