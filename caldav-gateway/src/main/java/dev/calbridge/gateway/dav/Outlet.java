package dev.calbridge.gateway.dav;

/**
 * Where the pieces of a long answer go while the rest of it is still being made, so that no answer
 * is held whole. Each call blocks until the client can take more.
 */
public interface Outlet {

  /**
   * The first call also sends the head: from then on nothing else can be answered.
   *
   * @param head status and headers, without a body
   * @throws ClientGone if nobody takes it any more
   */
  void write(DavResponse head, byte[] piece);

  /**
   * The last piece.
   *
   * @throws ClientGone if nobody takes it any more
   */
  default void end(DavResponse head, byte[] piece) {
    write(head, piece);
  }

  /** There is nobody left to answer. */
  final class ClientGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ClientGone(Throwable cause) {
      super("The client has gone away, or takes nothing", cause, false, false);
    }
  }
}
