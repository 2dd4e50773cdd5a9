package dev.calbridge.gateway.setup;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What is said to people, in one language. */
record Texts(String language, Map<String, String> all) {

  private static final List<String> LANGUAGES = List.of("de", "en");

  /**
   * @param chosen {@code de} or {@code en}, or null
   * @param accepted value of Accept-Language, or null
   */
  static Texts of(@Nullable String chosen, @Nullable String accepted) {
    String language = chosen != null && LANGUAGES.contains(chosen) ? chosen : accepted(accepted);
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "setup.texts",
            Locale.of(language),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Map<String, String> all = new HashMap<>();
    bundle.keySet().forEach(key -> all.put(key, bundle.getString(key)));
    return new Texts(language, Map.copyOf(all));
  }

  private static String accepted(@Nullable String header) {
    if (header == null) {
      return "en";
    }
    try {
      String best = Locale.lookupTag(Locale.LanguageRange.parse(header), LANGUAGES);
      return best == null ? "en" : best;
    } catch (IllegalArgumentException e) {
      return "en";
    }
  }

  String get(String key) {
    String text = all.get(key);
    if (text == null) {
      throw new IllegalStateException("There is no text " + key + " in " + language);
    }
    return text;
  }

  String get(String key, Object... values) {
    return new MessageFormat(get(key).replace("'", "''"), Locale.of(language)).format(values);
  }

  boolean has(String key) {
    return all.containsKey(key);
  }

  /** How long ago something was. */
  String ago(Duration time) {
    long minutes = Math.max(0, time.toMinutes());
    if (minutes == 0) {
      return get("ago.now");
    }
    if (minutes < 60) {
      return minutes == 1 ? get("ago.minute") : get("ago.minutes", minutes);
    }
    long hours = minutes / 60;
    if (hours < 24) {
      return hours == 1 ? get("ago.hour") : get("ago.hours", hours);
    }
    long days = hours / 24;
    return days == 1 ? get("ago.day") : get("ago.days", days);
  }
}
