package dev.calbridge.gateway.support;

import dev.calbridge.gateway.dav.xml.XmlElement;
import dev.calbridge.gateway.dav.xml.XmlName;
import dev.calbridge.gateway.dav.xml.XmlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A calendar program: sends what it is told and shows the answer. */
public final class DavClient {

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  private final URI base;
  private final String authorization;
  private final String userAgent;

  public DavClient(URI base, String userName, String password) {
    this.base = base;
    this.userAgent = "Thunderbird/140.0";
    this.authorization =
        userName == null
            ? null
            : "Basic "
                + Base64.getEncoder()
                    .encodeToString((userName + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  private DavClient(DavClient other, String userAgent) {
    this.base = other.base;
    this.authorization = other.authorization;
    this.userAgent = userAgent;
  }

  /** Another device with the same credential. */
  public DavClient onAnotherDevice(String userAgent) {
    return new DavClient(this, userAgent);
  }

  /** An answer. */
  public record Answer(HttpResponse<byte[]> response) {

    public int status() {
      return response.statusCode();
    }

    public String body() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    public XmlElement xml() {
      try {
        return new XmlReader().read(response.body());
      } catch (Exception e) {
        throw new AssertionError("No XML: " + body(), e);
      }
    }

    /** Hrefs of the responses, in order. */
    public List<String> hrefs() {
      return responses().stream().map(Answer::href).toList();
    }

    public List<XmlElement> responses() {
      return xml().children(XmlName.dav("response")).toList();
    }

    public XmlElement response(String href) {
      return responses().stream()
          .filter(each -> href(each).equals(href))
          .findFirst()
          .orElseThrow(() -> new AssertionError("No response for " + href + " in " + body()));
    }

    /** Status lines of the response itself or of its propstats. */
    public List<String> statuses(String href) {
      XmlElement found = response(href);
      List<String> own = found.children(XmlName.dav("status")).map(XmlElement::text).toList();
      return own.isEmpty()
          ? found
              .children(XmlName.dav("propstat"))
              .map(propstat -> propstat.child(XmlName.dav("status")).orElseThrow().text())
              .toList()
          : own;
    }

    /** Value of a property that is there. */
    public XmlElement property(String href, XmlName name) {
      return response(href)
          .children(XmlName.dav("propstat"))
          .filter(
              propstat ->
                  propstat.child(XmlName.dav("status")).orElseThrow().text().contains(" 200 "))
          .flatMap(propstat -> propstat.children(XmlName.dav("prop")))
          .flatMap(prop -> prop.children(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError("No " + name + " of " + href + " in " + body()));
    }

    public String syncToken() {
      return xml().child(XmlName.dav("sync-token")).orElseThrow().text();
    }

    /** The precondition of a DAV:error. */
    public XmlName precondition() {
      return xml().children().findFirst().orElseThrow().name();
    }

    private static String href(XmlElement response) {
      return response.child(XmlName.dav("href")).orElseThrow().text();
    }
  }

  public Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    request.header("User-Agent", userAgent);
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    try {
      return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public Answer propfind(String path, int depth, String bodyFile) {
    return send("PROPFIND", path, body(bodyFile), "Depth", Integer.toString(depth));
  }

  public Answer report(String path, String body) {
    return send("REPORT", path, body, "Depth", "1");
  }

  public Answer put(String path, String calendar, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = "text/calendar; charset=utf-8";
    return send("PUT", path, calendar, all);
  }

  /** A recorded request body. */
  public static String body(String file) {
    try (InputStream in = DavClient.class.getResourceAsStream("/bodies/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
