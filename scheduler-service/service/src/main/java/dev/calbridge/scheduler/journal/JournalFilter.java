package dev.calbridge.scheduler.journal;

import dev.calbridge.scheduler.contract.JournalLine;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the journal, the newest first. Whatever is null does not matter.
 *
 * @param resource whose calendar
 * @param source the credential or link
 * @param user subject of the account a change was made for
 * @param entry which entry
 * @param outcome what became of it
 * @param from inclusive
 * @param to exclusive
 * @param after cursor from the page before
 * @param limit most lines of a page
 */
public record JournalFilter(
    @Nullable UUID resource,
    @Nullable UUID source,
    @Nullable String user,
    @Nullable UUID entry,
    JournalLine.@Nullable Outcome outcome,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String after,
    int limit) {}
