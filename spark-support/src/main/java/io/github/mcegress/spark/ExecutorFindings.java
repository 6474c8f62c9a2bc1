package io.github.mcegress.spark;

import io.github.mcegress.doctor.Diagnosis;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/**
 * What one executor found, on its way to the driver as one line: whatever serializer the
 * application has, it takes a text. Immutable.
 */
final class ExecutorFindings {
  private final String executor;
  private final String address;
  private final List<Diagnosis> diagnoses;

  /** With the executor's id and the {@code host:port} of its block manager. */
  ExecutorFindings(String executor, String address, List<Diagnosis> diagnoses) {
    this.executor = executor;
    this.address = address;
    this.diagnoses = Collections.unmodifiableList(new ArrayList<>(diagnoses));
  }

  static ExecutorFindings parse(String text) {
    String[] parts = text.split(" ");
    byte[] bytes = Base64.getDecoder().decode(parts[2]);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return new ExecutorFindings(parts[0], parts[1], Arrays.asList((Diagnosis[]) in.readObject()));
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException(
          "executor " + parts[0] + " has mcegress of another version; ship one jar to all", e);
    }
  }

  String toText() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(diagnoses.toArray(new Diagnosis[0]));
    } catch (IOException e) {
      throw new IllegalStateException("a diagnosis cannot be serialized", e);
    }
    return executor + " " + address + " " + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  /** Spark's id of the executor. */
  String executor() {
    return executor;
  }

  /** By which the driver knows it. */
  String address() {
    return address;
  }

  /** One for each target, in their order. */
  List<Diagnosis> diagnoses() {
    return diagnoses;
  }
}
