package dev.regimen.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.Space;
import dev.regimen.processor.plan.UpdatePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/** Prints a trainer: what is known at compile time, the numbers one may set, the two steps. */
public final class TrainerWriter {
  private static final String PROCESSOR = "dev.regimen.processor.RegimenProcessor";

  private final TrainerPlan plan;
  private final NetworkModel model;
  private final ClassName self;
  private final Sizes sizes;

  private TrainerWriter(TrainerPlan plan) {
    this.plan = plan;
    model = plan.model();
    self = ClassName.get(model.packageName(), model.trainer());
    sizes = sizes();
  }

  public static SourceFile write(TrainerPlan plan) {
    TrainerWriter writer = new TrainerWriter(plan);
    return writer.file();
  }

  private SourceFile file() {
    StepWriter.Written training =
        StepWriter.write(
            "TrainingStep",
            "One worker's part of a training step: every worker runs it on its own rows of the batch.",
            plan.precision(),
            sizes,
            plan.trainingLayout(),
            plan.training(),
            plan.update(),
            layerOutputs(plan.training()));
    StepWriter.Written inference =
        StepWriter.write(
            "Inference",
            "One worker's part of a forward pass: no noise, and statistics as training left them.",
            plan.precision(),
            sizes,
            plan.inferenceLayout(),
            plan.inference(),
            UpdatePlan.NONE,
            List.of());
    TypeSpec.Builder type = head();
    sizes.all().forEach((name, size) -> type.addField(constant(name, size)));
    BlueprintWriter blueprint = new BlueprintWriter(plan);
    type.addField(blueprint.field());
    blueprint.methods().forEach(type::addMethod);
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addStatement(
                "super(BLUEPRINT, $T.$L)",
                RuntimeTypes.DECODER,
                isLabel() ? "labels()" : "estimates()")
            .build());
    plan.settings().forEach(setting -> type.addMethod(setter(setting)));
    RegimeWriter regime = new RegimeWriter(plan, sizes);
    type.addMethod(regime.initialize());
    type.addMethod(regime.learningRate());
    type.addMethod(factory("trainingStep", "TrainingStep"));
    type.addMethod(factory("inferenceStep", "Inference"));
    TreeSet<String> functions = new TreeSet<>(training.functions());
    functions.addAll(inference.functions());
    JavaFile.Builder file =
        JavaFile.builder(model.packageName(), type.build()).indent("  ").skipJavaLangImports(true);
    functions.forEach(function -> file.addStaticImport(RuntimeTypes.ELEMENTARY, function));
    String text = Layouts.tidy(file.build().toString());
    return new SourceFile(self.toString(), Nesting.add(text, training, inference));
  }

  private TypeSpec.Builder head() {
    TypeName predicted = isLabel() ? RuntimeTypes.LABEL : RuntimeTypes.ESTIMATE;
    return TypeSpec.classBuilder(self)
        .addJavadoc("$L", ModelCard.of(plan))
        .addAnnotation(
            AnnotationSpec.builder(RuntimeTypes.GENERATED)
                .addMember("value", "$S", PROCESSOR)
                .build())
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .superclass(ParameterizedTypeName.get(RuntimeTypes.TRAINER, predicted, self));
  }

  private boolean isLabel() {
    return model.target().task() == dev.regimen.processor.model.Target.Task.CLASSES;
  }

  private static FieldSpec constant(String name, int value) {
    return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("$L", value)
        .build();
  }

  private MethodSpec setter(Setting setting) {
    String standard = Numbers.text(setting);
    return MethodSpec.methodBuilder(Identifiers.camel(setting.name()))
        .addJavadoc(
            "Sets {@code $L}, in $L; $L by the annotations.",
            setting.name(),
            setting.interval(),
            standard)
        .addModifiers(Modifier.PUBLIC)
        .returns(self)
        .addParameter(setting.whole() ? TypeName.LONG : TypeName.DOUBLE, "value")
        .addStatement("set($S, value)", setting.name())
        .addStatement("return this")
        .build();
  }

  private static MethodSpec factory(String method, String type) {
    return MethodSpec.methodBuilder(method)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(RuntimeTypes.STEP)
        .addParameter(RuntimeTypes.MEMORY, "memory")
        .addParameter(RuntimeTypes.WORKER, "worker")
        .addStatement("return new $L(memory, worker)", type)
        .build();
  }

  private Sizes sizes() {
    Map<String, Integer> layers = new LinkedHashMap<>();
    int last = 0;
    for (Lowered.Row row : plan.lowered().table()) {
      String[] dims = row.output().split("x");
      int width = Integer.parseInt(dims[dims.length - 1]);
      // What passes its input's width on needs no name for it.
      if (width != last || row.multiplyAdds() > 0) {
        layers.put(row.layer(), width);
      }
      last = width;
    }
    Shape input = model.input();
    return new Sizes(Math.toIntExact(input.elements()), layers);
  }

  /** The last stored value of each layer's forward pass; an earlier layer's where it has none. */
  private List<Value> layerOutputs(Schedule schedule) {
    Map<String, Value> last = new LinkedHashMap<>();
    for (Value value : schedule.written()) {
      if (Space.of(value) == Space.ROWS && value.origin().direction() == Origin.Direction.FORWARD) {
        Value known = last.get(value.origin().layer());
        if (known == null || !known.name().equals("out")) {
          last.put(value.origin().layer(), value);
        }
      }
    }
    List<Value> outputs = new ArrayList<>();
    for (Lowered.Row row : plan.lowered().table()) {
      Value own = last.get(row.layer());
      if (own != null || !outputs.isEmpty()) {
        outputs.add(own == null ? outputs.get(outputs.size() - 1) : own);
      }
    }
    return outputs;
  }
}
