package dev.calbridge.gateway.http;

import dev.calbridge.gateway.calendar.Calendars;
import dev.calbridge.gateway.calendar.CollectionStates;
import dev.calbridge.gateway.calendar.Deliveries;
import dev.calbridge.gateway.calendar.HomeStates;
import dev.calbridge.gateway.calendar.NamedObjects;
import dev.calbridge.gateway.calendar.PersonalProperties;
import dev.calbridge.gateway.calendar.ProjectionAway;
import dev.calbridge.gateway.change.SchedulerAway;
import dev.calbridge.gateway.change.Sender;
import dev.calbridge.gateway.credential.Account;
import dev.calbridge.gateway.credential.Accounts;
import dev.calbridge.gateway.credential.CredentialsAway;
import dev.calbridge.gateway.credential.SignIn;
import dev.calbridge.gateway.credential.TooManyWrongPasswords;
import dev.calbridge.gateway.dav.DavRequest;
import dev.calbridge.gateway.dav.DavResponse;
import dev.calbridge.gateway.dav.DavSession;
import dev.calbridge.gateway.dav.Outlet;
import dev.calbridge.gateway.dav.method.DavMethods;
import dev.calbridge.gateway.dav.xml.XmlReader;
import dev.calbridge.kit.operation.LogKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** From a whole request to a whole answer: who is asking, then what. Blocks. */
@ApplicationScoped
public class DavService {

  private static final Logger LOG = Logger.getLogger(DavService.class);

  private final Accounts accounts;
  private final DavMethods methods;
  private final Calendars calendars;
  private final NamedObjects named;
  private final PersonalProperties properties;
  private final HomeStates homes;
  private final Deliveries deliveries;
  private final XmlReader xml;
  private final GatewaySettings settings;

  public DavService(
      Accounts accounts,
      DavMethods methods,
      Calendars calendars,
      NamedObjects named,
      PersonalProperties properties,
      HomeStates homes,
      Deliveries deliveries,
      XmlReader xml,
      GatewaySettings settings) {
    this.accounts = accounts;
    this.methods = methods;
    this.calendars = calendars;
    this.named = named;
    this.properties = properties;
    this.homes = homes;
    this.deliveries = deliveries;
    this.xml = xml;
    this.settings = settings;
  }

  /**
   * @param address where the request came from, or null
   * @param outlet takes what is too long to be answered whole
   * @param state of the collection that is asked for, if it has been read already
   * @return what is left to answer
   */
  DavResponse answer(
      DavRequest request,
      @Nullable String address,
      Outlet outlet,
      CollectionStates.@Nullable Known state) {
    try {
      Optional<Account> account = signIn(request, address).flatMap(accounts::signIn);
      if (account.isEmpty()) {
        return methods.dressed(
            DavResponse.text(401, "A user name and its password are needed")
                .with("WWW-Authenticate", BasicCredentials.CHALLENGE),
            request);
      }
      MDC.put(LogKeys.TENANT, account.get().tenant());
      return methods.handle(
          request,
          new DavSession(
              sender(account.get(), request),
              calendars,
              named,
              properties,
              homes,
              deliveries,
              xml,
              outlet,
              state));
    } catch (TooManyWrongPasswords e) {
      return later(request, 429, "Too many wrong passwords", e.untilNextTry());
    } catch (CredentialsAway e) {
      return away("Passwords cannot be checked now", request);
    } catch (SchedulerAway e) {
      return away("Changes cannot be taken now", request);
    } catch (ProjectionAway e) {
      LOG.warnf("%s %s", e.getMessage(), e.getCause());
      return away("Calendars cannot be read now", request);
    } catch (Outlet.ClientGone e) {
      return failed(request);
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s failed", request.method());
      return failed(request);
    }
  }

  /** Whoever asks, if the password was verified not long ago. Does not block. */
  Optional<Account> remembered(DavRequest request) {
    return signIn(request, null).flatMap(accounts::remembered);
  }

  /** Whom somebody says to be. */
  Optional<String> userName(DavRequest request) {
    return signIn(request, null).map(SignIn::userName);
  }

  DavResponse tooMany(DavRequest request) {
    return later(request, 429, "Too many requests of this account", Duration.ofSeconds(5));
  }

  DavResponse failed(DavRequest request) {
    return methods.dressed(DavResponse.text(500, "Something is wrong on our side"), request);
  }

  DavResponse busy(DavRequest request) {
    return away("Too many requests at the same time", request);
  }

  private static Sender sender(Account account, DavRequest request) {
    return Sender.of(
        account, request.header("User-Agent").orElse(""), request.agent().orElse(null));
  }

  private static Optional<SignIn> signIn(DavRequest request, @Nullable String address) {
    return BasicCredentials.parse(
        request.header("Authorization").orElse(null),
        address,
        request.header("User-Agent").orElse(null));
  }

  private DavResponse away(String message, DavRequest request) {
    return later(request, 503, message, settings.retryAfter());
  }

  private DavResponse later(DavRequest request, int status, String message, Duration wait) {
    return methods.dressed(
        DavResponse.text(status, message + "; please try again later")
            .with("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))),
        request);
  }
}
