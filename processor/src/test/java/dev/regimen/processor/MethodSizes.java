package dev.regimen.processor;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many bytes of instructions each method of a class file has; see chapter 4 of the JVMS. */
final class MethodSizes {
  private static final int HEADER = 8;
  private static final int UTF8 = 1;

  private final DataInputStream in;
  private final Map<Integer, String> texts = new LinkedHashMap<>();
  private final Map<String, Integer> sizes = new LinkedHashMap<>();

  private MethodSizes(InputStream file) {
    in = new DataInputStream(file);
  }

  /** By the method's name; of overloaded ones the largest. */
  static Map<String, Integer> of(InputStream file) throws IOException {
    MethodSizes reader = new MethodSizes(file);
    reader.read();
    return reader.sizes;
  }

  private void read() throws IOException {
    in.skipNBytes(HEADER);
    constants();
    in.skipNBytes(6); // access, this class, superclass
    in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
    members(false);
    members(true);
  }

  private void constants() throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case UTF8 -> texts.put(i, in.readUTF());
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++; // long and double take two places
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException("unknown constant " + tag);
      }
    }
  }

  private void members(boolean methods) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      in.skipNBytes(2); // access
      String name = texts.get(in.readUnsignedShort());
      in.skipNBytes(2); // type
      int attributes = in.readUnsignedShort();
      for (int a = 0; a < attributes; a++) {
        String attribute = texts.get(in.readUnsignedShort());
        long length = Integer.toUnsignedLong(in.readInt());
        if (methods && "Code".equals(attribute)) {
          in.skipNBytes(4); // stack and locals
          sizes.merge(name, in.readInt(), Math::max);
          in.skipNBytes(length - 8);
        } else {
          in.skipNBytes(length);
        }
      }
    }
  }
}
