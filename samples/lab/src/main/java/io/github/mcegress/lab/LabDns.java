package io.github.mcegress.lab;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;

/**
 * A real DNS server on loopback, on UDP and TCP under the same port.
 *
 * <p>A declared name is answered with all its addresses and a TTL of 30 s; asked for a type it does
 * not have, with an empty answer. Any other name does not exist (NXDOMAIN). What is not a DNS query
 * is ignored.
 *
 * <p>Safe for use by many threads.
 */
public final class LabDns implements Closeable {
  private static final int BIND_ATTEMPTS = 50;
  private static final int PLAIN_UDP_BYTES = 512;
  private static final int MAX_BYTES = 65535;

  private final DnsZone zone = new DnsZone();
  private final DnsEdit edit;
  private final Long dropSeed;
  private final Capacity capacity;
  private final Map<String, DropPattern> drops = new ConcurrentHashMap<>();
  private final Tally queries = new Tally();
  private final Tally answered = new Tally();
  private final ServerSocket tcp;
  private final DatagramSocket udp;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(DaemonThread.named("lab-dns"));

  private LabDns(Builder builder, ServerSocket tcp, DatagramSocket udp) {
    builder.records.forEach(zone::set);
    this.edit = builder.edit;
    this.dropSeed = builder.dropSeed;
    this.capacity = new Capacity(builder.perSecond, System::nanoTime);
    this.tcp = tcp;
    this.udp = udp;
    threads.execute(this::serveUdp);
    threads.execute(this::acceptTcp);
  }

  /** A server that knows no name yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** The address it listens on. */
  public InetAddress address() {
    return tcp.getInetAddress();
  }

  /** The port it listens on, the same for UDP and TCP. */
  public int port() {
    return tcp.getLocalPort();
  }

  /**
   * From now on answers with these addresses for the name, in place of what it had.
   *
   * @throws IllegalArgumentException when the name is no domain name
   */
  public void record(String name, InetAddress... addresses) {
    zone.set(name, addresses);
  }

  /** How many queries for this name arrived, whatever their type, dropped ones included. */
  public int queries(String name) {
    return queries.of(HostName.canonical(name));
  }

  /** How many queries for this name were answered. */
  public int answered(String name) {
    return answered.of(HostName.canonical(name));
  }

  /** Ends the server, its connections and its threads, and waits until its port is free. */
  @Override
  public void close() {
    threads.shutdownNow();
    udp.close();
    closeQuietly(tcp);
    connections.forEach(LabDns::closeQuietly);
    try {
      // The JDK frees a socket only when the thread that reads from it has left.
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serveUdp() {
    byte[] buffer = new byte[MAX_BYTES];
    while (!udp.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        udp.receive(packet);
        byte[] query = Arrays.copyOf(packet.getData(), packet.getLength());
        byte[] answer = answer(query, false);
        if (answer != null) {
          udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        // The socket was closed, or this one client cannot be answered: the next one can.
      }
    }
  }

  private void acceptTcp() {
    while (!tcp.isClosed()) {
      try {
        Socket connection = tcp.accept();
        connections.add(connection);
        threads.execute(() -> serveTcp(connection));
      } catch (IOException | RejectedExecutionException e) {
        // Closed while accepting; or this one client left before it was served.
      }
    }
  }

  private void serveTcp(Socket connection) {
    try (Socket open = connection) {
      open.setTcpNoDelay(true);
      DataInputStream in = new DataInputStream(open.getInputStream());
      DataOutputStream out = new DataOutputStream(open.getOutputStream());
      while (!tcp.isClosed()) {
        byte[] query = new byte[in.readUnsignedShort()];
        in.readFully(query);
        byte[] answer = answer(query, true);
        if (answer != null) {
          byte[] framed = new byte[answer.length + 2];
          framed[0] = (byte) (answer.length >> 8);
          framed[1] = (byte) answer.length;
          System.arraycopy(answer, 0, framed, 2, answer.length);
          out.write(framed);
        }
      }
    } catch (IOException e) {
      // The client has left, or the server was closed.
    } finally {
      connections.remove(connection);
    }
  }

  /** The answer in wire form, or null where a query is dropped or is none. */
  private byte[] answer(byte[] wire, boolean overTcp) {
    Message query;
    try {
      query = new Message(wire);
    } catch (IOException | RuntimeException e) {
      return null;
    }
    if (query.getQuestion() == null || query.getHeader().getOpcode() != Opcode.QUERY) {
      return null;
    }
    String name = HostName.canonical(query.getQuestion().getName().toString());
    queries.add(name);
    if (drops(name)) {
      return null;
    }
    Message answer = edit.edit(zone.answer(query), overTcp);
    if (answer == null) {
      return null;
    }
    answered.add(name);
    return answer.toWire(overTcp ? MAX_BYTES : udpLimit(query));
  }

  private boolean drops(String name) {
    if (!capacity.takesNext()) {
      return true;
    }
    return dropSeed != null
        && drops.computeIfAbsent(name, any -> new DropPattern(dropSeed, any)).dropsNext();
  }

  private static int udpLimit(Message query) {
    return query.getOPT() == null
        ? PLAIN_UDP_BYTES
        : Math.max(PLAIN_UDP_BYTES, query.getOPT().getPayloadSize());
  }

  private static void closeQuietly(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  /** Describes a {@link LabDns} and starts it. */
  public static final class Builder {
    private final Map<String, InetAddress[]> records = new LinkedHashMap<>();
    private InetAddress address = LoopbackAddress.first();
    private Long dropSeed = null;
    private DnsEdit edit = (answer, overTcp) -> answer;
    private int perSecond = Integer.MAX_VALUE;

    private Builder() {}

    /** Where to listen; 127.0.0.1 unless given. */
    public Builder address(InetAddress address) {
      this.address = address;
      return this;
    }

    /**
     * A name and its addresses; IPv4 ones answer type A, IPv6 ones type AAAA.
     *
     * @throws IllegalArgumentException when the name is no domain name
     */
    public Builder record(String name, InetAddress... addresses) {
      DnsZone.name(name);
      records.put(name, addresses.clone());
      return this;
    }

    /** What becomes of each answer before it is sent; as it is unless given. */
    public Builder edit(DnsEdit edit) {
      this.edit = edit;
      return this;
    }

    /**
     * Drops queries by a pattern of this seed, about half of them and never three in a row for one
     * name; unless given nothing is dropped.
     */
    public Builder dropSeed(long seed) {
      this.dropSeed = seed;
      return this;
    }

    /**
     * How many queries a second are taken, all names and types together; the others are lost.
     * Unless given there is no limit.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder capacity(int queriesPerSecond) {
      if (queriesPerSecond < 1) {
        throw new IllegalArgumentException(
            "the capacity is " + queriesPerSecond + "; write 1 or more");
      }
      this.perSecond = queriesPerSecond;
      return this;
    }

    /**
     * The running server, on a port the system chose.
     *
     * @throws IOException when no port is free for both UDP and TCP
     */
    public LabDns start() throws IOException {
      IOException last = null;
      for (int attempt = 0; attempt < BIND_ATTEMPTS; attempt++) {
        ServerSocket tcp = new ServerSocket(0, 0, address);
        try {
          // The system chose for TCP only: another program may hold the same port for UDP.
          return new LabDns(
              this, tcp, new DatagramSocket(new InetSocketAddress(address, tcp.getLocalPort())));
        } catch (BindException e) {
          tcp.close();
          last = e;
        }
      }
      throw new IOException("no port is free for both UDP and TCP on " + address, last);
    }
  }
}
