package io.github.mcegress.doctor;

import io.github.mcegress.Endpoint;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Quoted;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The answer to one {@code HEAD /}. */
final class HttpStage {
  /** From here on a first byte is slow: a batch of 32 rows takes more than a minute then. */
  private static final Duration SLOW = Duration.ofSeconds(2);

  private final Doctor doctor;
  private final Endpoint target;
  private final DescriptionStage description;

  HttpStage(Doctor doctor, Endpoint target, DescriptionStage description) {
    this.doctor = doctor;
    this.target = target;
    this.description = description;
  }

  /** Asks over that socket; the notes say nothing yet when it did not answer in HTTP. */
  HttpLook ask(Socket socket, boolean tls) {
    boolean usual = target.port() == (tls ? 443 : 80);
    return HttpLook.at(socket, usual ? target.host() : target.toString(), doctor.nanoTime);
  }

  /** Judges an answer, or that there is none. */
  void judge(Notes notes, HttpLook look, boolean tls) {
    if (look.status() == 0) {
      silent(notes, look);
      return;
    }
    notes.saw(
        "HEAD / was answered with "
            + look.status()
            + " after "
            + look.firstByte().toMillis()
            + " ms"
            + server(look));
    if (look.firstByte().compareTo(SLOW) > 0) {
      notes.met("http-slow", "the first byte came after " + look.firstByte().toMillis() + " ms");
    }
    status(notes, look);
    String location = look.header("location");
    if (location != null && look.status() / 100 == 3) {
      redirect(notes, location, tls);
    }
  }

  private static String server(HttpLook look) {
    String server = look.header("server");
    String via = look.header("via");
    return (server == null ? "" : ", server " + Quoted.of(server))
        + (via == null ? "" : ", via " + Quoted.of(via));
  }

  private void status(Notes notes, HttpLook look) {
    String retry = look.header("retry-after");
    String words =
        target
            + " answers "
            + look.status()
            + (retry == null ? "" : ", Retry-After " + Quoted.of(retry));
    switch (look.status()) {
      case 400:
      case 404:
        notes.met("http-404", words);
        break;
      case 403:
      case 407:
      case 421:
      case 429:
      case 503:
        notes.met("http-" + look.status(), words);
        break;
      case 502:
      case 504:
        notes.met("http-502", words);
        break;
      default:
        break;
    }
  }

  private void silent(Notes notes, HttpLook look) {
    IOException failure = look.failure();
    if (failure == null) {
      notes.saw(
          look.firstLine().isEmpty()
              ? "the connection was closed without an answer"
              : "the answer is no HTTP");
    } else {
      notes.saw("no answer: " + Quoted.of(String.valueOf(failure.getMessage())));
    }
    TlsFault fault = failure == null ? TlsFault.CLOSED : TlsFault.of(failure);
    if (!look.firstLine().isEmpty()) {
      notes.met("http-no-http", "the answer begins with " + Quoted.of(look.firstLine()));
    } else if (fault == TlsFault.TIMEOUT) {
      notes.met("http-no-answer", target + " does not answer");
    } else {
      notes.met("lost", "the connection to " + target + " ended before an answer");
    }
  }

  private void redirect(Notes notes, String location, boolean tls) {
    Endpoint to = endpointOf(location, tls);
    if (to == null || to.equals(target)) {
      return;
    }
    notes.saw("redirects to " + to);
    if (doctor.spec != null && !description.declares(to)) {
      notes.met("http-redirect", target + " redirects to " + to + ", which is not declared");
    }
  }

  /** Host and port of an absolute http or https URL; null of anything else. */
  private static @Nullable Endpoint endpointOf(String location, boolean tls) {
    try {
      URI uri = new URI(location);
      if (uri.getHost() == null) {
        return null;
      }
      String scheme = uri.getScheme() == null ? (tls ? "https" : "http") : uri.getScheme();
      int usual = scheme.equalsIgnoreCase("http") ? 80 : 443;
      return Endpoint.of(uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort());
    } catch (URISyntaxException | InvalidEgressException nowhere) {
      return null;
    }
  }

  /** The server's clock by its answer, or null. */
  static @Nullable Instant dateOf(HttpLook look) {
    String date = look.header("date");
    if (date == null) {
      return null;
    }
    try {
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
