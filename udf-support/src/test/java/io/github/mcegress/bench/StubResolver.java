package io.github.mcegress.bench;

import io.github.mcegress.dns.HostResolver;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * What the C library does for a name: a query by UDP, and again when no answer came in time; no
 * cache. Its wait of five seconds is one here. Thread-safe.
 */
final class StubResolver implements HostResolver {
  private static final int WAIT_MILLIS = 1000;

  private final InetSocketAddress server;
  private final int attempts;
  private final int[] types;
  private final AtomicInteger queries = new AtomicInteger();
  private final AtomicInteger answers = new AtomicInteger();

  /** With {@code Type.A} as gethostbyname asks, or AAAA too, as getaddrinfo does. */
  StubResolver(int port, int attempts, int... types) {
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.attempts = attempts;
    this.types = types.clone();
  }

  /** How many queries were sent. */
  int queries() {
    return queries.get();
  }

  /** How many of them were answered in time. */
  int answers() {
    return answers.get();
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    for (int attempt = 0; attempt < attempts; attempt++) {
      try (DatagramSocket socket = new DatagramSocket()) {
        socket.connect(server);
        socket.setSoTimeout(WAIT_MILLIS);
        List<InetAddress> found = ask(socket, host);
        if (!found.isEmpty()) {
          return found;
        }
      } catch (SocketTimeoutException e) {
        // Lost; again.
      } catch (IOException e) {
        throw (UnknownHostException) new UnknownHostException(host).initCause(e);
      }
    }
    throw new UnknownHostException(host + ": Temporary failure in name resolution");
  }

  /** Waits for an answer to each type, as the C library does. */
  private List<InetAddress> ask(DatagramSocket socket, String host) throws IOException {
    Name name = Name.fromString(host, Name.root);
    for (int type : types) {
      byte[] query = Message.newQuery(Record.newRecord(name, type, DClass.IN)).toWire();
      queries.incrementAndGet();
      socket.send(new DatagramPacket(query, query.length));
    }
    List<InetAddress> found = new ArrayList<>();
    byte[] buffer = new byte[512];
    for (int i = 0; i < types.length; i++) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      socket.receive(packet);
      answers.incrementAndGet();
      Message answer = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
      for (Record record : answer.getSection(Section.ANSWER)) {
        if (record.getType() == Type.A) {
          found.add(((ARecord) record).getAddress());
        }
      }
    }
    return found;
  }
}
