/** What the service costs: {@code ./calbridge bench google}. See docs/benchmarks.md. */
package dev.calbridge.google.bench;
