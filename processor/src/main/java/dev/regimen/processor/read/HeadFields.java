package dev.regimen.processor.read;

import dev.regimen.annotation.Head;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Suggestion;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields of one head, one behind the other, of which the last predicts the task that is named
 * as it.
 *
 * @param task its name
 * @param fields in the order of the source
 */
record HeadFields(String task, List<Field> fields) {
  /**
   * A field with {@link Head}.
   *
   * @param uses what it says of its task, the head among it
   */
  record Field(String name, Use<Head> head, List<Use<?>> uses) {
    String task() {
      return ofAnother() ? head.annotation().task() : name;
    }

    /** Whether what predicts the task is a field behind it. */
    boolean ofAnother() {
      String task = head.annotation().task();
      return !task.isEmpty() && !task.equals(name);
    }
  }

  /** The field that predicts; the last one where none is named as the task, which is reported. */
  private Field end() {
    return fields.stream()
        .filter(field -> !field.ofAnother())
        .findFirst()
        .orElse(fields.get(fields.size() - 1));
  }

  /**
   * The task.
   *
   * @param weighed whether its loss is weighed against others
   */
  TaskModel model(boolean weighed, Variant removed) {
    Use<Head> use = end().head();
    Head head = use.annotation();
    Optional<Setting> weight =
        weighed
            ? Optional.of(
                new Setting(SettingName.of(use, "weight"), head.weight(), "[0, inf)", false))
            : Optional.empty();
    return new TaskModel(
        task,
        Target.of(head.classes(), head.labels(), head.outputs()),
        fields.stream().map(Field::name).toList(),
        weight,
        head.partial(),
        removed.inheritedUses(end().uses()));
  }

  /**
   * Reports fields that are no head together.
   *
   * @param all the fields of the network
   * @param predicting those that predict a task
   */
  void check(List<String> all, List<String> predicting, Report report) {
    if (end().ofAnother()) {
      predictedNowhere(all, predicting, report);
      return;
    }
    for (int i = 0; i < fields.size(); i++) {
      Field field = fields.get(i);
      if (field.ofAnother()) {
        place(i, all, report);
        ofTask(field, report);
      }
    }
  }

  private void predictedNowhere(List<String> all, List<String> predicting, Report report) {
    Field last = end();
    Finding finding =
        report
            .error(
                "TaskWithoutTarget",
                last.head().site().member("task"),
                "no head ends with a field " + task + ", which " + last.name() + " is to lead to")
            .why("a task is named as the field that predicts it, the last one of its head");
    Optional<String> near = Suggestion.near(task, predicting);
    near.ifPresent(name -> finding.fix(last.head().fix("task", name)));
    finding.fix(
        (near.isPresent() ? "or " : "")
            + (all.contains(task)
                ? "let " + task + " be what predicts: @Head(outputs = 1) on it"
                : "a field behind it that predicts: @Head(outputs = 1) @Dense(1) Layer "
                    + task
                    + ";"));
    finding.fix("or say in place of task what " + last.name() + " predicts itself");
  }

  /** The field that predicts stands behind the others, and nothing between them. */
  private void place(int index, List<String> all, Report report) {
    Field field = fields.get(index);
    int here = all.indexOf(field.name());
    if (here > all.indexOf(end().name())) {
      report
          .error(
              "Misplaced",
              field.head().site().member("task"),
              field.name() + " stands behind " + task + ", which predicts what it is to lead to")
          .why("the last field of a head is the one that predicts")
          .fix("move " + field.name() + " before " + task);
      return;
    }
    String next = all.get(here + 1);
    if (!fields.get(index + 1).name().equals(next)) {
      report
          .error(
              "Misplaced",
              field.head().site().member("task"),
              next + " stands between " + field.name() + " and the rest of the head of " + task)
          .why("the fields of a head stand one behind the other; the first of them reads the trunk")
          .fix("move " + next + " before " + fields.get(0).name() + ", or behind " + task)
          .fix("or let it name " + task + " as its task too");
    }
  }

  private void ofTask(Field field, Report report) {
    String place = " on " + field.name() + ", which leads to " + task + " and predicts nothing";
    Stream.of(Head.class.getDeclaredMethods())
        .filter(member -> !member.getName().equals("task"))
        .filter(member -> !value(field, member).equals(member.getDefaultValue()))
        .map(Method::getName)
        .sorted()
        .forEach(
            member ->
                report
                    .error(
                        "Misplaced",
                        field.head().site().member(member),
                        member + " of @Head" + place)
                    .fix("delete " + member)
                    .fix("or put it on " + task));
    field.uses().stream()
        .filter(use -> !(use.annotation() instanceof Head))
        .forEach(
            use ->
                report
                    .error("Misplaced", use.site(), use.text() + place)
                    .why("a task's loss, and what is done to its targets, stand where it predicts")
                    .fix("put " + use.text() + " on " + task)
                    .fix("or delete " + use.text()));
  }

  private static Object value(Field field, Method member) {
    return Stated.value(field.head().annotation(), member);
  }
}
