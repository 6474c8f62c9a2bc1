package io.github.mcegress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text form of a description; {@link SpecWriter} writes it. */
final class SpecText {
  static final String REGION = "region";
  static final String INTERNET = "internet";
  static final String LINK = "networklink";
  static final String LINK_HOSTS = "networklink.hosts";
  static final String VPC = "vpc";
  static final String VPC_HOSTS = "vpc.hosts";
  static final String COMPUTE_QUOTA = "compute-quota";
  static final String BATCH_ROWS = "batch.rows";
  static final String BATCH_TIMEOUT = "batch.timeout";
  static final String MAX_CONNECTIONS = "max-connections";
  static final String MAX_TASKS = "max-tasks";
  static final String PRIVATE_ADDRESSES = "private-addresses";
  static final String ISOLATION = "isolation";
  static final String PIN_PLAIN_HTTP = "pin-plain-http";
  static final String LIST_ADDRESSES = "list-addresses";

  private static final List<String> KEYS = keys();
  private static final Pattern SECONDS = Pattern.compile("([0-9]{1,6})([smh])");

  private final EgressSpec.Builder builder = EgressSpec.builder();

  /** Every key, in the order in which they are written. */
  private static List<String> keys() {
    List<String> keys = new ArrayList<>();
    Collections.addAll(keys, REGION, INTERNET, LINK, LINK_HOSTS, VPC, VPC_HOSTS);
    for (CloudService.Kind kind : CloudService.Kind.all()) {
      keys.add(kind.key());
    }
    Collections.addAll(keys, COMPUTE_QUOTA, ISOLATION, BATCH_ROWS, BATCH_TIMEOUT);
    Collections.addAll(keys, MAX_CONNECTIONS, MAX_TASKS);
    Collections.addAll(keys, PRIVATE_ADDRESSES, PIN_PLAIN_HTTP, LIST_ADDRESSES);
    return Collections.unmodifiableList(keys);
  }

  private SpecText() {}

