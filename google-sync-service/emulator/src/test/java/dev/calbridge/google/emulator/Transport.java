package dev.calbridge.google.emulator;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.apache.v5.Apache5HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import java.util.function.Supplier;

/** The two ways Google's Java client reaches a server; the first cannot send PATCH by itself. */
public enum Transport {
  NET(NetHttpTransport::new),
  APACHE(Apache5HttpTransport::new);

  private final Supplier<HttpTransport> make;

  Transport(Supplier<HttpTransport> make) {
    this.make = make;
  }

  public HttpTransport make() {
    return make.get();
  }
}
