package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mcegress.lab.FaultAtPlace;
import io.github.mcegress.lab.FaultsPage;
import java.io.IOException;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page for people says what the doctor goes by. */
class FaultsPageTest {
  private static FaultsPage page;

  @BeforeAll
  static void read() throws IOException {
    page = FaultsPage.read(Paths.get("docs", "doctor.md"));
  }

  @Test
  void hasTheFaultsOfTheVocabularyInTheirOrder() {
    List<String> ids = new ArrayList<>();
    for (Fault fault : Vocabulary.shipped().faults()) {
      ids.add(fault.id());
    }
    assertEquals(ids, page.faults());
    assertTrue(ids.size() > 40, ids.size() + " faults");
  }

  @Test
  void saysOfEachFaultAtEachPlaceWhatTheVocabularySays() {
    for (Fault fault : Vocabulary.shipped().faults()) {
      for (Place place : Place.values()) {
        FaultAtPlace row = page.at(fault.id(), place.name());
        assertNotNull(row, fault.id() + " has no row for " + place);
        Symptom symptom = fault.at(place);
        if (symptom == null) {
          assertEquals(false, row.canOccur(), row.toString());
        } else {
          assertEquals(symptom.code(), row.code(), row.toString());
          assertEquals(symptom.causes(), row.causes(), row.toString());
          assertEquals(name(symptom.stage()), row.stage(), row.toString());
          assertEquals(name(symptom.verdict()), row.verdict(), row.toString());
        }
      }
    }
  }

  @Test
  void saysItInTheSameWords() {
    for (Fault fault : Vocabulary.shipped().faults()) {
      String text = page.text(fault.id());
      String remedy = fault.remedy().isEmpty() ? "-" : fault.remedy();
      assertTrue(text.contains("\n" + capital(fault.what()) + ".\n"), fault.id());
      assertTrue(text.contains("\n- Apart: " + fault.apart() + ".\n"), fault.id());
      assertTrue(text.contains("\n- Do: " + remedy + "\n"), fault.id());
      assertTrue(text.contains("\n- Source: " + fault.source()), fault.id());
      assertTrue(text.contains("\n- Seen: "), fault.id());
    }
  }

  @Test
  void leavesOpenWhatCannotBeKnown() {
    int open = 0;
    for (Fault fault : Vocabulary.shipped().faults()) {
      boolean never = true;
      for (Symptom symptom : fault.symptoms()) {
        assertTrue(symptom.causes().size() != 1, fault.id() + ": one inferred cause alone");
        never &= !symptom.isObserved() || symptom.code().equals("MCE-UNKNOWN");
      }
      open += never ? 1 : 0;
    }
    assertTrue(open >= 6, open + " faults of which no cause is claimed");
  }

  /** What is seen decides, so one symptom cannot have two ranks. */
  @Test
  void ranksTheSameWhereTheSameIsSeen() {
    for (Place place : Place.values()) {
      for (String twins :
          new String[] {
            "timed-out target-whitelist", "refused proxy-limit", "tls-unknown-ca tls-self-signed"
          }) {
        String[] ids = twins.split(" ", -1);
        FaultAtPlace one = page.at(ids[0], place.name());
        FaultAtPlace other = page.at(ids[1], place.name());
        if (other.canOccur()) {
          assertEquals(one.code(), other.code(), twins + " at " + place);
          assertEquals(one.causes(), other.causes(), twins + " at " + place);
        }
      }
    }
  }

  @Test
  void knowsNoOtherFault() {
    assertNull(page.at("no-such-fault", "LAPTOP"));
  }

  private static String name(Enum<?> constant) {
    return constant == null ? "" : constant.name();
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
