package io.github.mcegress.catalog;

/** A way out of MaxCompute whose support differs by region. */
public enum Scheme {
  /** Access over the Internet: public endpoints on the access list. */
  INTERNET,
  /** SmartNAT, the way of Spark before 3.4 to the Internet. */
  SMARTNAT,
  /** Access over a VPC: a dedicated connection, a network link or an ENI. */
  VPC
}
