package dev.regimen.train.file;

import dev.regimen.text.Printable;
import dev.regimen.train.FormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The header of a safetensors file: eight bytes with its length, little-endian; JSON that says
 * name, type, shape and place of every tensor; then the tensors' bytes without gap or overlap.
 *
 * <p>A file is believed only after everything was checked against its real length, so that a lying
 * header can neither make us allocate more than the file holds nor read beside it.
 *
 * @param metadata texts by key
 * @param tensors by name, in the order of their bytes
 * @param dataStart where the tensors' bytes begin in the file
 */
public record Safetensors(
    Map<String, String> metadata, Map<String, Entry> tensors, long dataStart) {
  static final String METADATA = "__metadata__";
  static final int LENGTH_BYTES = Long.BYTES;

  /** For reading and writing alike; other readers of this format have the same limit. */
  public static final int LONGEST_HEADER = 100 << 20;

  static final int MOST_TENSORS = 100_000;

  private static final Map<String, Integer> WIDTHS =
      Map.ofEntries(
          Map.entry("F64", 8),
          Map.entry("F32", 4),
          Map.entry("F16", 2),
          Map.entry("BF16", 2),
          Map.entry("I64", 8),
          Map.entry("I32", 4),
          Map.entry("I16", 2),
          Map.entry("I8", 1),
          Map.entry("U8", 1),
          Map.entry("BOOL", 1));

  /**
   * One tensor.
   *
   * @param type F32, F64 and so on
   * @param shape may be empty for a single number
   * @param begin the first byte, counted from the end of the header
   * @param end the byte after the last
   */
  public record Entry(String type, List<Long> shape, long begin, long end) {}

  /** Bytes of an element of this type. */
  static int width(String type) {
    return WIDTHS.get(type);
  }

  /** Reads and checks the header. */
  public static Safetensors read(RandomAccessFile in, Path file) throws IOException {
    long size = in.length();
    if (size < LENGTH_BYTES) {
      throw damaged(
          file,
          String.format(Locale.ROOT, "it has %d bytes, fewer than the length of a header", size));
    }
    long length = readFully(in, file, 0, LENGTH_BYTES).getLong();
    if (length < 2 || length > LONGEST_HEADER || length > size - LENGTH_BYTES) {
      throw damaged(
          file,
          String.format(
              Locale.ROOT,
              "its first 8 bytes announce a header of %s bytes, but the file has %d",
              Long.toUnsignedString(length),
              size));
    }
    ByteBuffer header = readFully(in, file, LENGTH_BYTES, (int) length);
    long dataStart = LENGTH_BYTES + length;
    return parse(decode(header, file), file, dataStart, size - dataStart);
  }

  public static ByteBuffer readFully(RandomAccessFile in, Path file, long at, int count)
      throws IOException {
    byte[] bytes = new byte[count];
    in.seek(at);
    try {
      in.readFully(bytes);
    } catch (EOFException e) {
      throw damaged(file, String.format(Locale.ROOT, "it ends at byte %d", in.length()));
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String decode(ByteBuffer header, Path file) throws FormatException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(header).toString();
    } catch (CharacterCodingException e) {
      throw damaged(file, "its header is not UTF-8");
    }
  }

  /** Checks a header against the bytes that follow it. */
  static Safetensors parse(String header, Path file, long dataStart, long dataBytes)
      throws FormatException {
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, Entry> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, Object> member : object(header, file).entrySet()) {
      if (member.getKey().equals(METADATA)) {
        metadata(member.getValue(), file, metadata);
      } else {
        requireRoom(tensors.size(), file);
        tensors.put(member.getKey(), entry(Printable.of(member.getKey()), member.getValue(), file));
      }
    }
    return new Safetensors(metadata, contiguous(tensors, dataBytes, file), dataStart);
  }

  private static void requireRoom(int tensors, Path file) throws FormatException {
    if (tensors == MOST_TENSORS) {
      throw damaged(
          file, String.format(Locale.ROOT, "more than %d tensors are too many", MOST_TENSORS));
    }
  }

  private static Map<String, Object> object(String header, Path file) throws FormatException {
    try {
      if (!header.startsWith("{")) {
        throw damaged(file, "its header does not begin with {, so it is no safetensors file");
      }
      return members(Json.parse(header));
    } catch (Json.SyntaxException e) {
      throw damaged(file, "its header is no JSON: " + e.getMessage());
    }
  }

  /** The members of an object that {@link Json} read. */
  private static Map<String, Object> members(Object value) {
    Map<String, Object> members = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((key, member) -> members.put((String) key, member));
    return members;
  }

  private static void metadata(Object value, Path file, Map<String, String> into)
      throws FormatException {
    if (!(value instanceof Map<?, ?> members)) {
      throw damaged(file, METADATA + " must be an object");
    }
    for (Map.Entry<?, ?> member : members.entrySet()) {
      if (!(member.getValue() instanceof String text)) {
        throw damaged(
            file, "the metadata " + Printable.of((String) member.getKey()) + " must be a string");
      }
      into.put((String) member.getKey(), text);
    }
  }

  private static Entry entry(String name, Object value, Path file) throws FormatException {
    boolean complete =
        value instanceof Map<?, ?> members
            && members.keySet().equals(Set.of("dtype", "shape", "data_offsets"));
    if (!complete) {
      throw damaged(file, "the tensor " + name + " must have dtype, shape and data_offsets only");
    }
    Map<String, Object> members = members(value);
    List<Long> shape = longs(name, "shape", members.get("shape"), file);
    List<Long> offsets = longs(name, "data_offsets", members.get("data_offsets"), file);
    if (!(members.get("dtype") instanceof String type) || !WIDTHS.containsKey(type)) {
      throw damaged(
          file,
          String.format(
              Locale.ROOT,
              "the tensor %s has the unknown type %s",
              name,
              Printable.of(String.valueOf(members.get("dtype")))));
    }
    if (offsets.size() != 2) {
      throw damaged(file, "the tensor " + name + " must have two data_offsets");
    }
    Entry entry = new Entry(type, shape, offsets.get(0), offsets.get(1));
    checkLength(name, entry, file);
    return entry;
  }

  private static List<Long> longs(String name, String key, Object value, Path file)
      throws FormatException {
    List<Long> numbers = new ArrayList<>();
    for (Object element : value instanceof List<?> list ? list : List.of("")) {
      if (!(element instanceof Long number) || number < 0) {
        throw damaged(
            file,
            String.format(Locale.ROOT, "%s of the tensor %s must be whole numbers", key, name));
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static void checkLength(String name, Entry entry, Path file) throws FormatException {
    long bytes = WIDTHS.get(entry.type());
    try {
      for (long side : entry.shape()) {
        bytes = Math.multiplyExact(bytes, side);
      }
    } catch (ArithmeticException e) {
      throw damaged(
          file,
          String.format(
              Locale.ROOT,
              "the shape %s of the tensor %s is too large",
              Printable.of(entry.shape().toString()),
              name));
    }
    if (entry.end() - entry.begin() != bytes) {
      throw damaged(
          file,
          String.format(
              Locale.ROOT,
              "the tensor %s of type %s and shape %s needs %d bytes, but its place %d to %d has %d",
              name,
              entry.type(),
              entry.shape(),
              bytes,
              entry.begin(),
              entry.end(),
              entry.end() - entry.begin()));
    }
  }

  /** Every byte belongs to exactly one tensor. */
  private static Map<String, Entry> contiguous(
      Map<String, Entry> tensors, long dataBytes, Path file) throws FormatException {
    List<Map.Entry<String, Entry>> ordered = new ArrayList<>(tensors.entrySet());
    ordered.sort(
        Comparator.comparingLong((Map.Entry<String, Entry> tensor) -> tensor.getValue().begin())
            .thenComparingLong(tensor -> tensor.getValue().end()));
    Map<String, Entry> sorted = new LinkedHashMap<>();
    long expected = 0;
    for (Map.Entry<String, Entry> tensor : ordered) {
      Entry entry = tensor.getValue();
      if (entry.begin() != expected) {
        throw damaged(
            file,
            String.format(
                Locale.ROOT,
                "the tensor %s begins at byte %d of the data, expected %d",
                Printable.of(tensor.getKey()),
                entry.begin(),
                expected));
      }
      expected = entry.end();
      sorted.put(tensor.getKey(), entry);
    }
    if (expected != dataBytes) {
      throw damaged(
          file,
          String.format(
              Locale.ROOT,
              "its tensors take %d bytes, but %d follow the header",
              expected,
              dataBytes));
    }
    return sorted;
  }

  public static FormatException damaged(Path file, String problem) {
    return new FormatException(Printable.of(file) + ": " + Printable.message(problem));
  }
}
