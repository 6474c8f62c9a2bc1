package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkLinkTest {
  private static final String REMEDY =
      "; write the name of the network link: a letter, then letters, digits and _, 1 to 63"
          + " characters [Network connection process, 2025-02-12]";
  private static final String SIXTY_THREE = new String(new char[63]).replace('\0', 'a');

  @ParameterizedTest
  @ValueSource(strings = {"testLink", "a", "Z", "a_", "a1_B2"})
  void takesLettersDigitsAndUnderscores(String name) {
    assertEquals(name, NetworkLink.named(name).name());
    assertEquals(name, NetworkLink.named(name).toString());
  }

  @Test
  void takesSixtyThreeCharactersAndNoMore() {
    assertEquals(SIXTY_THREE, NetworkLink.named(SIXTY_THREE).name());
    refuses(SIXTY_THREE + "a", '"' + SIXTY_THREE + "a\" has 64 characters");
  }

  @Test
  void comparesByName() {
    assertEquals(NetworkLink.named("a"), NetworkLink.named("a"));
    assertEquals(NetworkLink.named("a").hashCode(), NetworkLink.named("a").hashCode());
    assertNotEquals(NetworkLink.named("a"), NetworkLink.named("A"));
    assertNotEquals(NetworkLink.named("a"), "a");
  }

  @Test
  void refusesTheEmptyName() {
    refuses("", "the network link name is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1a", "_a", "-a", " a", "\u963fa", "\u00e9a", ";a"})
  void refusesANameThatStartsWithNoLetter(String name) {
    refuses(name, Quoted.of(name) + " does not start with a letter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-b", "a.b", "a b", "a;b", "a\nb", "a\n", "a\u2028b", "a\u00e9", "a'"})
  void refusesOtherCharacters(String name) {
    refuses(name, Quoted.of(name) + " has other characters than letters, digits and _");
  }

  private static void refuses(String name, String message) {
    assertEquals(
        "error MCE-SPEC-LINK: " + message + REMEDY, Refusal.of(() -> NetworkLink.named(name)));
  }
}
