package lib.smtp;

import java.util.List;
import java.util.Optional;

/**
 * What a relay.json says of a test send; used where the command line says nothing.
 *
 * @param server host, with {@code :port} if not 25
 * @param ehlo name for EHLO
 * @param from sender
 * @param to recipients; empty if not said
 */
public record SendDefaults(Optional<String> server, Optional<String> ehlo, Optional<String> from, List<String> to) {}
