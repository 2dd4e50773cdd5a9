package dev.calbridge.gateway.dav.xml;

/** Character data, unescaped. */
public record XmlText(String value) implements XmlNode {}
