package io.github.mcegress.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceTest {
  @Test
  void tellsInsideFromOutsideAndSparkFromTheRest() {
    Set<Place> inside = EnumSet.noneOf(Place.class);
    Set<Place> spark = EnumSet.noneOf(Place.class);
    for (Place place : Place.values()) {
      if (place.isInsideMaxCompute()) {
        inside.add(place);
      }
      if (place.isSpark()) {
        spark.add(place);
      }
    }
    assertEquals(EnumSet.complementOf(EnumSet.of(Place.LAPTOP)), inside);
    assertEquals(EnumSet.of(Place.SPARK_DRIVER, Place.SPARK_EXECUTOR), spark);
  }
}
