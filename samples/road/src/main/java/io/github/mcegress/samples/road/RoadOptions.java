package io.github.mcegress.samples.road;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command line of the road. Immutable. */
final class RoadOptions {
  static final String USAGE =
      "usage: road [DESCRIPTION [SCRIPT]] [--name NAME] [--jar FILE] [--function NAME=CLASS]"
          + " [--replace]";

  private final @Nullable Path description;
  private final @Nullable Path script;
  private final String name;
  private final @Nullable Path jar;
  private final String function;
  private final String className;
  private final boolean replace;

  private RoadOptions(
      List<String> files,
      String name,
      @Nullable Path jar,
      String function,
      String className,
      boolean replace) {
    this.description = files.isEmpty() ? null : Paths.get(files.get(0));
    this.script = files.size() < 2 ? null : Paths.get(files.get(1));
    this.name = name;
    this.jar = jar;
    this.function = function;
    this.className = className;
    this.replace = replace;
  }

  static RoadOptions parse(String... args) throws RoadException {
    List<String> files = new ArrayList<>();
    String name = "egress";
    Path jar = null;
    String[] function = {"url_fetch", "io.github.mcegress.udf.UrlFetch"};
    boolean replace = false;
    Iterator<String> words = Arrays.asList(args).iterator();
    while (words.hasNext()) {
      String word = words.next();
      switch (word) {
        case "--name":
          name = value(word, words);
          break;
        case "--jar":
          jar = Paths.get(value(word, words));
          break;
        case "--function":
          function = value(word, words).split("=", 2);
          if (function.length < 2) {
            throw bad("--function wants NAME=CLASS");
          }
          break;
        case "--replace":
          replace = true;
          break;
        default:
          if (word.startsWith("--")) {
            throw bad("there is no option " + word);
          }
          files.add(word);
      }
    }
    if (files.size() > 2) {
      throw bad("there are " + files.size() + " files, at most two are read");
    }
    return new RoadOptions(files, name, jar, function[0], function[1], replace);
  }

  private static String value(String option, Iterator<String> words) throws RoadException {
    if (!words.hasNext()) {
      throw bad(option + " wants a value");
    }
    return words.next();
  }

  private static RoadException bad(String what) {
    return new RoadException(RoadException.BAD_INPUT, what + "\n" + USAGE);
  }

  /** The user's own description, where one is given. */
  Optional<Path> description() {
    return Optional.ofNullable(description);
  }

  /** The user's own script, where one is given. */
  Optional<Path> script() {
    return Optional.ofNullable(script);
  }

  /** The name under which the description is shipped. */
  String name() {
    return name;
  }

  /** The UDF jar, where it is not ours. */
  Optional<Path> jar() {
    return Optional.ofNullable(jar);
  }

  String function() {
    return function;
  }

  String className() {
    return className;
  }

  boolean replace() {
    return replace;
  }
}
