package dev.calbridge.gateway.setup;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page as HTML. Needs no script, and shows no secret. */
final class SetupPage {

  private final Template template;

  SetupPage() {
    Engine engine =
        Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();
    this.template =
        engine.parse(
            new String(resource("page.html"), StandardCharsets.UTF_8),
            Variant.forContentType(Variant.TEXT_HTML));
  }

  /**
   * A calendar that the credential opens.
   *
   * @param url of its collection
   */
  public record Calendar(String name, String url, boolean readOnly) {}

  /**
   * @param domain whose DNS records are shown; as typed, if it is none
   */
  String render(
      Texts texts, SetupLinks links, List<Calendar> calendars, SelfCheck check, String domain) {
    Optional<String> usable = SetupLinks.domain(domain);
    Map<String, Object> data = new HashMap<>();
    data.put("language", texts.language());
    data.put("text", texts.all());
    data.put("checks", check.lines(texts));
    data.put("account", links.account());
    data.put("userName", links.userName());
    data.put("calendars", calendars);
    data.put("davx5", links.davx5());
    data.put("qr", QrCode.of(links.davx5()));
    data.put(
        "programs",
        new Instructions(texts, links, calendars.isEmpty() ? null : calendars.getFirst().url())
            .all());
    data.put("domain", domain);
    data.put("domainWrong", usable.isEmpty());
    data.put("records", usable.map(links::dnsRecords).orElse(List.of()));
    return template.data(data).render();
  }

  static byte[] resource(String name) {
    try (InputStream in = SetupPage.class.getResourceAsStream("/setup/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + name + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
