package io.github.mcegress.doctor;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.Endpoint;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills the lines to paste with the target and what the description declares beside it: a SET line
 * takes the place of the one before, so it names every endpoint. Immutable.
 */
final class PasteLines {
  private static final String ACCESS_LIST = "access.list=";
  private static final String LINK = "networklink=";
  private static final String TARGET = "HOST:PORT";

  private final Endpoint target;
  private final @Nullable EgressSpec spec;

  PasteLines(Endpoint target, @Nullable EgressSpec spec) {
    this.target = target;
    this.spec = spec;
  }

  /** The line with the target in place of {@code HOST:PORT}, a known link in place of its name. */
  String fill(String line) {
    EgressSpec known = spec;
    String filled = line;
    if (known != null) {
      filled = filled.replace(ACCESS_LIST + TARGET, ACCESS_LIST + join(known, ","));
      if (known.networkLink().isPresent()) {
        filled = filled.replace(LINK + "NAME", LINK + known.networkLink().get());
      }
    }
    return filled.replace(TARGET, target.toString());
  }

  /** {@code internet = a:80, b:443}: what is declared and the target. */
  String declaration() {
    EgressSpec known = spec;
    return "internet = " + (known == null ? target.toString() : join(known, ", "));
  }

  private String join(EgressSpec known, String separator) {
    Set<String> all = new LinkedHashSet<>();
    for (Endpoint endpoint : known.internet()) {
      all.add(endpoint.toString());
    }
    all.add(target.toString());
    return String.join(separator, all);
  }
}
