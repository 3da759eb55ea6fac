package dev.regimen.babysit;

import dev.regimen.train.StepProbe;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.TaskSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What each layer leaves before the first update: dead, saturated, vanishing, exploding, linear.
 */
final class LayerCheck {
  private static final double MOST_DEAD = 0.5;
  private static final double MOST_SATURATED = 0.5;
  private static final double EXPLODES = 1e3;
  private static final double VANISHES = 1e-4;
  private static final Pattern LAST_NUMBER = Pattern.compile("(\\d+)\\D*$");

  private final Subject subject;
  private final Findings findings;

  LayerCheck(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  /** Looks at every layer whose output is kept. */
  List<LayerReading> run() {
    List<Traced> traced = new ArrayList<>();
    try (StepProbe probe = subject.plain()) {
      probe.trace(
          (layer, rows, width) ->
              traced.add(new Traced(layer, rows, width, channels(layer, width))),
          subject.many);
      Traced input =
          new Traced(
              -1,
              probe.input(subject.many.length),
              subject.blueprint.trainFeatures(),
              subject.blueprint.trainFeatures());
      linear(probe, input, traced);
    }
    List<Traced> hidden = traced.stream().filter(layer -> !isHead(layer)).toList();
    hidden.forEach(this::judge);
    signal(hidden);
    return traced.stream().map(each -> each.reading(field(each.layer))).toList();
  }

  private String field(int layer) {
    return subject.blueprint.layers().get(layer).field();
  }

  /** Units of a layer: the last of its extents, which is the channels of maps. */
  private int channels(int layer, int width) {
    Matcher last = LAST_NUMBER.matcher(subject.blueprint.layers().get(layer).output());
    int channels = last.find() ? Integer.parseInt(last.group(1)) : width;
    return channels > 0 && width % channels == 0 ? channels : width;
  }

  /** Whether it may be what predicts, which may say the same of all samples, and with certainty. */
  private boolean isHead(Traced traced) {
    Blueprint blueprint = subject.blueprint;
    boolean late = traced.layer >= blueprint.layers().size() - blueprint.tasks().size();
    return late
        && blueprint.tasks().stream().mapToInt(TaskSpec::width).anyMatch(w -> w == traced.width);
  }

  private void judge(Traced layer) {
    LayerReading reading = layer.reading(field(layer.layer));
    if (reading.dead() >= MOST_DEAD) {
      findings.finding(
          "DeadUnits",
          String.format(
              Locale.ROOT,
              "%.0f %% of the units of %s give the same number for all of %d samples",
              100 * reading.dead(),
              reading.layer(),
              subject.many.length),
          "no gradient passes a unit that does not change, so it stays as it is",
          "@KaimingInit before @Relu, biases that begin at 0, a lower learning rate, or @LeakyRelu");
    }
    if (reading.saturated() >= MOST_SATURATED) {
      findings.finding(
          "SaturatedUnits",
          String.format(
              Locale.ROOT,
              "%.0f %% of the outputs of %s lie at an end of their range",
              100 * reading.saturated(),
              reading.layer()),
          "a sigmoid is flat there: its gradient is almost 0",
          "@XavierInit or @LecunInit, @Standardize for the features, or @BatchNorm before the"
              + " activation");
    }
  }

  private void signal(List<Traced> hidden) {
    if (hidden.isEmpty()) {
      return;
    }
    Optional<LayerReading> loud =
        hidden.stream()
            .map(layer -> layer.reading(field(layer.layer)))
            .filter(reading -> !(reading.deviation() <= EXPLODES))
            .findFirst();
    LayerReading first = hidden.get(0).reading(field(hidden.get(0).layer));
    Traced end = hidden.get(hidden.size() - 1);
    LayerReading last = end.reading(field(end.layer));
    if (loud.isPresent()) {
      findings.finding(
          "SignalExplodes",
          String.format(
              Locale.ROOT,
              "the outputs of %s deviate by %.3g before the first update",
              loud.get().layer(),
              loud.get().deviation()),
          "every layer multiplies what the one before it leaves, and gradients on their way back",
          "@Standardize for the features, @KaimingInit with @Relu, @XavierInit with @Tanh, or a"
              + " norm such as @BatchNorm");
    } else if (last.deviation() < VANISHES * first.deviation()) {
      findings.finding(
          "SignalVanishes",
          String.format(
              Locale.ROOT,
              "the outputs of %s deviate by %.3g, those of %s by %.3g",
              first.layer(),
              first.deviation(),
              last.layer(),
              last.deviation()),
          "what tells samples apart is lost on the way through the layers, and gradients on the way"
              + " back",
          "@KaimingInit with @Relu, @XavierInit with @Tanh, a norm, or @Residual blocks");
    }
  }

  /** A dense layer that only multiplies, before another one that does so too. */
  private void linear(StepProbe probe, Traced input, List<Traced> traced) {
    Traced before = input;
    for (Traced layer : traced) {
      Optional<NamedTensor> own = weight(layer.layer);
      Optional<NamedTensor> next = weight(layer.layer + 1);
      if (own.isPresent()
          && next.isPresent()
          && takes(own.get(), before.width)
          && takes(next.get(), layer.width)
          && layer.isProductOf(before, probe, own.get(), bias(own.get()))) {
        findings.finding(
            "LinearLayers",
            String.format(
                Locale.ROOT,
                "nothing but a product lies between %s and %s",
                field(layer.layer),
                field(layer.layer + 1)),
            "two products in a row are one: the layers together can no more than the last of them",
            String.format(Locale.ROOT, "an activation on %s, such as @Relu", field(layer.layer)));
      }
      before = layer;
    }
  }

  private static boolean takes(NamedTensor weight, int width) {
    return weight.maps().isEmpty() && weight.shape().get(1) == width;
  }

  private Optional<NamedTensor> weight(int layer) {
    return layer >= subject.blueprint.layers().size()
        ? Optional.empty()
        : tensor(field(layer) + ".weight").filter(tensor -> tensor.shape().size() == 2);
  }

  private @Nullable NamedTensor bias(NamedTensor weight) {
    return tensor(weight.name().replaceFirst("weight$", "bias")).orElse(null);
  }

  private Optional<NamedTensor> tensor(String name) {
    return subject.blueprint.parameters().stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst();
  }
}
