package dev.calbridge.credential.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw SQL as the service's own role: what a forgotten {@code where} would show. */
@QuarkusTest
class RowLevelSecurityTest {

  private static final String FORBIDDEN = "42501";

  /**
   * They say whose something is, and hold no secret; the revocations are a queue like the outbox.
   */
  private static final String DIRECTORIES =
      "oauth_account,oauth_consent_state,oauth_revocation,user_name,vault_tenant";

  private static final String GRANT = "0b6f6cde-1b0e-4a52-9f0a-2f3f8c1d7e99";

  private final Api api = new Api();
  private Connection connection;
  private String id;

  @BeforeEach
  void oneCredentialOfOneTenant() throws SQLException {
    id = api.create(Api.credential(Api.newUserName()));
    Config config = ConfigProvider.getConfig();
    connection =
        DriverManager.getConnection(
            config.getValue("quarkus.datasource.jdbc.url", String.class),
            config.getValue("quarkus.datasource.username", String.class),
            config.getValue("quarkus.datasource.password", String.class));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void theOwnTenantSeesIt() throws SQLException {
    actAs(Api.TENANT);
    assertThat(count("select count(*) from service_credential where id = '" + id + "'"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", Api.OTHER_TENANT, "%", "optik-himmel' or '1'='1"})
  void nobodyElseSeesOrTouchesIt(String tenant) throws SQLException {
    actAs(tenant);
    assertThat(count("select count(*) from service_credential where tenant = 'optik-himmel'"))
        .isZero();
    assertThat(update("update service_credential set confirmed = true")).isZero();
    assertThat(update("delete from service_credential where id = '" + id + "'")).isZero();
    actAs(Api.TENANT);
    assertThat(count("select count(*) from service_credential where id = '" + id + "'"))
        .isEqualTo(1);
  }

  /** One row of each in a transaction that is rolled back. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vault_secret | (tenant, purpose, key_id, wrapped_key, ciphertext, sealed_at)"
            + " values ('optik-himmel', 'test', 'k', '', '', now())",
        "oauth_grant_use | (tenant, grant_id, link, created_at) values ('optik-himmel', '"
            + GRANT
            + "', gen_random_uuid(), now())",
        "oauth_token_turn | (tenant, grant_id) values ('optik-himmel', '" + GRANT + "')",
        "oauth_consent | (tenant, id, provider, resource, user_subject, language, attempts, outcome,"
            + " created_at, expires_at) values ('optik-himmel', gen_random_uuid(), 'google',"
            + " gen_random_uuid(), 'anna', 'DE', 0, 'WAITING', now(), now())",
      })
  void grantsConsentsAndSecretsAreTheTenants(String table, String row) throws SQLException {
    connection.setAutoCommit(false);
    actAs(Api.TENANT);
    update(
        "insert into oauth_grant (tenant, id, version, provider, account, scopes, state,"
            + " created_at, changed_at) values ('optik-himmel', '"
            + GRANT
            + "', 1, 'google', 'rls', 'openid', 'ACTIVE', now(), now())");
    update("insert into " + table + " " + row);
    for (String guarded : List.of("oauth_grant", table)) {
      String query = "select count(*) from " + guarded + " where tenant = 'optik-himmel'";
      actAs(Api.TENANT);
      assertThat(count(query)).isPositive();
      actAs(Api.OTHER_TENANT);
      assertThat(count(query)).isZero();
      assertThat(update("update " + guarded + " set tenant = 'hoergut'")).isZero();
      assertThat(update("delete from " + guarded + " where tenant = 'optik-himmel'")).isZero();
    }
    assertThatThrownBy(() -> update("insert into " + table + " " + row))
        .isInstanceOfSatisfying(
            SQLException.class, fault -> assertThat(fault.getSQLState()).isEqualTo(FORBIDDEN));
    connection.rollback();
  }

  /** A revoked token may be anybody's, so all may look; nobody may change others'. */
  @Test
  void namesOfTokensAreFoundByAllAndWrittenByTheTenantOnly() throws SQLException {
    String grant = api.grant("admin", "good-" + java.util.UUID.randomUUID());
    String own = " where grant_id = '" + grant + "'";
    actAs(Api.OTHER_TENANT);
    assertThat(count("select count(*) from oauth_token_name" + own)).isEqualTo(1);
    assertThat(update("update oauth_token_name set double_hash = 'x'" + own)).isZero();
    assertThatThrownBy(() -> update("delete from oauth_token_name" + own))
        .isInstanceOfSatisfying(
            SQLException.class, fault -> assertThat(fault.getSQLState()).isEqualTo(FORBIDDEN));
    assertThatThrownBy(
            () ->
                update(
                    "insert into oauth_token_name (tenant, grant_id, beginning_hash, double_hash)"
                        + " values ('optik-himmel', gen_random_uuid(), 'x', 'x')"))
        .isInstanceOfSatisfying(
            SQLException.class, fault -> assertThat(fault.getSQLState()).isEqualTo(FORBIDDEN));
    actAs(Api.TENANT);
    assertThat(update("update oauth_token_name set double_hash = 'x'" + own)).isEqualTo(1);
  }

  @Test
  void aRowCannotBeGivenToAnotherTenant() throws SQLException {
    actAs(Api.TENANT);
    assertThatThrownBy(() -> update("update service_credential set tenant = 'hoergut'"))
        .isInstanceOfSatisfying(
            SQLException.class, fault -> assertThat(fault.getSQLState()).isEqualTo(FORBIDDEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table service_credential disable row level security",
        "drop policy tenant on service_credential",
        "create table sideways (x int)",
        "update user_name set tenant = 'hoergut'",
        "delete from user_name",
        "delete from removed_credential",
        "delete from vault_tenant",
        "update oauth_account set tenant = 'hoergut'",
        "delete from oauth_account",
        "update oauth_consent_state set tenant = 'hoergut'",
        "delete from oauth_consent_state",
        "delete from credential_audit",
        "update credential_audit set by_subject = 'nobody'",
        "delete from credential_creation",
        "update credential_creation set credential = gen_random_uuid()",
        "insert into credential_audit (tenant, at, last_at, kind, credential, user_name,"
            + " user_subject, version) values ('hoergut', now(), now(), 'CREATED',"
            + " gen_random_uuid(), 'x', 'x', 1)",
        "insert into credential_use (tenant, credential, client, first_used_at, last_used_at)"
            + " values ('hoergut', gen_random_uuid(), 'x', now(), now())"
      })
  void theServicesRoleCannotLiftTheRules(String statement) {
    assertThatThrownBy(() -> update(statement))
        .isInstanceOfSatisfying(
            SQLException.class, fault -> assertThat(fault.getSQLState()).isEqualTo(FORBIDDEN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"credential_audit", "credential_creation", "credential_use"})
  void whatIsKeptBesideTheCredentialIsTheTenantsToo(String table) throws SQLException {
    var body = Api.credential(Api.newUserName());
    body.put("id", java.util.UUID.randomUUID().toString());
    api.create(body);
    api.verify((String) body.get("userName"), Api.PASSWORD);
    String own = "select count(*) from " + table + " where credential = '" + body.get("id") + "'";
    actAs(Api.TENANT);
    org.awaitility.Awaitility.await().until(() -> count(own) > 0);
    for (String tenant : new String[] {"", Api.OTHER_TENANT, "%"}) {
      actAs(tenant);
      assertThat(count(own)).isZero();
    }
  }

  @Test
  void whatIsYoungCannotBeForgottenByAnybody() {
    for (String before : new String[] {"now()", "now() + interval '1 year'"}) {
      assertThatThrownBy(
              () -> update("select forget_old_credential_history(" + before + ", " + before + ")"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("too young");
    }
  }

  @Test
  void whatIsOldIsForgottenAndTheRestStays() throws SQLException {
    actAs(Api.TENANT);
    String ours = "select count(*) from credential_audit where credential = '" + id + "'";
    String old =
        "insert into credential_audit (tenant, at, last_at, kind, credential, user_name,"
            + " user_subject, version) values ('optik-himmel', now() - interval '3 years', now(),"
            + " 'CHANGED', '"
            + id
            + "', 'x', 'x', 1)";
    assertThat(update(old)).isEqualTo(1);
    assertThat(count(ours)).isEqualTo(2);
    actAs("");
    assertThat(
            count(
                "select forget_old_credential_history(now() - interval '2 years',"
                    + " now() - interval '2 years')"))
        .isPositive();
    actAs(Api.TENANT);
    assertThat(count(ours)).isEqualTo(1);
  }

  @Test
  void theServiceOwnsNothingOfItsDatabase() throws SQLException {
    assertThat(
            count(
                "select count(*) from pg_class where relnamespace = 'public'::regnamespace"
                    + " and pg_get_userbyid(relowner) = current_user"))
        .isZero();
    String owner = ConfigProvider.getConfig().getValue("quarkus.flyway.username", String.class);
    assertThat(
            count(
                "select count(*) from pg_class where relname = 'service_credential'"
                    + " and pg_get_userbyid(relowner) = '"
                    + owner
                    + "'"))
        .isEqualTo(1);
    assertThat(
            count(
                "select count(*) from pg_roles where rolname = current_user"
                    + " and (rolsuper or rolbypassrls or rolcreaterole)"))
        .isZero();
  }

  @Test
  void everyTableWithATenantButTheDirectoriesIsGuarded() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet unguarded =
            statement.executeQuery(
                """
                select string_agg(c.relname, ',' order by c.relname)
                from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relkind = 'r' and a.attname = 'tenant'
                  and c.relnamespace = 'public'::regnamespace
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                """)) {
      assertThat(unguarded.next()).isTrue();
      assertThat(unguarded.getString(1)).isEqualTo(DIRECTORIES);
    }
  }

  private void actAs(String tenant) throws SQLException {
    try (var statement = connection.prepareStatement("select set_config('app.tenant', ?, false)")) {
      statement.setString(1, tenant);
      statement.execute();
    }
  }

  private int count(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).isTrue();
      return result.getInt(1);
    }
  }

  private int update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
