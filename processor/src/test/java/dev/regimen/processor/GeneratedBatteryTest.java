package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.KnownLabels;
import dev.regimen.data.TaggedText;
import dev.regimen.data.TextSamples;
import dev.regimen.data.TextStream;
import dev.regimen.kernel.window.Bf16Support;
import dev.regimen.processor.rule.TechniqueNetworks;
import dev.regimen.train.RunResult;
import dev.regimen.train.SettingException;
import dev.regimen.train.Trainer;
import dev.regimen.train.step.Blueprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The trainers generated for every variant of every technique: they compile, and they train. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("training")
class GeneratedBatteryTest {
  private static final Pattern OWNER = Pattern.compile("\\[Regimen:\\w+] (\\w+)");
  private static final int SAMPLES = 90;
  private static final int EPOCHS = 12;

  @TempDir private Path folder;

  private int runs;
  private final List<TechniqueNetworks.Sample> accepted = new ArrayList<>();
  private Compilation processed;
  private Compilation compilation;
  private ClassLoader classes;

  @BeforeAll
  void compileThemAll() {
    List<TechniqueNetworks.Sample> samples = TechniqueNetworks.all();
    Map<String, JavaFileObject> trainers = new HashMap<>();
    processed =
        Sources.compile(
            List.of("-proc:only", "-Xmaxerrs", "100000", "-Xmaxwarns", "100000"),
            List.of(Sources.keeping(trainers)),
            samples.stream().map(GeneratedBatteryTest::source).toArray(JavaFileObject[]::new));
    Set<String> refused = refused(processed);
    Set<String> missing = new TreeSet<>();
    samples.stream().filter(each -> each.standard()).forEach(each -> missing.add(technique(each)));
    List<JavaFileObject> files = new ArrayList<>();
    for (TechniqueNetworks.Sample sample : samples) {
      if (!refused.contains(sample.name())) {
        accepted.add(sample);
        missing.remove(technique(sample));
        files.add(source(sample));
        files.add(trainers.get(sample.name()));
      }
    }
    assertEquals(Set.of(), missing, () -> "refused: " + processed.errors());
    compilation =
        Sources.compile(
            List.of("-proc:none", "-Xlint:all", "-Xmaxwarns", "100000"),
            List.of(),
            files.toArray(JavaFileObject[]::new));
    classes = new CompiledClasses(compilation);
  }

  /** Whatever it stands on. */
  private static String technique(TechniqueNetworks.Sample sample) {
    return sample.technique().replaceAll(" on (maps|rows)$", "");
  }

  private static JavaFileObject source(TechniqueNetworks.Sample sample) {
    return Sources.of(sample.name(), sample.source());
  }

  /** The networks that the language refuses, as it may for values other than the defaults. */
  private static Set<String> refused(Compilation compilation) {
    Set<String> owners = new TreeSet<>();
    for (Diagnostic<?> error : compilation.errors()) {
      Matcher matcher = OWNER.matcher(Sources.text(error));
      if (matcher.find()) {
        owners.add(matcher.group(1));
      }
    }
    return owners;
  }

  @Test
  void nothingIsSaidButByTheLanguage() {
    List<String> foreign =
        Stream.of(processed, compilation)
            .flatMap(each -> each.diagnostics().stream())
            .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
            .map(Sources::text)
            .filter(text -> !text.contains("[Regimen:"))
            .toList();
    assertEquals(List.of(), foreign);
  }

  @TestFactory
  Stream<DynamicTest> trainersLearnAndRepeatThemselves() {
    return accepted.stream()
        .map(sample -> DynamicTest.dynamicTest(sample.technique(), () -> assertLearns(sample)));
  }

  /** The same bits are asked of one network a technique: each takes the time of a run. */
  private void assertLearns(TechniqueNetworks.Sample sample) throws ReflectiveOperationException {
    Trainer<?> trainer = trainer(sample.name());
    if (trainer.blueprint().bf16ByProcessor() && Bf16Support.missing().isPresent()) {
      Dataset data = data(trainer.blueprint());
      assertThrows(SettingException.class, () -> trainer.fit(data));
      return;
    }
    RunResult<?> run = train(sample.name());
    double[] losses = run.history().values(Metric.TRAIN_LOSS);
    assertTrue(Arrays.stream(losses).allMatch(Double::isFinite), Arrays.toString(losses));
    assertTrue(losses[losses.length - 1] < losses[0], Arrays.toString(losses));
    if (sample.standard()) {
      assertArrayEquals(bits(run), bits(train(sample.name())), 0);
    }
  }

  private static float[] bits(RunResult<?> run) {
    INDArray[] parameters =
        run.parameters().values().stream().map(array -> array.reshape(-1)).toArray(INDArray[]::new);
    return Nd4j.concat(0, parameters).toFloatVector();
  }

