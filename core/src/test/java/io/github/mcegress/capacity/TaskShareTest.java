package io.github.mcegress.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.EgressSpec;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TaskShareTest {
  private static TaskShare of(String lines) {
    return TaskShare.of(EgressSpec.parse(lines));
  }

  @Test
  void dividesTheConnectionsAmongTheTasks() {
    TaskShare share = of("max-connections = 200\nmax-tasks = 64");
    assertEquals(OptionalInt.of(3), share.connections());
    assertEquals(OptionalInt.of(64), share.tasks());
    assertEquals("200 connections / 64 tasks = 3 for each, 8 left over", share.toString());
    assertEquals(OptionalInt.of(1), of("max-connections = 9\nmax-tasks = 9").connections());
  }

  @Test
  void lowersTheTasksWhereTheyAreMoreOrUnknown() {
    TaskShare more = of("max-connections = 200\nmax-tasks = 201");
    assertEquals(OptionalInt.of(200), more.tasks());
    assertEquals(
        "200 connections for 201 tasks: at most 200 tasks at once, 1 connection for each",
        more.toString());
    TaskShare unknown = of("max-connections = 200");
    assertEquals(OptionalInt.of(1), unknown.connections());
    assertEquals(OptionalInt.of(200), unknown.tasks());
    assertEquals(
        "200 connections for an unknown number of tasks: at most 200 tasks at once, 1 connection"
            + " for each",
        unknown.toString());
  }

  @Test
  void limitsNothingThatIsNotDeclared() {
    TaskShare share = of("max-tasks = 5");
    assertEquals(OptionalInt.empty(), share.connections());
    assertEquals(OptionalInt.of(5), share.tasks());
    assertEquals(
        "max-connections is not declared: connections are not shared out", share.toString());
  }

  @Property
  void tasksTogetherNeverHoldMore(
      @ForAll @IntRange(min = 1) int connections, @ForAll @IntRange(min = 1) int tasks) {
    TaskShare share =
        TaskShare.of(EgressSpec.builder().maxConnections(connections).maxTasks(tasks).build());
    long together = (long) share.connections().getAsInt() * share.tasks().getAsInt();
    assertTrue(share.connections().getAsInt() >= 1);
    assertTrue(share.tasks().getAsInt() <= tasks);
    assertTrue(together <= connections && together > connections / 2, together + " in all");
  }
}
