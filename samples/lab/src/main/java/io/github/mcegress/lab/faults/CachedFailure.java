package io.github.mcegress.lab.faults;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A failure that the JVM's own resolver keeps and repeats for ten seconds.
 *
 * <p>What the resolver asks is exchanged by reflection for one look-up. Java 9 to 17 needs {@code
 * --add-opens java.base/java.net=ALL-UNNAMED}.
 */
final class CachedFailure {
  /** Tells the names apart: the JVM keeps failures by name, beyond the end of a scene. */
  private static final AtomicInteger NAMES = new AtomicInteger();

  private CachedFailure() {}

  /**
   * Fails once in these words, so that the next look-up asks nobody.
   *
   * @param mended whether the name would resolve by then
   */
  static FaultScene start(String words, boolean mended) throws Exception {
    String host = "cached" + NAMES.incrementAndGet() + ".example.test";
    Field field = field();
    Object before = field.get(null);
    exchange(field, before, host, words, false);
    try {
      InetAddress.getAllByName(host);
      throw new IllegalStateException("the JVM's resolver was not exchanged");
    } catch (UnknownHostException first) {
      exchange(field, before, host, words, mended);
    }
    return FaultScene.builder()
        .target(host, 443)
        .names(name -> Arrays.asList(InetAddress.getAllByName(name)))
        .closing(() -> put(field, before))
        .symptom("dns UnknownHostException: " + host)
        .build();
  }

  private static Field field() {
    for (Field field : InetAddress.class.getDeclaredFields()) {
      // nameServices is a list on Java 8.
      if (field.getName().equals("nameService") || field.getName().equals("nameServices")) {
        field.setAccessible(true);
        return field;
      }
    }
    throw new IllegalStateException("the resolver of this Java cannot be exchanged");
  }

  private static void exchange(
      Field field, Object before, String host, String words, boolean mended)
      throws IllegalAccessException {
    Object one = before instanceof List ? ((List<?>) before).get(0) : before;
    Class<?> type = one.getClass().getInterfaces()[0];
    Object exchanged =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (mended && method.getName().equals("lookupAllHostAddr")) {
                return new InetAddress[] {
                  InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})
                };
              }
              throw new UnknownHostException(arguments[0] + ": " + words);
            });
    field.set(null, before instanceof List ? Collections.singletonList(exchanged) : exchanged);
  }

  private static void put(Field field, Object value) {
    try {
      field.set(null, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the JVM's resolver cannot be put back", e);
    }
  }
}
