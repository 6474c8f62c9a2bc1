package io.github.mcegress.udf;

import com.aliyun.odps.data.VolumeInfo;
import com.aliyun.odps.udf.ExecutionContext;
import com.aliyun.odps.volume.FileSystem;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A context with the file resources that were set; others fail as in the local runner. */
final class FakeExecutionContext extends ExecutionContext {
  private final Map<String, byte[]> resources = new HashMap<>();
  private final List<String> read = new ArrayList<>();
  private Runnable alive = () -> {};

  FakeExecutionContext set(String name, String text) {
    resources.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** What happens when the task claims to be alive. */
  FakeExecutionContext onClaimAlive(Runnable then) {
    alive = then;
    return this;
  }

  /** The resources that were asked for, in order. */
  List<String> read() {
    return read;
  }

  @Override
  public byte[] readResourceFile(String name) {
    read.add(name);
    byte[] content = resources.get(name);
    if (content == null) {
      throw new RuntimeException("Download resource '" + name + "' Failed!");
    }
    return content;
  }

  @Override
  public BufferedInputStream readResourceFileAsStream(String name) {
    return new BufferedInputStream(new ByteArrayInputStream(readResourceFile(name)));
  }

  @Override
  public void claimAlive() {
    alive.run();
  }

  @Override
  public Properties getConfigurations() {
    return new Properties();
  }

  @Override
  @SuppressWarnings("deprecation") // Still abstract.
  public Iterable<Object[]> readResourceTable(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Iterable<BufferedInputStream> readCacheArchiveAsStream(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Iterable<BufferedInputStream> readCacheArchiveAsStream(String name, String path) {
    throw new UnsupportedOperationException();
  }

  @Override
  public VolumeInfo getInputVolumeInfo() {
    throw new UnsupportedOperationException();
  }

  @Override
  public VolumeInfo getInputVolumeInfo(String label) {
    throw new UnsupportedOperationException();
  }

  @Override
  public VolumeInfo getOutputVolumeInfo() {
    throw new UnsupportedOperationException();
  }

  @Override
  public VolumeInfo getOutputVolumeInfo(String label) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getInputVolumeFileSystem() {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getInputVolumeFileSystem(String label) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getOutputVolumeFileSystem() {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getOutputVolumeFileSystem(String label) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getTempFileSystem() {
    throw new UnsupportedOperationException();
  }
}
