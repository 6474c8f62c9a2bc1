package io.github.mcegress.lab.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Classes that this JVM cannot load. */
final class ForeignClass extends ClassLoader {
  private static final int MAJOR_VERSION_AT = 7;

  private ForeignClass() {
    super(ForeignClass.class.getClassLoader());
  }

  /** What comes of loading a class that was compiled for that version of the class file. */
  static UnsupportedClassVersionError tooNew(int major) throws IOException {
    byte[] bytes = own();
    bytes[MAJOR_VERSION_AT] = (byte) major;
    try {
      new ForeignClass().defineClass(null, bytes, 0, bytes.length);
    } catch (UnsupportedClassVersionError refused) {
      return refused;
    }
    throw new IllegalStateException("this Java takes version " + major);
  }

  /** What comes of looking for a class of the library that is not on the class path. */
  static ClassNotFoundException missing() {
    try {
      Class.forName("io.github.mcegress.udf.NotAmongTheResources");
    } catch (ClassNotFoundException missing) {
      return missing;
    }
    throw new IllegalStateException("the class is there");
  }

  private static byte[] own() throws IOException {
    try (InputStream in = ForeignClass.class.getResourceAsStream("ForeignClass.class")) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        bytes.write(b);
      }
      return bytes.toByteArray();
    }
  }
}
