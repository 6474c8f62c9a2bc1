package io.github.mcegress.adapters;

import io.github.mcegress.lab.LabHandler;
import io.github.mcegress.lab.LabRequest;
import io.github.mcegress.lab.LabResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** One bucket of OSS, virtual-host style: signed requests put, get and list its objects. */
final class LabOss implements LabHandler {
  private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

  void put(String key, String text) {
    objects.put(key, text.getBytes(StandardCharsets.UTF_8));
  }

  String get(String key) {
    return new String(objects.get(key), StandardCharsets.UTF_8);
  }

  @Override
  public LabResponse handle(LabRequest request) {
    String authorization = request.header("Authorization");
    if (authorization == null || !authorization.startsWith("OSS4-HMAC-SHA256 ")) {
      return error(403, "AccessDenied");
    }
    String key = request.path().substring(1);
    switch (request.method()) {
      case "PUT":
        objects.put(key, request.body());
        return LabResponse.of(200, "application/xml", new byte[0]).withHeader("ETag", "\"1\"");
      case "GET":
        if (key.isEmpty()) {
          return list();
        }
        return objects.containsKey(key)
            ? LabResponse.of(200, "text/plain", objects.get(key)).withHeader("ETag", "\"1\"")
            : error(404, "NoSuchKey");
      default:
        return error(405, "MethodNotAllowed");
    }
  }

  private LabResponse list() {
    StringBuilder xml = new StringBuilder("<ListBucketResult><Name>lab</Name>");
    for (Map.Entry<String, byte[]> object : objects.entrySet()) {
      xml.append("<Contents><Key>").append(object.getKey()).append("</Key><Size>");
      xml.append(object.getValue().length).append("</Size></Contents>");
    }
    xml.append("</ListBucketResult>");
    return LabResponse.of(200, "application/xml", xml.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static LabResponse error(int status, String code) {
    String xml = "<Error><Code>" + code + "</Code><Message>no</Message></Error>";
    return LabResponse.of(status, "application/xml", xml.getBytes(StandardCharsets.UTF_8));
  }
}
