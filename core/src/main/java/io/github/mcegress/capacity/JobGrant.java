package io.github.mcegress.capacity;

import io.github.mcegress.EgressSpec;

/** The connections that a project gives to one job for as long as it runs. Immutable. */
public final class JobGrant {
  private final int connections;
  private final String arithmetic;

  JobGrant(int connections, String arithmetic) {
    this.connections = connections;
    this.arithmetic = arithmetic;
  }

  /** How many the job may hold, 1 or more. */
  public int connections() {
    return connections;
  }

  /** The description with this grant as its {@code max-connections}. */
  public EgressSpec in(EgressSpec spec) {
    return spec.toBuilder().maxConnections(connections).build();
  }

  /** The arithmetic, on one line. */
  @Override
  public String toString() {
    return arithmetic;
  }
}
