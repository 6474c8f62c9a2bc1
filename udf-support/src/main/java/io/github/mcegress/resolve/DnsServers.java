package io.github.mcegress.resolve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * The DNS servers of a resolver, asked in turn until one knows: three times at least, within one
 * time-out for all. A server that answers a failure, or is none, is not asked again. Immutable.
 */
final class DnsServers {
  private static final int ATTEMPTS = 3;

  private final List<InetSocketAddress> servers;
  private final Duration timeout;
  private final OpenSockets sockets;

  DnsServers(List<InetSocketAddress> servers, Duration timeout, OpenSockets sockets) {
    this.servers = servers;
    this.timeout = timeout;
    this.sockets = sockets;
  }

  boolean isEmpty() {
    return servers.isEmpty();
  }

  /** What they say of the name, taken as it stands; a temporary failure where none knows. */
  DnsAnswer ask(String host) {
    Record question;
    try {
      question = Record.newRecord(Name.fromString(host, Name.root), Type.A, DClass.IN);
    } catch (TextParseException e) {
      return DnsAnswer.failure(host + " is no domain name: " + e.getMessage());
    }
    DnsExchange exchange = new DnsExchange(sockets);
    long end = System.nanoTime() + timeout.toNanos();
    List<InetSocketAddress> left = new ArrayList<>(servers);
    int attempts = Math.max(ATTEMPTS, servers.size());
    String why = "";
    for (int i = 0; i < attempts && !left.isEmpty() && !sockets.isClosed(); i++) {
      InetSocketAddress server = left.get(i % left.size());
      long now = System.nanoTime();
      try {
        Message message = exchange.send(server, question, now + (end - now) / (attempts - i));
        int rcode = message.getRcode();
        if (rcode == Rcode.NOERROR || rcode == Rcode.NXDOMAIN) {
          return DnsAnswer.of(host, message);
        }
        why = text(server) + " answers " + Rcode.string(rcode);
        left.remove(server);
      } catch (SocketTimeoutException e) {
        why = text(server) + " does not answer within " + timeout.toMillis() + " ms";
      } catch (PortUnreachableException e) {
        why = text(server) + " is a closed port";
        left.remove(server);
      } catch (IOException e) {
        why = text(server) + ": " + e.getMessage();
      }
    }
    return DnsAnswer.temporaryFailure(host, sockets.isClosed() ? "the resolver is closed" : why);
  }

  private static String text(InetSocketAddress server) {
    return server.getAddress().getHostAddress() + ":" + server.getPort();
  }
}
