package dev.calbridge.google.sync;

/** Two calendars with one event, in memory, that do what is decided. */
final class Sides {

  Agreement last;
  Side ours;
  Side theirs;

  Sides(Agreement last, Side ours, Side theirs) {
    this.last = last;
    this.ours = ours;
    this.theirs = theirs;
  }

  /** Decides and acts; true if a side was written. */
  boolean settle(Rules rules) {
    Decision decision = Reconciliation.decide(last, ours, theirs, rules);
    return switch (decision) {
      case Decision.Nothing() -> false;
      case Decision.Forget() -> {
        last = null;
        yield false;
      }
      case Decision.Agree(Agreement agreement) -> {
        last = agreement;
        yield false;
      }
      case Decision.WriteTheirs(EventContent content, Cause _) -> {
        theirs = new Side.Present(content, upcoming(ours));
        last = new Agreement(content, content);
        yield true;
      }
      case Decision.WriteOurs(EventContent content, Cause _) -> {
        ours = new Side.Present(content, upcoming(theirs));
        last = new Agreement(content, content);
        yield true;
      }
      case Decision.Merge(EventContent merged, EventContent said) -> {
        ours = new Side.Present(merged, upcoming(theirs));
        last = new Agreement(said, said);
        yield true;
      }
      case Decision.DeleteTheirs(Cause _) -> {
        theirs = new Side.Absent();
        last = null;
        yield true;
      }
      case Decision.DeleteOurs(Cause _) -> {
        ours = new Side.Absent();
        last = null;
        yield true;
      }
    };
  }

  private static boolean upcoming(Side side) {
    return side instanceof Side.Present(var _, boolean upcoming) && upcoming;
  }
}
