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
  /** A public endpoint is an address. */
  LITERAL_ADDRESS,
  /** Resolved addresses are to stand on the access list (list-addresses). */
  LISTED_ADDRESS,
  /** The versions of the self-service list disagree about a public endpoint. */
  SELF_SERVICE,
  /** A public endpoint is to be added to the project's own list of external networks. */
  PROJECT_LIST,
  /** The target of a public endpoint may let in known addresses only. */
  TARGET_WHITELIST,
  /** A network link is declared. */
  NETWORK_LINK,
  /** A program submits a job with a network link. */
  SUBMITTED_LINK,
  /** A job with a network link failed in planning. */
  FAILED_LINK,
  /** The region's support for a dedicated connection is disputed. */
  DISPUTED_REGION,
  /** The region is eu-west-1. */
  UK_REGION,
  /** Tablestore is declared as a service. */
  TABLESTORE,
  /** Log Service is declared as a service. */
  LOG,
  /** A public endpoint is an internal one of an Alibaba Cloud service. */
  INTERNAL_ENDPOINT,
  /** Isolation is declared. */
  ISOLATION,
  /** More rows are declared for a batch than the smallest advice. */
  BATCH_ROWS,
  /** A batch's time-out is declared. */
  BATCH_TIMEOUT,
  /** The rows of a batch are too many for a time-out that nobody has set. */
  DEFAULT_TIMEOUT,
  /** A jar is shipped that is larger than the smallest limit. */
  RESOURCE,
  /** Code uses counters of the ExecutionContext. */
  COUNTER,
  /** Code that calls out runs in the Java sandbox: no isolation is declared. */
  SANDBOX,
  /** Code in the sandbox reads system properties. */
  SYSTEM_PROPERTY,
  /** Code in the sandbox calls what the published list does not name. */
  UNLISTED_CALL,
  /** Code in the sandbox makes a java.net.URL. */
  URL_CONSTRUCTOR,
  /** Code was compiled for a newer Java than 8, or runs where no page names the Java. */
  JAVA_VERSION,
  /** A user's jar holds classes that the platform has too. */
  CLASS_CONFLICT,
  /** A SET statement holds a semicolon behind a backslash. */
  SET_SEMICOLON,
  /** The key of a SET statement holds more than letters, digits and dots. */
  SET_KEY,
  /** A key stands in a SET statement and among the settings of the call. */
  SET_AND_HINT,
  /** No Spark client is listed for the version. */
  SPARK_CLIENT,
  /** The endpoint of MaxCompute is an -intranet host. */
  INTRANET_HOST,
  /** The endpoint of MaxCompute is one of before 2020. */
  LEGACY_HOST,
  /** The Tunnel endpoint is a dt-exclusive host. */
  EXCLUSIVE_HOST,
  /** The endpoint is of MaxCompute's domains, and none that the catalogue has. */
  UNLISTED_HOST
}
