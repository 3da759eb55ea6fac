package dev.regimen.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.regimen.processor.ir.Gather;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.model.Construction;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.plan.Space;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Prints the blueprint: what is known at compile time, as data for the runtime. */
final class BlueprintWriter {
  /** HotSpot compiles methods of up to 8000 bytes; a fact takes some 25, a filter's tensor 70. */
  private static final int MOST_IN_A_METHOD = 100;

  private final TrainerPlan plan;

  BlueprintWriter(TrainerPlan plan) {
    this.plan = plan;
  }

  FieldSpec field() {
    return FieldSpec.builder(
            RuntimeTypes.BLUEPRINT, "BLUEPRINT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("describe()")
        .build();
  }

  /** One method, and more where a class file's limit on a method's length would be met. */
  List<MethodSpec> methods() {
    List<CodeBlock> facts = facts();
    List<MethodSpec> methods = new ArrayList<>();
    CodeBlock.Builder whole = CodeBlock.builder();
    String trainer = plan.model().trainer();
    String name = trainer.substring(0, trainer.length() - "Trainer".length());
    whole.addStatement(
        "$T blueprint = $T.network($S)",
        RuntimeTypes.BLUEPRINT_BUILDER,
        RuntimeTypes.BLUEPRINT,
        name);
    for (int from = 0; from < facts.size(); from += MOST_IN_A_METHOD) {
      int to = Math.min(facts.size(), from + MOST_IN_A_METHOD);
      if (facts.size() <= MOST_IN_A_METHOD) {
        facts.forEach(whole::add);
      } else {
        String part = "describe" + (methods.size() + 1);
        whole.addStatement("$L(blueprint)", part);
        methods.add(part(part, facts.subList(from, to)));
      }
    }
    whole.addStatement("return blueprint.build()");
    methods.add(
        0,
        MethodSpec.methodBuilder("describe")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(RuntimeTypes.BLUEPRINT)
            .addCode(whole.build())
            .build());
    return methods;
  }

  private static MethodSpec part(String name, List<CodeBlock> facts) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(RuntimeTypes.BLUEPRINT_BUILDER, "blueprint");
    facts.forEach(method::addCode);
    return method.build();
  }

  private List<CodeBlock> facts() {
    List<CodeBlock> facts = new ArrayList<>();
    List<Integer> dims = plan.model().input().dims();
    String input = dims.stream().map(String::valueOf).collect(Collectors.joining(", "));
    facts.add(CodeBlock.of(".input($L)", input));
    plan.lowered().heads().forEach(head -> facts.add(target(head)));
    vocabulary().ifPresent(size -> facts.add(CodeBlock.of(".vocabulary($L)", size)));
    if (plan.precision() == Precision.DOUBLE) {
      facts.add(CodeBlock.of(".doublePrecision()"));
    }
    plan.lowered().table().forEach(row -> facts.add(layer(row)));
    tensors(facts);
    facts.add(CodeBlock.of(".slots($L)", slots()));
    long activations =
        Math.max(plan.trainingLayout().activationCount(), plan.inferenceLayout().activationCount());
    facts.add(CodeBlock.of(".activations($L)", number(activations)));
    long derived =
        Math.max(plan.trainingLayout().derivedCount(), plan.inferenceLayout().derivedCount());
    if (derived > 0) {
      facts.add(CodeBlock.of(".derived($L)", number(derived)));
    }
    if (plan.trainingLayout().partCount() > 0) {
      facts.add(CodeBlock.of(".parts($L)", number(plan.trainingLayout().partCount())));
    }
    if (usesBatchStatistics()) {
      facts.add(CodeBlock.of(".smallestBatch(2)"));
    }
    plan.settings().forEach(setting -> facts.add(setting(setting)));
    plan.facts().forEach(fact -> facts.add(fact(fact)));
    facts.add(CodeBlock.of(".regime($S)", Regime.text(plan)));
    return facts.stream().map(fact -> CodeBlock.of("blueprint$L;\n", fact)).toList();
  }

