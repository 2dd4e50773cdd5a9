package dev.calbridge.credential.rest;

import dev.calbridge.credential.consent.Language;
import dev.calbridge.credential.rest.ConsentTexts.Text;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The page a browser ends on. No script, nothing from elsewhere, nothing of the request in it. Its
 * own address holds a code and a state: they are used up, and no referrer tells them.
 */
final class ConsentPage {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 1.125rem/1.5 system-ui, sans-serif; margin: 0; }
      main { max-width: 36rem; margin: 10vh auto; padding: 0 1.5rem; }
      h1 { font-size: 1.75rem; line-height: 1.2; }
      a { display: inline-block; margin-top: 1rem; padding: .75rem 1.25rem; border-radius: .375rem;
        background: #0b5394; color: #fff; text-decoration: none; }
      a:hover { text-decoration: underline; }
      a:focus-visible { outline: .1875rem solid; outline-offset: .1875rem; }
      """;

  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private ConsentPage() {}

  static Response of(Text text, int status, Language language, @Nullable String retryUrl) {
    return Response.status(status)
        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_LANGUAGE, code(language))
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .entity(html(text, language, retryUrl))
        .build();
  }

  private static String html(Text text, Language language, @Nullable String retryUrl) {
    StringBuilder html = new StringBuilder(2048);
    html.append("<!DOCTYPE html>\n<html lang=\"")
        .append(code(language))
        .append("\">\n<head>\n")
        .append("<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"robots\" content=\"noindex\">\n<title>")
        .append(escape(text.title()))
        .append(" – Calbridge</title>\n<style>")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<main>\n<h1>")
        .append(escape(text.title()))
        .append("</h1>\n<p role=\"status\">")
        .append(escape(text.body()))
        .append("</p>\n");
    if (!text.listed().isEmpty()) {
      html.append("<ul>\n");
      text.listed().forEach(item -> html.append("<li>").append(escape(item)).append("</li>\n"));
      html.append("</ul>\n");
    }
    if (retryUrl != null) {
      html.append("<a href=\"")
          .append(escape(retryUrl))
          .append("\">")
          .append(escape(ConsentTexts.of(language).retry()))
          .append("</a>\n");
    }
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private static String code(Language language) {
    return language.name().toLowerCase(Locale.ROOT);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** As the policy wants it: of what stands between the tags (CSP Level 3, section 2.3.1). */
  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException fault) {
      throw new IllegalStateException("This Java runtime has no SHA-256", fault);
    }
  }
}
