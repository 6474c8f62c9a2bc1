package io.github.mcegress.peers;

import io.github.mcegress.kit.Kit;
import io.github.mcegress.kit.KitCase;
import io.github.mcegress.kit.KitCase.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page about the kit, made of its cases and of what the clients did. */
final class TlsKitPage {
  static final String COMMAND =
      "mvn -pl udf-support -am test -Dtest=TlsKitPageTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dmcegress.docs=write";

  private final Map<String, String> descriptions = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> outcomes = new LinkedHashMap<>();

  /** One verdict: client, its description, case, outcome. */
  void verdict(String client, String description, String id, String outcome) {
    descriptions.put(client, description);
    outcomes.computeIfAbsent(client, any -> new LinkedHashMap<>()).put(id, outcome);
  }

  /** The summary lines, one for each client. */
  List<String> summary() {
    List<String> lines = new ArrayList<>();
    lines.add("| client | name verification | policy |");
    lines.add("|---|---|---|");
    for (String client : outcomes.keySet()) {
      lines.add(
          "| "
              + client
              + " | "
              + count(client, Tag.NAME_VERIFICATION)
              + " | "
              + count(client, Tag.POLICY)
              + " |");
    }
    return lines;
  }

  private String count(String client, Tag tag) {
    return passed(client, tag) + " of " + Kit.cases().stream().filter(c -> c.tag() == tag).count();
  }

  private long passed(String client, Tag tag) {
    Map<String, String> byCase = outcomes.get(client);
    return Kit.cases().stream()
        .filter(kitCase -> kitCase.tag() == tag && byCase.get(kitCase.id()).equals("PASSED"))
        .count();
  }

  /** The README's table: a column for each client, the ways of using one together. */
  List<String> families() {
    Map<String, List<String>> families = new LinkedHashMap<>();
    for (String client : outcomes.keySet()) {
      families.computeIfAbsent(client.split(",", 2)[0], any -> new ArrayList<>()).add(client);
    }
    return Arrays.asList(
        "| " + String.join(" | ", families.keySet()) + " |",
        passed(families, Tag.NAME_VERIFICATION),
        passed(families, Tag.POLICY));
  }

  private String passed(Map<String, List<String>> families, Tag tag) {
    StringBuilder line = new StringBuilder();
    for (List<String> ways : families.values()) {
      Set<String> counts = new LinkedHashSet<>();
      ways.forEach(client -> counts.add(String.valueOf(passed(client, tag))));
      line.append(" | ").append(String.join(", ", counts));
    }
    return line.append(" |").toString();
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# HTTPS by address: the conformance kit");
    lines.add("");
    lines.add("Made by a test from what the clients did on JDK 17; written anew by");
    lines.add("`" + COMMAND + "`.");
    lines.add("");
    lines.add("The kit is the jar `mcegress-udf`, type `test-jar`, classifier `tls-kit`: for each");
    lines.add("case of `Kit.cases()` call `run(setup -> yourClient(setup))`. A case sets up real");
    lines.add("servers on loopback, and each refusal comes after a good answer, so that a client");
    lines.add(
        "which always fails passes nothing. *Name verification* is what any client by address");
    lines.add(
        "owes its user. *Policy* is what mcegress promises beyond that; the others never did.");
    lines.add("");
    lines.addAll(summary());
    lines.add("");
    for (Map.Entry<String, String> client : descriptions.entrySet()) {
      lines.add("- **" + client.getKey() + "**: " + client.getValue() + ".");
    }
    lines.add("");
    lines.add("Clients with the address in the URL follow redirects by hand, to https only.");
    table(lines, Tag.NAME_VERIFICATION, "Name verification");
    table(lines, Tag.POLICY, "Policy");
    return String.join("\n", lines) + "\n";
  }

  private void table(List<String> lines, Tag tag, String title) {
    lines.add("");
    lines.add("## " + title);
    lines.add("");
    lines.add("| case | set up | must | failed by |");
    lines.add("|---|---|---|---|");
    for (KitCase kitCase : Kit.cases()) {
      if (kitCase.tag() == tag) {
        lines.add(
            "| `"
                + kitCase.id()
                + "` | "
                + kitCase.setUp()
                + " | "
                + kitCase.must()
                + " | "
                + failedBy(kitCase)
                + " |");
      }
    }
  }

  private String failedBy(KitCase kitCase) {
    List<String> clients = new ArrayList<>();
    outcomes.forEach(
        (client, byCase) -> {
          String outcome = byCase.get(kitCase.id());
          if (!outcome.equals("PASSED")) {
            clients.add(outcome.equals("FAILED") ? client : client + " (not applicable)");
          }
        });
    return clients.isEmpty() ? "nobody" : String.join("; ", clients);
  }
}
