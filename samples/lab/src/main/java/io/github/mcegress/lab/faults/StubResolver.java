package io.github.mcegress.lab.faults;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * Asks one DNS server for both kinds of address, over UDP and where that is cut short over TCP, and
 * tells failures in the C library's words: what the JVM's own resolver comes to on Linux.
 *
 * <p>It keeps no answer. Safe for use by many threads.
 */
final class StubResolver implements NameService {
  private static final int MAX_BYTES = 65535;

  private final InetSocketAddress server;
  private final int patienceMillis;

  StubResolver(InetSocketAddress server, int patienceMillis) {
    this.server = server;
    this.patienceMillis = patienceMillis;
  }

  @Override
  public List<InetAddress> resolve(String host) throws UnknownHostException {
    List<InetAddress> addresses = new ArrayList<>();
    try {
      for (int type : new int[] {Type.A, Type.AAAA}) {
        Message answer = ask(host, type);
        int rcode = answer.getRcode();
        if (rcode == Rcode.NXDOMAIN) {
          throw failure(host, "Name or service not known");
        }
        if (rcode != Rcode.NOERROR) {
          throw failure(host, "Temporary failure in name resolution");
        }
        for (Record record : answer.getSection(Section.ANSWER)) {
          if (record instanceof ARecord) {
            addresses.add(named(host, ((ARecord) record).getAddress()));
          } else if (record instanceof AAAARecord) {
            addresses.add(named(host, ((AAAARecord) record).getAddress()));
          }
        }
      }
    } catch (UnknownHostException e) {
      throw e;
    } catch (IOException e) {
      // Silence, or no server there.
      throw failure(host, "Temporary failure in name resolution");
    }
    if (addresses.isEmpty()) {
      throw failure(host, "No address associated with hostname");
    }
    return addresses;
  }

  private static UnknownHostException failure(String host, String words) {
    return new UnknownHostException(host + ": " + words);
  }

  private static InetAddress named(String host, InetAddress address) throws UnknownHostException {
    return InetAddress.getByAddress(host, address.getAddress());
  }

  private Message ask(String host, int type) throws IOException {
    Name name = Name.fromString(host, Name.root);
    byte[] query = Message.newQuery(Record.newRecord(name, type, DClass.IN)).toWire();
    Message answer = overUdp(query);
    return answer.getHeader().getFlag(Flags.TC) ? overTcp(query) : answer;
  }

  private Message overUdp(byte[] query) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, server.getAddress())) {
      // Connected, so that a closed port shows.
      socket.connect(server);
      socket.setSoTimeout(patienceMillis);
      socket.send(new DatagramPacket(query, query.length));
      DatagramPacket packet = new DatagramPacket(new byte[MAX_BYTES], MAX_BYTES);
      socket.receive(packet);
      return new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
    }
  }

  private Message overTcp(byte[] query) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server, patienceMillis);
      socket.setSoTimeout(patienceMillis);
      byte[] framed = new byte[query.length + 2];
      framed[0] = (byte) (query.length >> 8);
      framed[1] = (byte) query.length;
      System.arraycopy(query, 0, framed, 2, query.length);
      socket.getOutputStream().write(framed);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[in.readUnsignedShort()];
      in.readFully(answer);
      return new Message(answer);
    }
  }
}
