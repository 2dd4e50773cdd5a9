package dev.calbridge.credential.architecture.bad.credential;

import jakarta.ws.rs.core.Response;

/** Business that answers HTTP. */
public class KnowsTechnology {

  public Response answer() {
    return Response.ok().build();
  }
}
