package io.github.mcegress.maxcompute;

import com.aliyun.odps.FileResource;
import com.aliyun.odps.Function;
import com.aliyun.odps.JarResource;
import com.aliyun.odps.NoSuchObjectException;
import com.aliyun.odps.Odps;
import com.aliyun.odps.OdpsException;
import com.aliyun.odps.Resource;
import io.github.mcegress.Codes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The resources and functions of a project, as far as a shipment looks at and changes them. */
final class RemoteProject {
  private static final int MOST_TEXT_BYTES = 1 << 20;
  private static final int CONFLICT = 409;

  private final Odps odps;

  RemoteProject(Odps odps) {
    this.odps = odps;
  }

  /** The names in a function's USING list, those of this project without the project. */
  UsingList using(Function function) {
    return UsingList.of(
        function.getResourceFullNames(), odps.getDefaultProject(), odps.getCurrentSchema());
  }

  /** The resource with what is known of it, or null when there is none. */
  @Nullable Resource resource(String name) throws OdpsException, IOException {
    return SdkCall.of(
        odps,
        () -> {
          Resource resource = odps.resources().get(name);
          try {
            if (resource.getClass() == Resource.class) {
              // The SDK could not find out its type: missing, refused, or of a newer kind.
              resource.reload();
            }
            return resource;
          } catch (NoSuchObjectException e) {
            return null;
          }
        });
  }

  /** The text of a file resource, UTF-8, or nothing when it is larger than 1 MiB. */
  Optional<String> text(String name) throws OdpsException, IOException {
    return SdkCall.of(
        odps,
        () -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          byte[] buffer = new byte[8192];
          try (InputStream in = odps.resources().getResourceAsStream(name)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
              bytes.write(buffer, 0, n);
              if (bytes.size() > MOST_TEXT_BYTES) {
                return Optional.empty();
              }
            }
          }
          return Optional.of(new String(bytes.toByteArray(), StandardCharsets.UTF_8));
        });
  }

  /** Whether the resource has that content, by the MD5 it is known by, or else by its content. */
  boolean hasMd5(FileResource resource, String md5) throws OdpsException, IOException {
    String known = resource.getContentMd5();
    if (md5.equalsIgnoreCase(known)) {
      return true;
    }
    String name = resource.getName();
    return SdkCall.of(odps, () -> md5.equals(Md5.of(odps.resources().getResourceAsStream(name))));
  }

  void create(String name, Resource.Type type, InputStream content)
      throws OdpsException, IOException {
    change(name, () -> odps.resources().create(resource(name, type), content));
  }

  void update(String name, Resource.Type type, InputStream content)
      throws OdpsException, IOException {
    change(name, () -> odps.resources().update(resource(name, type), content));
  }

  private static FileResource resource(String name, Resource.Type type) {
    FileResource resource = type == Resource.Type.JAR ? new JarResource() : new FileResource();
    resource.setName(name);
    return resource;
  }

  /** The function, or null when there is none. */
  @Nullable Function function(String name) throws OdpsException, IOException {
    return SdkCall.of(
        odps,
        () -> {
          Function function = odps.functions().get(name);
          try {
            function.reload();
            return function;
          } catch (NoSuchObjectException e) {
            return null;
          }
        });
  }

  void createFunction(String name, String className, List<String> using)
      throws OdpsException, IOException {
    change("function " + name, () -> odps.functions().create(function(name, className, using)));
  }

  void updateFunction(String name, String className, List<String> using)
      throws OdpsException, IOException {
    change("function " + name, () -> odps.functions().update(function(name, className, using)));
  }

  private static Function function(String name, String className, List<String> using) {
    Function function = new Function();
    function.setName(name);
    function.setClassPath(className);
    function.setResources(using);
    return function;
  }

  /** A change of the project. */
  private interface Change {
    void make() throws OdpsException;
  }

  private void change(String name, Change change) throws OdpsException, IOException {
    try {
      SdkCall.of(
          odps,
          () -> {
            change.make();
            return true;
          });
    } catch (NoSuchObjectException e) {
      throw race(name, "deleted", e);
    } catch (OdpsException e) {
      if (e.getStatus() != null && e.getStatus() == CONFLICT) {
        throw race(name, "created or changed", e);
      }
      throw e;
    }
  }

  private static MaxComputeException race(String name, String what, OdpsException e) {
    return new MaxComputeException(
        Codes.SHIP_RACE,
        name + " was " + what + " by somebody else during this shipment",
        "find out who; a new shipment compares with what is there then",
        e);
  }
}
