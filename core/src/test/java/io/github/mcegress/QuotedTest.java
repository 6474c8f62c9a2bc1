package io.github.mcegress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "www.aliyun.com:443 | \"www.aliyun.com:443\"",
        "https://a.com/p | \"https://a.com/p\"",
        "https://a.com/p?x=SECRET | \"https://a.com/p?...\"",
        "https://a.com/#x=SECRET | \"https://a.com/#...\"",
        "https://a.com/p?x=1#y=SECRET | \"https://a.com/p?...\"",
        "https://SECRET@a.com/p | \"https://...@a.com/p\"",
        "https://u:SECRET@a.com/p?t=SECRET | \"https://...@a.com/p?...\"",
        "https://u:SEC@RET@a.com | \"https://...@a.com\"",
        "https://u:SEC/RET@a.com | \"https://...@a.com\"",
        "https://u:SEC?RET@a.com | \"https://...\"",
        "https://u:SEC#RET@a.com | \"https://...\"",
        "https://a.com/p?mail=SECRET@SECRET | \"https://...\"",
        "u:SECRET@a.com:80 | \"...@a.com:80\"",
        "jdbc:mysql://u:SECRET@a.com:3306/d?p=SECRET | \"jdbc:mysql://...@a.com:3306/d?...\"",
        "jdbc:oracle:thin:scott/SECRET@a.com:1521:x | \"...@a.com:1521:x\"",
        "jdbc:sqlserver://a.com:1433;user=sa;password=SECRET | \"jdbc:sqlserver://a.com:1433;...\"",
        "a? | \"a?\"",
        "? | \"?\"",
        "@ | \"...@\"",
      })
  void leavesOutCredentialsAndQuery(String value, String shown) {
    assertEquals(shown, Quoted.of(value));
    assertFalse(Quoted.of(value).contains("SEC"));
    assertFalse(Quoted.of(value).contains("RET"));
  }

  @Test
  void showsTheEmptyText() {
    assertEquals("\"\"", Quoted.of(""));
  }

  @Test
  void writesWhatNobodySees() {
    assertEquals("\"a\\u000ab\\u000d\"", Quoted.of("a\nb\r"));
    assertEquals("\"\\ufeffregion\"", Quoted.of("\ufeffregion"));
    assertEquals(
        "\"\\u200b\\u00a0\\u3000\\u2028\\u0085\\u202e\"",
        Quoted.of("\u200b\u00a0\u3000\u2028\u0085\u202e"));
    assertEquals("\"\\ud800\"", Quoted.of("\ud800"));
    assertEquals("\"a b\"", Quoted.of("a b"));
  }

  @Test
  void keepsLettersOfEveryScript() {
    assertEquals(
        "\"\u963f\u91cc\u4e91 \ud83d\ude00\"", Quoted.of("\u963f\u91cc\u4e91 \ud83d\ude00"));
  }

  @Test
  void cutsOffWhatIsLong() {
    String hundred = repeat("x", 100);
    assertEquals('"' + hundred + '"', Quoted.of(hundred));
    assertEquals('"' + hundred + "...\"", Quoted.of(hundred + "x"));
  }

  @Test
  void cutsNoCharacterInHalf() {
    String ninetyNine = repeat("x", 99);
    assertEquals('"' + ninetyNine + "...\"", Quoted.of(ninetyNine + "\ud83d\ude00"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000_000})
  void isShortForAMegabyte(int length) {
    assertTrue(Quoted.of(repeat("a:", length / 2)).length() < 200);
    assertTrue(Quoted.of(repeat("@", length)).length() < 200);
  }

  @Property
  void isAlwaysOneShortLine(@ForAll String value) {
    String shown = Quoted.of(value);
    assertTrue(shown.length() <= 2 + 6 * 103, shown);
    assertFalse(shown.chars().anyMatch(Character::isISOControl), shown);
  }

  private static String repeat(String text, int times) {
    return new String(new char[times]).replace("\0", text);
  }
}
