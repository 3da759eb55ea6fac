package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For every variant of every technique a small network that uses it, as source text; for a layer's
 * technique others on rows and on maps. The language may refuse some of them.
 */
public final class TechniqueNetworks {
  /** Values of a sample, in either form. */
  public static final int FEATURES = 12;

  private static final String VECTORS = "12";
  private static final String ROWS = "{3, 4}";
  private static final String MAPS = "{4, 3, 1}";

  private static final Target OUTPUTS = new Target(Target.Task.OUTPUTS, 3);
  private static final Target TWO_CLASSES = new Target(Target.Task.CLASSES, 2);

  private final List<Sample> samples = new ArrayList<>();

  /**
   * A network.
   *
   * @param name its class
   * @param technique the annotation as written
   * @param source the class, without imports
   * @param standard whether the technique is used with its defaults
   */
  public record Sample(String name, String technique, String source, boolean standard) {}

  private TechniqueNetworks() {}

  public static List<Sample> all() {
    TechniqueNetworks networks = new TechniqueNetworks();
    Rules.load().all().forEach(networks::add);
    return networks.samples;
  }

  private void add(Rule<?> rule) {
    List<? extends Annotation> variants = Written.variants(rule.annotation());
    for (int i = 0; i < variants.size(); i++) {
      String technique = Spelled.of(variants.get(i));
      String name = rule.annotation().getSimpleName() + (i == 0 ? "" : i) + "Net";
      if (rule instanceof LayerRule<?> layer) {
        String texts = condition(layer, variants.get(i), 12);
        String onVectors = layer(layer, texts, VECTORS, name, technique, "@Dense(8)");
        samples.add(new Sample(name, technique, onVectors, i == 0));
        if (layer.slot() == Slot.TRANSFORM || i == 0) {
          String onRows = layer(layer, "", ROWS, "RowsOf" + name, technique, "@SelfAttention");
          samples.add(new Sample("RowsOf" + name, technique + " on rows", onRows, i == 0));
        }
        String ofMaps = "MapsOf" + name;
        String condition = condition(layer, variants.get(i), 4, 3, 32);
        String onMaps = layer(layer, condition, MAPS, ofMaps, technique, "@Conv(32)");
        samples.add(new Sample(ofMaps, technique + " on maps", onMaps, i == 0));
      } else {
        samples.add(new Sample(name, technique, source(rule, name, technique), i == 0));
      }
      if (rule instanceof LossRule<?> loss && serves(loss, TWO_CLASSES, 1)) {
        String ofOne = "OneUnitOf" + name;
        String oneUnit = ofVectors(ofOne, technique, "classes = 2", "@Dense(8) @Relu", "@Dense(1)");
        samples.add(new Sample(ofOne, technique + " of one unit", oneUnit, i == 0));
      }
    }
  }

  /** The technique in a field of its own or behind a transformation, what comes of it flattened. */
  private static String layer(
      LayerRule<?> rule,
      String regime,
      String input,
      String name,
      String technique,
      String transform) {
    if (rule.ofBlocks()) {
      return residual(input, name, technique, transform);
    }
    String before = rule.slot() == Slot.TRANSFORM ? "" : transform + " ";
    String relu = rule.slot() == Slot.ACTIVATE ? "" : " @Relu";
    String hidden = before + technique + relu;
    return network(input, name, regime, "classes = 3", hidden, "@Flatten Layer flat; @Dense(3)");
  }

  /** The condition that a technique asks for, as the class states it; empty for most. */
  private static <A extends Annotation> String condition(
      LayerRule<A> rule, Annotation variant, int... sample) {
    Use<A> use =
        new Use<>(rule.annotation().cast(variant), "layer", new Written.NamedSite("layer"));
    TestLayerScope scope = new TestLayerScope(true, use);
    Value x = scope.input(sample);
    try {
      rule.lower(use, x, scope);
      return "";
    } catch (Misfit refused) {
      boolean missing = refused.id().endsWith("Missing");
      Matcher example = Pattern.compile("such as (\\S.*?\\)) of").matcher(refused.getMessage());
      return missing && example.find() ? example.group(1) : "";
    }
  }

