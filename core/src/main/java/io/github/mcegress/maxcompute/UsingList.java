package io.github.mcegress.maxcompute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The resources that a function may read: its USING list. Immutable; equal in any order.
 *
 * <p>MaxCompute answers {@code project/resources/name} or {@code
 * project/schemas/schema/resources/name}; names of the own project and schema are kept as {@code
 * name}, others whole. (The SDK's {@code getResourceNames} loses their order, and one of two
 * resources of the same name: odps-sdk-core 0.57.1.)
 */
final class UsingList {
  private static final String DEFAULT_SCHEMA = "default";

  private final Set<String> names;

  private UsingList(Collection<String> names) {
    this.names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }

  static UsingList of(Collection<String> names) {
    return new UsingList(names);
  }

  static UsingList of(
      @Nullable Collection<String> fullNames, String project, @Nullable String schema) {
    List<String> names = new ArrayList<>();
    if (fullNames != null) {
      fullNames.forEach(fullName -> names.add(own(fullName, project, schema)));
    }
    return new UsingList(names);
  }

  private static String own(String fullName, String project, @Nullable String schema) {
    String ownSchema = schema == null || schema.isEmpty() ? DEFAULT_SCHEMA : schema;
    String[] parts = fullName.split("/", -1);
    boolean plain = parts.length == 3 && parts[1].equals("resources");
    boolean withSchema =
        parts.length == 5 && parts[1].equals("schemas") && parts[3].equals("resources");
    if (!plain && !withSchema) {
      return fullName;
    }
    String itsSchema = withSchema ? parts[2] : DEFAULT_SCHEMA;
    return parts[0].equalsIgnoreCase(project) && itsSchema.equalsIgnoreCase(ownSchema)
        ? parts[parts.length - 1]
        : fullName;
  }

  boolean has(String name) {
    return names.contains(name);
  }

  /** The list with what it lacks of the others, behind what it has. */
  UsingList with(UsingList others) {
    Set<String> all = new LinkedHashSet<>(names);
    all.addAll(others.names);
    return new UsingList(all);
  }

  UsingList without(String name) {
    Set<String> rest = new LinkedHashSet<>(names);
    rest.remove(name);
    return new UsingList(rest);
  }

  List<String> names() {
    return new ArrayList<>(names);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof UsingList && names.equals(((UsingList) o).names);
  }

  @Override
  public int hashCode() {
    return names.hashCode();
  }

  /** {@code USING a.jar, egress.properties}. */
  @Override
  public String toString() {
    return names.isEmpty() ? "without resources" : "USING " + String.join(", ", names);
  }
}
