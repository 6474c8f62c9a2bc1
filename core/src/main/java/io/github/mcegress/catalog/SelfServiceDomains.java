package io.github.mcegress.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The top-level domains that a project's administrator may add without a review, in every known
 * version of the list.
 *
 * <p>The list changes; each version carries its date and page. Immutable.
 */
public final class SelfServiceDomains {
  private static final String FILE = "self-service-domains.txt";

  private final List<Version> versions;

  private SelfServiceDomains(List<Version> versions) {
    this.versions = Collections.unmodifiableList(versions);
  }

  /** The versions that came with this jar, oldest first. */
  public static SelfServiceDomains load() {
    try (InputStream in = SelfServiceDomains.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing in the jar");
      }
      return read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }

  private static SelfServiceDomains read(BufferedReader reader) throws IOException {
    List<Version> versions = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      String content = line.trim();
      if (content.isEmpty() || content.startsWith("#")) {
        continue;
      }
      if (content.startsWith("version ")) {
        String[] parts = content.substring("version ".length()).split("\\|", 2);
        versions.add(new Version(parts[0].trim(), parts[1].trim()));
      } else {
        versions.get(versions.size() - 1).domains.add(content);
      }
    }
    return new SelfServiceDomains(versions);
  }

  /** Every known version, oldest first. */
  public List<Version> versions() {
    return versions;
  }

  /** One published version of the list. Immutable. */
  public static final class Version {
    private final String date;
    private final String page;
    private final Set<String> domains = new LinkedHashSet<>();

    private Version(String date, String page) {
      this.date = date;
      this.page = page;
    }

    /** Whether the host is one of the domains or below one. */
    public boolean covers(String host) {
      for (String domain : domains) {
        if (host.equals(domain) || host.endsWith("." + domain)) {
          return true;
        }
      }
      return false;
    }

    /** The page and its date. */
    @Override
    public String toString() {
      return page + ", " + date;
    }
  }
}
