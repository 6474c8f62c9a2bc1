package io.github.mcegress.catalog;

/**
 * What makes a contradiction relevant, beside the settings keys that it names: something that a
 * description declares, or something that a caller is about to do.
 */
public enum Topic {
  /** A public endpoint is declared. */
  INTERNET,
  /** More than one public endpoint is declared. */
  SEVERAL_ENDPOINTS,
  /** A public endpoint is a domain name. */
  DOMAIN_NAME,
  /** Addresses stand on the access list, be it by list-addresses or as literals. */
  LISTED_ADDRESS,
  /** The versions of the self-service list disagree about a public endpoint. */
  SELF_SERVICE,
  /** A network link is declared. */
  NETWORK_LINK,
  /** A VPC is declared, for Spark's ENI connection. */
  VPC,
  /** The region's support for a dedicated connection is disputed. */
  DISPUTED_REGION,
  /** The region is eu-west-1. */
  UK_REGION,
  /** Tablestore is declared as a service. */
  TABLESTORE,
  /** Log Service is declared as a service. */
  LOG,
  /** A service of Alibaba Cloud is declared that has an internal endpoint. */
  INTERNAL_ENDPOINT,
  /** Isolation is declared. */
  ISOLATION,
  /** A batch's rows are declared. */
  BATCH_ROWS,
  /** A batch's time-out is declared. */
  BATCH_TIMEOUT,
  /**
   * The access of a target is controlled by a list of addresses, and MaxCompute's are put there.
   */
  TARGET_WHITELIST,
  /** The project's own list of external networks is written. */
  PROJECT_LIST,
  /** A jar or another file is shipped as a resource. */
  RESOURCE,
  /** Code uses counters of the ExecutionContext. */
  COUNTER,
  /** Code runs in the Java sandbox. */
  SANDBOX,
  /** Code was compiled for another Java than 8. */
  JAVA_VERSION,
  /** A user's jar holds classes that the platform has too. */
  CLASS_CONFLICT,
  /** A SQL script with SET statements goes to several readers. */
  SQL_SCRIPT,
  /** An external table is created over a dedicated connection. */
  EXTERNAL_TABLE_DDL,
  /** Spark reads or writes external tables. */
  SPARK_EXTERNAL_TABLE,
  /** A Spark client's version is chosen. */
  SPARK_CLIENT,
  /** An endpoint of MaxCompute itself is chosen, or a region is read from one. */
  MAXCOMPUTE_ENDPOINT,
  /** A VPC of another region is to reach MaxCompute. */
  VPC_PEERING,
  /** A network link is to be created or listed by a program. */
  NETWORK_LINK_API,
  /** A failed job is diagnosed. */
  DIAGNOSIS
}
