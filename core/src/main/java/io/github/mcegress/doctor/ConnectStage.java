package io.github.mcegress.doctor;

import io.github.mcegress.Endpoint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection to each of the first addresses; the first that is made stays open. */
final class ConnectStage {
  private static final int MOST_ADDRESSES = 3;

  /** A peer that takes a connection and resets it at once may be seen so while connecting. */
  private static final String RESET = "reset";

  private final Doctor doctor;
  private final Endpoint target;
  private final Budget budget;
  private final Connections connections;
  private final boolean behindLink;
  private @Nullable InetAddress reached;
  private @Nullable TimedSocket socket;
  private String fault = "";
  private String message = "";
  private boolean reset;

  ConnectStage(
      Doctor doctor,
      Endpoint target,
      Budget budget,
      Connections connections,
      DescriptionStage description) {
    this.doctor = doctor;
    this.target = target;
    this.budget = budget;
    this.connections = connections;
    this.behindLink = description.isBehindLink();
  }

  /** Tries the addresses, those that refuse a second time; says whether one was reached. */
  boolean look(Notes notes, List<InetAddress> addresses) {
    List<InetAddress> first = addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size()));
    boolean refused = tryAll(notes, first);
    if (addresses.size() > first.size()) {
      notes.saw(addresses.size() - first.size() + " more addresses were not tried");
    }
    if (socket == null && refused) {
      // A list lets all through or none, a limit some.
      notes.saw("a second try");
      tryAll(notes, first);
    }
    return socket != null || reset;
  }

  /** Whether connections were taken and reset before anything could be said. */
  boolean isReset() {
    return socket == null && reset;
  }

  /** Says whether one of them refused, or reset. */
  private boolean tryAll(Notes notes, List<InetAddress> addresses) {
    boolean refused = false;
    for (InetAddress address : addresses) {
      if (!connections.hasMore() || budget.isOver()) {
        notes.saw(address.getHostAddress() + ": not tried, the examination's means were used up");
        continue;
      }
      String failure = connect(notes, address, addresses.size());
      refused |= failure.equals("refused") || failure.equals(RESET);
    }
    return refused;
  }

  /** Connects; the fault that is met, or empty. */
  private String connect(Notes notes, InetAddress address, int ofSoMany) {
    String text = address.getHostAddress();
    String denial = doctor.jvm.denialOf(text, target.port());
    if (denial != null) {
      notes.saw(text + ": not tried, the sandbox denies it");
      return failed("sandbox-connect", "the sandbox denies " + denial);
    }
    long start = doctor.nanoTime.getAsLong();
    String failure = "";
    String how = "connected";
    try {
      TimedSocket made = connections.open(address, target.port(), budget.part(3, ofSoMany));
      if (socket == null) {
        socket = made;
        reached = address;
      } else {
        Connections.close(made);
      }
    } catch (SecurityException e) {
      failure = failed("sandbox-connect", "the sandbox denies " + Jvm.permissionOf(e, text));
      how = "denied";
    } catch (IOException e) {
      how = String.valueOf(e.getMessage());
      failure = how.contains("reset") ? RESET : failed(faultOf(e), target + ": " + how);
      reset |= failure.equals(RESET);
    }
    long millis = (doctor.nanoTime.getAsLong() - start) / 1_000_000;
    notes.saw(text + ": " + how + " after " + millis + " ms");
    return failure;
  }

  /** By the exceptions of the JDK: ConnectException stands for what the system says, too. */
  private static String faultOf(IOException failure) {
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof SocketTimeoutException || message.contains("timed out")) {
      return "timed-out";
    }
    boolean refused = failure instanceof ConnectException && !message.contains("unreachable");
    return refused ? "refused" : "no-route";
  }

  private String failed(String met, String words) {
    if (fault.isEmpty()) {
      fault = met;
      message = words;
    }
    return met;
  }

  /** Names what was met once every address was tried. */
  void judge(Notes notes) {
    if (fault.isEmpty() && reset && socket != null) {
      notes.met("proxy-limit-at-times", target + ": one connection was reset, another was not");
    }
    if (fault.isEmpty() || isReset()) {
      return;
    }
    boolean linked = behindLink && (fault.equals("refused") || fault.equals("timed-out"));
    if (socket == null) {
      notes.met(linked ? fault + "-behind-link" : fault, message);
    } else if (fault.equals("refused")) {
      notes.met("proxy-limit-at-times", message);
    } else {
      notes.metAtTimes(linked ? fault + "-behind-link" : fault, message);
    }
  }

  /** The connection that was made. */
  TimedSocket socket() {
    TimedSocket made = socket;
    if (made == null) {
      throw new IllegalStateException("no address was reached");
    }
    return made;
  }

  /** Whether a further connection may be made. */
  boolean hasMore() {
    return connections.hasMore() && !budget.isOver();
  }

  /** A further connection to the address that was reached, for so many eighths of the time. */
  TimedSocket another(int eighths) throws IOException {
    InetAddress address = reached;
    if (address == null) {
      throw new IllegalStateException("no address was reached");
    }
    return connections.open(address, target.port(), budget.eighths(eighths));
  }
}
