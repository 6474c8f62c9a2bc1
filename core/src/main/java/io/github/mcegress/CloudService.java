package io.github.mcegress;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An Alibaba Cloud service that a job reaches, named by service and bucket, instance or project,
 * never by a host: the endpoint is chosen per surface from the catalogue.
 *
 * <p>Text form: one key per service, {@code service.oss = bucket, other-bucket}; services without a
 * name take {@code true}, {@code service.dlf = true}. Immutable; equality is that of the text.
 */
public final class CloudService implements Comparable<CloudService> {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{1,61}[a-z0-9])");
  private static final Pattern KMS_INSTANCE = Pattern.compile("kst-[a-z0-9]{1,59}");

  /** The services that the catalogue knows. */
  public enum Kind {
    /** Object Storage Service, by bucket. */
    OSS("bucket"),
    /** Tablestore, by instance. */
    TABLESTORE("instance"),
    /** Hologres, by instance. */
    HOLOGRES("instance"),
    /** Log Service, by project. */
    LOG("project"),
    /** Key Management Service: the region's shared endpoint, or an instance. */
    KMS("instance"),
    /** Data Lake Formation, one per region. */
    DLF("");

    private final String nameIs;

    Kind(String nameIs) {
      this.nameIs = nameIs;
    }

    /** Its key in the text form, {@code service.oss}. */
    public String key() {
      return "service." + name().toLowerCase(Locale.ROOT);
    }

    /** What its name names: {@code bucket}, {@code instance}, {@code project}, or empty. */
    public String nameIs() {
      return nameIs;
    }

    /** Every kind, in the order of the text form. */
    public static List<Kind> all() {
      return Collections.unmodifiableList(Arrays.asList(values()));
    }
  }

  private final Kind kind;
  private final String name;

  private CloudService(Kind kind, String name) {
    this.kind = kind;
    this.name = name;
  }

  /**
   * OSS by bucket.
   *
   * @throws InvalidEgressException if it is no bucket name: 3 to 63 lower-case letters, digits and
   *     hyphens, with no hyphen at either end
   */
  public static CloudService oss(String bucket) {
    return named(Kind.OSS, bucket);
  }

  /**
   * Tablestore by instance.
   *
   * @throws InvalidEgressException if it is no such name
   */
  public static CloudService tablestore(String instance) {
    return named(Kind.TABLESTORE, instance);
  }

  /**
   * Hologres by instance.
   *
   * @throws InvalidEgressException if it is no such name
   */
  public static CloudService hologres(String instance) {
    return named(Kind.HOLOGRES, instance);
  }

  /**
   * Log Service by project.
   *
   * @throws InvalidEgressException if it is no such name
   */
  public static CloudService log(String project) {
    return named(Kind.LOG, project);
  }

  /** The shared endpoint of Key Management Service. */
  public static CloudService kms() {
    return new CloudService(Kind.KMS, "");
  }

  /**
   * A Key Management Service instance.
   *
   * @throws InvalidEgressException if it is not of the form {@code kst-...}
   */
  public static CloudService kms(String instance) {
    return named(Kind.KMS, instance);
  }

  /** Data Lake Formation. */
  public static CloudService dlf() {
    return new CloudService(Kind.DLF, "");
  }

  /**
   * The service of a kind by one entry of its list in the text form: a name, or {@code true}.
   *
   * @throws InvalidEgressException if it is no such entry
   */
  public static CloudService parse(Kind kind, String entry) {
    if (entry.equals("true") && (kind == Kind.KMS || kind == Kind.DLF)) {
      return new CloudService(kind, "");
    }
    if (kind == Kind.DLF) {
      throw invalid(kind, entry, "write true");
    }
    return named(kind, entry);
  }

  private static CloudService named(Kind kind, String name) {
    Pattern form = kind == Kind.KMS ? KMS_INSTANCE : LABEL;
    if (!form.matcher(name).matches()) {
      throw invalid(
          kind,
          name,
          kind == Kind.KMS
              ? "write true for the shared endpoint, or an instance kst-..."
              : "write 3 to 63 lower-case letters, digits and hyphens, no hyphen at either end");
    }
    return new CloudService(kind, name);
  }

  private static InvalidEgressException invalid(Kind kind, String name, String remedy) {
    return new InvalidEgressException(
        Problem.error(
            Codes.SPEC_SERVICE,
            Quoted.of(name)
                + " is no "
                + (kind.nameIs.isEmpty() ? "value" : kind.nameIs + " name")
                + " of "
                + kind,
            remedy));
  }

  public Kind kind() {
    return kind;
  }

  /** The bucket, instance or project, or nothing for a region's shared endpoint. */
  public Optional<String> name() {
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  @Override
  public int compareTo(CloudService other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : name.compareTo(other.name);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof CloudService && compareTo((CloudService) o) == 0;
  }

  @Override
  public int hashCode() {
    return kind.hashCode() * 31 + name.hashCode();
  }

  /** {@code service.oss = bucket}, as in the text form. */
  @Override
  public String toString() {
    return kind.key() + " = " + entry();
  }

  /** The entry in its list: the name, or {@code true}. */
  String entry() {
    return name.isEmpty() ? "true" : name;
  }
}
