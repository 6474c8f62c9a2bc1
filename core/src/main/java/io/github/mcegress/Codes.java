package io.github.mcegress;

/**
 * The stable codes of everything mcegress reports; the README explains each in one row.
 *
 * <p>A code names a cause, never a place: the same code is used by a check before the job, by an
 * exception in the task and by a diagnosis.
 */
public final class Codes {
  /** A line of a text form that is not {@code key = value}. */
  public static final String SPEC_SYNTAX = "MCE-SPEC-SYNTAX";

  /** A key that the text form does not know. */
  public static final String SPEC_KEY = "MCE-SPEC-KEY";

  /** A key or an entry that stands twice. */
  public static final String SPEC_DUPLICATE = "MCE-SPEC-DUPLICATE";

  /** A number, flag, time or name outside of its form or range. */
  public static final String SPEC_VALUE = "MCE-SPEC-VALUE";

  /** A character that cannot survive every reader of a hint: {@code ;}, line breaks, controls. */
  public static final String SPEC_CHARACTER = "MCE-SPEC-CHARACTER";

  /** A URL where {@code host:port} belongs. */
  public static final String SPEC_URL = "MCE-SPEC-URL";

  /** An IPv6 address, which MaxCompute cannot be configured with. */
  public static final String SPEC_IPV6 = "MCE-SPEC-IPV6";

  /** A host that is empty or no host name. */
  public static final String SPEC_HOST = "MCE-SPEC-HOST";

  /** A port that is missing or outside of 1 to 65535. */
  public static final String SPEC_PORT = "MCE-SPEC-PORT";

  /** A network link name outside of its form. */
  public static final String SPEC_LINK = "MCE-SPEC-LINK";

  /** A VPC that is not {@code regionid:vpcid}. */
  public static final String SPEC_VPC = "MCE-SPEC-VPC";

  /** A setting that refers to what the description does not declare. */
  public static final String SPEC_UNDECLARED = "MCE-SPEC-UNDECLARED";

  /** A description that opens nothing for the workload. */
  public static final String RULE_NOTHING_OPENED = "MCE-RULE-NOTHING-OPENED";

  /** A private, loopback or link-local address among the public endpoints. */
  public static final String RULE_PRIVATE_ADDRESS = "MCE-RULE-PRIVATE-ADDRESS";

  /** A domain outside of the self-service list: the request form and a review are needed. */
  public static final String RULE_REVIEW = "MCE-RULE-REVIEW";

  /** A host name of one label, which a public resolver does not answer. */
  public static final String RULE_SINGLE_LABEL = "MCE-RULE-SINGLE-LABEL";

  /** A dedicated connection of a kind that the workload cannot use. */
  public static final String RULE_DEDICATED = "MCE-RULE-DEDICATED";

  /** A limit on connections that cannot be kept as described. */
  public static final String RULE_CAPACITY = "MCE-RULE-CAPACITY";

  /** A SQL script that ends inside of a comment or literal, or a SET statement without a key. */
  public static final String SQL_SYNTAX = "MCE-SQL-SYNTAX";

  /** One hint with two values. */
  public static final String HINT_CONFLICT = "MCE-HINT-CONFLICT";

  /** A SET statement that PyODPS or odps-jdbc would read otherwise. */
  public static final String SQL_READER = "MCE-SQL-READER";

  /** A line that is not hosts(5). */
  public static final String HOSTS_SYNTAX = "MCE-HOSTS-SYNTAX";

  /** A host name that did not resolve. */
  public static final String DNS_UNRESOLVED = "MCE-DNS-UNRESOLVED";

  /** A host name with IPv6 addresses only. */
  public static final String DNS_IPV6_ONLY = "MCE-DNS-IPV6-ONLY";

  /** A public endpoint whose name resolves to addresses that are not public. */
  public static final String DNS_PRIVATE_ADDRESS = "MCE-DNS-PRIVATE-ADDRESS";

  /** A resource or function of another job stands under the same name. */
  public static final String SHIP_OCCUPIED = "MCE-SHIP-OCCUPIED";

  /** A UDF class that is not in its jar. */
  public static final String SHIP_CLASS = "MCE-SHIP-CLASS";

  /** A call to an endpoint that the description does not declare; nothing was sent. */
  public static final String NOT_DECLARED = "MCE-NOT-DECLARED";

  /** A URL that cannot be called. */
  public static final String HTTP_URL = "MCE-HTTP-URL";

  /** The peer, or something between, refused the connection. */
  public static final String CONNECT_REFUSED = "MCE-CONNECT-REFUSED";

  /** Nothing answered the connection in time. */
  public static final String CONNECT_TIMEOUT = "MCE-CONNECT-TIMEOUT";

  /** The connection could not be made for another reason. */
  public static final String CONNECT_FAILED = "MCE-CONNECT-FAILED";

  /** The sandbox denies what the call needs. */
  public static final String SANDBOX_DENIED = "MCE-SANDBOX-DENIED";

  /** The certificate is for another name. */
  public static final String TLS_NAME = "MCE-TLS-NAME";

  /** The certificate is expired or not yet valid. */
  public static final String TLS_EXPIRED = "MCE-TLS-EXPIRED";

  /** The certificate is signed by an unknown authority. */
  public static final String TLS_UNTRUSTED = "MCE-TLS-UNTRUSTED";

  /** The TLS handshake failed for another reason. */
  public static final String TLS_FAILED = "MCE-TLS-FAILED";

  /** No answer within the request's deadline. */
  public static final String HTTP_TIMEOUT = "MCE-HTTP-TIMEOUT";

  /** The connection broke before the answer was complete. */
  public static final String HTTP_CONNECTION_LOST = "MCE-HTTP-CONNECTION-LOST";

  /** The peer does not speak HTTP as it should. */
  public static final String HTTP_PROTOCOL = "MCE-HTTP-PROTOCOL";

  /** A status other than 2xx where 2xx was asked for. */
  public static final String HTTP_STATUS = "MCE-HTTP-STATUS";

  /** A redirect that is not followed. */
  public static final String HTTP_REDIRECT = "MCE-HTTP-REDIRECT";

  /** A request or an answer larger than its limit. */
  public static final String HTTP_TOO_LARGE = "MCE-HTTP-TOO-LARGE";

  /** Every connection of this process is in use. */
  public static final String CAPACITY_EXHAUSTED = "MCE-CAPACITY-EXHAUSTED";

  /** A jar or a text of CA certificates that cannot be shipped as it is. */
  public static final String SHIP_FILE = "MCE-SHIP-FILE";

  /** A resource or function that somebody else created or deleted during a shipment. */
  public static final String SHIP_RACE = "MCE-SHIP-RACE";

  /** A SQL script without a statement. */
  public static final String SQL_EMPTY = "MCE-SQL-EMPTY";

  /** A statement that MaxCompute ended without success. */
  public static final String SQL_FAILED = "MCE-SQL-FAILED";

  /** A statement that was still running when the time given to it was over. */
  public static final String SQL_TIMEOUT = "MCE-SQL-TIMEOUT";

  /** A MaxCompute endpoint that does not answer. */
  public static final String MAXCOMPUTE_UNREACHABLE = "MCE-MAXCOMPUTE-UNREACHABLE";

  private Codes() {}
}
