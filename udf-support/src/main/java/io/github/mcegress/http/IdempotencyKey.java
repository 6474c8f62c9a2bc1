package io.github.mcegress.http;

import io.github.mcegress.Quoted;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What tells a server that two requests are the same write: a hash of a scope and a row key.
 *
 * <p>Both come from the caller. The scope says which run of the business is meant, say its date;
 * the row key is the row's own identity, say an order number:
 *
 * <pre>{@code
 * IdempotencyKey key = IdempotencyKey.of("orders 2026-11-21", orderNumber);
 * client.send(EgressRequest.write("POST", url, body, key));
 * }</pre>
 *
 * <p>MaxCompute runs a task again after a failure, may run a backup of it at the same time, and
 * users run a job again. A write is then sent once more, and the server can only know it by its
 * key. So the key must come out the same every time, and what belongs to the run must not be in it:
 * the number of a row in its task moves when the rows are shuffled otherwise, so row 7 of the
 * second run may be another order, which the server would drop as a repetition; an instance id is
 * another when the job is run again, an attempt's number when the task is, a random number always,
 * and every order is written twice.
 *
 * <p>One key means one write: writes of two kinds to one service need two scopes. How long a server
 * remembers a key is the server's; a service that knows no such keys needs {@link
 * EgressRequest#writeOnce}.
 *
 * <p>Its text form, which is sent, is 64 hexadecimal digits: SHA-256 of the scope and the row key
 * in UTF-8, each behind its length as four bytes, highest first. Immutable; equal when the text is.
 */
public final class IdempotencyKey {
  private final String text;

  private IdempotencyKey(String text) {
    this.text = text;
  }

  /**
   * The key of one row's write.
   *
   * @param scope which run of the business, such as its date; the same when a job is run again
   * @param rowKey the row's own identity; never its number, nor anything of the task or the attempt
   * @throws IllegalArgumentException if one is empty or no Unicode text (half of a surrogate pair)
   */
  public static IdempotencyKey of(String scope, String rowKey) {
    MessageDigest digest = sha256();
    add(digest, "scope", scope, "the run's date");
    add(digest, "row key", rowKey, "the row's own identity");
    StringBuilder text = new StringBuilder(64);
    for (byte b : digest.digest()) {
      text.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return new IdempotencyKey(text.toString());
  }

  /** The length first: else ("a", "bc") and ("ab", "c") were one. */
  private static void add(MessageDigest digest, String what, String value, String instead) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("the " + what + " is empty; write " + instead);
    }
    ByteBuffer bytes;
    try {
      // Strictly: with replacements, two rows would become one.
      bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " "
              + Quoted.of(value)
              + " has half of a surrogate pair; write Unicode text, bytes as hexadecimal digits",
          e);
    }
    digest.update(ByteBuffer.allocate(4).putInt(0, bytes.remaining()));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdempotencyKey && ((IdempotencyKey) other).text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The 64 hexadecimal digits. */
  @Override
  public String toString() {
    return text;
  }
}
