package dev.regimen.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.Knob;
import dev.regimen.processor.plan.Space;
import dev.regimen.processor.rule.LossRule;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Prints the blueprint: what is known at compile time, as data for the runtime. */
final class BlueprintWriter {
  private final TrainerPlan plan;

  BlueprintWriter(TrainerPlan plan) {
    this.plan = plan;
  }

  FieldSpec field() {
    return FieldSpec.builder(
            RuntimeTypes.BLUEPRINT, "BLUEPRINT", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(code())
        .build();
  }

  private CodeBlock code() {
    CodeBlock.Builder code = CodeBlock.builder();
    String trainer = plan.model().trainer();
    String name = trainer.substring(0, trainer.length() - "Trainer".length());
    code.add("$T.network($S)\n", RuntimeTypes.BLUEPRINT, name).indent().indent();
    List<Integer> dims = plan.model().input().dims();
    code.add(".input($L)\n", dims.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    code.add(target());
    if (plan.precision() == Precision.DOUBLE) {
      code.add(".doublePrecision()\n");
    }
    plan.lowered().table().forEach(row -> code.add(layer(row)));
    tensors(code);
    code.add(".slots($L)\n", slots());
    long activations =
        Math.max(plan.trainingLayout().activationCount(), plan.inferenceLayout().activationCount());
    code.add(".activations($L)\n", number(activations));
    if (usesBatchStatistics()) {
      code.add(".smallestBatch(2)\n");
    }
    plan.knobs().forEach(knob -> code.add(setting(knob)));
    plan.facts().forEach(fact -> code.add(fact(fact)));
    code.add(".regime($S)\n", Regime.text(plan));
    return code.add(".build()").unindent().unindent().build();
  }

  private CodeBlock target() {
    if (plan.lowered().loss().encoding() == LossRule.Encoding.BINARY) {
      return CodeBlock.of(".binary()\n");
    }
    boolean values = plan.lowered().loss().encoding() == LossRule.Encoding.VALUES;
    String method = values ? "outputs" : "classes";
    return CodeBlock.of(".$L($L)\n", method, plan.model().target().count());
  }

  private static CodeBlock layer(Lowered.Row row) {
    return CodeBlock.of(
        ".layer($S, $S, $S, $L, $L)\n",
        row.layer(),
        row.computes(),
        row.output(),
        number(row.parameters()),
        number(row.multiplyAdds()));
  }

  /** In the order of the flat vectors. */
  private void tensors(CodeBlock.Builder code) {
    sorted(plan.lowered().parameters(), plan.trainingLayout().parameters())
        .forEach(state -> code.add(tensor("parameter", state, plan.trainingLayout().parameters())));
    sorted(plan.lowered().running(), plan.trainingLayout().running())
        .forEach(state -> code.add(tensor("running", state, plan.trainingLayout().running())));
  }

  private static List<State> sorted(List<State> states, java.util.Map<Value, Long> places) {
    return states.stream().sorted(Comparator.comparing(state -> places.get(state.leaf()))).toList();
  }

  private static CodeBlock tensor(String method, State state, java.util.Map<Value, Long> places) {
    String dims =
        state.shape().dims().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return CodeBlock.of(
        ".$L($S, $L, $L)\n", method, state.op().name(), number(places.get(state.leaf())), dims);
  }

  private int slots() {
    return plan.training().groups().stream()
        .mapToInt(group -> group.pattern().slots().size())
        .max()
        .orElse(0);
  }

  private boolean usesBatchStatistics() {
    return plan.training().program().body().stream()
        .anyMatch(
            value ->
                Space.isBatchReduction(value)
                    && ((Reduce) value.op()).kind() == Reduce.Kind.VARIANCE);
  }

  private static CodeBlock setting(Knob knob) {
    String value = Numbers.text(knob);
    return CodeBlock.of(".setting($S, $L, $S)\n", knob.name(), value, knob.interval());
  }

  private static CodeBlock fact(Fact fact) {
    CodeBlock.Builder args = CodeBlock.builder();
    for (int i = 0; i < fact.args().size(); i++) {
      Object arg = fact.args().get(i);
      args.add(i == 0 ? "" : ", ");
      if (arg instanceof Enum<?> constant) {
        args.add("$T.$L", constant.getDeclaringClass(), constant.name());
      } else {
        args.add(arg instanceof String ? "$S" : "$L", arg);
      }
    }
    return CodeBlock.of(".$L($L)\n", fact.method(), args.build());
  }

  private static String number(long value) {
    return value > Integer.MAX_VALUE ? value + "L" : Long.toString(value);
  }
}
