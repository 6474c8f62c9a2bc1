package io.github.mcegress.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SandboxTest {
  @Test
  void rejectsFolderWithoutRunner(@TempDir Path folder) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Sandbox.builder(folder));

    assertTrue(refusal.getMessage().contains("odps-udf-local"), refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "../a", "/a"})
  void rejectsResourceNameThatIsPath(String name, @TempDir Path folder) throws Exception {
    Sandbox.Builder builder = builder(folder);

    assertThrows(IllegalArgumentException.class, () -> builder.resource(name, new byte[0]));
  }

  @Test
  void rejectsPolicyLineOfAnotherForm(@TempDir Path folder) throws Exception {
    Sandbox.Builder builder = builder(folder);

    assertThrows(
        IllegalArgumentException.class, () -> builder.permission("java.net.SocketPermission"));
    assertThrows(
        IllegalArgumentException.class,
        () -> builder.permission("permission java.security.AllPermission"));
  }

  @Test
  void rejectsRowsOfUnequalWidthAndForeignTypes(@TempDir Path folder) throws Exception {
    Sandbox sandbox = builder(folder).build();

    assertThrows(
        IllegalArgumentException.class,
        () -> sandbox.run("a.B", Arrays.asList(new Object[] {"a"}, new Object[] {"a", "b"})));
    assertThrows(
        IllegalArgumentException.class,
        () -> sandbox.run("a.B", Collections.singletonList(new Object[0])));
    assertThrows(
        IllegalArgumentException.class,
        () -> sandbox.run("a.B", Collections.singletonList(new Object[] {'c'})));
  }

  @Test
  void carriesRequestAndResultThroughFiles(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("file");
    new SandboxRequest(
            "a.B", "p\nq", Arrays.asList(new Object[] {"x\ny", null}, new Object[] {"", 5L}))
        .writeTo(file);
    SandboxRequest request = SandboxRequest.readFrom(file);
    assertEquals("a.B", request.udfClass());
    assertEquals("p\nq", request.policy());
    assertEquals(Arrays.asList("x\ny", null), Arrays.asList(request.rows().get(0)));
    assertEquals(Arrays.asList("", 5L), Arrays.asList(request.rows().get(1)));
    assertEquals(Arrays.asList("string", "bigint"), request.columnTypes());

    new SandboxResult("m", "", null, Arrays.asList("a\r\n", null, "")).writeTo(file);
    SandboxResult result = SandboxResult.readFrom(file);
    assertEquals("m", result.securityManager());
    assertEquals(null, result.failure());
    assertEquals(Arrays.asList("a\r\n", null, ""), result.values());
  }

  private static Sandbox.Builder builder(Path folder) throws Exception {
    Files.createFile(folder.resolve("odps-udf-local-0.jar"));
    return Sandbox.builder(folder);
  }
}
