package io.github.mcegress.catalog;

import static io.github.mcegress.catalog.MarkdownTable.code;
import static io.github.mcegress.catalog.MarkdownTable.words;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page {@code core/docs/catalogue-and-rules.md}, made of a catalogue. */
final class CataloguePage {
  /** What writes the page anew. */
  static final String COMMAND =
      "mvn -pl core test -Dtest=CataloguePageTest -Dmcegress.docs=write"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  private final Catalog catalog;

  CataloguePage(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The page: what is documented, what is contradicted, and the rules that follow. */
  String text(String rules) {
    return Arrays.asList(
            "# Catalogue and rules\n\nGenerated from the data in the jar; do not edit. `"
                + COMMAND
                + "`\nwrites it anew, and the build fails when it is stale.\n\n"
                + "Every row names its sources, which stand at the end with the dates they were"
                + " read.\nNothing here was tried on a live MaxCompute.\n",
            section("Regions", regions()),
            section("Endpoints of MaxCompute", maxCompute()),
            section("Endpoints of services", services()),
            section("Self-service top-level domains", selfService()),
            section("Settings", settings()),
            section(
                "What sources contradict, and what was not found",
                "Each is told as a warning, `MCE-CATALOG-CONTRADICTION`, with both sources.\n\n"
                    + contradictions()),
            rules.isEmpty() ? "" : section("Rules", rules),
            section("Sources", sources()),
            section("Newer rows", newerRows()))
        .stream()
        .collect(Collectors.joining());
  }

  private static String section(String title, Object content) {
    return "\n## " + title + "\n\n" + content;
  }

  private MarkdownTable regions() {
    MarkdownTable table =
        new MarkdownTable(
            "Region",
            "Name",
            "Internet",
            "SmartNAT",
            "VPC",
            "Zones for a link",
            "Sources",
            "Doubt");
    for (Region row : catalog.regions()) {
      table.row(
          code(row.id()),
          row.name(),
          lower(row.supports(Scheme.INTERNET)),
          lower(row.supports(Scheme.SMARTNAT)),
          lower(row.supports(Scheme.VPC)),
          String.join(", ", row.zones()),
          ids(row.sources()),
          words(row.doubt()));
    }
    return table;
  }

  private MarkdownTable maxCompute() {
    MarkdownTable table =
        new MarkdownTable("Part", "Network", "Regions", "URL", "Sources", "Doubt");
    for (MaxComputeEndpoint row : catalog.maxComputeEndpoints()) {
      table.row(
          lower(row.component()),
          lower(row.network()),
          words(String.join(", ", row.regions())),
          code(row.url()),
          ids(row.sources()),
          words(row.doubt()));
    }
    return table;
  }

  private MarkdownTable services() {
    MarkdownTable table = new MarkdownTable("Service", "Network", "Endpoint", "Sources", "Doubt");
    for (ServiceEndpoint row : catalog.services()) {
      table.row(
          row.service(),
          lower(row.network()),
          code(row.pattern() + ":" + row.port()),
          ids(row.sources()),
          words(row.doubt()));
    }
    return table;
  }

  private MarkdownTable selfService() {
    MarkdownTable table = new MarkdownTable("Version", "Domains", "Sources");
    for (SelfServiceDomains row : catalog.selfService()) {
      table.row(row.date(), String.join(", ", row.domains()), ids(row.sources()));
    }
    return table;
  }

  private MarkdownTable settings() {
    MarkdownTable table =
        new MarkdownTable("Key", "Where", "Value", "Range", "Default", "Spark", "Sources", "Doubt");
    for (SettingKey row : catalog.keys()) {
      table.row(
          code(row.key()),
          row.surfaces().stream().map(CataloguePage::lower).collect(Collectors.joining(", ")),
          words(row.form()),
          row.range(),
          row.defaultValue().orElse(""),
          row.sparkVersions(),
          ids(row.sources()),
          words(row.doubt()));
    }
    return table;
  }

  private MarkdownTable contradictions() {
    MarkdownTable table =
        new MarkdownTable("Id", "About", "One side", "The other", "Meanwhile", "Told for");
    for (Contradiction row : catalog.contradictions()) {
      boolean disagree = row.kind() == Contradiction.Kind.DISAGREE;
      table.row(
          code(row.id()),
          (disagree ? "" : "not found: ") + words(row.about()),
          words(row.first()) + " (" + ids(row.firstSources()) + ")",
          words(row.second()) + " (" + ids(row.secondSources()) + ")",
          words(row.advice()),
          (row.workloads().isEmpty() ? "" : words(String.join(", ", row.workloads())) + ": ")
              + row.topics().stream().map(CataloguePage::lower).collect(Collectors.joining(", "))
              + (row.topics().isEmpty() || row.keys().isEmpty() ? "" : ", ")
              + row.keys().stream().map(MarkdownTable::code).collect(Collectors.joining(", ")));
    }
    return table;
  }

  private MarkdownTable sources() {
    MarkdownTable table = new MarkdownTable("Id", "Source", "Its date", "Read", "Remark");
    for (Source row : catalog.sources()) {
      table.row(
          code(row.id()),
          words(row.title()),
          row.date().orElse(""),
          row.read(),
          row.startOnly() ? "only its start could be read" : row.thirdParty() ? "third party" : "");
    }
    return table;
  }

  private static String newerRows() {
    return "`Catalog.shipped().overlaid(text)` lays rows over those of the jar. A row takes the place"
        + " of the one with the\nsame identity, or comes to the others; a broken row is told with its"
        + " line, and nothing of its text is taken.\nColumns are separated by `|`, `-` is an empty"
        + " one, `#` begins a comment, and a line that begins with a blank goes\non with the row"
        + " above.\n\n```\n"
        + String.join(
            "\n",
            Source.COLUMNS,
            Region.COLUMNS,
            MaxComputeEndpoint.COLUMNS,
            ServiceEndpoint.COLUMNS,
            SelfServiceDomains.COLUMNS,
            SettingKey.COLUMNS,
            Contradiction.COLUMNS,
            "withdraw | table | identity")
        + "\n```\n";
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String ids(Collection<Source> sources) {
    return sources.stream().map(Source::id).collect(Collectors.joining(", "));
  }
}
