package io.github.mcegress.settings;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** A JSON object of strings as Gson reads it. */
final class JsonMap {
  private JsonMap() {}

  static Map<String, String> of(String json) {
    Map<String, String> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry :
        new Gson().fromJson(json, JsonObject.class).entrySet()) {
      map.put(entry.getKey(), entry.getValue().getAsString());
    }
    return map;
  }
}
