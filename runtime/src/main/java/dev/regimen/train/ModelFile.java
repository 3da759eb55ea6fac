package dev.regimen.train;

import dev.regimen.data.DataException;
import dev.regimen.data.FileSignature;
import dev.regimen.data.Preprocessing;
import dev.regimen.kernel.Reals;
import dev.regimen.text.Printable;
import dev.regimen.train.file.FileReplacement;
import dev.regimen.train.file.NumberLists;
import dev.regimen.train.file.Safetensors;
import dev.regimen.train.file.SafetensorsWriter;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.TaskSpec;
import dev.regimen.train.step.Weights;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model as a safetensors file: parameters and running statistics by PyTorch's names, and in the
 * metadata what prediction needs beside them.
 */
final class ModelFile {
  private static final Logger log = LoggerFactory.getLogger(ModelFile.class);
  private static final int TILE_BYTES = 1 << 16;

  /** PyTorch counts batches beside its running statistics; nothing needs the count. */
  private static final String BATCH_COUNTER = ".num_batches_tracked";

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

  /** What is another kind of file altogether, such as a page of a refused download, is named. */
  private static Safetensors header(RandomAccessFile in, Path file) throws IOException {
    try {
      return Safetensors.read(in, file);
    } catch (FormatException e) {
      int count = (int) Math.min(FileSignature.LENGTH, in.length());
      String kind = FileSignature.of(Safetensors.readFully(in, file, 0, count).array());
      if (kind == null) {
        throw e;
      }
      FormatException named =
          new FormatException(Printable.of(file) + ": expected a safetensors file, found " + kind);
      named.initCause(e);
      throw named;
    }
  }

  /** A tensor of a member, from 0: those of the first have their own names, as if it were alone. */
  static String name(NamedTensor tensor, int member) {
    return member == 0 ? tensor.name() : "members/" + (member + 1) + "/" + tensor.name();
  }

  static <P> Predictor<P> read(Path file, Trainer<P> trainer) throws IOException {
    Blueprint blueprint = trainer.blueprint();
    FileReplacement.requireLetters(file);
    FileReplacement.requireOrdinary(file);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(Printable.of(file));
    }
    if (!Files.isRegularFile(file)) {
      throw new FileSystemException(Printable.of(file), null, FileReplacement.notRegular(file));
    }
    // Not a channel: an interrupted thread can read too.
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      Safetensors header = header(in, file);
      Map<String, String> texts = new LinkedHashMap<>(header.metadata());
      NumberLists.putBack(header, in, file, texts);
      ModelMetadata metadata = ModelMetadata.parse(texts, blueprint, file);
      List<String> differences = new ArrayList<>(metadata.differences());
      differences.addAll(differences(blueprint, metadata.members(), header.tensors()));
      if (!differences.isEmpty()) {
        throw new IncompatibleModelException(Printable.of(file), blueprint.network(), differences);
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
              members(in, file, header, blueprint, metadata.members()),
              preprocessing(texts, blueprint, file),
              metadata.classes());
      Soundness.check(predictor, problem -> Safetensors.damaged(file, problem));
      return predictor;
    }
  }

  private static Preprocessing preprocessing(
      Map<String, String> texts, Blueprint blueprint, Path file) throws FormatException {
    int[] outputs = blueprint.tasks().stream().mapToInt(TaskSpec::outputs).toArray();
    List<String> tasks = blueprint.tasks().stream().map(TaskSpec::name).toList();
    try {
      return Preprocessing.fromMetadata(texts, blueprint.features(), tasks, outputs);
    } catch (DataException e) {
      throw Safetensors.damaged(file, e.getMessage());
    }
  }

  private static List<String> differences(
      Blueprint blueprint, int members, Map<String, Safetensors.Entry> found) {
    List<String> differences = new ArrayList<>();
    Set<String> unexpected = new LinkedHashSet<>(found.keySet());
    unexpected.removeIf(name -> name.endsWith(BATCH_COUNTER) || NumberLists.holds(name));
    for (int member = 0; member < members; member++) {
      for (NamedTensor tensor : tensors(blueprint).keySet()) {
        String name = name(tensor, member);
        unexpected.remove(name);
        difference(name, tensor, found.get(name)).ifPresent(differences::add);
      }
    }
    for (String name : unexpected) {
      String shape = Printable.of(found.get(name).shape().toString());
      differences.add(String.format(Locale.ROOT, "unexpected: %s %s", Printable.of(name), shape));
    }
    return differences;
  }

  private static Optional<String> difference(
      String name, NamedTensor tensor, Safetensors.@Nullable Entry entry) {
    if (entry == null) {
      return Optional.of(String.format(Locale.ROOT, "missing: %s %s", name, tensor.shape()));
    }
    if (!entry.shape().equals(tensor.shape().stream().map(Integer::longValue).toList())) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%s: %s in the file, %s in the network",
              name,
              Printable.of(entry.shape().toString()),
              tensor.shape()));
    }
    boolean read = entry.type().equals("F32") || entry.type().equals("F64");
    return read
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT, "%s: type %s, but only F32 and F64 are read", name, entry.type()));
  }

  /** All tensors of a network, and whether each is a running statistic. */
  private static Map<NamedTensor, Boolean> tensors(Blueprint blueprint) {
    Map<NamedTensor, Boolean> tensors = new LinkedHashMap<>();
    blueprint.parameters().forEach(tensor -> tensors.put(tensor, false));
    blueprint.running().forEach(tensor -> tensors.put(tensor, true));
    return tensors;
  }

  private static List<Weights> members(
      RandomAccessFile in, Path file, Safetensors header, Blueprint blueprint, int count)
      throws IOException {
    List<Weights> members = new ArrayList<>();
    while (members.size() < count) {
      members.add(weights(in, file, header, blueprint, members.size()));
    }
    return members;
  }

  private static Weights weights(
      RandomAccessFile in, Path file, Safetensors header, Blueprint blueprint, int member)
      throws IOException {
    String whose = member == 0 ? "" : "in member " + (member + 1) + " ";
    Weights weights = Weights.zero(blueprint);
    for (Map.Entry<NamedTensor, Boolean> each : tensors(blueprint).entrySet()) {
      NamedTensor tensor = each.getKey();
      Reals into =
          each.getValue() ? weights.running(tensor) : tensor.inFileOrder(weights.parameter(tensor));
      Safetensors.Entry entry = header.tensors().get(name(tensor, member));
      read(in, file, header.dataStart() + entry.begin(), entry.type(), into);
      Soundness.check(
          weights, blueprint, tensor, problem -> Safetensors.damaged(file, whose + problem));
    }
    return weights;
  }

  private static void read(RandomAccessFile in, Path file, long start, String type, Reals into)
      throws IOException {
    boolean doubles = type.equals("F64");
    int width = doubles ? Double.BYTES : Float.BYTES;
    long done = 0;
    while (done < into.length()) {
      int count = (int) Math.min(TILE_BYTES / width, into.length() - done);
      ByteBuffer bytes = Safetensors.readFully(in, file, start + done * width, count * width);
      for (int i = 0; i < count; i++) {
        double value = doubles ? bytes.getDouble() : bytes.getFloat();
        into.set(done + i, value);
      }
      done += count;
    }
  }
}
