package io.github.mcegress.samples.road;

import io.github.mcegress.EgressSpec;
import io.github.mcegress.dns.ResolvedHosts;
import io.github.mcegress.doctor.Diagnosis;
import io.github.mcegress.doctor.Doctor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * The doctor as a command, for a laptop or a gateway: {@code java -cp mcegress-road.jar
 * io.github.mcegress.samples.road.DoctorCommand} and what {@link #USAGE} says.
 *
 * <p>Exit status: 0 when all targets are healthy, 1 when a fault was found or something could not
 * be looked at, 2 when it cannot be used so; nothing is examined then.
 */
public final class DoctorCommand {
  static final String USAGE =
      "usage: doctor [--spec FILE] [--hosts FILE] [--pem FILE] [--json] host:port...\n"
          + "  --spec FILE   the description of the job (egress.properties)\n"
          + "  --hosts FILE  the addresses shipped with it (egress.hosts)\n"
          + "  --pem FILE    CA certificates to trust beside the runtime's own\n"
          + "  --json        one line of JSON for each target";

  private static final int HEALTHY = 0;
  private static final int FAULT = 1;
  private static final int BAD_USAGE = 2;

  private final Doctor.Builder doctor = Doctor.builder();
  private final List<String> targets = new ArrayList<>();
  private boolean json;

  private DoctorCommand() {}

  /** Examines the targets; see {@link #USAGE}. */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    DoctorCommand command = new DoctorCommand();
    List<Diagnosis> diagnoses;
    try {
      command.read(Arrays.asList(args).iterator());
      diagnoses = command.doctor.build().examine(command.targets);
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.println(USAGE);
      return BAD_USAGE;
    }
    int status = HEALTHY;
    for (Diagnosis diagnosis : diagnoses) {
      out.println(command.json ? diagnosis.toJson() : diagnosis.toText());
      status = diagnosis.isHealthy() ? status : FAULT;
    }
    return status;
  }

  private void read(Iterator<String> arguments) {
    while (arguments.hasNext()) {
      String argument = arguments.next();
      switch (argument) {
        case "--json":
          json = true;
          break;
        case "--spec":
          doctor.spec(EgressSpec.parse(text(argument, arguments)));
          break;
        case "--hosts":
          doctor.hosts(ResolvedHosts.parse(text(argument, arguments)));
          break;
        case "--pem":
          doctor.trustPem(text(argument, arguments));
          break;
        default:
          if (argument.startsWith("--")) {
            throw new IllegalArgumentException("\"" + argument + "\" is no option");
          }
          targets.add(argument);
      }
    }
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("no target; write host:port, say www.aliyun.com:443");
    }
  }

  private static String text(String option, Iterator<String> arguments) {
    if (!arguments.hasNext()) {
      throw new IllegalArgumentException(option + " has no file; write " + option + " FILE");
    }
    String file = arguments.next();
    try {
      return new String(Files.readAllBytes(Paths.get(file)), StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException(option + " \"" + file + "\" cannot be read: " + e, e);
    }
  }
}
