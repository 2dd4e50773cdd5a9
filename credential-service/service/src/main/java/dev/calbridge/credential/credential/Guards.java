package dev.calbridge.credential.credential;

/**
 * What speaks against an attempt and what for it. {@code GuardsTest} has a row for every
 * combination.
 *
 * @param userNameBlocked too many wrong passwords for this user name
 * @param networkBlocked too many wrong passwords from this network
 * @param remembered it is the password that was right a while ago, as this process remembers it
 * @param fewForUserName not so many guesses at the user name that one may have hit by chance
 * @param fewForNetwork the same for the network
 * @param knownNetwork the credential was used from this network before
 */
record Guards(
    boolean userNameBlocked,
    boolean networkBlocked,
    boolean remembered,
    boolean fewForUserName,
    boolean fewForNetwork,
    boolean knownNetwork) {

  /**
   * A known network lifts one guard but never both: whoever guesses from next door still meets the
   * other one. The right password lifts each guard, until somebody has guessed so often that this
   * would tell him.
   */
  boolean letPass() {
    boolean userNameLifted = !userNameBlocked || remembered && fewForUserName;
    boolean networkLifted = !networkBlocked || remembered && fewForNetwork;
    return userNameLifted && networkLifted || knownNetwork && (!userNameBlocked || !networkBlocked);
  }
}
