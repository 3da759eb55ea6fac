package dev.regimen.processor.check;

import dev.regimen.annotation.Head;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Rules;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** In a network of several tasks everything is read by the loss of one, and each is trained. */
final class HeadCheck implements Check {
  /** What every object answers to, and so no accessor of a prediction can be called. */
  private static final Set<String> TAKEN =
      Arrays.stream(Object.class.getDeclaredMethods())
          .filter(method -> method.getParameterCount() == 0)
          .map(method -> method.getName())
          .collect(Collectors.toSet());

  @Override
  public void check(NetworkModel network, Rules rules, Report report) {
    List<Use<Head>> heads =
        network.tasks().stream()
            .flatMap(task -> task.uses().stream())
            .filter(use -> use.annotation() instanceof Head)
            .map(use -> use.as(Head.class))
            .toList();
    if (heads.isEmpty()) {
      return;
    }
    unread(network, report);
    heads.forEach(head -> check(head, heads.size(), report));
  }

  private static void check(Use<Head> head, int heads, Report report) {
    if (head.annotation().weight() == 0) {
      report
          .error(
              "HeadNeverTrains",
              head.site().member("weight"),
              "weight = 0 of @Head: nothing trains " + head.layer())
          .why("its layers stay as they began, and what they predict is noise")
          .fix("delete weight, or the field")
          .fix(
              "or let runs say so: trainer."
                  + head.layer()
                  + "Weight(0), to compare with and"
                  + " without");
    } else if (heads == 1 && head.annotation().weight() != 1) {
      report
          .warning(
              "NoEffect",
              head.site().member("weight"),
              "weight of the only @Head: there is nothing to weigh it against")
          .fix("delete weight");
    }
    if (TAKEN.contains(head.layer())) {
      report
          .error("DuplicateName", head.site(), "a task " + head.layer() + ", as a method of Object")
          .why("a prediction of it would be asked for by " + head.layer() + "()")
          .fix("rename the field");
    }
  }

  /** A part of the trunk behind the last head. */
  private static void unread(NetworkModel network, Report report) {
    List<Part> parts = network.parts();
    Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
    if (last != null && network.taskOf(last).isEmpty()) {
      TaskModel task = network.tasks().get(network.tasks().size() - 1);
      report
          .error(
              "HeadNeverTrains",
              last.site(),
              "no head reads "
                  + last.field()
                  + ", which is behind the last of them, "
                  + task.name())
          .why("a head reads the fields before it that are no heads themselves")
          .fix("move " + last.field() + " before " + task.head().get(0))
          .fix("or say what it predicts: @Head(classes = 10)");
    }
  }
}
