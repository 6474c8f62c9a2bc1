package io.github.mcegress.settings;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * A real {@code python3} as judge of Python texts. It parses them and evaluates their literals;
 * nothing of a text is executed.
 */
final class Python3 {
  private static final String READ =
      "import ast, json, sys\n"
          + "for line in sys.stdin:\n"
          + "    statement, = ast.parse(json.loads(line)).body\n"
          + "    if isinstance(statement, ast.FunctionDef):\n"
          + "        call, = statement.decorator_list\n"
          + "        assert not call.args\n"
          + "        name = call.func.id\n"
          + "        value = dict((k.arg, ast.literal_eval(k.value)) for k in call.keywords)\n"
          + "    elif isinstance(statement, ast.Assign):\n"
          + "        target, = statement.targets\n"
          + "        parts = []\n"
          + "        while isinstance(target, ast.Attribute):\n"
          + "            parts.insert(0, target.attr)\n"
          + "            target = target.value\n"
          + "        name = '.'.join([target.id] + parts)\n"
          + "        value = ast.literal_eval(statement.value)\n"
          + "    else:\n"
          + "        name = ''\n"
          + "        value = ast.literal_eval(statement.value)\n"
          + "    print(json.dumps([name, list(map(list, value.items()))]), flush=True)\n";

  private Python3() {}

  /** What one text says: the name that is assigned to or called, and the entries. */
  static final class Statement {
    final String name;
    final Map<String, Object> entries;

    Statement(String name, Map<String, Object> entries) {
      this.name = name;
      this.entries = entries;
    }
  }

  /** Reads each text as one statement; skips the test, and says so, where there is no python3. */
  static List<Statement> read(List<String> texts) {
    Gson gson = new Gson();
    List<Statement> statements = new ArrayList<>();
    for (String line : run(gson, texts)) {
      JsonArray answer = gson.fromJson(line, JsonArray.class);
      Map<String, Object> entries = new LinkedHashMap<>();
      for (JsonElement entry : answer.get(1).getAsJsonArray()) {
        JsonArray pair = entry.getAsJsonArray();
        entries.put(pair.get(0).getAsString(), gson.fromJson(pair.get(1), Object.class));
      }
      statements.add(new Statement(answer.get(0).getAsString(), entries));
    }
    return statements;
  }

  private static List<String> run(Gson gson, List<String> texts) {
    ProcessBuilder python = new ProcessBuilder("python3", "-I", "-c", READ);
    python.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process;
    try {
      process = python.start();
    } catch (IOException e) {
      String skipped = "SKIPPED: there is no python3 here, so no Python text was evaluated";
      System.err.println(skipped);
      Assumptions.abort(skipped);
      throw new UncheckedIOException(e);
    }
    List<String> lines = new ArrayList<>();
    try (Writer in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII);
        BufferedReader out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String text : texts) {
        in.write(ascii(gson.toJson(text)) + "\n");
        in.flush();
        String line = out.readLine();
        if (line == null) {
          throw new AssertionError("python3 does not read this:\n" + text);
        }
        lines.add(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      process.destroy();
    }
    return lines;
  }

  private static String ascii(String json) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      text.append(c < 0x7f ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return text.toString();
  }
}