  /** Whether a network may train whose every layer has this. */
  private static <A extends Annotation> boolean trains(UpdateRule<A> rule) {
    return rule.frozenEpochs(Written.annotation(rule.annotation(), Map.of())) == 0;
  }

  private static <A extends Annotation> boolean shares(WeightRule<A> rule) {
    return rule.shares(Written.annotation(rule.annotation(), Map.of())).isPresent();
  }

  /** Whether a technique asks for something random in the network. */
  private static <A extends Annotation> boolean drawn(RunRule<A> rule) {
    return rule.predictsByDraws(Written.annotation(rule.annotation(), Map.of()));
  }

  /** Whether a network has to take images of several sizes. */
  private static <A extends Annotation> boolean resizes(RunRule<A> rule) {
    return rule.sides(Written.annotation(rule.annotation(), Map.of())).isPresent();
  }

  /** Whether a technique makes samples texts. */
  private static <A extends Annotation> boolean readsTexts(RunRule<A> rule) {
    return rule.texts(Written.annotation(rule.annotation(), Map.of())).isPresent();
  }

  /** Whether each token of a text has a target. */
  private static <A extends Annotation> boolean ofTokens(RunRule<A> rule) {
    return rule.predicts(
            Written.annotation(rule.annotation(), Map.of()),
            TWO_CLASSES,
            java.util.Optional.empty())
        .perToken();
  }

  /** Whether a technique says what is predicted. */
  private static <A extends Annotation> boolean told(RunRule<A> rule) {
    return rule.tellsTarget(Written.annotation(rule.annotation(), Map.of()));
  }

  /** What techniques on texts read, by the member that names the file. */
  private static final Map<String, String> FILES =
      Map.of(
          "lexicon", "word0, word1, word2\nword3, word4\n",
          "translations",
              "word0\tand word0\nword0 and\tword0\nword1 and\tword1\nword2\tand word2\n");

  /** The technique with a file in place of any text. */
  private static String withFile(String technique) {
    String written = technique;
    for (Map.Entry<String, String> each : FILES.entrySet()) {
      Pattern member = Pattern.compile(each.getKey() + " = \"[^\"]*\"");
      if (member.matcher(written).find()) {
        String file = each.getKey() + " = \"" + file(each.getKey(), each.getValue()) + '"';
        written = member.matcher(written).replaceAll(Matcher.quoteReplacement(file));
      }
    }
    return written;
  }

