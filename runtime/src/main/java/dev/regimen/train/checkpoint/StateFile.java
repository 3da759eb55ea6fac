package dev.regimen.train.checkpoint;

import dev.regimen.kernel.Reals;
import dev.regimen.text.Printable;
import dev.regimen.train.FormatException;
import dev.regimen.train.file.Checksum;
import dev.regimen.train.file.Safetensors;
import dev.regimen.train.file.TensorValues;
import dev.regimen.train.step.RunState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The state that a checkpoint holds, to be restored from the open file. */
public final class StateFile extends RunState implements AutoCloseable {
  /** As many numbers as there are. */
  private static final int ANY = -1;

  private final Path file;
  private final RandomAccessFile in;
  private final Safetensors header;
  private final String prefix;
  private final Set<String> unread;

  private StateFile(
      Path file, RandomAccessFile in, Safetensors header, String prefix, Set<String> unread) {
    this.file = file;
    this.in = in;
    this.header = header;
    this.prefix = prefix;
    this.unread = unread;
  }

  /**
   * Opens a checkpoint.
   *
   * @throws FormatException if it is not whole
   */
  public static StateFile open(Path file) throws IOException {
    String problem = CheckpointFile.problem(file).orElse("");
    if (!problem.isEmpty()) {
      throw Safetensors.damaged(file, problem);
    }
    RandomAccessFile in = new RandomAccessFile(file.toFile(), "r");
    try {
      Safetensors header = Safetensors.read(in, file);
      Set<String> unread = new TreeSet<>(header.tensors().keySet());
      unread.remove(Checksum.TENSOR);
      texts(header, CheckpointFile.STATE).keySet().forEach(unread::add);
      return new StateFile(file, in, header, "", unread);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static Map<String, String> texts(Safetensors header, String kind) {
    Map<String, String> texts = new LinkedHashMap<>();
    header
        .metadata()
        .forEach(
            (key, value) -> {
              if (key.startsWith(kind)) {
                texts.put(key.substring(kind.length()), value);
              }
            });
    return texts;
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** What the run was that wrote it, by name. */
  public Map<String, String> facts() {
    return texts(header, CheckpointFile.FACT);
  }

  /**
   * Holds that everything was restored.
   *
   * @param later the part that is still to be
   * @throws UncheckedIOException if there is a state that nobody asked for
   */
  public void requireAllReadBut(String later) {
    unread.removeIf(name -> name.startsWith(later + "/"));
    if (!unread.isEmpty()) {
      throw wrong(
          String.format(
              Locale.ROOT,
              "it holds %s, which this run does not have",
              Printable.of(String.join(", ", unread.stream().limit(3).toList()))));
    }
  }

  private UncheckedIOException wrong(String problem) {
    return new UncheckedIOException(Safetensors.damaged(file, problem));
  }

  @Override
  public boolean restores() {
    return true;
  }

  @Override
  public RunState within(String part) {
    return new StateFile(file, in, header, prefix + part + "/", unread);
  }

  @Override
  public String text(String name, String value) {
    String text = found(name);
    if (text == null) {
      throw wrong("it has no " + Printable.of(prefix + name));
    }
    return text;
  }

  private @Nullable String found(String name) {
    unread.remove(prefix + name);
    return header.metadata().get(CheckpointFile.STATE + prefix + name);
  }

  @Override
  public double number(String name, double value) {
    return numbers(name, text(name, ""), 1)[0];
  }

  @Override
  public long count(String name, long value) {
    return counts(name, text(name, ""), 1)[0];
  }

  /** The numbers of a text; fails unless there are so many. */
  private double[] numbers(String name, String text, int count) {
    return parsed(name, text, count, () -> words(text).mapToDouble(Double::parseDouble).toArray());
  }

  private long[] counts(String name, String text, int count) {
    return parsed(name, text, count, () -> words(text).mapToLong(Long::parseLong).toArray());
  }

  private <T> T parsed(String name, String text, int count, Supplier<T> parser) {
    RuntimeException cause = null;
    try {
      if (count == ANY || words(text).count() == count) {
        return parser.get();
      }
    } catch (NumberFormatException e) {
      cause = e;
    }
    UncheckedIOException wrong =
        wrong(
            String.format(
                Locale.ROOT,
                "%s is no number, but '%s'",
                Printable.of(prefix + name),
                Printable.of(text)));
    if (cause != null) {
      wrong.addSuppressed(cause);
    }
    throw wrong;
  }

  private static Stream<String> words(String text) {
    return text.isEmpty() ? Stream.empty() : Stream.of(text.split(" "));
  }

  @Override
  public double[] numbers(String name, double[] values) {
    String text = found(name);
    return text != null ? numbers(name, text, ANY) : doubles(list(name, "F64"));
  }

  private static double[] doubles(ByteBuffer bytes) {
    double[] numbers = new double[bytes.remaining() / Double.BYTES];
    bytes.asDoubleBuffer().get(numbers);
    return numbers;
  }

  @Override
  public float[] floats(String name, float[] values) {
    ByteBuffer bytes = list(name, "F32");
    float[] numbers = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(numbers);
    return numbers;
  }

  @Override
  public long[] counts(String name, long[] values) {
    String text = found(name);
    if (text != null) {
      return counts(name, text, ANY);
    }
    ByteBuffer bytes = list(name, "I64");
    long[] numbers = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(numbers);
    return numbers;
  }

  private ByteBuffer list(String name, String type) {
    Safetensors.Entry entry = entry(name, type);
    try {
      int length = Math.toIntExact(entry.end() - entry.begin());
      return Safetensors.readFully(in, file, header.dataStart() + entry.begin(), length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Safetensors.Entry entry(String name, String type) {
    Safetensors.Entry entry = header.tensors().get(prefix + name);
    unread.remove(prefix + name);
    if (entry == null || !entry.type().equals(type)) {
      throw wrong(
          String.format(Locale.ROOT, "it has no %s of type %s", Printable.of(prefix + name), type));
    }
    return entry;
  }

  @Override
  public void tensor(String name, List<Integer> shape, Reals values, boolean doubles) {
    Safetensors.Entry entry = entry(name, doubles ? "F64" : "F32");
    if (!entry.shape().equals(shape.stream().map(Integer::longValue).toList())) {
      throw wrong(
          String.format(
              Locale.ROOT,
              "%s has the shape %s, not %s",
              Printable.of(prefix + name),
              entry.shape(),
              shape));
    }
    try {
      TensorValues.read(in, file, header, entry, values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
