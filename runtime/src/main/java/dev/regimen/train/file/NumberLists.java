package dev.regimen.train.file;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Reals;
import dev.regimen.text.Printable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What preprocessing knows of every feature, in a model file: a text of the header where it is
 * short, a tensor of its own, in double, where a header would grow with the number of features.
 */
public final class NumberLists {
  /** What preprocessing calls its lists of numbers. */
  private static final String PREFIX = "preprocessing.";

  private static final int LONGEST_TEXT = 1 << 14;

  private NumberLists() {}

  public static boolean holds(String tensor) {
    return tensor.startsWith(PREFIX);
  }

  /** Takes the long lists out of the metadata. */
  public static Map<String, Reals> takenFrom(Map<String, String> metadata) {
    Map<String, Reals> lists = new LinkedHashMap<>();
    Iterator<Map.Entry<String, String>> entries = metadata.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, String> entry = entries.next();
      if (holds(entry.getKey()) && entry.getValue().length() > LONGEST_TEXT) {
        lists.put(entry.getKey(), numbers(entry.getValue()));
        entries.remove();
      }
    }
    return lists;
  }

  private static Reals numbers(String text) {
    String[] items = text.split(",", -1);
    Doubles numbers = Doubles.allocate(items.length);
    for (int i = 0; i < items.length; i++) {
      numbers.set(i, Double.parseDouble(items[i]));
    }
    return numbers;
  }

  /** Puts the lists of a file back among its texts. */
  public static void putBack(
      Safetensors header, RandomAccessFile in, Path file, Map<String, String> texts)
      throws IOException {
    for (Map.Entry<String, Safetensors.Entry> tensor : header.tensors().entrySet()) {
      Safetensors.Entry entry = tensor.getValue();
      long length = entry.end() - entry.begin();
      if (!holds(tensor.getKey())) {
        continue;
      }
      if (!entry.type().equals("F64") || entry.shape().size() != 1 || length > Integer.MAX_VALUE) {
        throw Safetensors.damaged(
            file,
            String.format(
                Locale.ROOT, "the tensor %s must be a list of F64", Printable.of(tensor.getKey())));
      }
      ByteBuffer bytes =
          Safetensors.readFully(in, file, header.dataStart() + entry.begin(), (int) length);
      StringJoiner text = new StringJoiner(",");
      while (bytes.hasRemaining()) {
        text.add(Double.toString(bytes.getDouble()));
      }
      texts.put(tensor.getKey(), text.toString());
    }
  }
}
