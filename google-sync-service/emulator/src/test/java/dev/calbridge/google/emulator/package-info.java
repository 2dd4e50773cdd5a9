/** The emulator seen through Google's own client and through plain HTTP. */
package dev.calbridge.google.emulator;
