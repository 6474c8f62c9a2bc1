package io.github.mcegress.lab;

import com.aliyun.odps.local.common.security.DefaultSecurityManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The policy file that the runner installed, held against the official one that it ships and the
 * two lines that the runner itself adds: read, write and delete in its own warehouse and temp.
 */
final class InstalledPolicy {
  private static final Path INSTALLED = Paths.get("temp", "temp.udf.policy");
  private static final String OFFICIAL = "/udf.policy";
  private static final Pattern PERMISSION = Pattern.compile("permission\\s[^;]*;");
  private static final Pattern RUNNERS_OWN =
      Pattern.compile(
          "permission java\\.io\\.FilePermission +\"(temp|[^\"]*/warehouse)/-\" *,"
              + " *\"read,write,delete\";");

  private InstalledPolicy() {}

  /** What all user code was granted beyond the official policy, a line each, in order. */
  static String added() throws IOException {
    List<String> added;
    try (Reader file = Files.newBufferedReader(INSTALLED, StandardCharsets.UTF_8)) {
      added = grantedToAll(new BufferedReader(file));
    }
    try (Reader resource =
        new InputStreamReader(
            DefaultSecurityManager.class.getResourceAsStream(OFFICIAL), StandardCharsets.UTF_8)) {
      added.removeAll(grantedToAll(new BufferedReader(resource)));
    }
    added.removeIf(line -> RUNNERS_OWN.matcher(line).matches());
    return String.join("\n", added);
  }

  /** The permissions of every grant without a code base. */
  private static List<String> grantedToAll(BufferedReader policy) throws IOException {
    List<String> permissions = new ArrayList<>();
    boolean toAll = false;
    for (String line = policy.readLine(); line != null; line = policy.readLine()) {
      String content = line.trim();
      if (content.startsWith("grant")) {
        toAll = !content.contains("codeBase");
      } else if (toAll && !content.startsWith("//")) {
        Matcher matcher = PERMISSION.matcher(content);
        while (matcher.find()) {
          permissions.add(matcher.group());
        }
      }
    }
    return permissions;
  }
}
