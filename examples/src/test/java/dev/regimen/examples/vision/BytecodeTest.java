package dev.regimen.examples.vision;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * HotSpot interprets methods of more than 8000 bytes for ever; no generated one is as long, but for
 * constructors, which run once.
 */
@Tag("training")
class BytecodeTest {
  private static final int HUGE_METHOD_LIMIT = 8000;

  /** ResNet-50's trainer is the largest; its steps are classes within it. */
  @Test
  void everyMethodOfResNet50CanBeCompiled() throws IOException {
    for (Class<?> network : List.of(ResNet50Trainer.class, ResNet18Trainer.class)) {
      for (String nested : List.of("", "$TrainingStep", "$Inference")) {
        String file = network.getSimpleName() + nested + ".class";
        Map<String, Integer> methods = lengths(network, file);
        assertTrue(methods.size() > 10, file + ": " + methods);
        methods.keySet().removeIf(name -> name.startsWith("<init>"));
        methods.forEach(
            (name, length) ->
                assertTrue(
                    length <= HUGE_METHOD_LIMIT, file + ": " + name + " has " + length + " bytes"));
      }
    }
  }

  /** The length of each method's code, by JVMS chapter 4. */
  private static Map<String, Integer> lengths(Class<?> beside, String file) throws IOException {
    InputStream found = Objects.requireNonNull(beside.getResourceAsStream(file), file);
    try (DataInputStream in = new DataInputStream(found)) {
      in.skipNBytes(8); // magic, version
      String[] names = constants(in);
      in.skipNBytes(6); // access, this, super
      in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
      Map<String, Integer> lengths = new LinkedHashMap<>();
      members(in, names, new LinkedHashMap<>()); // fields
      members(in, names, lengths);
      return lengths;
    }
  }

  private static String[] constants(DataInputStream in) throws IOException {
    String[] names = new String[in.readUnsignedShort()];
    for (int i = 1; i < names.length; i++) {
      names[i] = "";
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> names[i] = in.readUTF();
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          i++; // a long or double takes two places
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException("no such constant: " + tag);
      }
    }
    return names;
  }

  private static void members(DataInputStream in, String[] names, Map<String, Integer> lengths)
      throws IOException {
    int count = in.readUnsignedShort();
    for (int member = 0; member < count; member++) {
      in.skipNBytes(2); // access
      String name = names[in.readUnsignedShort()] + names[in.readUnsignedShort()];
      int attributes = in.readUnsignedShort();
      for (int i = 0; i < attributes; i++) {
        String attribute = names[in.readUnsignedShort()];
        int length = in.readInt();
        if (attribute.equals("Code")) {
          in.skipNBytes(4); // stack, locals
          lengths.put(name, in.readInt());
          in.skipNBytes(length - 8L);
        } else {
          in.skipNBytes(length);
        }
      }
    }
  }
}
