package io.github.mcegress.catalog;

/** A way out of MaxCompute whose support differs by region. */
public enum Scheme {
  /** Access over the Internet: public endpoints on the access list. */
  INTERNET,
  /** Access over a VPC: a dedicated connection, a network link or an ENI. */
  VPC
}
