package io.github.mcegress.samples.road;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The resources and functions that the lab's project holds. Thread-safe. */
final class StoredProject {
  private final Map<String, byte[]> parts = new LinkedHashMap<>();
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<String, Function> functions = new LinkedHashMap<>();

  /** A resource. Immutable. */
  static final class Resource {
    final String name;
    final String type;
    final byte[] content;

    Resource(String name, String type, byte[] content) {
      this.name = name;
      this.type = type;
      this.content = content;
    }
  }

  /** A function. Immutable. */
  static final class Function {
    final String name;
    final String className;
    final List<String> using;

    Function(String name, String className, List<String> using) {
      this.name = name;
      this.className = className;
      this.using = Collections.unmodifiableList(new ArrayList<>(using));
    }
  }

  synchronized void part(String name, byte[] content) {
    parts.put(name, content);
  }

  /**
   * Puts the uploaded parts together.
   *
   * @throws IllegalArgumentException if one of them was not uploaded
   */
  synchronized void merge(String name, String type, List<String> partNames) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (String part : partNames) {
      byte[] content = parts.remove(part);
      if (content == null) {
        throw new IllegalArgumentException("the part " + part + " was not uploaded");
      }
      whole.write(content, 0, content.length);
    }
    resources.put(name, new Resource(name, type, whole.toByteArray()));
  }

  synchronized @Nullable Resource resource(String name) {
    return resources.get(name);
  }

  synchronized void put(Function function) {
    functions.put(function.name, function);
  }

  synchronized @Nullable Function function(String name) {
    return functions.get(name);
  }
}
