/** OAuth grants: what an outside account allowed us, and the access tokens got with it. */
@NullMarked
package dev.calbridge.credential.grant;

import org.jspecify.annotations.NullMarked;
