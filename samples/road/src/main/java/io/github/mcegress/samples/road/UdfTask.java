package io.github.mcegress.samples.road;

import io.github.mcegress.lab.Sandbox;
import io.github.mcegress.lab.SandboxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs one call of a function as the platform does: its class out of its jar, its file resources
 * beside it, in Alibaba's local UDF runner with the official sandbox on.
 */
final class UdfTask {
  private final Path sandbox;
  private final List<String> policy;
  private final StoredProject project;

  /**
   * With the runner's class path and the only permissions that are added to its policy.
   *
   * @param sandbox the folder of the runner's jars
   */
  UdfTask(Path sandbox, List<String> policy, StoredProject project) {
    this.sandbox = sandbox;
    this.policy = Collections.unmodifiableList(new ArrayList<>(policy));
    this.project = project;
  }

  /** One row through a task of its own. */
  SandboxRun run(StoredProject.Function function, SelectCall call)
      throws IOException, InterruptedException {
    Path jars = Files.createTempDirectory("mcegress-road");
    try {
      Sandbox.Builder builder = Sandbox.builder(sandbox);
      policy.forEach(builder::permission);
      for (String name : function.using) {
        StoredProject.Resource resource = project.resource(name);
        if (resource == null) {
          throw new IOException("the resource " + name + " of the USING list is missing");
        }
        if (resource.type.equals("jar")) {
          builder.jar(Files.write(jars.resolve(name), resource.content));
        } else {
          builder.resource(name, resource.content);
        }
      }
      List<Object[]> row = Collections.singletonList(call.arguments().toArray());
      return builder.build().run(function.className, row);
    } finally {
      for (String name : function.using) {
        Files.deleteIfExists(jars.resolve(name));
      }
      Files.delete(jars);
    }
  }
}
