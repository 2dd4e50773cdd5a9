package dev.calbridge.local.demo;

/** The realm's demo users, and the CalDAV account of one of them. For the local run only. */
public final class DemoUsers {

  public static final String ADMIN = "admin";
  public static final String EMPLOYEE = "anna.berger";
  public static final String OPERATOR = "operator";
  public static final String OTHER_TENANTS_ADMIN = "hoergut.admin";

  public static final String CALDAV_USER = "anna.caldav";
  public static final String CALDAV_PASSWORD = "Himmel-blau-7";

  /** The person resource of {@link #EMPLOYEE}. */
  public static final String EMPLOYEE_RESOURCE = "anna";

  /** The realm file gives every demo user this password. */
  public static final String PASSWORD = "demo";

  private DemoUsers() {}
}
