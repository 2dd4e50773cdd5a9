package dev.calbridge.credential.grant;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;

/** Answers when and how the test wants it to. */
final class ScriptedTokenEndpoint implements TokenEndpoint {

  final List<String> refreshTokens = new ArrayList<>();
  final List<UniEmitter<? super Refresh>> refreshes = new ArrayList<>();
  final List<String> revoked = new ArrayList<>();
  boolean away;

  @Override
  public Uni<Exchange> exchange(AuthorizationCode code) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Uni<Refresh> refresh(String refreshToken) {
    refreshTokens.add(refreshToken);
    return Uni.createFrom().emitter(refreshes::add);
  }

  @Override
  public Uni<Void> revoke(String refreshToken) {
    if (away) {
      return Uni.createFrom().failure(new Unavailable("away"));
    }
    revoked.add(refreshToken);
    return Uni.createFrom().voidItem();
  }
}
