package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mcegress.Codes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures that have nothing to do with egress: nothing is claimed. */
class ExplainUnrelatedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "FAILED: ODPS-0130161:[1,8] Parse exception - invalid token 'FORM', expect FROM",
        "FAILED: ODPS-0130131:[1,15] Table not found - table p.sales_2026 cannot be resolved",
        "FAILED: ODPS-0130071:[2,10] Semantic analysis exception - column amount cannot be resolved",
        "FAILED: ODPS-0130013:Authorization exception - Authorization Failed [4019], You have NO"
            + " privilege 'odps:Select' on {acs:odps:*:projects/p/tables/t}. Explicitly denied.",
        "ODPS-0420095: Access Denied - Authorization Failed [4002], You don't exist in project p.",
        "FAILED: ODPS-0123144: Fuxi job failed - WorkerRestart errCode:252,errMsg:SigKill(OOM),"
            + " usually caused by OOM(outof memory).",
        "FAILED: ODPS-0123131:User defined function exception - Traceback:\n"
            + "java.lang.NullPointerException\n\tat com.example.Clean.evaluate(Clean.java:21)",
        "FAILED: ODPS-0123131:User defined function exception - Traceback:\n"
            + "java.lang.NumberFormatException: For input string: \"12,5\"\n"
            + "\tat java.lang.NumberFormatException.forInputString(NumberFormatException.java:65)",
        "java.lang.OutOfMemoryError: Java heap space\n\tat java.util.Arrays.copyOf(Arrays.java:3332)",
        "FAILED: ODPS-0110061:Failed to run ddltask - AlreadyExistsException(message:Table t exists)",
        "FAILED: ODPS-0121095:Invalid argument - division by zero",
        "FAILED: ODPS-0123055:User script exception - Traceback (most recent call last):\n"
            + "  File \"clean.py\", line 7, in evaluate\n"
            + "    return json.loads(arg)[0]\nKeyError: 0",
        "FAILED: ODPS-0010000:System internal error - fuxi job failed, context: 0:0 instance of task M1",
        "org.apache.spark.shuffle.FetchFailedException: Failed to connect to worker-3/10.0.0.5:7337\n"
            + "\tat org.apache.spark.storage.ShuffleBlockFetcherIterator.throwFetchFailed(S.scala:1)\n"
            + "Caused by: java.io.IOException: Failed to connect to worker-3/10.0.0.5:7337\n"
            + "\tat org.apache.spark.network.client.TransportClientFactory.createClient(T.java:288)\n"
            + "Caused by: io.netty.channel.AbstractChannel$AnnotatedConnectException: Connection"
            + " refused: worker-3/10.0.0.5:7337\nCaused by: java.net.ConnectException: Connection"
            + " refused\n\tat sun.nio.ch.SocketChannelImpl.checkConnect(Native Method)",
        "26/11/21 20:00:00 WARN TransportChannelHandler: Exception in connection from /10.0.1.4:43210\n"
            + "java.io.IOException: Connection reset by peer\n"
            + "\tat sun.nio.ch.FileDispatcherImpl.read0(Native Method)",
        "26/11/21 20:00:00 ERROR YarnClusterScheduler: Lost executor 4 on worker-9: Executor heartbeat"
            + " timed out after 128411 ms",
        "java.util.concurrent.TimeoutException: Futures timed out after [300 seconds]\n"
            + "\tat org.apache.spark.sql.execution.exchange.BroadcastExchangeExec.doExecuteBroadcast",
        "org.apache.spark.sql.AnalysisException: cannot resolve 'nme' given input columns: [name]",
        "java.sql.SQLException: Access denied for user 'job'@'10.0.0.7' (using password: YES)",
        "java.lang.ClassNotFoundException: com.example.Clean\n"
            + "\tat java.net.URLClassLoader.findClass(URLClassLoader.java:387)",
        "FAILED: ODPS-0130252:Cartesian product is not allowed - cartesian product is not allowed",
        "ODPS-0410042:Invalid signature value - User signature does not match",
        "FAILED: ODPS-0121011:Invalid regular expression pattern - invalid pattern (",
        "java.sql.SQLTransientException: Lock wait timeout exceeded; try restarting transaction",
        "com.aliyun.odps.OdpsException: ODPS-0110999: Critical! Internal error happened in commit",
        "java.io.FileNotFoundException: /home/admin/job.conf (No such file or directory)",
        "FAILED: quota exceeded - the number of running jobs of the project reached its limit",
        "java.util.NoSuchElementException: HikariPool-1 - Connection is not available, request timed"
            + " out after 30000ms.",
        "org.apache.hadoop.security.AccessControlException: Permission denied: user=job, access=WRITE",
        "Task finished. No error, 42 rows, 3 warnings. All connections closed."
      })
  void claimsNothing(String text) {
    Diagnosis said = Diagnosis.explain("2026-11-21 20:00:00 INFO start\n" + text + "\n");
    assertEquals(Codes.UNKNOWN, said.code(), said.toText());
    assertEquals(1, said.causes().size());
  }
}
