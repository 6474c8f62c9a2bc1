package io.github.mcegress.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.Codes;
import io.github.mcegress.lab.LabResponse;
import io.github.mcegress.lab.LabWeb;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** The text of an answer: in the charset that its header names, or in none. */
@BothTransports
class AnswerTextTest {
  @Parameter TransportKind transport;

  private static final String HOST = "api.example.test";
  private static final String CHINESE = "\u4f60\u597d";

  private EgressResponse answer(String type, byte[] body) throws Exception {
    try (LabWeb web =
        LabWeb.plain().host(HOST, request -> LabResponse.of(200, type, body)).start()) {
      String endpoint = HOST + ":" + web.port();
      try (EgressClient client =
          EgressClient.builder()
              .transport(transport)
              .spec(Shipped.spec(endpoint))
              .hosts(Shipped.hosts(HOST, web.address()))
              .build()) {
        return client.get("http://" + endpoint + "/");
      }
    }
  }

  private static EgressException refused(EgressResponse answer) {
    UncheckedIOException thrown = assertThrows(UncheckedIOException.class, answer::text);
    EgressException named = (EgressException) thrown.getCause();
    assertEquals(Codes.HTTP_CHARSET, named.code());
    assertEquals(named.getMessage(), thrown.getMessage());
    return named;
  }

  @Test
  void readsTheCharsetOfTheHeader() throws Exception {
    Charset gbk = Charset.forName("GBK");
    for (String type :
        new String[] {
          "text/plain; charset=GBK",
          "text/plain;charset=\"gbk\"",
          "text/html; level=1; Charset = 'gb2312' ; x=y",
        }) {
      assertEquals(CHINESE, answer(type, CHINESE.getBytes(gbk)).text(), type);
    }
  }

  @Test
  void isUtf8WhereNoneIsNamed() throws Exception {
    byte[] body = CHINESE.getBytes(StandardCharsets.UTF_8);
    for (String type : new String[] {"text/plain", "text/plain; charset=", "charset=GBK"}) {
      assertEquals(CHINESE, answer(type, body).text(), type);
    }
  }

  @Test
  void namesCharsetThatNobodyKnowsAndStillGivesTheBytes() throws Exception {
    byte[] body = CHINESE.getBytes(StandardCharsets.UTF_8);
    for (String name : new String[] {"no-such", "!", "utf-8,gbk"}) {
      EgressResponse answer = answer("text/plain; charset=" + name, body);
      String message = refused(answer).getMessage();
      assertTrue(message.contains("\"" + name + "\""), message);
      assertTrue(message.contains(HOST), message);
      assertArrayEquals(body, answer.bytes());
      assertEquals(CHINESE, answer.text(StandardCharsets.UTF_8));
    }
  }

  @Test
  void replacesNothingSilently() throws Exception {
    byte[] body = ("ab" + CHINESE).getBytes(Charset.forName("GBK"));
    EgressResponse answer = answer("text/plain", body);
    String message = refused(answer).getMessage();
    assertTrue(message.contains("UTF-8, the default, at byte 2 of 6"), message);
    assertTrue(answer.text(StandardCharsets.UTF_8).startsWith("ab\ufffd"));
    answer = answer("text/plain; charset=us-ascii", body);
    assertTrue(refused(answer).getMessage().contains("\"us-ascii\""));
  }

  @Test
  void takesAReplacementCharacterThatStandsInTheBody() throws Exception {
    String text = "a\ufffdb";
    assertEquals(text, answer("text/plain", text.getBytes(StandardCharsets.UTF_8)).text());
  }
}
