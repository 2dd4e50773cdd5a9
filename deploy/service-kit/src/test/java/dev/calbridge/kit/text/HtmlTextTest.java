package dev.calbridge.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<b>Anna</b> &amp; Ben | Anna & Ben",
        "eins<br>zwei<br/>drei | eins/zwei/drei",
        "<p>eins</p><p>zwei</p> | eins/zwei/",
        "<div>eins</div><div><br></div><div>drei</div> | eins//drei/",
        "<div><p>eins</p></div>zwei | eins/zwei",
        "<html><body>eins</body></html> | eins",
        "vor&nbsp;nach | vor nach",
        "<a href='tel:0711'>0711</a> | 0711",
      })
  void linesEndWhereABrowserEndsThem(String html, String text) {
    assertThat(HtmlText.of(html).replace('\n', '/')).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "<a href='https://a.example/'>hier</a>, hier (https://a.example/)",
    "<a href='https://a.example/'>https://a.example/</a>, https://a.example/",
    "<a>hier</a>, hier",
  })
  void addressesOfLinksAreKeptForWhoWantsThem(String html, String text) {
    assertThat(HtmlText.withAddresses(html)).isEqualTo(text);
  }
}
