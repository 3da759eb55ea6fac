package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.annotation.Distribution;
import dev.regimen.annotation.FanMode;
import dev.regimen.annotation.Gelu;
import dev.regimen.annotation.LeakyRelu;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Selu;
import dev.regimen.annotation.Sigmoid;
import dev.regimen.annotation.Tanh;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.init.AutomaticInit;
import dev.regimen.processor.rule.init.ConstantInitRule;
import dev.regimen.processor.rule.init.KaimingInitRule;
import dev.regimen.processor.rule.init.LecunInitRule;
import dev.regimen.processor.rule.init.NormalInitRule;
import dev.regimen.processor.rule.init.OrthogonalInitRule;
import dev.regimen.processor.rule.init.TruncatedNormalInitRule;
import dev.regimen.processor.rule.init.UniformInitRule;
import dev.regimen.processor.rule.init.XavierInitRule;
import dev.regimen.processor.rule.init.ZeroInitRule;
import java.lang.annotation.Annotation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Initializations: distributions and amounts for 50 inputs and 200 outputs. */
@Tag("pure")
class InitRulesTest {
  private static final long IN = 50;
  private static final long OUT = 200;
  private static final Rules RULES = Rules.load();

  private static Fans fans(LayerModel layer) {
    return new Fans(IN, OUT, Activation.of(layer, RULES));
  }

  private static <A extends Annotation> Initial initial(
      InitRule<A> rule, LayerModel layer, Object... members) {
    Use<A> use = Written.on("layer", rule.annotation(), members);
    return rule.initial(use, fans(layer), new TestSettings());
  }

  private static void assertInitial(Initial.Kind kind, double amount, Initial initial) {
    assertEquals(kind, initial.kind());
    assertEquals(amount, initial.amount().evaluate(new double[0], new Numbers(1, 1)::leaf), 1e-15);
  }

  private static LayerModel layer(Use<?>... uses) {
    return Networks.layer("layer", uses);
  }

  @Test
  void amountsAreWhatTheAnnotationSays() {
    LayerModel layer = layer();
    assertInitial(Initial.Kind.CONSTANT, 0, initial(new ZeroInitRule(), layer));
    assertInitial(Initial.Kind.CONSTANT, 0.3, initial(new ConstantInitRule(), layer, "value", 0.3));
    assertInitial(Initial.Kind.NORMAL, 0.3, initial(new NormalInitRule(), layer, "std", 0.3));
    assertInitial(Initial.Kind.UNIFORM, 0.3, initial(new UniformInitRule(), layer, "bound", 0.3));
    assertInitial(
        Initial.Kind.TRUNCATED_NORMAL,
        0.3,
        initial(new TruncatedNormalInitRule(), layer, "std", 0.3));
    assertInitial(
        Initial.Kind.ORTHOGONAL, 0.3, initial(new OrthogonalInitRule(), layer, "gain", 0.3));
  }

  @Test
  void lecunHasVarianceOneByFanIn() {
    LecunInitRule rule = new LecunInitRule();
    assertInitial(Initial.Kind.NORMAL, Math.sqrt(1.0 / 50), initial(rule, layer()));
    assertInitial(
        Initial.Kind.UNIFORM,
        Math.sqrt(3.0 / 50),
        initial(rule, layer(), "distribution", Distribution.UNIFORM));
  }

  @Test
  void kaimingHasVarianceTwoByFan() {
    KaimingInitRule rule = new KaimingInitRule();
    assertInitial(Initial.Kind.NORMAL, Math.sqrt(2.0 / 50), initial(rule, layer()));
    assertInitial(
        Initial.Kind.NORMAL, Math.sqrt(2.0 / 200), initial(rule, layer(), "mode", FanMode.FAN_OUT));
    assertInitial(
        Initial.Kind.UNIFORM,
        Math.sqrt(6.0 / 50),
        initial(rule, layer(), "distribution", Distribution.UNIFORM));
    assertInitial(
        Initial.Kind.NORMAL, Math.sqrt(2 / 1.25 / 50), initial(rule, layer(), "slope", 0.5));
  }

  @Test
  void xavierHasGainFourBeforeSigmoidsUnlessGiven() {
    XavierInitRule rule = new XavierInitRule();
    LayerModel tanh = layer(Written.on("layer", Tanh.class));
    LayerModel sigmoid = layer(Written.on("layer", Sigmoid.class));
    double bound = Math.sqrt(6.0 / 250);
    assertInitial(Initial.Kind.UNIFORM, bound, initial(rule, tanh));
    assertInitial(Initial.Kind.UNIFORM, 4 * bound, initial(rule, sigmoid));
    assertInitial(Initial.Kind.UNIFORM, 1.5 * bound, initial(rule, sigmoid, "gain", 1.5));
    assertInitial(
        Initial.Kind.NORMAL,
        Math.sqrt(2.0 / 250),
        initial(rule, tanh, "distribution", Distribution.NORMAL));
  }

  @Test
  void theAutomaticChoiceFollowsTheActivation() {
    assertAutomatic(
        Initial.Kind.NORMAL, Math.sqrt(2.0 / 50), "Kaiming normal, for @Relu", Relu.class);
    assertAutomatic(
        Initial.Kind.NORMAL, Math.sqrt(2.0 / 50), "Kaiming normal, for @Gelu", Gelu.class);
    assertAutomatic(
        Initial.Kind.NORMAL, Math.sqrt(1.0 / 50), "LeCun normal, for @Selu", Selu.class);
    assertAutomatic(
        Initial.Kind.UNIFORM, Math.sqrt(6.0 / 250), "Xavier uniform, for @Tanh", Tanh.class);
    assertAutomatic(
        Initial.Kind.UNIFORM,
        4 * Math.sqrt(6.0 / 250),
        "Xavier uniform, for @Sigmoid",
        Sigmoid.class);
    LayerModel bare = layer();
    assertInitial(Initial.Kind.UNIFORM, Math.sqrt(6.0 / 250), AutomaticInit.initial(fans(bare)));
    assertEquals("Xavier uniform, for no activation", AutomaticInit.text(bare, RULES));
    LayerModel leaky = layer(Written.on("layer", LeakyRelu.class, "slope", 0.5));
    assertInitial(
        Initial.Kind.NORMAL, Math.sqrt(2 / 1.25 / 50), AutomaticInit.initial(fans(leaky)));
  }

  private static void assertAutomatic(
      Initial.Kind kind, double amount, String text, Class<? extends Annotation> activation) {
    LayerModel layer = layer(Written.on("layer", activation));
    assertInitial(kind, amount, AutomaticInit.initial(fans(layer)));
    assertEquals(text, AutomaticInit.text(layer, RULES));
  }
}