  private RunResult<?> train(String network) throws ReflectiveOperationException {
    Trainer<?> trainer = trainer(network);
    trainer.set("epochs", EPOCHS).set("learningRate", 0.02);
    if (trainer.blueprint().settings().containsKey("checkpoint.every")) {
      trainer.checkpoints(folder.resolve("run" + runs++));
    }
    return trainer.workers(2).fit(data(trainer.blueprint()));
  }

  private Trainer<?> trainer(String network) throws ReflectiveOperationException {
    Class<?> type = classes.loadClass(network + "Trainer");
    return ((Trainer<?>) type.getDeclaredConstructor().newInstance()).quiet();
  }

  /** Classes and values that are a function of the features; of images, of their colours. */
  private static Dataset data(Blueprint blueprint) {
    Random random = new Random(1);
    float[][] features = new float[SAMPLES][blueprint.features()];
    boolean image = blueprint.input().length == 3;
    float[][] targets = new float[SAMPLES][3];
    int[] labels = new int[SAMPLES];
    int count = blueprint.task() == Blueprint.Task.REGRESSION ? 0 : blueprint.classes();
    for (int i = 0; i < SAMPLES; i++) {
      labels[i] = count == 0 ? 0 : i % count;
      for (int k = 0; k < features[i].length; k++) {
        double signal = Math.sin(labels[i] * ((image ? k % 3 : k) + 1));
        features[i][k] =
            image
                ? (float) (0.5 + 0.3 * signal + 0.4 * (random.nextDouble() - 0.5))
                : (float) (random.nextGaussian() + 2 * signal);
      }
      for (int k = 0; k < features[i].length && blueprint.vocabulary() > 0; k++) {
        features[i][k] = Math.floorMod(Math.round(features[i][k]), blueprint.vocabulary());
      }
      for (int k = 0; k < targets[i].length; k++) {
        targets[i][k] = features[i][k] - features[i][k + 1];
      }
    }
    if (blueprint.texts().isPresent()) {
      return blueprint.tasks().get(0).perToken()
          ? tokens(blueprint, labels)
          : texts(labels, random);
    }
    Dataset data =
        count == 0
            ? InMemory.regression(features, targets)
            : InMemory.classification(features, labels);
    if (blueprint.task() == Blueprint.Task.LABELS) {
      List<List<String>> sets =
          Arrays.stream(labels).mapToObj(label -> List.of(Integer.toString(label))).toList();
      data = InMemory.labelSets(features, sets);
    }
    if (blueprint.tasks().size() > 1) {
      data = data.withTask(blueprint.tasks().get(1).name(), targets);
    }
    if (blueprint.weighting().samples()) {
      float[] weights = new float[SAMPLES];
      for (int i = 0; i < SAMPLES; i++) {
        weights[i] = i % 4;
      }
      data = data.withWeights(weights);
    }
    if (blueprint.unlabelled().learns()) {
      data = KnownLabels.kept(data, SAMPLES / 4 / count, 3);
    }
    Dataset shaped = image ? data.withShape(blueprint.input()) : data;
    return blueprint.conditionWidth() == 0 ? shaped : shaped.withConditions(conditions(blueprint));
  }

  /** Of each class a word that the others have not, among words that all have. */
  private static Dataset texts(int[] labels, Random random) {
    List<String> texts = new ArrayList<>();
    List<String> classes = new ArrayList<>();
    for (int label : labels) {
      StringBuilder text = new StringBuilder("word" + label);
      for (int k = random.nextInt(5); k > 0; k--) {
        text.append(" and");
      }
      texts.add(text.toString());
      classes.add(Integer.toString(label));
    }
    return TextSamples.of(texts, classes);
  }

  /** Words in a circle, each tagged by its own number. */
  private static Dataset tokens(Blueprint blueprint, int[] labels) {
    List<String> words = Arrays.stream(labels).mapToObj(label -> "word" + label % 5).toList();
    if (blueprint.nextToken()) {
      return TextStream.of(String.join(" ", words));
    }
    List<List<String>> texts = new ArrayList<>();
    List<List<String>> tags = new ArrayList<>();
    for (int i = 0; i + 3 < labels.length; i++) {
      texts.add(words.subList(i, i + 3));
      tags.add(Arrays.stream(labels, i, i + 3).mapToObj(Integer::toString).toList());
    }
    return TaggedText.of(texts, tags);
  }

  private static float[][] conditions(Blueprint blueprint) {
    Random random = new Random(2);
    int classes = blueprint.conditionClasses();
    float[][] conditions = new float[SAMPLES][blueprint.conditionWidth()];
    for (float[] condition : conditions) {
      for (int k = 0; k < condition.length; k++) {
        condition[k] = classes > 0 ? random.nextInt(classes) : (float) random.nextGaussian();
      }
    }
    return conditions;
  }
}
