package dev.calbridge.google.emulator.page;

/** Pages without a framework: everything that comes from outside is escaped. */
public final class Html {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
      body{max-width:60rem;margin:0 auto;padding:1rem}
      h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1rem}
      label{display:block;margin:.5rem 0}label.choice{display:flex;gap:.6rem;align-items:baseline}
      input,select,button{font:inherit;padding:.35rem .5rem}
      input[type=text],input[type=email],textarea{font:inherit;width:100%;max-width:28rem;box-sizing:border-box}
      button{cursor:pointer;min-height:2.5rem}
      :focus-visible{outline:3px solid #1a73e8;outline-offset:2px}
      fieldset{border:1px solid #888;border-radius:.4rem;margin:1rem 0}
      details{border:1px solid #8886;border-radius:.4rem;padding:.4rem .8rem;margin:.4rem 0}
      summary{cursor:pointer;min-height:2rem}.row{display:flex;flex-wrap:wrap;gap:.8rem}
      .wide{overflow-x:auto}table.week{border-collapse:collapse;table-layout:fixed;min-width:48rem;width:100%}
      .week th,.week td{border:1px solid #8886;padding:.2rem;vertical-align:top;text-align:start;overflow-wrap:break-word;hyphens:auto}
      .week thead th{font-weight:600}.week thead td{width:5.5rem}
      .card{border-left:.3rem solid #1a73e8;padding:.2rem .4rem;margin:.2rem 0;cursor:grab}
      .card .row{gap:.2rem}.card button{min-height:1.8rem;padding:0 .4rem}
      .muted{opacity:.75}.error{border-left:.3rem solid #d93025;padding-left:.8rem}
      """;

  private Html() {}

  /** Escapes for text and for quoted attributes. */
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append((char) c);
              }
            });
    return escaped.toString();
  }

  public static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
        .formatted(escape(name), escape(value));
  }

  /**
   * A whole page.
   *
   * @param body HTML, already escaped
   */
  public static String page(Messages messages, String title, String body) {
    return """
    <!doctype html>
    <html lang="%s"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <title>%s</title><style>%s</style></head>
    <body><main><h1>%s</h1>
    %s
    </main></body></html>
    """
        .formatted(messages.language(), escape(title), STYLE, escape(title), body);
  }
}
