package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Of two findings at one annotation the fixes stand beside each other: whoever writes both, as they
 * were printed at once, is told neither again.
 */
@Tag("javac")
class FixPairsTest {
  /**
   * Sources of more than is in the corpus, where one annotation has two faults.
   *
   * @see Corpus
   */
  private static final Map<String, String> MORE =
      Map.of(
          "patience",
          regime(
              "@Train(epochs = 8) @EarlyStopping(monitor = Metric.VALIDATION_MAE, patience = 20)"),
          "betas",
          regime("@Train(epochs = 8) @Adam(learningRate = -0.01, beta2 = 1.5)"),
          "momentum",
          regime("@Train(epochs = 8) @Sgd(learningRate = -0.1, momentum = 1)"),
          "split",
          regime("@Train(epochs = 8) @Plateau(factor = 2, patience = 30)"),
          "crop",
          regime("@Train(epochs = 0, batch = -4)"));

  private static String regime(String regime) {
    return "import dev.regimen.annotation.*;\n@Network(input = 13, classes = 3)\n"
        + regime
        + "\nclass Net {\n  @Dense(64) @Relu Layer hidden;\n  @Dense(3) Layer logits;\n}\n";
  }

  private record Pair(String name, Batch.Said first, Batch.Said second, String fix) {}

  @Test
  void bothFixesTogetherLeaveNothing() {
    Map<String, String> sources = new LinkedHashMap<>(Rejects.sources());
    Map<String, List<Batch.Said>> said = new LinkedHashMap<>(Rejects.said());
    sources.putAll(MORE);
    said.putAll(Batch.process(MORE));
    Map<String, Pair> pairs = new LinkedHashMap<>();
    Map<String, String> half = new LinkedHashMap<>();
    sources.forEach((name, source) -> halves(name, source, said.get(name), pairs, half));
    assertTrue(pairs.size() >= 2 * MORE.size(), () -> "pairs: " + pairs.keySet());
    Map<String, List<Batch.Said>> between = Batch.process(half);
    Map<String, String> whole = new LinkedHashMap<>();
    pairs.forEach(
        (name, pair) ->
            between.get(name).stream()
                .filter(each -> each.id().equals(pair.second().id()) && same(each, pair.second()))
                .findFirst()
                .flatMap(each -> Paste.apply(new SourceText(half.get(name)), each, pair.fix()))
                .ifPresent(text -> whole.put(name, text)));
    List<String> left = new ArrayList<>();
    Batch.process(whole)
        .forEach(
            (name, after) -> {
              Pair pair = pairs.get(name);
              after.stream()
                  .filter(each -> same(each, pair.first()) || same(each, pair.second()))
                  .forEach(each -> left.add(name + ": " + each + "\n" + whole.get(name)));
            });
    assertEquals("", String.join("\n", left));
  }

  private static void halves(
      String name,
      String source,
      List<Batch.Said> said,
      Map<String, Pair> pairs,
      Map<String, String> half) {
    SourceText text = new SourceText(source);
    for (Batch.Said first : said) {
      for (Batch.Said second : said) {
        if (first != second && annotation(text, first).equals(annotation(text, second))) {
          Optional<String> copy = pasted(text, first);
          Optional<String> fix =
              second.fixes().stream()
                  .filter(each -> Paste.apply(text, second, each).isPresent())
                  .findFirst();
          if (copy.isPresent() && fix.isPresent() && !first.id().isEmpty()) {
            String key = name + " " + pairs.size();
            pairs.put(key, new Pair(name, first, second, fix.get()));
            half.put(key, copy.get());
          }
        }
      }
    }
  }

  private static Optional<String> pasted(SourceText text, Batch.Said said) {
    return said.fixes().stream().flatMap(fix -> Paste.apply(text, said, fix).stream()).findFirst();
  }

  /** The annotation that is marked; another one for each finding that marks none. */
  private static Object annotation(SourceText text, Batch.Said said) {
    int place = text.place(said.line(), said.column());
    return text.around(place).stream()
        .limit(1)
        .flatMap(declaration -> declaration.annotations().stream())
        .filter(annotation -> annotation.span().contains(place))
        .<Object>map(annotation -> annotation.span())
        .findFirst()
        .orElse(said);
  }

  private static boolean same(Batch.Said said, Batch.Said other) {
    return said.id().equals(other.id())
        && said.text().lines().findFirst().equals(other.text().lines().findFirst());
  }
}