  /** A builder with the text's values, and its problems noted with their lines. */
  static EgressSpec.Builder read(String text) {
    SpecText reader = new SpecText();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (i == 0 && line.startsWith("\ufeff")) {
        line = line.substring(1);
      }
      if (line.endsWith("\r")) {
        line = line.substring(0, line.length() - 1);
      }
      String content = line.trim();
      if (content.startsWith("#")) {
        reader.comment(line, i + 1);
      } else if (!content.isEmpty()) {
        reader.line(content, i + 1);
      }
    }
    return reader.builder;
  }

  /** A lone CR would hide the rest of the text behind the comment. */
  private void comment(String content, int line) {
    if (SettingText.lineBreakIn(content).isPresent()) {
      builder.problems.add(
          Problem.error(
                  Codes.SPEC_CHARACTER,
                  "the comment holds a line break that ends no line here",
                  "end lines with LF or CR LF")
              .at("", line));
    }
  }

  private void line(String content, int line) {
    int equals = content.indexOf('=');
    if (equals < 0) {
      builder.problems.add(
          Problem.error(
                  Codes.SPEC_SYNTAX,
                  Quoted.of(content) + " is no setting",
                  "write key = value, or # before a comment")
              .at("", line));
      return;
    }
    String key = content.substring(0, equals).trim();
    String value = content.substring(equals + 1).trim();
    if (!KEYS.contains(key)) {
      builder.problems.add(
          Problem.error(
                  Codes.SPEC_KEY,
                  Quoted.of(key) + " is no key of a description",
                  "write one of " + String.join(", ", KEYS))
              .at("", line));
      return;
    }
    Integer earlier = builder.lines.putIfAbsent(key, line);
    if (earlier != null) {
      builder.problems.add(
          Problem.error(
                  Codes.SPEC_DUPLICATE,
                  "the key stands in line " + earlier + " too",
                  "write it once, the entries of a list separated by commas")
              .at(key, line));
      alone(content, line);
      return;
    }
    for (CloudService.Kind kind : CloudService.Kind.all()) {
      if (kind.key().equals(key)) {
        services(kind, value, line);
        return;
      }
    }
    try {
      set(key, value);
    } catch (InvalidEgressException e) {
      builder.problems.addAll(e.problemsAt(key, line));
    }
  }

  /** The mistakes of a line whose key stands above too; what it lacks of the rest is none. */
  private void alone(String content, int line) {
    SpecText second = new SpecText();
    second.line(content, line);
    try {
      second.builder.build();
    } catch (InvalidEgressException e) {
      for (Problem problem : e.problems()) {
        if (!problem.code().equals(Codes.SPEC_UNDECLARED)) {
          builder.problems.add(problem);
        }
      }
    }
  }

  private void services(CloudService.Kind kind, String value, int line) {
    String[] entries = list(value);
    for (int i = 0; i < entries.length; i++) {
      String path = kind.key() + "[" + (i + 1) + "]";
      try {
        builder.service(CloudService.parse(kind, entries[i]));
      } catch (InvalidEgressException e) {
        builder.problems.addAll(e.problemsAt(path, line));
      }
    }
  }

  private void set(String key, String value) {
    switch (key) {
      case REGION:
        builder.region(value);
        break;
      case INTERNET:
        builder.internet(list(value));
        break;
      case LINK:
        builder.networkLink = NetworkLink.named(value);
        break;
      case LINK_HOSTS:
        Collections.addAll(builder.networkLinkHosts, list(value));
        break;
      case VPC:
        builder.vpc = Vpc.parse(value);
        break;
      case VPC_HOSTS:
        Collections.addAll(builder.vpcHosts, list(value));
        break;
      case COMPUTE_QUOTA:
        builder.computeQuota(value);
        break;
      case ISOLATION:
        builder.isolation(flag(value));
        break;
      case BATCH_ROWS:
        builder.batchRows = number(value);
        break;
      case BATCH_TIMEOUT:
        builder.batchTimeout = duration(value);
        break;
      case MAX_CONNECTIONS:
        builder.maxConnections(number(value));
        break;
      case MAX_TASKS:
        builder.maxTasks(number(value));
        break;
      case PRIVATE_ADDRESSES:
        builder.privateAddresses(list(value));
        break;
      case PIN_PLAIN_HTTP:
        builder.pinPlainHttp(flag(value));
        break;
      case LIST_ADDRESSES:
        builder.listAddresses(flag(value));
        break;
      default:
        throw new IllegalStateException(key);
    }
  }

  private static String[] list(String value) {
    String[] entries = value.split(",", -1);
    for (int i = 0; i < entries.length; i++) {
      entries[i] = entries[i].trim();
    }
    return entries;
  }

  private static boolean flag(String value) {
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true");
    }
    throw invalid(Quoted.of(value) + " is neither true nor false", "write true or false");
  }

  private static int number(String value) {
    if (!value.matches("[0-9]{1,10}") || Long.parseLong(value) > Integer.MAX_VALUE) {
      throw invalid(
          Quoted.of(value) + " is no number", "write digits only, at most " + Integer.MAX_VALUE);
    }
    return Integer.parseInt(value);
  }

  private static Duration duration(String value) {
    Matcher matcher = SECONDS.matcher(value);
    if (!matcher.matches()) {
      throw invalid(
          Quoted.of(value) + " is no time", "write whole seconds, minutes or hours: 600s, 10m, 1h");
    }
    long amount = Long.parseLong(matcher.group(1));
    switch (matcher.group(2)) {
      case "s":
        return Duration.ofSeconds(amount);
      case "m":
        return Duration.ofMinutes(amount);
      default:
        return Duration.ofHours(amount);
    }
  }

  private static InvalidEgressException invalid(String message, String remedy) {
    return new InvalidEgressException(Problem.error(Codes.SPEC_VALUE, message, remedy));
  }
}
