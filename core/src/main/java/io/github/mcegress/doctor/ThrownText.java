package io.github.mcegress.doctor;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * A throwable written as a log has it, its causes and suppressed ones too: behind the name of a
 * type that is not of the JDK stands that of the JDK's type that it is. Without state.
 */
final class ThrownText {
  private static final int MOST_THROWABLES = 100;
  private static final int MOST_FRAMES = 60;
  private static final int LONGEST_MESSAGE = 65_536;

  private ThrownText() {}

  /** The text; of more than 100 throwables the first. */
  static String of(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(thrown);
    while (!open.isEmpty() && seen.size() < MOST_THROWABLES) {
      Throwable next = open.removeFirst();
      if (!seen.add(next)) {
        continue;
      }
      text.append(seen.size() == 1 ? "" : "Caused by: ");
      one(next, text);
      if (next.getCause() != null) {
        open.add(next.getCause());
      }
      Collections.addAll(open, next.getSuppressed());
    }
    return text.toString();
  }

  private static void one(Throwable thrown, StringBuilder text) {
    Class<?> type = thrown.getClass();
    text.append(type.getName()).append(": ");
    if (!isOfJdk(type)) {
      while (!isOfJdk(type)) {
        type = type.getSuperclass();
      }
      text.append(type.getName()).append(": ");
    }
    String message = String.valueOf(thrown.getMessage());
    text.append(message, 0, Math.min(message.length(), LONGEST_MESSAGE)).append('\n');
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int i = 0; i < frames.length && i < MOST_FRAMES; i++) {
      text.append("\tat ").append(frames[i].getClassName());
      text.append('.').append(frames[i].getMethodName()).append('\n');
    }
  }

  private static boolean isOfJdk(Class<?> type) {
    return type.getName().startsWith("java.") || type.getName().startsWith("javax.net.");
  }
}
