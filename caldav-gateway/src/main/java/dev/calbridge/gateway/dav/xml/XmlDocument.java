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

  /** The whole document in UTF-8; nothing can be added any more. */
  public byte[] end() {
    return writer.closed(root);
  }
}
