package dev.regimen.processor.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.Frozen;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Sgd;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.UpdateStage;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.pass.Autodiff;
import dev.regimen.processor.rule.Networks;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Written;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From models made by hand to programs. */
@Tag("pure")
class LoweringTest {
  private static final Rules RULES = Rules.load();
  private static final LayerModel LOGITS = layer("logits", on("logits", Dense.class, "value", 3));

  private final Report report = new Report();

  private static Use<?> on(String layer, Class<? extends Annotation> type, Object... members) {
    return Written.on(layer, type, members);
  }

  private static LayerModel layer(String name, Use<?>... uses) {
    return Networks.layer(name, uses);
  }

  /** Of four features and three classes. */
  private static NetworkModel network(LayerModel... layers) {
    List<Use<?>> regime = List.of(Written.onClass(Sgd.class));
    return Networks.of(new Target(Target.Task.CLASSES, 3), regime, layers);
  }

  private Optional<Lowered> lowered(NetworkModel model) {
    return NetworkLowering.training(model, RULES, new DeclaredSettings(), report);
  }

  private static List<String> parameters(Lowered lowered) {
    return lowered.parameters().stream().map(state -> state.op().name() + state.shape()).toList();
  }

  /** What a layer yields is what the next one takes: nobody states it twice. */
  @Test
  void shapesFollowFromTheInput() {
    NetworkModel model =
        network(
            layer("hidden", on("hidden", Dense.class, "value", 8), on("hidden", Relu.class)),
            LOGITS);
    Lowered lowered = lowered(model).orElseThrow();
    assertEquals(
        List.of("hidden.weight[8, 4]", "hidden.bias[8]", "logits.weight[3, 8]", "logits.bias[3]"),
        parameters(lowered));
    assertEquals(Shape.batch(3), lowered.program().output(Program.PREDICTION).shape());
    assertTrue(lowered.program().output(Program.LOSS).shape().isScalar());
    assertEquals(List.of(40L, 27L), lowered.table().stream().map(Lowered.Row::parameters).toList());
  }

  /** A field's annotations are a set: their slots order them, so both orders mean one program. */
  @Test
  void theOrderOfAnnotationsMeansNothing() {
    Use<?> dense = on("hidden", Dense.class, "value", 8);
    Use<?> norm = on("hidden", BatchNorm.class);
    Use<?> relu = on("hidden", Relu.class);
    Use<?> dropout = on("hidden", Dropout.class);
    NetworkModel one = network(layer("hidden", dense, norm, relu, dropout), LOGITS);
    NetworkModel other = network(layer("hidden", dropout, relu, norm, dense), LOGITS);
    assertEquals(
        lowered(one).orElseThrow().program().toString(),
        lowered(other).orElseThrow().program().toString());
  }

  @Test
  void whatDoesNotFitIsReportedWithTheChainOfShapes() {
    NetworkModel model =
        network(
            layer("hidden", on("hidden", Dense.class, "value", 8)),
            layer("logits", on("logits", Dense.class, "value", 3, "in", 9)));
    assertEquals(Optional.empty(), lowered(model));
    Finding finding = report.findings().get(0);
    assertEquals("InputSizeMismatch", finding.id());
    assertEquals(List.of("4 -> hidden 8"), finding.whys());
  }

  /** A frozen layer keeps its bits, so its gradient would be computed for nothing. */
  @Test
  void onlyWhatIsTrainedGetsAGradientAndAnUpdate() {
    NetworkModel model =
        network(
            layer("hidden", on("hidden", Dense.class, "value", 8), on("hidden", Frozen.class)),
            LOGITS);
    Lowered lowered = lowered(model).orElseThrow();
    Map<Value, Value> gradients =
        Autodiff.gradients(lowered.program(), UpdateLowering.trained(lowered, model, RULES));
    Program step = lowered.gradients(gradients);
    assertEquals(List.of("gradient of logits.weight", "gradient of logits.bias"), written(step));
    Program update =
        UpdateLowering.update(lowered, gradients.keySet(), model, RULES, new DeclaredSettings())
            .get(UpdateStage.UPDATE);
    assertEquals(List.of("logits.weight", "logits.bias"), written(update));
  }

  private static List<String> written(Program program) {
    return program.updates().stream().map(update -> ((Leaf) update.state().op()).name()).toList();
  }
}
