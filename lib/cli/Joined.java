package lib.cli;

/** Two records that a JSON document shows as one object. */
public record Joined(Record first, Record second) {}
