package lib.text;

/** Two records that a JSON document shows as one object. */
public record MergedRecords(Record first, Record second) {}
