package io.github.mcegress.kit;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;

/** What a client is made with: what is declared, where it is, and whom to trust. Immutable. */
public final class KitSetup {
  private final EgressSpec spec;
  private final ResolvedHosts hosts;
  private final String caPem;

  KitSetup(EgressSpec spec, ResolvedHosts hosts, String caPem) {
    this.spec = spec;
    this.hosts = hosts;
    this.caPem = caPem;
  }

  /** The declared endpoints, those of loopback among its private addresses. */
  public EgressSpec spec() {
    return spec;
  }

  /**
   * The addresses of all names, of some that are not declared too; none of them can be looked up
   * elsewhere.
   */
  public ResolvedHosts hosts() {
    return hosts;
  }

  /** The only authority to trust, as PEM text. */
  public String caPem() {
    return caPem;
  }
}
