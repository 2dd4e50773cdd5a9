package dev.calbridge.gateway.dav.xml;

/** What an element may hold. Comments and processing instructions are not kept. */
public sealed interface XmlNode permits XmlElement, XmlText, XmlEncodedText {}