  /** Rows of the table that the input's numbers are looked up in. */
  private OptionalInt vocabulary() {
    return plan.lowered().program().body().stream()
        .filter(value -> value.op() instanceof Gather)
        .filter(value -> value.arg(0).op() instanceof Leaf ids && ids.kind() == Leaf.Kind.INPUT)
        .mapToInt(value -> value.arg(1).shape().dim(0))
        .min();
  }

  private CodeBlock target(Lowered.Head head) {
    TaskModel task = head.task();
    String named =
        plan.lowered().heads().size() == 1 ? "" : CodeBlock.of(".task($S)", task.name()).toString();
    String partial = task.partial() ? ".partial()" : "";
    String predicts =
        switch (head.loss().encoding()) {
          case BINARY -> "binary()";
          case ONE_HOT -> "classes(" + task.target().count() + ")";
          case VALUES -> "outputs(" + task.target().count() + ")";
        };
    return CodeBlock.of("$L", named + partial + "." + predicts);
  }

  private static CodeBlock layer(Lowered.Row row) {
    return CodeBlock.of(
        ".layer($S, $S, $S, $L, $L)",
        row.layer(),
        row.computes(),
        row.output(),
        number(row.parameters()),
        number(row.multiplyAdds()));
  }

  /** In the order of the flat vectors. */
  private void tensors(List<CodeBlock> facts) {
    sorted(plan.lowered().parameters(), plan.trainingLayout().parameters())
        .forEach(
            state -> facts.add(tensor("parameter", state, plan.trainingLayout().parameters())));
    sorted(plan.lowered().running(), plan.trainingLayout().running())
        .forEach(state -> facts.add(tensor("running", state, plan.trainingLayout().running())));
  }

  private static List<State> sorted(List<State> states, java.util.Map<Value, Long> places) {
    return states.stream().sorted(Comparator.comparing(state -> places.get(state.leaf()))).toList();
  }

  private static CodeBlock tensor(String method, State state, java.util.Map<Value, Long> places) {
    CodeBlock fact =
        CodeBlock.of(
            ".$L($S, $L, $L)",
            method,
            state.op().name(),
            number(places.get(state.leaf())),
            list(state.saved()));
    return state
        .maps()
        .map(maps -> CodeBlock.of("$L.channelsLast($L)", fact, list(maps)))
        .orElse(fact);
  }

  private static String list(Shape shape) {
    return shape.dims().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private int slots() {
    return plan.update().groups().stream().mapToInt(group -> group.slots().size()).max().orElse(0);
  }

  private boolean usesBatchStatistics() {
    return plan.training().program().body().stream()
        .anyMatch(
            value ->
                Space.isBatchReduction(value)
                    && ((Reduce) value.op()).kind() == Reduce.Kind.VARIANCE);
  }

  private static CodeBlock setting(Setting setting) {
    String value = Numbers.literal(setting);
    return CodeBlock.of(".setting($S, $L, $S)", setting.name(), value, setting.interval());
  }

  private static CodeBlock fact(Fact fact) {
    CodeBlock.Builder args = CodeBlock.builder();
    for (int i = 0; i < fact.args().size(); i++) {
      Object arg = fact.args().get(i);
      args.add(i == 0 ? "" : ", ");
      args.add(arg instanceof Construction made ? construction(made) : literal(arg));
    }
    return CodeBlock.of(".$L($L)", fact.method(), args.build());
  }

  /** Made from the numbers of a run, when it begins. */
  private static CodeBlock construction(Construction made) {
    List<CodeBlock> args = new ArrayList<>();
    for (Object arg : made.args()) {
      args.add(
          arg instanceof Setting setting
              ? CodeBlock.of("run.$L($S)", setting.whole() ? "whole" : "number", setting.name())
              : literal(arg));
    }
    ClassName type = ClassName.bestGuess(made.type());
    return CodeBlock.of("run -> new $T($L)", type, CodeBlock.join(args, ", "));
  }

  private static CodeBlock literal(Object value) {
    return value instanceof Enum<?> constant
        ? CodeBlock.of("$T.$L", constant.getDeclaringClass(), constant.name())
        : CodeBlock.of(value instanceof String ? "$S" : "$L", value);
  }

  private static String number(long value) {
    return value > Integer.MAX_VALUE ? value + "L" : Long.toString(value);
  }
}
