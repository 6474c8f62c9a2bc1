package io.github.mcegress;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * A text that comes with this jar, such as the catalogue.
 *
 * <p>Read as a ResourceBundle: MaxCompute's Java sandbox, as its own local runner has it, answers
 * {@code getResourceAsStream} with nothing, even for the jar that asks, and reads bundles (measured
 * on 8 and 17). The build makes the bundle of {@code NAME.txt}, without its lines of comment.
 * Thread-safe, without state.
 */
public final class BundledText {
  private BundledText() {}

  /**
   * The text of {@code NAME.txt} beside a class of this jar.
   *
   * @throws IllegalStateException if it is not in the jar, or the runtime does not let it be read
   */
  public static String read(Class<?> beside, String name) {
    String type = beside.getName();
    String bundle = type.substring(0, type.lastIndexOf('.') + 1) + name;
    try {
      return ResourceBundle.getBundle(bundle, Locale.ROOT).getString("text");
    } catch (MissingResourceException | SecurityException e) {
      throw new IllegalStateException(name + " is missing in the jar, or cannot be read", e);
    }
  }
}
