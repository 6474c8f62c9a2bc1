package io.github.mcegress.catalog;

import io.github.mcegress.BundledText;
import io.github.mcegress.CloudService;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the service documents, as dated data: every row with its source page and the date it was
 * read.
 *
 * <p>Text form, for the shipped files and for a user's newer rows alike: one row per line, columns
 * separated by {@code |}, the table's name first ({@code source}, {@code region}, {@code service},
 * {@code maxcompute}, {@code self-service}, {@code key}, {@code contradiction}); {@code -} for an
 * empty column, {@code #} before a comment; a line that begins with a blank goes on with the row
 * above. A row takes the place of the one with the same identity; {@code withdraw | table |
 * identity} takes a row away. The classes of this package show their columns. UTF-8. Immutable and
 * thread-safe.
 */
public final class Catalog {
  private final CatalogTables tables;
  private final List<Region> regions;
  private final List<ServiceEndpoint> services;
  private final List<MaxComputeEndpoint> maxCompute;
  private final List<SelfServiceDomains> selfService;
  private final List<SettingKey> keys;
  private final List<Contradiction> contradictions;
  private final List<Source> sources;
  private final ServiceHosts serviceHosts;
  private final RaisedBy raisedBy;

  Catalog(CatalogTables tables) {
    this.tables = tables;
    regions = list(tables.regions.values());
    services = list(tables.services.values());
    maxCompute = list(tables.maxCompute.values());
    // By date, which is their identity.
    selfService = list(new TreeMap<>(tables.selfService).values());
    keys = list(tables.keys.values());
    contradictions = list(tables.contradictions.values());
    sources = list(tables.sources.values());
    serviceHosts = new ServiceHosts(services);
    raisedBy = new RaisedBy(contradictions);
  }

  /** The catalogue that came with this jar; read once, at the first call. */
  public static Catalog shipped() {
    return Shipped.CATALOG;
  }

  /**
   * This catalogue with the rows of a newer text laid over it; this one stays as it is.
   *
   * @throws InvalidEgressException with the line of every broken row and what is wrong there
   */
  public Catalog overlaid(String text) {
    CatalogTables newer = tables.copy();
    newer.read(text);
    return new Catalog(newer);
  }

  /** The region of that id, where the catalogue has it. */
  public Optional<Region> region(String id) {
    return Optional.ofNullable(tables.regions.get(id));
  }

  /** Every region. */
  public List<Region> regions() {
    return regions;
  }

  /** The endpoint of a service in a region, where the catalogue has one for that network. */
  public Optional<Endpoint> endpoint(CloudService service, String region, Network network) {
    for (ServiceEndpoint row : services) {
      if (row.serves(service, network)) {
        return Optional.of(row.endpoint(service, region));
      }
    }
    return Optional.empty();
  }

  /** How the endpoints of the services are spelt. */
  public List<ServiceEndpoint> services() {
    return services;
  }

  /** How the endpoints of MaxCompute itself are spelt, for each region and for single ones. */
  public List<MaxComputeEndpoint> maxComputeEndpoints() {
    return maxCompute;
  }

  /** The endpoints of MaxCompute itself in a region; none for a region that is not known. */
  public List<MaxComputeEndpoint> endpointsOf(String region) {
    if (!tables.regions.containsKey(region)) {
      return Collections.emptyList();
    }
    List<MaxComputeEndpoint> found = new ArrayList<>();
    for (MaxComputeEndpoint row : maxCompute) {
      if (row.regions().contains(region) || (row.isForEachRegion() && !hasOwn(region, row))) {
        found.add(row.in(region));
      }
    }
    return Collections.unmodifiableList(found);
  }

  /** Whether a row of the region's own takes the place of one for each. */
  private boolean hasOwn(String region, MaxComputeEndpoint forEach) {
    for (MaxComputeEndpoint row : maxCompute) {
      if (row.regions().contains(region)
          && row.component() == forEach.component()
          && row.network() == forEach.network()) {
        return true;
      }
    }
    return false;
  }

  /** The endpoints of MaxCompute itself in a region, from one network. */
  public List<MaxComputeEndpoint> endpointsOf(String region, Network network) {
    List<MaxComputeEndpoint> found = new ArrayList<>();
    for (MaxComputeEndpoint row : endpointsOf(region)) {
      if (row.network() == network) {
        found.add(row);
      }
    }
    return Collections.unmodifiableList(found);
  }

  /** Every known version of the list of self-service top-level domains, oldest first. */
  public List<SelfServiceDomains> selfService() {
    return selfService;
  }

  /** The settings key of that name, where the catalogue has it. */
  public Optional<SettingKey> key(String key) {
    return Optional.ofNullable(tables.keys.get(key));
  }

  /** Every settings key. */
  public List<SettingKey> keys() {
    return keys;
  }

  /** The contradiction of that id, where the catalogue has it. */
  public Optional<Contradiction> contradiction(String id) {
    return Optional.ofNullable(tables.contradictions.get(id));
  }

  /** Everything that the sources say differently, or do not say. */
  public List<Contradiction> contradictions() {
    return contradictions;
  }

  /** The contradictions that concern a job of that kind and are raised by a topic or a key. */
  public List<Contradiction> contradictions(
      Workload workload, Set<Topic> topics, Set<String> keys) {
    return raisedBy.of(workload, topics, keys);
  }

  /** Tells whose endpoint a host is. */
  public ServiceHosts serviceHosts() {
    return serviceHosts;
  }

  /** Every page and piece of code that the rows come from. */
  public List<Source> sources() {
    return sources;
  }

  private static <T> List<T> list(Collection<T> rows) {
    return Collections.unmodifiableList(new ArrayList<>(rows));
  }

  /** Holds the shipped catalogue; initialised by the first call that asks for it. */
  private static final class Shipped {
    static final Catalog CATALOG = read();

    private static Catalog read() {
      CatalogTables tables = new CatalogTables();
      tables.read(BundledText.read(Catalog.class, "catalogue"));
      return new Catalog(tables);
    }
  }
}
