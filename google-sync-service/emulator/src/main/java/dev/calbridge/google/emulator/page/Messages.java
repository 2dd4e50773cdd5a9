package dev.calbridge.google.emulator.page;

import dev.calbridge.google.emulator.http.Request;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words of the pages, in German or English. */
public final class Messages {
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  private final Locale locale;
  private final ResourceBundle bundle;

  private Messages(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            Messages.class.getPackageName() + ".messages",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** By the parameter {@code hl}, as Google names it, else by {@code Accept-Language}. */
  public static Messages of(Request request) {
    String wanted =
        request.query().filled("hl").or(() -> request.header("Accept-Language")).orElse("en");
    return new Messages(choose(wanted).orElse(Locale.ENGLISH));
  }

  public String language() {
    return locale.getLanguage();
  }

  public Locale locale() {
    return locale;
  }

  /** The text of that key, escaped for HTML. */
  public String html(String key) {
    return Html.escape(bundle.getString(key));
  }

  /** The text of that key with its places filled, escaped for HTML. */
  public String html(String key, String... values) {
    return Html.escape(text(key, values));
  }

  public String text(String key, String... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  private static Optional<Locale> choose(String wanted) {
    try {
      return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(wanted), LANGUAGES));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
