package io.github.mcegress.bench;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.xbill.DNS.Type;

/**
 * One task of a herd in a JVM of its own, whose own resolver asks the lab's DNS server.
 *
 * <p>Started with the port of DNS, a URL or nothing behind it; waits for a line before it begins,
 * and prints whether it started, the queries that it sent and the answers it got.
 */
public final class HerdJvmMain {
  private static final int TRIES = 3;

  private HerdJvmMain() {}

  /** One task. */
  public static void main(String[] arguments) throws Exception {
    StubResolver stub = new StubResolver(Integer.parseInt(arguments[0]), 2, Type.A, Type.AAAA);
    Field service = InetAddress.class.getDeclaredField("nameService");
    service.setAccessible(true);
    InvocationHandler handler =
        (proxy, method, values) -> stub.resolve((String) values[0]).toArray(new InetAddress[0]);
    service.set(
        null,
        Proxy.newProxyInstance(
            InetAddress.class.getClassLoader(), new Class<?>[] {service.getType()}, handler));
    OkHttpClient client = new OkHttpClient();
    System.out.println("ready");
    if (System.in.read() < 0) {
      return;
    }
    boolean started = arguments.length > 1 ? called(client, arguments[1]) : resolved();
    System.out.println(started + " " + stub.queries() + " " + stub.answers());
  }

  /** The FAQ's resolve-at-init, with its three tries, by InetAddress. */
  private static boolean resolved() {
    for (int i = 0; i < TRIES; i++) {
      try {
        return InetAddress.getByName(ServerProcess.HOST) != null;
      } catch (UnknownHostException e) {
        // The next try; the JVM answers it from its own memory of this failure.
      }
    }
    return false;
  }

  private static boolean called(OkHttpClient client, String url) {
    try (Response response = client.newCall(new Request.Builder().url(url).build()).execute()) {
      return response.code() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
