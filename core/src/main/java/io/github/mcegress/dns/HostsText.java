package io.github.mcegress.dns;

import io.github.mcegress.Codes;
import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.Quoted;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes the hosts(5) text of resolved hosts. */
final class HostsText {
  private static final Pattern ORIGIN =
      Pattern.compile("#\\s*(\\S+)\\s+(resolved)\\s+([0-9]{4}-[0-9-]+T[0-9:.]+Z)\\s*");

  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F.:]*:.*");

  private final Instant parsedAt;
  private final Map<String, List<InetAddress>> addresses = new LinkedHashMap<>();
  private final Map<String, Instant> instants = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  HostsText(Instant parsedAt) {
    this.parsedAt = parsedAt;
  }

  ResolvedHosts read(String text) {
    String content = text.startsWith("\ufeff") ? text.substring(1) : text;
    String[] lines = content.split("\r?\n", -1);
    for (int i = 0; i < lines.length; i++) {
      line(lines[i].trim(), i + 1);
    }
    InvalidEgressException.throwOnErrors(problems);
    Map<String, ResolvedHosts.Answer> answers = new LinkedHashMap<>();
    for (Map.Entry<String, List<InetAddress>> host : addresses.entrySet()) {
      Instant at = instants.getOrDefault(host.getKey(), parsedAt);
      answers.put(host.getKey(), new ResolvedHosts.Answer(host.getValue(), "resolved", at));
    }
    return new ResolvedHosts(answers, notes);
  }

  private void line(String line, int number) {
    Matcher origin = ORIGIN.matcher(line);
    if (origin.matches()) {
      try {
        instants.put(Endpoint.of(origin.group(1), 1).host(), Instant.parse(origin.group(3)));
      } catch (DateTimeParseException | InvalidEgressException e) {
        problems.add(
            problem("the comment names no host and instant", "write # host resolved INSTANT")
                .at("", number));
      }
      return;
    }
    int comment = line.indexOf('#');
    String content = (comment < 0 ? line : line.substring(0, comment)).trim();
    if (content.isEmpty()) {
      return;
    }
    String[] words = content.split("\\s+", -1);
    if (words.length < 2) {
      problems.add(problem("the line has no host name", "write address name").at("", number));
      return;
    }
    if (IPV6.matcher(words[0]).matches()) {
      notes.add("line " + number + ": left out IPv6 address " + words[0]);
      return;
    }
    Optional<InetAddress> address = addressOf(words[0]);
    if (!address.isPresent()) {
      problems.add(
          problem(Quoted.of(words[0]) + " is no IPv4 address", "write address name")
              .at("", number));
      return;
    }
    for (int i = 1; i < words.length; i++) {
      add(words[i], address.get(), number);
    }
  }

  private static Optional<InetAddress> addressOf(String word) {
    try {
      return Endpoint.of(word, 1).address();
    } catch (InvalidEgressException e) {
      return Optional.empty();
    }
  }

  private void add(String name, InetAddress address, int number) {
    try {
      Endpoint host = Endpoint.of(name, 1);
      if (host.address().isPresent()) {
        throw new InvalidEgressException(
            problem(Quoted.of(name) + " is an address, not a host name", "write address name"));
      }
      InetAddress named = InetAddress.getByAddress(host.host(), address.getAddress());
      addresses.putIfAbsent(host.host(), new ArrayList<>());
      List<InetAddress> list = addresses.get(host.host());
      if (!list.contains(named)) {
        list.add(named);
      }
    } catch (InvalidEgressException e) {
      for (Problem wrong : e.problems()) {
        problems.add(problem(wrong.message(), wrong.remedy()).at("", number));
      }
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an IPv4 address", e);
    }
  }

  private static Problem problem(String message, String remedy) {
    return Problem.error(Codes.HOSTS_SYNTAX, message, remedy);
  }

  static String write(Map<String, ResolvedHosts.Answer> answers) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, ResolvedHosts.Answer> entry : answers.entrySet()) {
      String host = entry.getKey();
      ResolvedHosts.Answer answer = entry.getValue();
      text.append("# ").append(host).append(' ').append(answer.origin).append(' ');
      text.append(answer.at).append('\n');
      for (InetAddress address : answer.addresses) {
        text.append(address.getHostAddress()).append(' ').append(host).append('\n');
      }
    }
    return text.toString();
  }
}
