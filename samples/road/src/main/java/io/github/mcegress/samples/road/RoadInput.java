package io.github.mcegress.samples.road;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Workload;
import io.github.mcegress.maxcompute.SqlJob;
import io.github.mcegress.rules.Rules;
import io.github.mcegress.settings.SqlScript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The description and the script, read and checked: all mistakes of both in one run. Immutable. */
final class RoadInput {
  private final String descriptionName;
  private final EgressSpec spec;
  private final String script;
  private final List<Problem> warnings;

  private RoadInput(
      String descriptionName, EgressSpec spec, String script, List<Problem> warnings) {
    this.descriptionName = descriptionName;
    this.spec = spec;
    this.script = script;
    this.warnings = warnings;
  }

  /**
   * Reads the user's files, or the defaults of that base name.
   *
   * @throws RoadException with every mistake of both files
   */
  static RoadInput read(RoadOptions options, String defaults) throws RoadException, IOException {
    Mistakes mistakes = new Mistakes();
    String descriptionName = name(options.description(), defaults + ".properties");
    String scriptName = name(options.script(), defaults + ".sql");
    String description = text(options.description(), defaults + ".properties", mistakes);
    String script = text(options.script(), defaults + ".sql", mistakes);
    EgressSpec spec =
        description == null
            ? null
            : mistakes.in(
                descriptionName,
                () -> {
                  EgressSpec parsed = EgressSpec.parse(description);
                  InvalidEgressException.throwOnErrors(Rules.check(parsed, Workload.UDF));
                  return parsed;
                });
    if (script != null) {
      mistakes.in(scriptName, () -> SqlScript.parse(script));
    }
    mistakes.throwIfAny();
    SqlJob job =
        mistakes.in(
            descriptionName + " with " + scriptName,
            () -> SqlJob.builder().spec(spec).script(script).build());
    mistakes.throwIfAny();
    return new RoadInput(descriptionName, spec, script, job.warnings());
  }

  private static String name(Optional<Path> file, String standard) {
    return file.map(Path::toString).orElse(standard);
  }

  /** The text of the user's file or of the default; null after its mistake was noted. */
  private static @Nullable String text(Optional<Path> file, String standard, Mistakes mistakes)
      throws IOException {
    if (!file.isPresent()) {
      return standardText(standard);
    }
    Path path = file.get();
    try {
      byte[] bytes = Files.readAllBytes(path);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      mistakes.add("there is no file " + path);
    } catch (CharacterCodingException e) {
      mistakes.add(path + " is not UTF-8 text");
    } catch (IOException e) {
      mistakes.add(path + " cannot be read: " + e.getMessage());
    }
    return null;
  }

  private static String standardText(String name) throws IOException {
    try (InputStream in = RoadInput.class.getResourceAsStream(name)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
      return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }
  }

  String descriptionName() {
    return descriptionName;
  }

  EgressSpec spec() {
    return spec;
  }

  String script() {
    return script;
  }

  /** What stops nothing but is worth reading. */
  List<Problem> warnings() {
    return warnings;
  }

  /** What is wrong so far, file by file. */
  private static final class Mistakes {
    private final List<String> texts = new ArrayList<>();

    void add(String text) {
      texts.add(text);
    }

    /** What the reader makes of a file, or null after its mistakes were noted. */
    <T> @Nullable T in(String file, Supplier<T> reader) {
      try {
        return reader.get();
      } catch (InvalidEgressException e) {
        texts.add(file + ":\n  " + e.getMessage().replace("\n", "\n  "));
        return null;
      }
    }

    void throwIfAny() throws RoadException {
      if (!texts.isEmpty()) {
        throw new RoadException(
            RoadException.BAD_INPUT, String.join("\n", texts) + "\nnothing was submitted");
      }
    }
  }
}
