package io.github.mcegress.http;

/** Where the addresses of a host came from. */
public enum AddressOrigin {
  /** The URL itself held the address. */
  LITERAL,
  /** They were shipped with the job. */
  SHIPPED,
  /** This process looked them up. */
  RESOLVED
}
