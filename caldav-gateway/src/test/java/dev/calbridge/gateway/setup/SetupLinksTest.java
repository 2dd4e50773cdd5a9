package dev.calbridge.gateway.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.URI;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SetupLinksTest {

  private final SetupLinks links =
      new SetupLinks(URI.create("https://cal.example.org/"), "anna@himmel.example", "subject-1");

  @Test
  void eachProgramGetsItsFormOfTheAddress() {
    assertThat(links.account()).isEqualTo("https://cal.example.org/dav/");
    assertThat(links.principal()).isEqualTo("https://cal.example.org/dav/principals/subject-1/");
    assertThat(links.davx5()).isEqualTo("davx5://anna%40himmel.example@cal.example.org/dav/");
    assertThat(links.port()).isEqualTo(443);
  }

  @Test
  void aDomainIsMadeFitForAZoneFileOrRefused() {
    assertThat(SetupLinks.domain(" Bäcker.Example ")).hasValue("xn--bcker-gra.example");
    assertThat(SetupLinks.domain("example.org\n@ IN NS evil.example")).isEmpty();
    assertThat(SetupLinks.domain("localhost")).isEmpty();
    assertThat(SetupLinks.domain("-a.example")).isEmpty();
    assertThat(links.dnsRecords("himmel.example"))
        .containsExactly(
            "_caldavs._tcp.himmel.example. 3600 IN SRV 0 1 443 cal.example.org.",
            "_caldavs._tcp.himmel.example. 3600 IN TXT \"path=/dav/\"",
            "_caldav._tcp.himmel.example. 3600 IN SRV 0 0 0 .");
  }

  @Test
  void aCameraReadsTheQrCode() throws Exception {
    QrCode code = QrCode.of(links.davx5());
    int scale = 4;
    int width = code.size() * scale;
    int[] pixels = new int[width * width];
    Arrays.fill(pixels, 0xFFFFFF);
    Matcher module = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(code.path());
    while (module.find()) {
      int x = Integer.parseInt(module.group(1)) * scale;
      int y = Integer.parseInt(module.group(2)) * scale;
      for (int row = y; row < y + scale; row++) {
        Arrays.fill(pixels, row * width + x, row * width + x + scale, 0);
      }
    }

    String read =
        new QRCodeReader()
            .decode(
                new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels))))
            .getText();

    assertThat(read).isEqualTo(links.davx5());
  }

  @Test
  void onlyAnAddressHasADomain() {
    assertThat(SetupLinks.domainOf("anna@himmel.example")).contains("himmel.example");
    assertThat(SetupLinks.domainOf("anna.caldav")).isEmpty();
    assertThat(SetupLinks.domainOf("anna@")).isEmpty();
  }
}
