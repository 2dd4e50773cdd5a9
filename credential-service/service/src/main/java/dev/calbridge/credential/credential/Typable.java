package dev.calbridge.credential.credential;

/** What RFC 7617 section 2 lets into a user name or a password: everything but controls. */
final class Typable {

  private Typable() {}

  static boolean all(String text) {
    return text.codePoints().noneMatch(Typable::isUntypable);
  }

  private static boolean isUntypable(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL || type == Character.SURROGATE || type == Character.UNASSIGNED;
  }
}
