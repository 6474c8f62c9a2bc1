package io.github.mcegress.resolve;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;

/**
 * Sends one query to one server and gives the answer: over UDP, and over TCP when that is cut
 * short.
 *
 * <p>Of dnsjava only the wire format is used: its own clients start a thread and a shutdown hook
 * for the whole JVM, and cannot be held to one deadline over both protocols. Here the calling
 * thread does everything. Each query has an identifier and a source port of its own by chance;
 * datagrams that do not answer it are passed over. Thread-safe.
 */
final class DnsExchange {
  // Without EDNS a server sends 512 at most; some send more all the same.
  private static final int LARGEST_DATAGRAM = 4096;

  private final OpenSockets sockets;

  DnsExchange(OpenSockets sockets) {
    this.sockets = sockets;
  }

  /**
   * The answer.
   *
   * @param endNanos when to give up, of {@link System#nanoTime}
   * @throws IOException if there is none until then, with words that name the protocol
   */
  Message send(InetSocketAddress server, Record question, long endNanos) throws IOException {
    Message query = Message.newQuery(question);
    Message answer = overUdp(server, query, endNanos);
    if (!answer.getHeader().getFlag(Flags.TC)) {
      return answer;
    }
    try {
      return overTcp(server, query, endNanos);
    } catch (IOException e) {
      throw new IOException("its answer is cut short, and over TCP: " + e.getMessage(), e);
    }
  }

  private Message overUdp(InetSocketAddress server, Message query, long endNanos)
      throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      sockets.add(socket);
      try {
        socket.connect(server);
        byte[] wire = query.toWire();
        socket.send(new DatagramPacket(wire, wire.length));
        byte[] buffer = new byte[LARGEST_DATAGRAM];
        while (true) {
          DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
          socket.setSoTimeout(left(endNanos));
          socket.receive(packet);
          byte[] received = new byte[packet.getLength()];
          System.arraycopy(buffer, 0, received, 0, received.length);
          Message answer = answer(query, received);
          if (answer != null) {
            return answer;
          }
        }
      } finally {
        sockets.remove(socket);
      }
    }
  }

  private Message overTcp(InetSocketAddress server, Message query, long endNanos)
      throws IOException {
    try (Socket socket = new Socket()) {
      sockets.add(socket);
      try {
        socket.connect(server, left(endNanos));
        byte[] wire = query.toWire();
        byte[] framed = new byte[wire.length + 2];
        framed[0] = (byte) (wire.length >> 8);
        framed[1] = (byte) wire.length;
        System.arraycopy(wire, 0, framed, 2, wire.length);
        socket.getOutputStream().write(framed);
        byte[] length = read(socket, 2, endNanos);
        int bytes = (length[0] & 0xff) << 8 | (length[1] & 0xff);
        Message answer = answer(query, read(socket, bytes, endNanos));
        if (answer == null) {
          throw new IOException("what came is no answer to the query");
        }
        return answer;
      } finally {
        sockets.remove(socket);
      }
    }
  }

  private static byte[] read(Socket socket, int length, long endNanos) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] bytes = new byte[length];
    for (int at = 0; at < length; ) {
      // Before each read: a server that sends a byte at a time must not outlive the deadline.
      socket.setSoTimeout(left(endNanos));
      int n = in.read(bytes, at, length - at);
      if (n < 0) {
        throw new EOFException("the connection ended after " + at + " bytes");
      }
      at += n;
    }
    return bytes;
  }

  /** What the bytes say, or null where that is no answer to the query. */
  private static @Nullable Message answer(Message query, byte[] bytes) {
    Message answer;
    try {
      answer = new Message(bytes);
    } catch (IOException | RuntimeException malformed) {
      return null;
    }
    boolean matches =
        answer.getHeader().getFlag(Flags.QR)
            && answer.getHeader().getID() == query.getHeader().getID()
            && query.getQuestion().equals(answer.getQuestion());
    return matches ? answer : null;
  }

  private static int left(long endNanos) throws SocketTimeoutException {
    long nanos = endNanos - System.nanoTime();
    if (nanos <= 0) {
      throw new SocketTimeoutException("no answer in time");
    }
    return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
  }
}
