package io.github.mcegress.spark.cluster;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/**
 * A Java agent that makes a JVM's own resolver ask one DNS server, given as {@code address:port},
 * for everything that the hosts file does not know, by name and by address.
 *
 * <p>Java has no hook for it before 18: the resolver is exchanged by reflection. Java 9 to 17 needs
 * {@code --add-opens java.base/java.net=ALL-UNNAMED}.
 */
public final class LabDnsAgent {
  private final String server;
  private final List<String> local;

  private LabDnsAgent(String server, List<String> local) {
    this.server = server;
    this.local = local;
  }

  /** Called by the JVM before main. */
  public static void premain(String server) throws ReflectiveOperationException, IOException {
    // Its own names, before they can be asked of anybody.
    LabDnsAgent agent = new LabDnsAgent(server, local(Paths.get("/etc/hosts")));
    for (Field field : InetAddress.class.getDeclaredFields()) {
      // nameServices is a list on Java 8.
      if (field.getName().equals("nameService") || field.getName().equals("nameServices")) {
        field.setAccessible(true);
        Object before = field.get(null);
        field.set(
            null,
            before instanceof List
                ? Collections.singletonList(agent.inPlaceOf(((List<?>) before).get(0)))
                : agent.inPlaceOf(before));
        return;
      }
    }
    throw new IllegalStateException("the resolver of this Java cannot be exchanged");
  }

  private static List<String> local(Path hosts) throws IOException {
    List<String> names = new ArrayList<>(Collections.singletonList("localhost"));
    if (Files.exists(hosts)) {
      for (String line : Files.readAllLines(hosts, StandardCharsets.UTF_8)) {
        String[] words = line.replaceAll("#.*", "").trim().split("\\s+");
        Collections.addAll(names, words);
      }
    }
    return names;
  }

  private Object inPlaceOf(Object resolver) {
    Class<?> type = resolver.getClass().getInterfaces()[0];
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> answer(resolver, method, arguments[0]));
  }

  private Object answer(Object resolver, Method method, Object asked) throws Exception {
    boolean byAddress = asked instanceof byte[];
    String name =
        byAddress ? InetAddress.getByAddress((byte[]) asked).getHostAddress() : (String) asked;
    if (local.contains(name)) {
      method.setAccessible(true);
      return method.invoke(resolver, asked);
    }
    List<String> found = byAddress ? ask(reverse((byte[]) asked), "PTR") : ask(name, "A");
    if (byAddress) {
      return found.get(0);
    }
    InetAddress[] addresses = new InetAddress[found.size()];
    for (int i = 0; i < addresses.length; i++) {
      addresses[i] =
          InetAddress.getByAddress(name, InetAddress.getByName(found.get(i)).getAddress());
    }
    return addresses;
  }

  private static String reverse(byte[] address) {
    StringBuilder name = new StringBuilder("in-addr.arpa");
    for (byte part : address) {
      name.insert(0, (part & 0xff) + ".");
    }
    return name.toString();
  }

  /** By the DNS client of the JDK, which is told addresses only and so asks nothing itself. */
  // The lab's server sends addresses and names, no objects.
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  private List<String> ask(String name, String type) throws UnknownHostException {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, "dns://" + server);
    environment.put("com.sun.jndi.dns.timeout.retries", "1");
    try {
      DirContext context = new InitialDirContext(environment);
      try {
        Attribute found = context.getAttributes(name, new String[] {type}).get(type);
        if (found == null) {
          throw new UnknownHostException(name + ": no record of type " + type);
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
          values.add((String) found.get(i));
        }
        return values;
      } finally {
        context.close();
      }
    } catch (NameNotFoundException e) {
      throw new UnknownHostException(name + ": Name or service not known");
    } catch (NamingException e) {
      throw unanswered(name, e);
    }
  }

  private static UnknownHostException unanswered(String name, NamingException cause) {
    UnknownHostException unknown =
        new UnknownHostException(name + ": Temporary failure in name resolution");
    unknown.initCause(cause);
    return unknown;
  }
}
