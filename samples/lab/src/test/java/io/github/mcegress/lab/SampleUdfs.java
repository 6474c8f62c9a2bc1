package io.github.mcegress.lab;

import com.aliyun.odps.udf.ExecutionContext;
import com.aliyun.odps.udf.UDF;
import com.aliyun.odps.udf.UDFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** The UDFs that the tests of {@link Sandbox} run. */
public final class SampleUdfs {
  private SampleUdfs() {}

  /** Upper case; NULL stays NULL. */
  public static final class Upper extends UDF {
    public String evaluate(String text) {
      return text == null ? null : text.toUpperCase(Locale.ROOT);
    }
  }

  /** Which call this is, by a counter in the instance. */
  public static final class Counter extends UDF {
    private long calls;

    public Long evaluate(Long unused) {
      calls++;
      return calls;
    }
  }

  /** One cell of each type. */
  public static final class Types extends UDF {
    public String evaluate(String s, Long l, Integer i, Double d, Boolean b) {
      return s + " " + l + " " + i + " " + d + " " + b;
    }
  }

  /** Starts a thread. */
  public static final class Threads extends UDF {
    public String evaluate(String text) {
      Thread thread = new Thread(() -> {});
      thread.start();
      return text;
    }
  }

  /** Connects to an address and port given as {@code 127.0.0.1:8080}. */
  public static final class Connects extends UDF {
    public String evaluate(String addressAndPort) throws IOException {
      String[] parts = addressAndPort.split(":", 2);
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(parts[0], Integer.parseInt(parts[1])), 5000);
        return "connected";
      }
    }
  }

  /** The text of a file resource. */
  public static final class ReadsResource extends UDF {
    private ExecutionContext context;

    @Override
    public void setup(ExecutionContext context) {
      this.context = context;
    }

    public String evaluate(String name) throws IOException {
      return new String(context.readResourceFile(name), StandardCharsets.UTF_8);
    }
  }

  /** Says on standard error what is called. */
  public static final class Talks extends UDF {
    @Override
    public void setup(ExecutionContext context) {
      System.err.println("said in setup");
    }

    public String evaluate(String text) {
      System.err.println("said in evaluate of " + text);
      if (text.equals("bad")) {
        throw new IllegalStateException("this row is bad");
      }
      return text;
    }

    @Override
    public void close() {
      System.err.println("said in close");
    }
  }

  /** Cannot be set up. */
  public static final class NoSetup extends UDF {
    @Override
    public void setup(ExecutionContext context) throws UDFException {
      throw new UDFException("no setup today");
    }

    public String evaluate(String text) {
      return text;
    }
  }

  /** Never returns. */
  public static final class Hangs extends UDF {
    public String evaluate(String text) throws InterruptedException {
      new CountDownLatch(1).await();
      return text;
    }
  }
}
