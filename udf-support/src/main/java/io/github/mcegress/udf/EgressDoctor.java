package io.github.mcegress.udf;

import com.aliyun.odps.udf.ExecutionContext;
import com.aliyun.odps.udf.UDF;
import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.doctor.Diagnosis;
import io.github.mcegress.doctor.Doctor;
import io.github.mcegress.doctor.Place;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ready UDF {@code egress_doctor(target[, form[, name]]) -> STRING}: examines {@code host:port}
 * from inside the task and says what is wrong, why, and which line to paste; NULL gives NULL. The
 * form is {@code text}, several lines, or {@code json}, one line.
 *
 * <p>It knows what was shipped as {@code egress} or as the given name: the description, the
 * addresses and the CA certificates, see {@link UdfEgress}; without a description it says nothing
 * of declarations. It only reads, see {@link Doctor}, and takes 20 s for a target at most; the time
 * limit of the task starts anew after each. One task runs one instance of it in one thread.
 */
public class EgressDoctor extends UDF {
  private @Nullable ExecutionContext context;
  private final Map<String, Doctor> doctors = new LinkedHashMap<>();

  @Override
  public void setup(ExecutionContext context) {
    this.context = context;
  }

  /**
   * What is found of a target, as text.
   *
   * @throws IOException if what was shipped as {@code egress} is refused
   * @throws io.github.mcegress.InvalidEgressException if the target is not {@code host:port}
   */
  public @Nullable String evaluate(@Nullable String target) throws IOException {
    return evaluate(target, "text");
  }

  /**
   * The same in that form, {@code text} or {@code json}.
   *
   * @throws IOException if what was shipped as {@code egress} is refused
   * @throws IllegalArgumentException if the target is not {@code host:port}, or the form another
   */
  public @Nullable String evaluate(@Nullable String target, @Nullable String form)
      throws IOException {
    return target == null || form == null ? null : examined(target, form, null);
  }

  /**
   * The same with the description shipped under that name.
   *
   * @throws IOException if what was shipped is missing or refused
   * @throws IllegalArgumentException if the target is not {@code host:port}, the form another, or
   *     the name none: a letter, then letters, digits, _ and -
   */
  public @Nullable String evaluate(
      @Nullable String target, @Nullable String form, @Nullable String name) throws IOException {
    return target == null || form == null || name == null ? null : examined(target, form, name);
  }

  private String examined(String target, String form, @Nullable String name) throws IOException {
    boolean json = form.equals("json");
    if (!json && !form.equals("text")) {
      throw new IllegalArgumentException("the form is neither text nor json; write one of them");
    }
    String key = name == null ? "" : name;
    Doctor doctor = doctors.get(key);
    if (doctor == null) {
      doctor = called(context(), name);
      doctors.put(key, doctor);
    }
    Diagnosis diagnosis = doctor.examine(target);
    context().claimAlive();
    return json ? diagnosis.toJson() : diagnosis.toText();
  }

  private static Doctor called(ExecutionContext context, @Nullable String name) throws IOException {
    ShippedResources shipped =
        name == null
            ? ShippedResources.read(context, UdfEgress.DEFAULT_NAME)
            : ShippedResources.required(context, name);
    // Without a SecurityManager it is still a UDF, and no laptop.
    Place place = System.getSecurityManager() == null ? Place.UDF_OPEN : Place.UDF_SANDBOX;
    Doctor.Builder builder = Doctor.builder().place(place);
    EgressSpec spec = shipped.spec();
    if (spec != null) {
      builder.spec(spec);
    }
    ResolvedHosts hosts = shipped.hosts();
    if (hosts != null) {
      builder.hosts(hosts);
    }
    shipped.authorities(builder::trustPem);
    return builder.build();
  }

  private ExecutionContext context() {
    if (context == null) {
      throw new IllegalStateException("setup was not called before the first row");
    }
    return context;
  }
}
