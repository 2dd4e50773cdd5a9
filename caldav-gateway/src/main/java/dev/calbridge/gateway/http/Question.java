package dev.calbridge.gateway.http;

import dev.calbridge.gateway.credential.Account;
import dev.calbridge.gateway.dav.DavFault;
import dev.calbridge.gateway.dav.DavPath;
import dev.calbridge.gateway.dav.DavRequest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A small question about one calendar, of the kind that programs repeat all day: where it stands,
 * and what has changed. Everything that its answer depends on, but for what is stored.
 *
 * @param headers values of those that answers may depend on, in a fixed order
 */
record Question(
    Account account,
    UUID resource,
    String method,
    String path,
    List<String> headers,
    ByteBuffer body) {

  private static final int MOST_OCTETS = 4_096;
  private static final List<String> HEADERS =
      List.of("depth", "prefer", "brief", "content-type", "caldav-timezones", "user-agent");

  /** Empty if it is not a small one. */
  static Optional<Question> of(DavRequest request, Account account, UUID resource) {
    return request.body().length > MOST_OCTETS
        ? Optional.empty()
        : Optional.of(
            new Question(
                account,
                resource,
                request.method(),
                request.path(),
                HEADERS.stream().map(name -> request.headers().getOrDefault(name, "")).toList(),
                ByteBuffer.wrap(request.body())));
  }

  /** The user's calendar that a report or a poll is about; empty for everything else. */
  static Optional<UUID> calendar(DavRequest request, Account account) {
    boolean report = request.method().equals("REPORT");
    boolean poll =
        request.method().equals("PROPFIND") && "0".equals(request.headers().get("depth"));
    if (!report && !poll) {
      return Optional.empty();
    }
    try {
      return DavPath.parse(request.path())
                  instanceof DavPath.CalendarCollection(String user, UUID resource)
              && user.equals(account.user())
          ? Optional.of(resource)
          : Optional.empty();
    } catch (DavFault wrong) {
      return Optional.empty();
    }
  }
}
