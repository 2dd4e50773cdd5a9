package dev.calbridge.gateway.setup;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An Apple configuration profile with a CalDAV account, without the password: the device asks for
 * it. Installed again it replaces itself, because its identifiers follow the credential.
 */
record MobileConfig(SetupLinks links, UUID credential, String title) {

  static final String MEDIA_TYPE = "application/x-apple-aspen-config";

  byte[] bytes() {
    String identifier = "dev.calbridge.caldav." + credential;
    Map<String, String> account = new LinkedHashMap<>();
    account.put("CalDAVAccountDescription", string(title));
    account.put("CalDAVHostName", string(links.host()));
    account.put("CalDAVPort", "<integer>" + links.port() + "</integer>");
    account.put("CalDAVPrincipalURL", string(links.principalPath()));
    account.put("CalDAVUseSSL", links.isSecure() ? "<true/>" : "<false/>");
    account.put("CalDAVUsername", string(links.userName()));
    account.put("PayloadDescription", string(title));
    account.put("PayloadDisplayName", string(title));
    account.put("PayloadIdentifier", string(identifier + ".account"));
    account.put("PayloadType", string("com.apple.caldav.account"));
    account.put("PayloadUUID", string(uuid(identifier + ".account")));
    account.put("PayloadVersion", "<integer>1</integer>");
    Map<String, String> profile = new LinkedHashMap<>();
    profile.put("PayloadContent", "<array>" + dictionary(account) + "</array>");
    profile.put("PayloadDisplayName", string(title));
    profile.put("PayloadIdentifier", string(identifier));
    profile.put("PayloadRemovalDisallowed", "<false/>");
    profile.put("PayloadType", string("Configuration"));
    profile.put("PayloadUUID", string(uuid(identifier)));
    profile.put("PayloadVersion", "<integer>1</integer>");
    return ("""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        """
            + dictionary(profile)
            + "</plist>\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String dictionary(Map<String, String> entries) {
    StringBuilder text = new StringBuilder("<dict>\n");
    entries.forEach(
        (key, value) ->
            text.append("<key>").append(key).append("</key>").append(value).append('\n'));
    return text.append("</dict>\n").toString();
  }

  private static String string(String value) {
    return "<string>"
        + value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        + "</string>";
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
        .toString()
        .toUpperCase(java.util.Locale.ROOT);
  }
}
