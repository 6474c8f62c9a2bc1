package io.github.mcegress.adapters;

import com.aliyun.sdk.service.oss2.hash.CRC64;
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
        if (key.startsWith("busy")) {
          return error(503, "ServiceUnavailable").withHeader("Retry-After", "0");
        }
        objects.put(key, request.body());
        return LabResponse.of(200, "application/xml", new byte[0])
            .withHeader("ETag", "\"1\"")
            .withHeader("x-oss-hash-crc64ecma", checksum(key, request.body()));
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

  /** As OSS sends it, which the SDK compares; a wrong one where the key says so. */
  private static String checksum(String key, byte[] body) {
    CRC64 crc = new CRC64();
    crc.update(body, key.startsWith("damaged") ? 0 : body.length);
    return Long.toUnsignedString(crc.getValue());
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
