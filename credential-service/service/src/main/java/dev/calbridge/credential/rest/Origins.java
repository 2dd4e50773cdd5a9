package dev.calbridge.credential.rest;

import dev.calbridge.credential.credential.CalendarPrograms;
import dev.calbridge.credential.credential.Origin;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where a sign-in comes from, as a gateway tells it. */
final class Origins {

  private static final int LONGEST_ADDRESS = 64;

  /** RFC 4291 section 2.5.4: what one subscriber has at his disposal. */
  private static final int NETWORK_BYTES = 8;

  private Origins() {}

  /** What is no address is none: that must not keep anybody out. */
  static Origin of(@Nullable String address, @Nullable String agent) {
    String client = CalendarPrograms.of(agent);
    InetAddress parsed = parse(address);
    return parsed == null
        ? new Origin(null, null, client)
        : new Origin(text(parsed), network(parsed), client);
  }

  private static @Nullable InetAddress parse(@Nullable String address) {
    if (address == null || address.length() > LONGEST_ADDRESS) {
      return null;
    }
    try {
      return InetAddress.ofLiteral(address.strip());
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  private static String network(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return text(address);
    }
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
    try {
      return text(InetAddress.getByAddress(bytes)) + "/64";
    } catch (UnknownHostException fault) {
      throw new IllegalStateException("16 bytes are an address", fault);
    }
  }

  /** Without the zone of a link-local address, which means something on one machine only. */
  private static String text(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
