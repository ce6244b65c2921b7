package dev.fluxion.processor.emit;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads from a class file how long its methods are. */
final class CodeSizes {
  private final DataInputStream in;
  private String[] names = {};

  private CodeSizes(DataInputStream in) {
    this.in = in;
  }

  /** Of the classes in this folder. */
  static Map<String, Integer> within(Path classes) throws IOException {
    Map<String, Integer> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        sizes.putAll(of(file));
      }
    }
    return sizes;
  }

  static Map<String, Integer> of(Path classFile) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(classFile))) {
      return new CodeSizes(in).read(classFile.getFileName().toString());
    }
  }

  private Map<String, Integer> read(String file) throws IOException {
    Map<String, Integer> sizes = new TreeMap<>();
    in.skipNBytes(8);
    readConstants();
    in.skipNBytes(6);
    in.skipNBytes(2 * in.readUnsignedShort());
    for (int kind = 0; kind < 2; kind++) {
      int count = in.readUnsignedShort();
      for (int i = 0; i < count; i++) {
        in.skipNBytes(2);
        String name = names[in.readUnsignedShort()];
        in.skipNBytes(2);
        readMember(file + ": " + name, sizes);
      }
    }
    return sizes;
  }

  private void readMember(String name, Map<String, Integer> sizes) throws IOException {
    int count = in.readUnsignedShort();
    for (int i = 0; i < count; i++) {
      boolean isCode = "Code".equals(names[in.readUnsignedShort()]);
      int length = in.readInt();
      if (isCode) {
        in.skipNBytes(4);
        sizes.merge(name, in.readInt(), Math::max);
        length -= 8;
      }
      in.skipNBytes(length);
    }
  }

  private void readConstants() throws IOException {
    names = new String[in.readUnsignedShort()];
    for (int i = 1; i < names.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> names[i] = in.readUTF();
        case 5, 6 -> {
          in.skipNBytes(8);
          i++;
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> in.skipNBytes(4);
      }
    }
  }
}
