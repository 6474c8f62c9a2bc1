package io.github.mcegress.catalog;

/** The parts of MaxCompute that have endpoints of their own. */
public enum Component {
  /** The service itself: jobs, tables, resources. */
  SERVICE,
  /** Tunnel: bulk data in and out. */
  TUNNEL,
  /** Tunnel for those who have tunnel resources of their own. */
  TUNNEL_EXCLUSIVE,
  /** The catalog API. */
  CATALOG_API,
  /** The OpenAPI of 2022-01-04: projects, quotas, network links. */
  OPENAPI
}
