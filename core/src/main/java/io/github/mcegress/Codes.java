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

  /** A bucket, instance or project name outside of its form. */
  public static final String SPEC_SERVICE = "MCE-SPEC-SERVICE";

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

  /** A setting of which no page says that it serves this kind of job. */
  public static final String RULE_UNDOCUMENTED = "MCE-RULE-UNDOCUMENTED";

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

  /** The server wants a client certificate, or does not accept the one it got. */
  public static final String TLS_CLIENT = "MCE-TLS-CLIENT";

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

  /** A body that is not compressed as its header says. */
  public static final String HTTP_ENCODING = "MCE-HTTP-ENCODING";

  /** A body that is no text in the charset of its header, or in one that nobody knows. */
  public static final String HTTP_CHARSET = "MCE-HTTP-CHARSET";

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

  /** A name or value that cannot stand in a table's SQL or LOCATION so that it reads back equal. */
  public static final String TABLE_TEXT = "MCE-TABLE-TEXT";

  /** A public or VPC endpoint in an external table, which is reached by the internal one. */
  public static final String TABLE_ENDPOINT = "MCE-TABLE-ENDPOINT";

  /** An external table or schema whose way through a network link or VPC is missing or unusable. */
  public static final String TABLE_NETWORK = "MCE-TABLE-NETWORK";

  /** A form of an external table or schema that its pages do not settle. */
  public static final String TABLE_DOUBT = "MCE-TABLE-DOUBT";

  /** A row of a catalogue text that cannot be read. */
  public static final String CATALOG_ROW = "MCE-CATALOG-ROW";

  /** Something that two pages say differently, or that none says. */
  public static final String CATALOG_CONTRADICTION = "MCE-CATALOG-CONTRADICTION";

  /** The older way of Spark into a VPC, which the elastic network interface replaces. */
  public static final String SPARK_LEGACY = "MCE-SPARK-LEGACY";

  /** A running Spark configuration that does not fit the description, or the Spark version. */
  public static final String SPARK_CONF = "MCE-SPARK-CONF";

  /** A configuration text or a value in it that its reader cannot take. */
  public static final String CONF_SYNTAX = "MCE-CONF-SYNTAX";

  /** A configuration line that one of its readers would take otherwise. */
  public static final String CONF_READER = "MCE-CONF-READER";

  /** A region that does not support the scheme, or of which that could not be checked. */
  public static final String RULE_REGION = "MCE-RULE-REGION";

  /** A VPC of another region than the project's. */
  public static final String RULE_VPC_REGION = "MCE-RULE-VPC-REGION";

  /** An Alibaba Cloud service without an endpoint for the workload, or with a doubtful one. */
  public static final String RULE_SERVICE = "MCE-RULE-SERVICE";

  /** An endpoint of a service that the workload does not reach: internal, or public. */
  public static final String RULE_SERVICE_NETWORK = "MCE-RULE-SERVICE-NETWORK";

  /** A dedicated connection, whose VPC, project and target must have one owner. */
  public static final String RULE_OWNER = "MCE-RULE-OWNER";

  /** Several hosts behind a dedicated connection, which reaches one VPC. */
  public static final String RULE_ONE_VPC = "MCE-RULE-ONE-VPC";

  /** A target that may have a whitelist, while the addresses that MaxCompute comes from change. */
  public static final String RULE_OUTBOUND = "MCE-RULE-OUTBOUND";

  /** A service whose certificate is signed by an authority of its own. */
  public static final String RULE_OWN_CA = "MCE-RULE-OWN-CA";

  /** The data lakehouse, for which the Hive-compatible data type edition is recommended. */
  public static final String RULE_HIVE = "MCE-RULE-HIVE";

  /** A Hadoop cluster of which not every port is declared. */
  public static final String RULE_HADOOP_PORTS = "MCE-RULE-HADOOP-PORTS";

  /** Spark 3.4 or later, which has no SmartNAT to reach the Internet. */
  public static final String RULE_SMARTNAT = "MCE-RULE-SMARTNAT";

  /** A function time-out that cannot hold a batch of calls. */
  public static final String RULE_BATCH_TIME = "MCE-RULE-BATCH-TIME";

  /** LIMIT together with hints that split tables. */
  public static final String RULE_LIMIT = "MCE-RULE-LIMIT";

  /** Nothing is wrong. */
  public static final String OK = "MCE-OK";

  /** Nothing can be said: it was not looked at, or it is not known. */
  public static final String UNKNOWN = "MCE-UNKNOWN";

  /** Classes compiled for a newer Java than the one that runs them. */
  public static final String RUNTIME_JAVA = "MCE-RUNTIME-JAVA";

  /** Proxy properties of the JVM, which may answer in place of the target. */
  public static final String RUNTIME_PROXY = "MCE-RUNTIME-PROXY";

  /** A JVM that keeps answers of DNS for ever. */
  public static final String RUNTIME_DNS_CACHE = "MCE-RUNTIME-DNS-CACHE";

  /** A clock that differs from the target's by more than five minutes. */
  public static final String RUNTIME_CLOCK = "MCE-RUNTIME-CLOCK";

  /** A jar or file that is not in the function's USING list. */
  public static final String RESOURCE_MISSING = "MCE-RESOURCE-MISSING";

  /** A batch of rows that took longer than the function's time-out. */
  public static final String BATCH_TIMEOUT = "MCE-BATCH-TIMEOUT";

  /** Shipped addresses that are too old to be used. */
  public static final String DNS_STALE = "MCE-DNS-STALE";

  /** An answer whose first byte came late. */
  public static final String HTTP_SLOW = "MCE-HTTP-SLOW";

  /** A virtual network that Spark could not make. */
  public static final String SPARK_NETWORK = "MCE-SPARK-NETWORK";

  /** A file system of which Spark has no class. */
  public static final String SPARK_FILESYSTEM = "MCE-SPARK-FILESYSTEM";

  /** A project that cannot run Spark. */
  public static final String SPARK_NOT_OFFERED = "MCE-SPARK-NOT-OFFERED";

  /** Inferred: the job's access list, or the project's, lacks the entry. */
  public static final String CAUSE_ACCESS_LIST = "MCE-CAUSE-ACCESS-LIST";

  /** Inferred: the network link or VPC connection is missing, misspelt or another's. */
  public static final String CAUSE_DEDICATED = "MCE-CAUSE-DEDICATED";

  /** Inferred: a security group or firewall at the target. */
  public static final String CAUSE_SECURITY_GROUP = "MCE-CAUSE-SECURITY-GROUP";

  /** Inferred: the target's white-list does not know where the call comes from. */
  public static final String CAUSE_TARGET_WHITELIST = "MCE-CAUSE-TARGET-WHITELIST";

  /** Inferred: nothing listens at that address and port. */
  public static final String CAUSE_SERVICE_DOWN = "MCE-CAUSE-SERVICE-DOWN";

  /** Inferred: the forwarding proxy has no connection left. */
  public static final String CAUSE_PROXY_LIMIT = "MCE-CAUSE-PROXY-LIMIT";

  /** Inferred: a firewall or route between. */
  public static final String CAUSE_FIREWALL = "MCE-CAUSE-FIREWALL";

  /** Inferred: a VPC without the NAT gateway that Spark needs. */
  public static final String CAUSE_NAT = "MCE-CAUSE-NAT";

  /** Inferred: this machine is not in the target's VPC. */
  public static final String CAUSE_OUTSIDE_VPC = "MCE-CAUSE-OUTSIDE-VPC";

  /** Inferred: DNS fails under many tasks. */
  public static final String CAUSE_DNS_LOAD = "MCE-CAUSE-DNS-LOAD";

  /** Inferred: there is no such name. */
  public static final String CAUSE_NO_SUCH_NAME = "MCE-CAUSE-NO-SUCH-NAME";

  /** Inferred: the DNS server does not answer. */
  public static final String CAUSE_DNS_SERVER = "MCE-CAUSE-DNS-SERVER";

  /** Inferred: the JVM repeats a failure that it keeps. */
  public static final String CAUSE_DNS_CACHED = "MCE-CAUSE-DNS-CACHED";

  /** Inferred: the name is known in its VPC only. */
  public static final String CAUSE_PRIVATE_ZONE = "MCE-CAUSE-PRIVATE-ZONE";

  /** Inferred: this machine's clock is wrong. */
  public static final String CAUSE_CLOCK = "MCE-CAUSE-CLOCK";

  /** Inferred: the certificate's dates are wrong. */
  public static final String CAUSE_CERTIFICATE_DATES = "MCE-CAUSE-CERTIFICATE-DATES";

  /** Inferred: no common TLS version or cipher. */
  public static final String CAUSE_TLS_VERSION = "MCE-CAUSE-TLS-VERSION";

  /** Inferred: the port does not speak TLS. */
  public static final String CAUSE_NOT_TLS = "MCE-CAUSE-NOT-TLS";

  /** Inferred: a client certificate is missing. */
  public static final String CAUSE_CLIENT_CERTIFICATE = "MCE-CAUSE-CLIENT-CERTIFICATE";

  /** Inferred: the server does not have that name. */
  public static final String CAUSE_WRONG_HOST = "MCE-CAUSE-WRONG-HOST";

  /** Inferred: there is nothing at that path. */
  public static final String CAUSE_PATH = "MCE-CAUSE-PATH";

  /** Inferred: the service wants a signature. */
  public static final String CAUSE_CREDENTIALS = "MCE-CAUSE-CREDENTIALS";

  /** Inferred: something between answers. */
  public static final String CAUSE_GATEWAY = "MCE-CAUSE-GATEWAY";

  /** Inferred: the service has too much to do. */
  public static final String CAUSE_OVERLOAD = "MCE-CAUSE-OVERLOAD";

  /** Inferred: the service answers slowly. */
  public static final String CAUSE_SLOW_SERVICE = "MCE-CAUSE-SLOW-SERVICE";

  /** Inferred: the Java sandbox. */
  public static final String CAUSE_SANDBOX = "MCE-CAUSE-SANDBOX";

  /** Inferred: an archive resource that cannot be read. */
  public static final String CAUSE_ARCHIVE = "MCE-CAUSE-ARCHIVE";

  /** Inferred: no access to a volume. */
  public static final String CAUSE_VOLUME = "MCE-CAUSE-VOLUME";

  /** Inferred: the function's own code. */
  public static final String CAUSE_USER_CODE = "MCE-CAUSE-USER-CODE";

  /** Inferred: a wrong endpoint in an external table. */
  public static final String CAUSE_ENDPOINT = "MCE-CAUSE-ENDPOINT";

  /** Inferred: not offered in the region. */
  public static final String CAUSE_REGION = "MCE-CAUSE-REGION";

  /** Inferred: a wrong access key. */
  public static final String CAUSE_ACCESS_KEY = "MCE-CAUSE-ACCESS-KEY";

  private Codes() {}
}
