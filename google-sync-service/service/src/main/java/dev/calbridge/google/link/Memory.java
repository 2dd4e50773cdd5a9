package dev.calbridge.google.link;

/** Everything that links remember. */
public record Memory(
    LinkQueue queue,
    Links links,
    Houses houses,
    Progress progress,
    Pairs pairs,
    Tombstones tombstones,
    Entries entries,
    Deletions deletions,
    Emptyings emptyings) {}
