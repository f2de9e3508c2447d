package lib.smtp;

import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lib.net.MailAddress;
import lib.tls.TlsSettings;

/**
 * What a conversation is to do.
 *
 * @param ehloName name to give in EHLO (RFC 5321 section 4.1.1.1); empty: the address literal of the connection's own
 *     end
 * @param startTls when to use STARTTLS
 * @param tls what to show and whom to trust once TLS begins
 * @param message what to send; empty for a conversation without one
 * @param stopAfter last stage to go through
 * @param connectTimeout for each address
 * @param replyTimeout for each reply, from the last byte sent to its last byte
 * @param sourceAddress local end of the connection
 */
public record Plan(
        Optional<String> ehloName,
        StartTls startTls,
        TlsSettings tls,
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
    public record Envelope(String mailFrom, List<String> rcptTo, TestMessage message) {
        /**
         * A test message with a new id.
         *
         * @param from both senders, as {@code Send-MailMessage -From}
         * @param to one inside and one outside of the organization tell the most
         * @throws lib.finding.Problem if one is no address
         */
        public static Envelope of(String from, String... to) {
            InternetAddress sender = MailAddress.parse("from", from);
            List<InternetAddress> all = Stream.of(to)
                    .map(address -> MailAddress.parse("to", address))
                    .toList();
            return new Envelope(
                    sender.getAddress(),
                    all.stream().map(InternetAddress::getAddress).toList(),
                    TestMessage.compose(TestMessage.Draft.of(sender, all)));
        }

        /** RFC 6152: only a ready message can have bytes outside ASCII. */
        String mailCommand(boolean eightBitMime) {
            boolean eightBit = eightBitMime && message.isEightBit();
            return "MAIL FROM:<" + mailFrom + ">" + (eightBit ? " BODY=8BITMIME" : "");
        }
    }
}
