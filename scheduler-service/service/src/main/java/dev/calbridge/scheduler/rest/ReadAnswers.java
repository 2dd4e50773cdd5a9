package dev.calbridge.scheduler.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.calbridge.scheduler.base.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What every answer to a read has in common, whichever endpoint gave it. */
@ApplicationScoped
public class ReadAnswers {

  /** Without them a caller could neither find nor change what the list shows. */
  private static final List<String> ALWAYS = List.of("id", "version");

  private static final int MOST_FIELDS = 100;

  private final ObjectMapper json;

  ReadAnswers(ObjectMapper json) {
    this.json = json;
  }

  /** 304 for a caller who has the current state already (RFC 9110 section 13.1.2). */
  @ServerResponseFilter
  public void notModified(ContainerRequestContext request, ContainerResponseContext response) {
    String tag = response.getHeaderString(HttpHeaders.ETAG);
    String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    if (read(request) && response.getStatus() == 200 && tag != null && known != null) {
      boolean same =
          Arrays.stream(known.split(",", 100))
              .map(String::strip)
              .anyMatch(one -> one.equals("*") || weak(one).equals(weak(tag)));
      if (same) {
        response.setStatus(304);
        response.setEntity(null);
      }
    }
  }

  /** Lists shortened to what {@code fields=} names; the id and the version always stay. */
  @ServerResponseFilter
  public void sparse(ContainerRequestContext request, ContainerResponseContext response) {
    String fields = request.getUriInfo().getQueryParameters().getFirst("fields");
    if (fields != null && read(request) && response.getEntity() instanceof Page<?> page) {
      Set<String> wanted = new LinkedHashSet<>(ALWAYS);
      Arrays.stream(fields.split(",", MOST_FIELDS)).map(String::strip).forEach(wanted::add);
      response.setEntity(text(page.map(item -> json.<ObjectNode>valueToTree(item).retain(wanted))));
    }
  }

  /** A text, because the writer insists on the declared type of everything else. */
  private String text(Page<ObjectNode> page) {
    try {
      return json.writeValueAsString(page);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A tree of JSON cannot be written", impossible);
    }
  }

  private static boolean read(ContainerRequestContext request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /** Reads compare weakly (RFC 9110 section 8.8.3.2). */
  private static String weak(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
