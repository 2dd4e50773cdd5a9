package dev.calbridge.gateway.http;

import dev.calbridge.gateway.calendar.CollectionStates;
import dev.calbridge.gateway.credential.Account;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.Outlet;
import dev.calbridge.gateway.setup.CallJournal;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests. What programs ask all day without anything having changed is answered on the
 * event loop, with one statement and the answer of the last time; everything else on virtual
 * threads, where blocking costs nothing.
 */
@ApplicationScoped
public class DavRequests {

  private final DavService service;
  private final CollectionStates states;
  private final Admission admission;
  private final DavAnswers answers;
  private final CallJournal journal;
  private final KnownAnswers known;

  /** What they ask of others goes on with the trace of the request. */
  private final ExecutorService threads =
      io.opentelemetry.context.Context.taskWrapping(Executors.newVirtualThreadPerTaskExecutor());

  public DavRequests(
      DavService service,
      CollectionStates states,
      Admission admission,
      DavAnswers answers,
      CallJournal journal,
      GatewaySettings settings,
      MeterRegistry meters) {
    this.service = service;
    this.states = states;
    this.admission = admission;
    this.answers = answers;
    this.journal = journal;
    this.known = new KnownAnswers(settings.answerCacheSize());
    FunctionCounter.builder("cache.gets", known, KnownAnswers::hits)
        .tags("cache", "answers", "result", "hit")
        .register(meters);
    FunctionCounter.builder("cache.gets", known, KnownAnswers::misses)
        .tags("cache", "answers", "result", "miss")
        .register(meters);
  }

  @PreDestroy
  void close() {
    threads.close();
  }

  /** Called on the event loop. */
  void handle(RoutingContext context) {
    long began = System.nanoTime();
    DavRequest request = read(context);
    String address = context.request().remoteAddress().hostAddress();
    Optional<Account> account = service.remembered(request);
    Optional<DavResponse> refusal = admission.enter(account, request);
    if (refusal.isPresent()) {
      answers.write(context, request, refusal.get(), began);
      return;
    }
    Consumer<DavResponse> finish =
        response -> {
          admission.leave(account);
          note(request, account, response);
          answers.write(context, request, response, began);
        };
    Asked asked = new Asked(context, request, address, finish);
    Optional<UUID> calendar = account.flatMap(user -> Question.calendar(request, user));
    if (calendar.isPresent()) {
      withState(asked, account.get(), calendar.get());
    } else {
      work(asked, null, finish);
    }
  }

  /** A request, and what becomes of its answer. */
  private record Asked(
      RoutingContext context, DavRequest request, String address, Consumer<DavResponse> finish) {}

  private void note(DavRequest request, Optional<Account> before, DavResponse response) {
    String agent = request.header("User-Agent").orElse(null);
    if (response.status() == 401) {
      service.userName(request).ifPresent(name -> journal.noteRejection(name, agent));
    } else {
      before
          .or(() -> service.remembered(request))
          .ifPresent(account -> journal.note(account, agent, response.status()));
    }
  }

  /** Reads where the calendar stands before anything else: no thread waits for that. */
  private void withState(Asked asked, Account account, UUID resource) {
    Optional<Question> question = Question.of(asked.request(), account, resource);
    var _ =
        states
            .of(account.tenant(), account.user(), resource)
            .whenComplete(
                (state, failure) -> {
                  if (failure != null) {
                    // Who asks again learns what is wrong.
                    work(asked, null, asked.finish());
                  } else if (question.isPresent()) {
                    poll(asked, question.get(), state);
                  } else {
                    work(asked, new CollectionStates.Known(resource, state), asked.finish());
                  }
                });
  }

  private void poll(Asked asked, Question question, String state) {
    DavResponse same = known.find(question, state);
    if (same != null) {
      asked.finish().accept(same);
      return;
    }
    work(
        asked,
        new CollectionStates.Known(question.resource(), state),
        response -> {
          if (!asked.context().response().headWritten()) {
            known.keep(question, state, response);
          }
          asked.finish().accept(response);
        });
  }

  private void work(
      Asked asked, CollectionStates.@Nullable Known state, Consumer<DavResponse> finish) {
    RoutingContext context = asked.context();
    DavRequest request = asked.request();
    Context eventLoop = context.vertx().getOrCreateContext();
    boolean gzip = Gzip.isWanted(request);
    Outlet outlet = new SocketOutlet(context.response(), eventLoop, gzip, answers::date);
    var _ =
        CompletableFuture.supplyAsync(
                () -> service.answer(request, asked.address(), outlet, state), threads)
            // Also if there is no memory or stack left: what was entered must be left.
            .exceptionally(_ -> service.failed(request))
            .thenApply(response -> gzip ? Gzip.of(response) : response)
            .thenAccept(response -> eventLoop.runOnContext(_ -> finish.accept(response)));
  }

  private static DavRequest read(RoutingContext context) {
    HttpServerRequest request = context.request();
    Map<String, String> headers = new HashMap<>();
    request
        .headers()
        .forEach(
            header ->
                headers.merge(
                    header.getKey().toLowerCase(Locale.ROOT),
                    header.getValue(),
                    (one, two) -> one + ", " + two));
    Buffer body = context.body().buffer();
    return new DavRequest(
        request.method().name().toUpperCase(Locale.ROOT),
        request.path(),
        headers,
        body == null ? new byte[0] : body.getBytes());
  }
}
