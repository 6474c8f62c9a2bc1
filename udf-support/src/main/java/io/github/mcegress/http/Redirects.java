package io.github.mcegress.http;

import io.github.mcegress.Codes;
import io.github.mcegress.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The redirects of one call: those of reads are followed, at most five, never from https to http.
 * Whether the target is declared is checked when it is called. Used by one thread.
 */
final class Redirects {
  private static final int MOST = 5;

  private int followed;

  /** The request that the answer asks for, or null when it is the last. */
  @Nullable EgressRequest next(EgressRequest request, EgressResponse answer)
      throws EgressException {
    String location = isRedirect(answer.status()) ? answer.header("Location") : null;
    if (location == null) {
      return null;
    }
    if (followed == MOST) {
      throw refused(request, "answered more than " + MOST + " redirects", null);
    }
    followed++;
    return request.redirectedTo(follow(request, location));
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private static Target follow(EgressRequest request, String location) throws EgressException {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      throw refused(request, "redirects a " + request.method(), null);
    }
    Target next;
    try {
      next = request.target().resolve(location);
    } catch (IllegalArgumentException e) {
      throw refused(request, "redirects to where nothing can be called", e);
    }
    if (request.target().tls() && !next.tls()) {
      throw refused(request, "redirects from https to http at " + next.endpoint(), null);
    }
    return next;
  }

  private static EgressException refused(
      EgressRequest request, String what, @Nullable Exception cause) {
    return new EgressException(
        Codes.HTTP_REDIRECT,
        Stage.ANSWER,
        null,
        request.target().endpoint() + " " + what,
        "call the service by its final address",
        cause);
  }
}
