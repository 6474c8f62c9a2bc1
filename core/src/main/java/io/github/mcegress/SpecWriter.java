package io.github.mcegress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the text form of a description. Thread-safe, without state. */
final class SpecWriter {
  private SpecWriter() {}

  /** The canonical text: the keys in their fixed order, what is not set left out. */
  static String write(EgressSpec spec, EgressSpec.Builder parts) {
    StringBuilder text = new StringBuilder();
    put(text, SpecText.REGION, parts.region);
    put(text, SpecText.INTERNET, list(spec.internet()));
    put(text, SpecText.LINK, parts.networkLink);
    put(text, SpecText.LINK_HOSTS, list(spec.networkLinkHosts()));
    put(text, SpecText.VPC, parts.vpc);
    put(text, SpecText.VPC_HOSTS, list(spec.vpcHosts()));
    for (CloudService.Kind kind : CloudService.Kind.all()) {
      List<String> entries = new ArrayList<>();
      for (CloudService service : spec.services()) {
        if (service.kind() == kind) {
          entries.add(service.entry());
        }
      }
      put(text, kind.key(), list(entries));
    }
    put(text, SpecText.COMPUTE_QUOTA, parts.computeQuota);
    put(text, SpecText.ISOLATION, flag(parts.isolation));
    put(text, SpecText.BATCH_ROWS, parts.batchRows);
    Duration timeout = parts.batchTimeout;
    put(text, SpecText.BATCH_TIMEOUT, timeout == null ? null : timeout.getSeconds() + "s");
    put(text, SpecText.MAX_CONNECTIONS, parts.maxConnections);
    put(text, SpecText.MAX_TASKS, parts.maxTasks);
    put(text, SpecText.PRIVATE_ADDRESSES, list(spec.privateAddresses()));
    put(text, SpecText.PIN_PLAIN_HTTP, flag(parts.pinPlainHttp));
    put(text, SpecText.LIST_ADDRESSES, flag(parts.listAddresses));
    return text.toString();
  }

  private static void put(StringBuilder text, String key, @Nullable Object value) {
    if (value != null) {
      text.append(key).append(" = ").append(value).append('\n');
    }
  }

  private static @Nullable String list(List<?> entries) {
    String text = entries.toString();
    return entries.isEmpty() ? null : text.substring(1, text.length() - 1);
  }

  private static @Nullable String flag(boolean flag) {
    return flag ? "true" : null;
  }
}
