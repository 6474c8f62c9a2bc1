package io.github.mcegress.http;

import java.io.FilePermission;
import java.lang.reflect.ReflectPermission;
import java.net.SocketPermission;
import java.security.Permission;
import java.util.PropertyPermission;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime lets us do, found out by asking the SecurityManager, never by trying: even a
 * caught violation may count against a task. Immutable.
 */
final class RuntimeCapabilities {
  private final @Nullable String securityManager;
  private final boolean threads;
  private final boolean dns;

  private RuntimeCapabilities(@Nullable String securityManager, boolean threads, boolean dns) {
    this.securityManager = securityManager;
    this.threads = threads;
    this.dns = dns;
  }

  static RuntimeCapabilities detect() {
    return of(System.getSecurityManager());
  }

  /** What this SecurityManager allows; null is none. */
  static RuntimeCapabilities of(@Nullable SecurityManager manager) {
    if (manager == null) {
      return new RuntimeCapabilities(null, true, true);
    }
    return new RuntimeCapabilities(
        manager.getClass().getName(), allowsThreads(manager), allowsDns(manager));
  }

  private static boolean allowsThreads(SecurityManager manager) {
    try {
      manager.checkPermission(new RuntimePermission("modifyThread"));
      manager.checkPermission(new RuntimePermission("modifyThreadGroup"));
      manager.checkAccess(Thread.currentThread().getThreadGroup());
      return true;
    } catch (SecurityException denied) {
      return false;
    }
  }

  /** Whether we may ask DNS ourselves: sockets, two files, and what Caffeine and dnsjava touch. */
  private static boolean allowsDns(SecurityManager manager) {
    Permission[] needed = {
      new SocketPermission("localhost:0", "listen"),
      new SocketPermission("*:53", "connect,resolve"),
      new FilePermission("/etc/resolv.conf", "read"),
      new FilePermission("/etc/hosts", "read"),
      new PropertyPermission("*", "read"),
      new RuntimePermission("accessClassInPackage.sun.misc"),
      new RuntimePermission("accessDeclaredMembers"),
      new ReflectPermission("suppressAccessChecks")
    };
    try {
      for (Permission permission : needed) {
        manager.checkPermission(permission);
      }
      return true;
    } catch (SecurityException denied) {
      return false;
    }
  }

  /**
   * The transport that the runtime allows.
   *
   * @throws IllegalArgumentException if it does not allow the one that is asked for
   */
  TransportKind transport(TransportKind asked) {
    if (asked == TransportKind.AUTO) {
      return threads ? TransportKind.OKHTTP : TransportKind.BLOCKING;
    }
    if (asked == TransportKind.OKHTTP && !threads) {
      throw new IllegalArgumentException(
          "the transport OKHTTP needs threads (" + this + "); write AUTO or BLOCKING");
    }
    return asked;
  }

  /** Whether names may be asked of DNS by ourselves. */
  boolean dns() {
    return dns;
  }

  @Nullable String securityManager() {
    return securityManager;
  }

  /** In words: what was found. */
  @Override
  public String toString() {
    if (securityManager == null) {
      return "no SecurityManager, threads allowed";
    }
    return "SecurityManager present, threads " + (threads ? "allowed" : "denied");
  }
}
