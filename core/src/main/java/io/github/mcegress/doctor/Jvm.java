package io.github.mcegress.doctor;

import java.net.SocketPermission;
import java.security.AccessControlException;
import java.security.Permission;
import java.security.Security;
import java.security.SecurityPermission;
import java.util.PropertyPermission;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM allows and how it is set up, found out by asking the SecurityManager before anything
 * is tried: even a caught violation may count against a task. Immutable.
 */
final class Jvm {
  /** What stands for a property without a value. */
  static final String NOT_SET = "not set";

  private final @Nullable SecurityManager manager;

  /** Of this SecurityManager; null is none. */
  Jvm(@Nullable SecurityManager manager) {
    this.manager = manager;
  }

  static Jvm here() {
    return new Jvm(System.getSecurityManager());
  }

  boolean isSandboxed() {
    return manager != null;
  }

  /** The class of the SecurityManager, or that there is none. */
  String sandbox() {
    return manager == null
        ? "no SecurityManager"
        : "SecurityManager " + manager.getClass().getName();
  }

  /** The name of the permission that is denied, or null when it is granted. */
  @Nullable String denial(Permission permission) {
    if (manager == null) {
      return null;
    }
    try {
      manager.checkPermission(permission);
      return null;
    } catch (SecurityException denied) {
      return permissionOf(denied, permission.toString());
    }
  }

  /** The denial of the way to that address, or null. */
  @Nullable String denialOf(String address, int port) {
    if (manager == null) {
      return null;
    }
    try {
      manager.checkConnect(address, port);
      return null;
    } catch (SecurityException denied) {
      return permissionOf(denied, "java.net.SocketPermission \"" + address + ":" + port + "\"");
    }
  }

  /** The denial of looking that name up, or null. */
  @Nullable String denialOfLookup(String host) {
    return manager == null ? null : denial(new SocketPermission(host, "resolve"));
  }

  /** The permission that a denial is about. */
  static String permissionOf(SecurityException denied, String otherwise) {
    Permission missing =
        denied instanceof AccessControlException
            ? ((AccessControlException) denied).getPermission()
            : null;
    return missing == null ? otherwise : missing.toString();
  }

  boolean allowsThreads() {
    return denial(new RuntimePermission("modifyThread")) == null
        && denial(new RuntimePermission("modifyThreadGroup")) == null;
  }

  /** Whether a property of that name may be read. */
  boolean mayRead(String property) {
    return denial(new PropertyPermission(property, "read")) == null;
  }

  /** The value of a system property; null when it has none or may not be read. */
  @Nullable String property(String name) {
    return mayRead(name) ? System.getProperty(name) : null;
  }

  /** The value of a security property, or why there is none. */
  String securityProperty(String name) {
    if (denial(new SecurityPermission("getProperty." + name)) != null) {
      return "not readable here";
    }
    String value = Security.getProperty(name);
    return value == null || value.isEmpty() ? NOT_SET : value;
  }
}
