package io.github.mcegress.spark;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Base64;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkFiles;

/**
 * Reads a text that a setting names: a {@code data:} URI, a local path or {@code file:} URI, the
 * name of a file that was added to the application ({@code --files}), or whatever Hadoop's file
 * systems read. UTF-8, at most 1 MiB.
 */
final class ShippedText {
  private static final int MOST_BYTES = 1 << 20;
  private static final String DATA = "data:text/plain;charset=utf-8;base64,";

  private ShippedText() {}

  /** The text as a URI that holds it. */
  static String toUri(String text) {
    return DATA + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The text behind a URI.
   *
   * @throws IOException if it is not there, too large or no UTF-8
   */
  static String read(URI uri, Configuration hadoop) throws IOException {
    byte[] bytes = bytes(uri, hadoop);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("it is no UTF-8 text", e);
    }
  }

  private static byte[] bytes(URI uri, Configuration hadoop) throws IOException {
    String scheme = uri.getScheme();
    if ("data".equals(scheme)) {
      return data(uri);
    }
    if (scheme != null && !scheme.equals("file")) {
      try (InputStream in = new Path(uri).getFileSystem(hadoop).open(new Path(uri))) {
        return read(in);
      }
    }
    File file = scheme == null ? new File(uri.getPath()) : Paths.get(uri).toFile();
    if (scheme == null && !file.isAbsolute() && !file.exists()) {
      // What --files brought is not in the working directory everywhere.
      file = new File(SparkFiles.getRootDirectory(), uri.getPath());
    }
    try (InputStream in = Files.newInputStream(file.toPath())) {
      return read(in);
    }
  }

  private static byte[] data(URI uri) throws IOException {
    String content = uri.getSchemeSpecificPart();
    int comma = content.indexOf(',');
    if (comma < 0) {
      throw new IOException("a data: URI is written data:,text or data:;base64,text");
    }
    String text = content.substring(comma + 1);
    if (!content.substring(0, comma).endsWith(";base64")) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IOException("the data: URI is no base64", e);
    }
  }

  private static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    for (int n = in.read(part); n >= 0; n = in.read(part)) {
      bytes.write(part, 0, n);
      if (bytes.size() > MOST_BYTES) {
        throw new IOException("it is larger than " + MOST_BYTES + " bytes");
      }
    }
    return bytes.toByteArray();
  }
}