  private static Path file(String name, String content) {
    try {
      Path file = Files.createTempFile(name, ".txt");
      file.toFile().deleteOnExit();
      return Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a loss takes a last layer of so many units for a target. */
  static boolean serves(LossRule<?> loss, Target target, int units) {
    return loss.units(target, units) == units;
  }

  private static String source(Rule<?> rule, String name, String technique) {
    if (rule instanceof WeightRule<?> weight && shares(weight)) {
      String texts = "@Text(maxLength = 6, vocabulary = 7) @NextToken";
      String tied = technique.replaceAll("\"[^\"]*\"", "\"hidden\"");
      return network("input = 6", name, texts, "@Embedding(width = 8)", "@Dense(7) " + tied);
    }
    if (rule instanceof PretextRule<?> pretext) {
      String split = pretext.comparesSamples() ? " @Split(validation = 0)" : "";
      String regime = "@Standardize @InputNoise(0.3) " + technique + split;
      boolean masks = rule instanceof AugmentationRule<?> of && of.slot() == AugmentationSlot.MASK;
      String input = masks ? "8" : "{8, 8, 3}"; // fields of a table, images
      return network(input, name, regime, "classes = 7", "@Dense(8) @Relu", "@Dense(7)");
    }
    if (rule instanceof WeightRule<?> || rule instanceof UpdateRule<?> update && !trains(update)) {
      return ofVectors(name, "", "classes = 3", "@Dense(8) @Relu " + technique, "@Dense(3)");
    }
    if (rule instanceof InitRule<?>) {
      return ofVectors(name, "", "classes = 3", "@Dense(8) @Relu", "@Dense(3) " + technique);
    }
    if (rule instanceof LossRule<?> loss && serves(loss, OUTPUTS, 3)) {
      return ofVectors(name, technique, "outputs = 3", "@Dense(8) @Relu", "@Dense(3)");
    }
    if (rule instanceof RunRule<?> run && drawn(run)) {
      String hidden = "@Dense(8) @Relu @Dropout(0.1)";
      return ofVectors(name, technique, "classes = 3", hidden, "@Dense(3)");
    }
    if (rule instanceof RunRule<?> run && resizes(run)) {
      String last = "@GlobalAveragePool Layer pool; @Dense(7)";
      return network("{9, 9, 3}", name, technique, "classes = 7", "@Conv(8) @Relu", last);
    }
    if (rule instanceof RunRule<?> run && run.decidesByThreshold()) {
      return ofVectors(name, technique, "classes = 2", "@Dense(8) @Relu", "@Dense(1)");
    }
    if (rule instanceof RunRule<?> run && !run.serves(Target.Task.CLASSES)) {
      return ofVectors(name, technique, "labels = 3", "@Dense(8) @Relu", "@Dense(3)");
    }
    if (rule instanceof RunRule<?> run && ofTokens(run)) {
      String regime = "@Text(maxLength = 6, vocabulary = 7) " + technique;
      String target = told(run) ? "input = 6" : "classes = 7";
      return network(target, name, regime, "@Embedding(width = 8)", "@Dense(7)");
    }
    if (rule instanceof RunRule<?> run && (run.ofTexts() || readsTexts(run))) {
      String last = "@GlobalAveragePool Layer mean; @Dense(7)";
      String text = readsTexts(run) ? "" : "@Text(maxLength = 12, vocabulary = 11) ";
      String regime = text + technique;
      return network("{}", name, regime, "classes = 7", "@Embedding(width = 8)", last);
    }
    if (rule instanceof AugmentationRule<?> edit && edit.ofTexts()) {
      String regime = "@Text(maxLength = 12, vocabulary = 11) " + withFile(technique);
      String last = "@GlobalAveragePool Layer mean; @Dense(7)";
      return ofVectors(name, regime, "classes = 7", "@Embedding(width = 8)", last);
    }
    if (rule instanceof AugmentationRule<?>) {
      String regime = "@LabelSensitive({}) " + technique;
      return network("{20, 20, 3}", name, regime, "classes = 7", "@Dense(8) @Relu", "@Dense(7)");
    }
    if (rule instanceof TaskWeightRule<?>) {
      return tasks(name, technique);
    }
    return ofVectors(name, technique, "classes = 7", "@Dense(8) @Relu", "@Dense(7)");
  }

  private static String tasks(String name, String regime) {
    return """
    @Network(input = 12)
    %s
    class %s {
      @Dense(8) @Relu Layer hidden;
      @Head(classes = 7) @Dense(7) Layer kind;
      @Head(outputs = 3) @Dense(3) Layer size;
    }
    """
        .formatted(regime, name);
  }

  private static String ofVectors(
      String name, String regime, String target, String hidden, String last) {
    return network(VECTORS, name, regime, target, hidden, last);
  }

  private static String network(
      String input, String name, String regime, String target, String hidden, String last) {
    return network("input = " + input + ", " + target, name, regime, hidden, last);
  }

  private static String network(String of, String name, String regime, String hidden, String last) {
    return """
    @Network(%s)
    %s
    class %s {
      %s Layer hidden;
      %s Layer last;
    }
    """
        .formatted(of, regime, name, hidden, last);
  }

  private static String residual(String input, String name, String technique, String transform) {
    return """
    @Block @Residual %2$s
    class %1$sBlock {
      %3$s @Relu Layer inner;
    }
    @Network(input = %4$s, classes = 3)
    class %1$s {
      %3$s @Relu Layer first;
      %1$sBlock hidden;
      @Flatten Layer flat;
      @Dense(3) Layer last;
    }
    """
        .formatted(name, technique, transform, input);
  }
}
