package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.Permission;
import org.junit.jupiter.api.Test;

class RuntimeCapabilitiesTest {
  /** Asked, never installed. */
  private static final class Denying extends SecurityManager {
    private final String denied;

    Denying(String denied) {
      this.denied = denied;
    }

    @Override
    public void checkPermission(Permission permission) {
      if (permission.getName().equals(denied)) {
        throw new SecurityException("denied");
      }
    }

    @Override
    public void checkAccess(ThreadGroup group) {
      if (denied.equals("threadGroup")) {
        throw new SecurityException("denied");
      }
    }
  }

  @Test
  void allowsEverythingWithoutSecurityManager() {
    RuntimeCapabilities found = RuntimeCapabilities.of(null);
    assertEquals(TransportKind.OKHTTP, found.transport(TransportKind.AUTO));
    assertEquals(TransportKind.OKHTTP, found.transport(TransportKind.OKHTTP));
    assertEquals(TransportKind.BLOCKING, found.transport(TransportKind.BLOCKING));
    assertEquals("no SecurityManager, threads allowed", found.toString());
  }

  @Test
  void asksTheSecurityManager() {
    RuntimeCapabilities found = RuntimeCapabilities.of(new Denying("nothing"));
    assertEquals(TransportKind.OKHTTP, found.transport(TransportKind.AUTO));
    assertEquals("SecurityManager present, threads allowed", found.toString());
  }

  @Test
  void blocksWhereThreadsAreDenied() {
    for (String denied : new String[] {"modifyThread", "modifyThreadGroup", "threadGroup"}) {
      RuntimeCapabilities found = RuntimeCapabilities.of(new Denying(denied));
      assertEquals(TransportKind.BLOCKING, found.transport(TransportKind.AUTO), denied);
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> found.transport(TransportKind.OKHTTP), denied);
      assertEquals(
          "the transport OKHTTP needs threads (SecurityManager present, threads denied);"
              + " write AUTO or BLOCKING",
          refused.getMessage());
    }
  }

  @Test
  void asksDnsItselfOnlyWhereEverythingForItIsAllowed() {
    assertTrue(RuntimeCapabilities.of(null).dns());
    assertTrue(RuntimeCapabilities.of(new Denying("nothing")).dns());
    String[] needed = {
      "localhost:0",
      "*:53",
      "/etc/resolv.conf",
      "/etc/hosts",
      "*",
      "accessClassInPackage.sun.misc",
      "accessDeclaredMembers",
      "suppressAccessChecks"
    };
    for (String denied : needed) {
      assertFalse(RuntimeCapabilities.of(new Denying(denied)).dns(), denied);
    }
    assertTrue(RuntimeCapabilities.of(new Denying("modifyThread")).dns());
  }
}
