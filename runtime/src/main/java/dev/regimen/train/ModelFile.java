package dev.regimen.train;

import dev.regimen.data.DataException;
import dev.regimen.data.Preprocessing;
import dev.regimen.kernel.Reals;
import dev.regimen.text.Printable;
import dev.regimen.train.file.NumberLists;
import dev.regimen.train.file.Safetensors;
import dev.regimen.train.file.SafetensorsWriter;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.TaskSpec;
import dev.regimen.train.step.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model as a safetensors file: parameters and running statistics by PyTorch's names, and in the
 * metadata what prediction needs beside them.
 */
final class ModelFile {
  private static final Logger log = LoggerFactory.getLogger(ModelFile.class);

  private ModelFile() {}

  static void write(Path file, Predictor<?> predictor) throws IOException {
    Blueprint blueprint = predictor.blueprint();
    Map<String, String> metadata = ModelMetadata.of(predictor);
    Map<String, Reals> lists = NumberLists.takenFrom(metadata);
    SafetensorsWriter writer = new SafetensorsWriter(metadata);
    lists.forEach((name, values) -> writer.add(name, List.of((int) values.length()), values, true));
    boolean doubles = blueprint.doublePrecision();
    for (int member = 0; member < predictor.members().size(); member++) {
      Weights weights = predictor.members().get(member);
      for (NamedTensor tensor : blueprint.parameters()) {
        Reals values = tensor.inFileOrder(weights.parameter(tensor));
        writer.add(name(tensor, member), tensor.shape(), values, doubles);
      }
      for (NamedTensor tensor : blueprint.running()) {
        writer.add(name(tensor, member), tensor.shape(), weights.running(tensor), doubles);
      }
    }
    writer.write(file);
  }

  /** A tensor of a member, from 0: those of the first have their own names, as if it were alone. */
  static String name(NamedTensor tensor, int member) {
    return member == 0 ? tensor.name() : "members/" + (member + 1) + "/" + tensor.name();
  }

  static <P> Predictor<P> read(Path file, Trainer<P> trainer) throws IOException {
    Blueprint blueprint = trainer.blueprint();
    try (WeightsFile in = WeightsFile.open(file)) {
      ModelMetadata metadata = ModelMetadata.parse(in.texts(), blueprint, file);
      List<String> differences = new ArrayList<>(metadata.differences());
      differences.addAll(
          in.differences(blueprint, Except.of(blueprint, List.of()), metadata.members()));
      if (!differences.isEmpty()) {
        throw new IncompatibleModelException(
            Printable.of(file), blueprint.network(), differences, "");
      }
      if (!metadata.ours()) {
        log.info(
            "{}: written elsewhere, without preprocessing and class names; features are taken as"
                + " they are, classes are named by their numbers",
            Printable.of(file));
      }
      Predictor<P> predictor =
          new Predictor<>(
              trainer,
              metadata.settings(trainer.settings()),
              members(in, blueprint, metadata.members()),
              preprocessing(in.texts(), blueprint, file),
              metadata.classes());
      Soundness.check(predictor, problem -> Safetensors.damaged(file, problem));
      return predictor;
    }
  }

  static Preprocessing preprocessing(Map<String, String> texts, Blueprint blueprint, Path file)
      throws FormatException {
    int[] outputs = blueprint.tasks().stream().mapToInt(TaskSpec::outputs).toArray();
    List<String> tasks = blueprint.tasks().stream().map(TaskSpec::name).toList();
    try {
      Preprocessing preprocessing =
          Preprocessing.fromMetadata(texts, blueprint.features(), tasks, outputs);
      TextEncoding.requireForm(blueprint, preprocessing, file);
      return preprocessing;
    } catch (DataException e) {
      throw Safetensors.damaged(file, e.getMessage());
    }
  }

  private static List<Weights> members(WeightsFile in, Blueprint blueprint, int count)
      throws IOException {
    List<Weights> members = new ArrayList<>();
    while (members.size() < count) {
      Weights weights = Weights.zero(blueprint);
      for (NamedTensor tensor : WeightsFile.tensors(blueprint).keySet()) {
        in.read(tensor, members.size(), weights, blueprint);
      }
      members.add(weights);
    }
    return members;
  }
}
