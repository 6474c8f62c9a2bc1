package io.github.mcegress.maxcompute;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The version of a class file and the methods that it calls, from its constant pool (The Java
 * Virtual Machine Specification, 4.4); nothing is loaded. Immutable.
 */
final class ClassCalls {
  private static final int MAGIC = 0xCAFEBABE;

  private final int version;
  private final Set<String> methods;

  private ClassCalls(int version, Set<String> methods) {
    this.version = version;
    this.methods = Collections.unmodifiableSet(methods);
  }

  /**
   * Reads up to the end of the constant pool. What does not begin like a class file calls nothing.
   *
   * @throws IOException if it cannot be read, or ends too early
   */
  static ClassCalls read(InputStream classFile) throws IOException {
    DataInputStream in = new DataInputStream(classFile);
    byte[] magic = new byte[4];
    int read = 0;
    for (int n = 0; n >= 0 && read < magic.length; read += Math.max(n, 0)) {
      n = in.read(magic, read, magic.length - read);
    }
    if (ByteBuffer.wrap(magic).getInt() != MAGIC) {
      return new ClassCalls(0, Collections.emptySet());
    }
    in.readUnsignedShort();
    int version = in.readUnsignedShort();
    return new ClassCalls(version, methods(in));
  }

  private static Set<String> methods(DataInputStream in) throws IOException {
    Map<Integer, String> texts = new HashMap<>();
    Map<Integer, Integer> names = new HashMap<>();
    Map<Integer, int[]> references = new HashMap<>();
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1: // Utf8
          texts.put(i, in.readUTF());
          break;
        case 5: // Long and Double take two places.
        case 6:
          in.readLong();
          i++;
          break;
        case 7: // Class, and what else is one index
        case 8:
        case 16:
        case 19:
        case 20:
          names.put(i, in.readUnsignedShort());
          break;
        case 10: // Methodref and InterfaceMethodref: class, name and type
        case 11:
          references.put(i, new int[] {in.readUnsignedShort(), in.readUnsignedShort()});
          break;
        case 12: // NameAndType
          names.put(i, in.readUnsignedShort());
          in.readUnsignedShort();
          break;
        case 15: // MethodHandle
          in.readUnsignedByte();
          in.readUnsignedShort();
          break;
        case 3:
        case 4:
        case 9:
        case 17:
        case 18:
          in.readInt();
          break;
        default:
          throw new IOException("a class file has the unknown constant " + tag);
      }
    }
    Set<String> methods = new LinkedHashSet<>();
    for (int[] reference : references.values()) {
      methods.add(texts.get(names.get(reference[0])) + "." + texts.get(names.get(reference[1])));
    }
    return methods;
  }

  /** The major version: 52 is Java 8; 0 for what is no class file. */
  int version() {
    return version;
  }

  /** The methods of other classes and its own, {@code java/lang/System.getProperty}. */
  Set<String> methods() {
    return methods;
  }
}
