package io.github.mcegress.maxcompute;

import com.aliyun.odps.FileResource;
import com.aliyun.odps.Function;
import com.aliyun.odps.OdpsException;
import com.aliyun.odps.Resource;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.InvalidEgressException;
import io.github.mcegress.Problem;
import io.github.mcegress.dns.ResolvedHosts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Compares a shipment with what its project has, and plans the steps. Not thread-safe. */
final class ShipmentPlan {
  private static final String OTHER_NAME = "choose another name for the shipment (name)";
  private static final String OTHER_JAR_NAME = "choose another name for the jar";

  private final RemoteProject remote;
  private final ShipmentSteps steps;

  ShipmentPlan(RemoteProject remote, boolean replaceExisting) {
    this.remote = remote;
    this.steps = new ShipmentSteps(replaceExisting);
  }

  void jar(UdfJar jar) throws OdpsException, IOException {
    String name = jar.resourceName();
    Resource there = remote.resource(name);
    if (there == null) {
      steps.created(
          name,
          "it was not there",
          () -> upload(jar, in -> remote.create(name, Resource.Type.JAR, in)));
      return;
    }
    if (isOfType(there, name, Resource.Type.JAR)) {
      String md5 = Md5.of(jar.open());
      if (remote.hasMd5((FileResource) there, md5)) {
        steps.left(name, "the same content is there");
      } else {
        steps.occupied(
            name,
            name + " is there with another content than " + jar.fileName() + " (MD5 " + md5 + ")",
            OTHER_JAR_NAME,
            () -> upload(jar, in -> remote.update(name, Resource.Type.JAR, in)));
      }
    }
  }

  /** What takes a content. */
  private interface Upload {
    void of(InputStream content) throws OdpsException, IOException;
  }

  private static void upload(UdfJar jar, Upload upload) throws OdpsException, IOException {
    try (InputStream in = jar.open()) {
      upload.of(in);
    }
  }

  void description(String name, EgressSpec spec) throws OdpsException, IOException {
    String text = spec.toText();
    Optional<String> there = text(name, text);
    if (!there.isPresent()) {
      return;
    }
    String other;
    try {
      EgressSpec theirs = EgressSpec.parse(there.get());
      if (theirs.equals(spec)) {
        steps.left(name, "the same description is there");
        return;
      }
      other = "the description \"" + onOneLine(theirs.toText()) + "\"";
    } catch (InvalidEgressException e) {
      other = "what is no description of ours";
    }
    occupied(
        name,
        text,
        name + " is there with " + other + "; this shipment's is \"" + onOneLine(text) + "\"");
  }

  void hosts(String name, ResolvedHosts hosts) throws OdpsException, IOException {
    AddressAge ours = AddressAge.of(hosts);
    String text = hosts.hosts().isEmpty() ? "# no addresses\n" : hosts.toString();
    Optional<String> there = text(name, text);
    if (!there.isPresent()) {
      return;
    }
    AddressAge theirs;
    try {
      theirs = AddressAge.parse(there.get());
    } catch (InvalidEgressException e) {
      occupied(name, text, name + " is there with what is no hosts(5) text with instants of ours");
      return;
    }
    if (theirs.covers(hosts) && !ours.isNewerThan(theirs)) {
      steps.left(name, "addresses of " + theirs + " are there, this shipment's are of " + ours);
    } else {
      String why =
          ours.isNewerThan(theirs)
              ? "addresses of " + ours + " are newer than those of " + theirs
              : "what was there lacks a host of this shipment";
      steps.updated(name, why, replacement(name, text));
    }
  }

  void certificates(String name, String pem) throws OdpsException, IOException {
    Optional<String> there = text(name, pem);
    if (!there.isPresent()) {
      return;
    }
    CaCertificates ours = CaCertificates.parse(pem);
    String other;
    try {
      CaCertificates theirs = CaCertificates.parse(there.get());
      if (theirs.equals(ours)) {
        steps.left(name, "the same certificates are there");
        return;
      }
      other = "the certificates of " + theirs;
    } catch (InvalidEgressException e) {
      other = "what is no text of certificates";
    }
    occupied(name, pem, name + " is there with " + other + "; this shipment's are of " + ours);
  }

  /**
   * Plans the function.
   *
   * @param unused a resource that goes from the USING list because this shipment has none such
   */
  void function(String name, String className, String jarName, UsingList needed, String unused)
      throws OdpsException, IOException {
    String label = "function " + name;
    Function there = remote.function(name);
    if (there == null) {
      steps.created(
          label,
          className + " " + needed,
          () -> remote.createFunction(name, className, needed.names()));
      return;
    }
    UsingList using = remote.using(there);
    if (!className.equals(there.getClassPath()) || !using.has(jarName)) {
      steps.occupied(
          label,
          label
              + " is "
              + there.getClassPath()
              + " "
              + using
              + "; this shipment's is "
              + className
              + " "
              + needed,
          "choose another name for the function",
          () -> remote.updateFunction(name, className, needed.names()));
      return;
    }
    UsingList wanted = (needed.has(unused) ? using : using.without(unused)).with(needed);
    if (wanted.equals(using)) {
      steps.left(label, "it has them all: " + using);
    } else {
      steps.updated(
          label,
          "was " + using + ", is " + wanted,
          () -> remote.updateFunction(name, className, wanted.names()));
    }
  }

  /** The text that is there; nothing when it is to be created, or cannot be one of ours. */
  private Optional<String> text(String name, String text) throws OdpsException, IOException {
    Resource there = remote.resource(name);
    if (there == null) {
      steps.created(
          name,
          "it was not there",
          () -> remote.create(name, Resource.Type.FILE, new ByteArrayInputStream(utf8(text))));
      return Optional.empty();
    }
    if (!isOfType(there, name, Resource.Type.FILE)) {
      return Optional.empty();
    }
    Optional<String> content = remote.text(name);
    if (!content.isPresent()) {
      steps.blocked(name + " is there and larger than 1 MiB: it is none of ours", OTHER_NAME);
    }
    return content;
  }

  private boolean isOfType(Resource there, String name, Resource.Type type) {
    if (there.getType() == type) {
      return true;
    }
    steps.blocked(
        name + " is there as a resource of type " + there.getType() + ", not " + type,
        type == Resource.Type.JAR ? OTHER_JAR_NAME : OTHER_NAME);
    return false;
  }

  private ShipmentSteps.Change replacement(String name, String text) {
    return () -> remote.update(name, Resource.Type.FILE, new ByteArrayInputStream(utf8(text)));
  }

  private void occupied(String name, String text, String message) {
    steps.occupied(name, message, OTHER_NAME, replacement(name, text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String onOneLine(String text) {
    return text.trim().replace("\n", " | ");
  }

  /** As {@link ShipmentSteps#carryOut}. */
  ShipmentReport carryOut(List<Problem> warnings) throws OdpsException, IOException {
    return new ShipmentReport(steps.carryOut(), warnings);
  }
}
