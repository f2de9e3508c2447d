package lib.mail;

/** What a file or folder gave: a message, or the reason why something of it is none. */
public sealed interface Found permits Mail, LeftOut {}
