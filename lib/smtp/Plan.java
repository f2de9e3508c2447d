package lib.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * What a conversation is to do.
 *
 * @param ehloName name to give in EHLO (RFC 5321 section 4.1.1.1); empty: the address literal of
 *     the connection's own end
 * @param startTls when to use STARTTLS
 * @param tlsSockets makes the TLS socket; asked only when one is needed
 * @param message what to send; empty for a conversation without one
 * @param stopAfter last stage to go through
 * @param connectTimeout for each address
 * @param replyTimeout for each reply, from the last byte sent to its last byte
 * @param sourceAddress local end of the connection
 */
public record Plan(
        Optional<String> ehloName,
        StartTls startTls,
        Supplier<SSLSocketFactory> tlsSockets,
        Optional<Envelope> message,
        Optional<Stage> stopAfter,
        Duration connectTimeout,
        Duration replyTimeout,
        Optional<InetAddress> sourceAddress) {

    /** RFC 3207. */
    public enum StartTls {
        OFF,
        /** Used where offered; once begun, a failure ends the conversation. */
        OPTIONAL,
        REQUIRED
    }

    /**
     * A message and where it goes.
     *
     * @param mailFrom reverse-path without brackets; "" for the null sender
     * @param rcptTo recipients without brackets
     */
    public record Envelope(String mailFrom, List<String> rcptTo, TestMessage message) {}
}
