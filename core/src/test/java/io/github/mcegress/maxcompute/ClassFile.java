package io.github.mcegress.maxcompute;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** The start of class files, up to the end of their constant pool, for tests of shipped jars. */
final class ClassFile {
  static final int JAVA_8 = 52;

  private ClassFile() {}

  /** A class that calls a method, {@code java/lang/System.getProperty}. */
  static byte[] calling(int version, String method) throws IOException {
    int dot = method.indexOf('.');
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(0xCAFEBABE);
      out.writeInt(version);
      out.writeShort(9);
      out.writeByte(5); // A long, which takes the places 1 and 2.
      out.writeLong(1);
      utf8(out, method.substring(0, dot)); // 3
      utf8(out, method.substring(dot + 1)); // 4
      utf8(out, "()V"); // 5
      out.writeByte(7); // 6, a class
      out.writeShort(3);
      out.writeByte(12); // 7, a name and type
      out.writeShort(4);
      out.writeShort(5);
      out.writeByte(10); // 8, a method
      out.writeShort(6);
      out.writeShort(7);
    }
    return bytes.toByteArray();
  }

  private static void utf8(DataOutputStream out, String text) throws IOException {
    out.writeByte(1);
    out.writeUTF(text);
  }

  /** A jar with one entry of that content. */
  static Path jar(Path folder, String entry, byte[] content) throws IOException {
    Path file = Files.createTempFile(folder, "udf", ".jar");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      jar.setLevel(0);
      jar.putNextEntry(new ZipEntry(entry));
      jar.write(content);
      jar.closeEntry();
    }
    return file;
  }
}
