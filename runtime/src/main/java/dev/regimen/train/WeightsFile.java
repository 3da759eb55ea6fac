package dev.regimen.train;

import dev.regimen.data.FileSignature;
import dev.regimen.kernel.Reals;
import dev.regimen.text.Printable;
import dev.regimen.train.checkpoint.CheckpointFile;
import dev.regimen.train.file.FileReplacement;
import dev.regimen.train.file.NumberLists;
import dev.regimen.train.file.Safetensors;
import dev.regimen.train.file.TensorValues;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Weights;
import java.io.IOException;
import java.io.RandomAccessFile;
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
import java.util.Set;

/** A safetensors file that is open: its tensors beside those of a network. */
final class WeightsFile implements AutoCloseable {
  /** PyTorch counts batches beside its running statistics; nothing needs the count. */
  private static final String BATCH_COUNTER = ".num_batches_tracked";

  private final Path file;
  private final RandomAccessFile in;
  private final Safetensors header;
  private final Map<String, String> texts;

  private WeightsFile(
      Path file, RandomAccessFile in, Safetensors header, Map<String, String> texts) {
    this.file = file;
    this.in = in;
    this.header = header;
    this.texts = texts;
  }

  /**
   * Opens a file and checks its header.
   *
   * @throws FormatException if it is damaged
   */
  static WeightsFile open(Path file) throws IOException {
    FileReplacement.requireLetters(file);
    FileReplacement.requireOrdinary(file);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(Printable.of(file));
    }
    if (!Files.isRegularFile(file)) {
      throw new FileSystemException(Printable.of(file), null, FileReplacement.notRegular(file));
    }
    // Not a channel: an interrupted thread can read too.
    RandomAccessFile in = new RandomAccessFile(file.toFile(), "r");
    try {
      Safetensors header = header(in, file);
      if (CheckpointFile.marks(header.metadata())) {
        throw Safetensors.damaged(
            file,
            "it is a checkpoint and no model: resume goes on from it, and best.safetensors beside it"
                + " is the model of the best epoch");
      }
      Map<String, String> texts = new LinkedHashMap<>(header.metadata());
      NumberLists.putBack(header, in, file, texts);
      return new WeightsFile(file, in, header, texts);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
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

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** What it says beside its tensors. */
  Map<String, String> texts() {
    return texts;
  }

  /** The names of its tensors, as far as a network may have them. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>(header.tensors().keySet());
    names.removeIf(name -> name.endsWith(BATCH_COUNTER) || NumberLists.holds(name));
    return names;
  }

  /** A tensor with its shape, for people. */
  String text(String name) {
    String shape = Printable.of(header.tensors().get(name).shape().toString());
    return Printable.of(name) + " " + shape;
  }

  /** What keeps a network from having these weights, exceptions left out. */
  List<String> differences(Blueprint blueprint, Except except) {
    return differences(blueprint, except, 1);
  }

  /** The same of a network that is so many, one behind the other. */
  List<String> differences(Blueprint blueprint, Except except, int members) {
    List<String> differences = new ArrayList<>();
    Set<String> unexpected = names();
    unexpected.removeIf(except::covers);
    for (int member = 0; member < members; member++) {
      for (NamedTensor tensor : tensors(blueprint).keySet()) {
        String name = ModelFile.name(tensor, member);
        unexpected.remove(name);
        String difference = except.covers(name) ? "" : difference(name, tensor);
        if (!difference.isEmpty()) {
          differences.add(difference);
        }
      }
    }
    unexpected.forEach(name -> differences.add("unexpected: " + text(name)));
    return differences;
  }

  private String difference(String name, NamedTensor tensor) {
    Safetensors.Entry entry = header.tensors().get(name);
    if (entry == null) {
      return String.format(Locale.ROOT, "missing: %s %s", name, tensor.shape());
    }
    if (!entry.shape().equals(tensor.shape().stream().map(Integer::longValue).toList())) {
      return String.format(
          Locale.ROOT,
          "%s: %s in the file, %s in the network",
          name,
          Printable.of(entry.shape().toString()),
          tensor.shape());
    }
    return TensorValues.reads(entry.type()) ? "" : name + ": " + TensorValues.refusal(entry.type());
  }

  /** The layers that a difference is about, by which one could except them. */
  Set<String> differing(Blueprint blueprint, Except except) {
    Set<String> layers = new LinkedHashSet<>();
    Set<String> unexpected = names();
    for (NamedTensor tensor : tensors(blueprint).keySet()) {
      unexpected.remove(tensor.name());
      if (!difference(tensor.name(), tensor).isEmpty() && !except.covers(tensor.name())) {
        layers.add(except.layerOf(tensor.name()));
      }
    }
    unexpected.stream()
        .filter(name -> !except.covers(name))
        .map(except::layerOf)
        .forEach(layers::add);
    return layers;
  }

  /** All tensors of a network, and whether each is a running statistic. */
  static Map<NamedTensor, Boolean> tensors(Blueprint blueprint) {
    Map<NamedTensor, Boolean> tensors = new LinkedHashMap<>();
    blueprint.parameters().forEach(tensor -> tensors.put(tensor, false));
    blueprint.running().forEach(tensor -> tensors.put(tensor, true));
    return tensors;
  }

  /**
   * Reads a tensor that fits.
   *
   * @throws FormatException for what is not finite, or a negative variance
   */
  void read(NamedTensor tensor, Weights into, Blueprint blueprint) throws IOException {
    read(tensor, 0, into, blueprint);
  }

  /** The same of a member of an ensemble, from 0. */
  void read(NamedTensor tensor, int member, Weights into, Blueprint blueprint) throws IOException {
    String whose = member == 0 ? "" : "in member " + (member + 1) + " ";
    Reals values =
        blueprint.running().contains(tensor)
            ? into.running(tensor)
            : tensor.inFileOrder(into.parameter(tensor));
    TensorValues.read(
        in, file, header, header.tensors().get(ModelFile.name(tensor, member)), values);
    Soundness.check(into, blueprint, tensor, problem -> Safetensors.damaged(file, whose + problem));
  }
}
