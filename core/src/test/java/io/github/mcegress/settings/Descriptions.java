package io.github.mcegress.settings;

import io.github.mcegress.CloudService;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.NetworkLink;
import io.github.mcegress.Vpc;
import io.github.mcegress.dns.ResolvedHosts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Descriptions and addresses that the tests of the surfaces share. */
final class Descriptions {
  private Descriptions() {}

  /** Everything that a surface may render, with a quota that wants escapes. */
  static EgressSpec.Builder full() {
    return EgressSpec.builder()
        .region("cn-shanghai")
        .internet("www.aliyun.com:443", "203.0.113.7:80", "www.aliyun.com:80")
        .dedicated(NetworkLink.named("testLink"), "db.example.com:3306")
        .dedicated(Vpc.of("cn-shanghai", "vpc-xxx"), "kafka.example.com:9092")
        .service(CloudService.oss("my-bucket"))
        .computeQuota("it's my \"quota\" \\ 配额's")
        .isolation(true)
        .batch(32, Duration.ofMinutes(10))
        .maxConnections(200)
        .maxTasks(100);
  }

  /** The same with a quota that every reader of SET lines reads alike. */
  static EgressSpec plain() {
    return full().computeQuota("my \"quota\" 配额").build();
  }

  static ResolvedHosts hosts() {
    return ResolvedHosts.parse(
        "# www.aliyun.com resolved 2026-11-21T10:00:00Z\n"
            + "203.0.113.9 www.aliyun.com\n203.0.113.7 www.aliyun.com\n10.0.0.1 db.example.com\n",
        Clock.fixed(Instant.parse("2026-11-21T11:00:00Z"), ZoneOffset.UTC));
  }

  /** Descriptions whose quota is made to be misread, as far as the builder lets it pass. */
  static Arbitrary<EgressSpec> hostile() {
    Arbitrary<String> quota =
        Arbitraries.of(
                "a",
                "q",
                "r",
                " ",
                "=",
                "'",
                "\"",
                "`",
                "\\",
                "\\'",
                "--",
                "-",
                "/*",
                "*/",
                "#",
                "(",
                ")",
                "[",
                "]",
                "{",
                "}",
                "${user.dir}",
                "${",
                "${odps.session.networklink}",
                "SET a=b",
                "SET ",
                ",",
                ":",
                "%",
                "%7B",
                "+",
                "&",
                "?",
                "<",
                "]]>",
                "\\u0041",
                "\\n",
                "\\x41",
                "\u00e9",
                "\u00a0",
                "\u200b",
                "\u202e",
                "\ufeff",
                "\uff1b",
                "\u4e2d",
                "\ud83d\ude00",
                "\ud83d",
                "\ude00",
                "\ufffe",
                ";",
                "\n",
                "\u2028",
                "\u0085",
                "\t",
                "\u0000",
                "\u007f")
            .list()
            .ofMinSize(1)
            .ofMaxSize(6)
            .map(pieces -> String.join("", pieces));
    Arbitrary<List<String>> hosts =
        Arbitraries.of(
                "www.aliyun.com:443",
                "b\u00fccher.example:443",
                "203.0.113.7:65535",
                "x--y.example.com:1",
                "set.example.com:80",
                "10.0.0.1:80",
                "http://a.com",
                "a.com:80;SET b=c",
                "a.com:80\n",
                "a'b.com:80",
                "[::1]:80")
            .list()
            .ofMaxSize(3)
            .uniqueElements();
    Arbitrary<String> link =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.of("testLink", "set", "a_1", "True")),
            Tuple.of(1, Arbitraries.of("a;b", "a'b", "1a", "", "\u4e2d")));
    return Combinators.combine(hosts, link, quota)
        .as(
            (endpoints, name, nickname) -> {
              try {
                return Optional.of(
                    EgressSpec.builder()
                        .internet(endpoints.toArray(new String[0]))
                        .dedicated(NetworkLink.named(name))
                        .computeQuota(nickname)
                        .build());
              } catch (InvalidEgressException e) {
                return Optional.<EgressSpec>empty();
              }
            })
        .filter(Optional::isPresent)
        .map(Optional::get);
  }
}
