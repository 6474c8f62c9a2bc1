package io.github.mcegress.lab;

import org.xbill.DNS.Message;

/**
 * Changes the answers of a {@link LabDns}: another lifetime, a failure, an alias, silence.
 *
 * <p>Called by the server's threads, one for UDP and one per TCP connection.
 */
@FunctionalInterface
public interface DnsEdit {
  /** The answer to send, or null to send none. */
  Message edit(Message answer, boolean overTcp);
}
