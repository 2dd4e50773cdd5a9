package dev.calbridge.gateway.dav.xml;

/** A document that is written child by child: a long one is never held as elements. */
public final class XmlDocument {

  private final XmlName root;
  private final XmlWriter writer;

  public XmlDocument(XmlName root) {
    this.root = root;
    this.writer = XmlWriter.opened(root);
  }

  public void add(XmlElement child) {
    writer.child(child);
  }

  /** Octets that have been written and not taken. */
  public int length() {
    return writer.length();
  }

  /** What has been written since the last time, in UTF-8. */
  public byte[] take() {
    return writer.take();
  }

  /** The rest of the document in UTF-8; nothing can be added any more. */
  public byte[] end() {
    return writer.closed(root);
  }
}
