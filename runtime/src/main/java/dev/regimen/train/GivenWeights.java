package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.data.Texts;
import dev.regimen.data.Tokenizer;
import dev.regimen.data.WordVectors;
import dev.regimen.kernel.Reals;
import dev.regimen.text.Escaping;
import dev.regimen.text.Printable;
import dev.regimen.text.Spelling;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Standardization;
import dev.regimen.train.step.StartFile;
import dev.regimen.train.step.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a run begins with, by the names of a model file: drawn, and replaced where it is given. */
final class GivenWeights {
  private static final Logger log = LoggerFactory.getLogger(GivenWeights.class);

  private final Blueprint blueprint;
  private final Map<String, INDArray> given = new LinkedHashMap<>();
  private @Nullable Pretrained pretrained;

  /** Files with vectors of words, by the tables whose rows begin with them. */
  private final Map<String, Path> vectors = new LinkedHashMap<>();

  /** Of the texts that a run is on. */
  private @Nullable Tokenizer tokenizer;

  GivenWeights(Blueprint blueprint) {
    this.blueprint = blueprint;
    blueprint.vectors().forEach((table, file) -> vectors.put(table, Path.of(file)));
  }

  /**
   * Begins the rows of words by the vectors of a file.
   *
   * @throws IllegalArgumentException if the layer has no table, or samples are no texts
   */
  void vectors(String layer, Path file) {
    String table = layer + ".weight";
    tensor(table);
    if (blueprint.texts().isEmpty()) {
      throw new IllegalArgumentException(
          blueprint.network() + " has no words for vectors: its samples are no texts (@Text)");
    }
    vectors.put(table, file);
  }

  /**
   * Replaces what is drawn for these tensors; keeps copies.
   *
   * @throws IllegalArgumentException for an unknown name, another shape, a value that is not finite
   *     or a negative variance
   */
  void give(Map<String, INDArray> values) {
    Weights room = Weights.zero(blueprint);
    Map<String, INDArray> copies = new LinkedHashMap<>();
    values.forEach(
        (name, array) -> {
          write(room, name, array);
          copies.put(name, array.dup());
        });
    given.putAll(copies);
  }

  /**
   * Replaces what is drawn by what a file has, but for what the network says where none is said.
   */
  void from(Path file, List<String> except) throws IOException {
    List<String> names = except.isEmpty() ? blueprint.start().except() : except;
    pretrained = Pretrained.read(file, names, blueprint);
  }

  /**
   * What is a file's: of the one that was asked for, else of the one that the network names.
   *
   * @throws UncheckedIOException if that cannot be read
   */
  Optional<Pretrained> pretrained() {
    StartFile start = blueprint.start();
    if (pretrained == null && !start.file().isEmpty()) {
      try {
        from(Path.of(start.file()), start.except());
      } catch (IOException e) {
        throw new UncheckedIOException(
            String.format(
                Locale.ROOT,
                "%s starts from %s",
                blueprint.network(),
                Printable.of(e.getMessage())),
            e);
      }
    }
    return Optional.ofNullable(pretrained);
  }

  /**
   * What is done to samples before weights like these see them: learned from the training split,
   * and kept from the file where its weights were trained behind that.
   *
   * @throws IncompatibleModelException if the file's weights would take the data for other data
   */
  Preprocessing preprocessing(Dataset train) {
    Optional<Pretrained> file = pretrained();
    Standardization standardization = blueprint.standardization();
    Preprocessing known =
        standardization
            .known(blueprint.features())
            .replacedBy(file.map(Pretrained::known).orElseGet(Preprocessing::none));
    Preprocessing learned =
        Preprocessing.fit(
            train,
            standardization.learns() && !known.standardizes(),
            standardization.targets() && known.targets().isEmpty(),
            DataCheck.tasks(blueprint, train));
    file.ifPresent(f -> f.check(train, blueprint));
    return learned.replacedBy(known).ofTargets(train);
  }

  /** Data as weights like these see it: texts as ids, by the file's vocabulary where it has one. */
  Splits seen(Splits splits) {
    if (blueprint.texts().isEmpty()) {
      return splits;
    }
    Splits seen =
        TextEncoding.of(blueprint, splits, pretrained().flatMap(file -> file.known().tokenizer()));
    tokenizer = Texts.tokenizer(seen.train()).orElseThrow();
    return seen;
  }

  /** Whether a tensor is not drawn. */
  boolean gives(String name) {
    return given.containsKey(name)
        || vectors.containsKey(name)
        || pretrained().map(file -> file.report().loaded().contains(name)).orElse(false);
  }

  /** Puts what was given over what was drawn, and over what a file has. */
  void apply(Weights weights) {
    Tokenizer words = tokenizer;
    if (words != null) {
      vectors.forEach((table, file) -> fill(weights, tensor(table), file, words));
    }
    pretrained().ifPresent(file -> file.apply(weights, blueprint));
    given.forEach((name, array) -> write(weights, name, array));
  }

  /** Before any text is seen nobody knows whose rows are whose: they are drawn then. */
  private void fill(Weights weights, NamedTensor table, Path file, Tokenizer words) {
    int width = table.shape().get(table.shape().size() - 1);
    Reals rows = weights.parameter(table);
    WordVectors.Counts counts =
        WordVectors.read(
            file, words, width, (row, id) -> rows.write((long) id * width, row, 0, width));
    log.info("{}: {}: {}", Escaping.of(blueprint.network()), table.name(), counts);
  }

  private void write(Weights weights, String name, INDArray array) {
    NamedTensor tensor = tensor(name);
    INDArray into = view(weights, tensor);
    if (!Arrays.equals(into.shape(), array.shape())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s of %s has the shape %s, but %s was given",
              name,
              blueprint.network(),
              Arrays.toString(into.shape()),
              Arrays.toString(array.shape())));
    }
    into.assign(array);
    Soundness.check(weights, blueprint, tensor, problem -> new IllegalArgumentException(problem));
  }

  private NamedTensor tensor(String name) {
    return tensors()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "%s has no weights '%s'%s",
                        blueprint.network(),
                        Printable.of(name),
                        Spelling.hint(name, tensors().map(NamedTensor::name).toList()))));
  }

  private Stream<NamedTensor> tensors() {
    return Stream.concat(blueprint.parameters().stream(), blueprint.running().stream());
  }

  private INDArray view(Weights weights, NamedTensor tensor) {
    return blueprint.running().contains(tensor)
        ? tensor.view(weights.running(tensor))
        : tensor.view(weights.parameter(tensor));
  }

  /** All of them, as arrays that share the weights' memory. */
  Map<String, INDArray> views(Weights weights) {
    Map<String, INDArray> views = new LinkedHashMap<>();
    tensors().forEach(tensor -> views.put(tensor.name(), view(weights, tensor)));
    return views;
  }
}
