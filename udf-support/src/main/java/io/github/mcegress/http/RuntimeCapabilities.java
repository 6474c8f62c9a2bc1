package io.github.mcegress.http;

import org.jspecify.annotations.Nullable;

/**
 * What the runtime lets us do, found out by asking the SecurityManager, never by trying: even a
 * caught violation may count against a task. Immutable.
 */
final class RuntimeCapabilities {
  private final @Nullable String securityManager;
  private final boolean threads;

  private RuntimeCapabilities(@Nullable String securityManager, boolean threads) {
    this.securityManager = securityManager;
    this.threads = threads;
  }

  static RuntimeCapabilities detect() {
    SecurityManager manager = System.getSecurityManager();
    if (manager == null) {
      return new RuntimeCapabilities(null, true);
    }
    return new RuntimeCapabilities(manager.getClass().getName(), allowsThreads(manager));
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
