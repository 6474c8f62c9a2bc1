package io.github.mcegress.adapters;

import java.io.Closeable;
import java.security.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sees what the thread that watches looks up, forwards and backwards: the JVM asks the
 * SecurityManager before. The lab's servers look up their clients, on threads of their own.
 */
final class Lookups extends SecurityManager implements Closeable {
  private static final int LOOKUP = -1;

  private final List<String> names = new CopyOnWriteArrayList<>();
  private final SecurityManager before = System.getSecurityManager();
  private final Thread watcher = Thread.currentThread();

  private Lookups() {}

  /** Watches until it is closed. */
  static Lookups watch() {
    Lookups lookups = new Lookups();
    System.setSecurityManager(lookups);
    return lookups;
  }

  List<String> names() {
    return new ArrayList<>(names);
  }

  @Override
  public void checkConnect(String host, int port) {
    // An address is a socket's own, about to be told, and needs no look-up.
    if (port == LOOKUP && Thread.currentThread() == watcher && !host.matches("[0-9.]+")) {
      names.add(host);
    }
  }

  @Override
  public void checkConnect(String host, int port, Object context) {
    checkConnect(host, port);
  }

  /** Everything is allowed. */
  @Override
  public void checkPermission(Permission permission) {}

  @Override
  public void checkPermission(Permission permission, Object context) {}

  @Override
  public void close() {
    System.setSecurityManager(before);
  }
}
