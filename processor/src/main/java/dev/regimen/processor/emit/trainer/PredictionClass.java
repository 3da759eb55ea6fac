package dev.regimen.processor.emit.trainer;

import dev.regimen.processor.emit.code.ClassCode;
import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.emit.step.RuntimeTypes;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.List;

/**
 * What users get of a prediction: of a network whose fields declare tasks a class with an accessor
 * for each, which the trainer has within it.
 */
final class PredictionClass {
  private static final String NAME = "Prediction";
  private static final Name TASKS = Name.local(RuntimeTypes.PREDICTIONS, "tasks");

  private PredictionClass() {}

  /** Whether a trainer has one. */
  static boolean isIn(NetworkModel model) {
    return model.main().declared();
  }

  /** What a trainer predicts. */
  static Type type(NetworkModel model) {
    return isIn(model) ? Type.plain(model.trainer() + "." + NAME) : type(model.target());
  }

  private static Type type(Target target) {
    if (target.perToken() && target.of() != Target.Of.NEXT_TOKEN) {
      return RuntimeTypes.TAGS;
    }
    return switch (target.task()) {
      case CLASSES -> RuntimeTypes.LABEL;
      case LABELS -> RuntimeTypes.LABEL_SET;
      case OUTPUTS -> RuntimeTypes.ESTIMATE;
    };
  }

  /** What makes predictions of what a step leaves. */
  static Expr decoder(NetworkModel model) {
    if (isIn(model)) {
      Expr typed = new Expr.New(Type.plain(NAME), List.of(TASKS));
      return Expr.call(RuntimeTypes.DECODER, "tasks", new Expr.Lambda(TASKS, typed));
    }
    return Expr.call(RuntimeTypes.DECODER, decoder(model.target()));
  }

  private static String decoder(Target target) {
    if (target.perToken()) {
      return target.of() == Target.Of.NEXT_TOKEN ? "nextTokens" : "tags";
    }
    return switch (target.task()) {
      case CLASSES -> "labels";
      case LABELS -> "labelSets";
      case OUTPUTS -> "estimates";
    };
  }

  /** The class itself; none of a network whose only task no field declares. */
  static List<ClassCode> classes(NetworkModel model) {
    if (!isIn(model)) {
      return List.of();
    }
    List<Method> methods = new ArrayList<>();
    Code begin = new Code().run(Expr.inherited("super", TASKS));
    methods.add(Method.constructor(List.of(Modifier.PRIVATE), NAME, List.of(TASKS), begin));
    model.tasks().forEach(task -> methods.add(accessor(task)));
    return List.of(
        new ClassCode(
            "What is predicted of one sample, for each task.",
            List.of(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL),
            NAME,
            RuntimeTypes.PREDICTIONS,
            List.of(),
            methods,
            List.of()));
  }

  private static Method accessor(TaskModel task) {
    String asked =
        switch (task.target().task()) {
          case CLASSES -> "label";
          case LABELS -> "labelSet";
          case OUTPUTS -> "estimate";
        };
    Expr found = Expr.inherited(asked, new Expr.Quote(task.name()));
    return Method.of(
        List.of(Modifier.PUBLIC),
        type(task.target()),
        Name.method(task.name()),
        List.of(),
        new Code().returns(found));
  }
}
