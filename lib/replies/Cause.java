package lib.replies;

import java.util.Optional;

/**
 * One thing that may be behind a reply.
 *
 * @param name of a cause that several replies share, for which a relay.json can be looked through
 * @param text what is wrong
 * @param run command line of relaykit that shows it
 * @param check how to see it, or what to look at in what the command prints
 * @param fix what to change
 */
public record Cause(Optional<String> name, String text, Optional<String> run, Optional<String> check, String fix) {}
