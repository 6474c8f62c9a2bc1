package io.github.mcegress.doctor;

/** What a port is expected to speak. */
enum PortProtocol {
  /** TLS, and HTTP over it. */
  TLS,
  /** Plain HTTP. */
  HTTP,
  /** Something else: a database's protocol, say. */
  OTHER,
  /** Nobody knows: it is looked at. */
  UNKNOWN;

  /** SSH, SQL Server, Oracle, ZooKeeper, MySQL, PostgreSQL, Redis, Kafka, MongoDB, Hive, HDFS. */
  private static final int[] OTHERS = {
    22, 1433, 1521, 2181, 3306, 5432, 6379, 8020, 9083, 9092, 10000, 27017, 50010
  };

  static PortProtocol of(int port) {
    if (port == 443 || port == 80) {
      return port == 443 ? TLS : HTTP;
    }
    for (int other : OTHERS) {
      if (port == other) {
        return OTHER;
      }
    }
    return UNKNOWN;
  }
}
