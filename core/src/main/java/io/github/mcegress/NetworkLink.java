package io.github.mcegress;

import java.util.regex.Pattern;

/**
 * A network link: the name of a dedicated connection that a tenant's administrator made in the
 * MaxCompute console.
 *
 * <p>The name starts with a letter, holds letters, digits and {@code _}, and has 1 to 63
 * characters. It ends up in {@code odps.session.networklink} and in the table property {@code
 * networklink}. Source: Network connection process, 2025-02-12. Immutable.
 */
public final class NetworkLink {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

  private final String name;

  private NetworkLink(String name) {
    this.name = name;
  }

  /**
   * The network link of that name.
   *
   * @throws InvalidEgressException if the name is not of the console's form
   */
  public static NetworkLink named(String name) {
    if (!NAME.matcher(name).matches()) {
      String what;
      if (name.isEmpty()) {
        what = "the network link name is empty";
      } else if (name.length() > 63) {
        what = Quoted.of(name) + " has " + name.length() + " characters";
      } else if (!NAME.matcher(name.substring(0, 1)).matches()) {
        what = Quoted.of(name) + " does not start with a letter";
      } else {
        what = Quoted.of(name) + " has other characters than letters, digits and _";
      }
      throw new InvalidEgressException(
          Problem.error(
                  Codes.SPEC_LINK,
                  what,
                  "write the name of the network link: a letter, then letters, digits and _, 1 to"
                      + " 63 characters")
              .from("Network connection process, 2025-02-12"));
    }
    return new NetworkLink(name);
  }

  /** The name as the console shows it. */
  public String name() {
    return name;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof NetworkLink && name.equals(((NetworkLink) o).name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
