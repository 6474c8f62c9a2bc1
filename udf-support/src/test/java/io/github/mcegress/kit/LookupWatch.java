package io.github.mcegress.kit;

import java.io.Closeable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sees what the JVM's own resolver is asked, by name and by address.
 *
 * <p>Java has no hook for it before 18: the resolver is exchanged by reflection. Java 9 to 17 needs
 * {@code --add-opens java.base/java.net=ALL-UNNAMED}.
 */
final class LookupWatch implements Closeable {
  private final Field field;
  private final Object before;
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  private LookupWatch(Field field) throws IllegalAccessException {
    this.field = field;
    this.before = field.get(null);
  }

  /** Watches until it is closed. */
  static LookupWatch install() throws IllegalAccessException {
    for (Field field : InetAddress.class.getDeclaredFields()) {
      // nameServices is a list on Java 8.
      if (field.getName().equals("nameService") || field.getName().equals("nameServices")) {
        try {
          field.setAccessible(true);
        } catch (RuntimeException closed) {
          throw new KitNotApplicableException(
              "the JVM's resolver cannot be watched; start the JVM with"
                  + " --add-opens=java.base/java.net=ALL-UNNAMED");
        }
        LookupWatch watch = new LookupWatch(field);
        watch.exchange();
        return watch;
      }
    }
    throw new KitNotApplicableException("the resolver of this Java cannot be watched");
  }

  private void exchange() throws IllegalAccessException {
    field.set(
        null,
        before instanceof List
            ? ((List<?>) before).stream().map(this::watched).collect(Collectors.toList())
            : watched(before));
  }

  private Object watched(Object resolver) {
    Class<?> type = resolver.getClass().getInterfaces()[0];
    InvocationHandler watching =
        (proxy, method, arguments) -> {
          // The JDK's own server looks its clients up.
          if (!Thread.currentThread().getName().startsWith("lab-web")) {
            seen.add(
                arguments[0] instanceof byte[]
                    ? InetAddress.getByAddress((byte[]) arguments[0]).getHostAddress()
                    : String.valueOf(arguments[0]));
          }
          return ask(resolver, method, arguments);
        };
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, watching);
  }

  private static Object ask(Object resolver, Method method, Object... arguments) throws Throwable {
    method.setAccessible(true);
    try {
      return method.invoke(resolver, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** What was asked for, in order. */
  List<String> seen() {
    synchronized (seen) {
      return new ArrayList<>(seen);
    }
  }

  @Override
  public void close() {
    try {
      field.set(null, before);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("the JVM's resolver cannot be put back", e);
    }
  }
}
