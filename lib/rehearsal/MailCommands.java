package lib.rehearsal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lib.attribution.Attribution;
import lib.attribution.ReplyText;
import lib.rehearsal.SmtpInput.Gone;
import lib.rehearsal.SmtpInput.Refused;
import lib.smtp.Stage;

/** The commands of a mail transaction: MAIL, RCPT, DATA and BDAT (RFC 5321, RFC 3030). */
final class MailCommands {
    /** More octets than 18 digits can say: nobody could tell where the next command begins. */
    private static final int COUNTABLE_DIGITS = 18;

    private final ConnectedClient peer;
    private final Setup setup;
    private Optional<MailTransaction> envelope = Optional.empty();

    MailCommands(ConnectedClient peer) {
        this.peer = peer;
        this.setup = peer.setup();
    }

    void mail(String argument) throws IOException, Refused {
        if (peer.helo().isEmpty() || envelope.isPresent()) {
            throw new Refused(ReplyText.BAD_SEQUENCE);
        }
        SmtpPath from = SmtpPath.ofMail(argument);
        Optional<String> fault = setup.faults().reply(Stage.MAIL);
        if (fault.isEmpty() && from.size() > FrontEnd.SIZE_LIMIT) {
            fault = Optional.of(ReplyText.TOO_LARGE.text());
        }
        if (fault.isPresent()) {
            peer.refuse(Stage.MAIL, fault.get());
            return;
        }
        envelope = Optional.of(new MailTransaction(from));
        peer.say(ReplyText.SENDER_OK);
    }

    void rcpt(String argument) throws IOException, Refused {
        MailTransaction mail = envelope.orElseThrow(() -> new Refused(ReplyText.BAD_SEQUENCE));
        String rcptTo = SmtpPath.ofRcpt(argument, mail.isUtf8()).address();
        if (mail.hasBegun()) {
            throw new Refused(ReplyText.BAD_SEQUENCE);
        }
        Attribution attribution = Attribution.of(setup.organization(), peer.client(), mail.mailFrom(), rcptTo);
        Optional<String> refusal = refusal(mail, rcptTo, attribution);
        String reply = refusal.orElseGet(ReplyText.RECIPIENT_OK::text);
        if (refusal.isEmpty()) {
            mail.accept(rcptTo, attribution);
            peer.wire().say(reply);
        } else {
            peer.refuse(reply);
        }
        peer.tell(peer.decision(Stage.RCPT, Optional.of(reply), refusal.isEmpty())
                .with(mail.mailFrom(), rcptTo, attribution));
    }

    private Optional<String> refusal(MailTransaction mail, String rcptTo, Attribution attribution) {
        if (mail.isFull(rcptTo)) {
            return Optional.of(ReplyText.TOO_MANY_RECIPIENTS.text());
        }
        Optional<String> fault = setup.faults().reply(Stage.RCPT);
        if (fault.isPresent()) {
            return fault;
        }
        Optional<ReplyText> rule = attribution.refusal().filter(reply -> reply.stage() != Stage.DATA);
        return rule.or(() -> setup.faults().now(peer.address(), mail.mailFrom(), rcptTo))
                .map(peer::filled);
    }

    void data(String argument) throws IOException, Refused {
        MailTransaction mail = envelope.orElseThrow(() -> new Refused(ReplyText.BAD_SEQUENCE));
        if (mail.accepted().isEmpty() || mail.hasBegun() || mail.isBinary()) {
            throw new Refused(ReplyText.BAD_SEQUENCE);
        }
        if (!argument.isEmpty()) {
            throw new Refused(ReplyText.BAD_ARGUMENTS);
        }
        peer.say(ReplyText.START_INPUT);
        IncomingMessage message = mail.message(setup, this::way);
        peer.wire().in().message(message);
        finish(mail, message);
    }

    void bdat(String argument) throws IOException, Refused {
        if (!argument.matches("(?i)[0-9]+( LAST)?")) {
            throw new Refused(ReplyText.BAD_ARGUMENTS);
        }
        String octets = argument.split(" ")[0];
        if (octets.length() > COUNTABLE_DIGITS) {
            peer.refuse(Stage.DATA, ReplyText.BAD_ARGUMENTS.text());
            peer.wire().flush();
            throw new Gone();
        }
        long length = Long.parseLong(octets);
        if (envelope.isEmpty() || envelope.get().accepted().isEmpty()) {
            // The octets come all the same (RFC 3030 section 2).
            peer.wire().in().chunk(length, IncomingMessage.discarded());
            throw new Refused(ReplyText.BAD_SEQUENCE);
        }
        IncomingMessage message = envelope.get().message(setup, this::way);
        if (message.bytes() + length > FrontEnd.SIZE_LIMIT) {
            forget();
            peer.refuse(Stage.DATA, ReplyText.TOO_LARGE.text());
            peer.wire().in().chunk(length, IncomingMessage.discarded());
            return;
        }
        peer.wire().in().chunk(length, message);
        if (argument.length() > octets.length()) {
            finish(envelope.get(), message);
        } else {
            peer.wire().say(FrontEnd.fill(ReplyText.CHUNK_OK, Map.of("bytes", octets)));
        }
    }

    /** The message has come to its end: it is refused, or kept. */
    private void finish(MailTransaction mail, IncomingMessage message) throws IOException {
        message.end();
        Optional<String> refusal = setup.faults().reply(Stage.DATA);
        if (refusal.isEmpty()) {
            refusal = message.fault().or(mail::refusalOfMessage).map(peer::filled);
        }
        List<Path> stored = refusal.isEmpty() ? message.deliver() : List.of();
        if (refusal.isEmpty() && message.fault().isPresent()) {
            refusal = message.fault().map(peer::filled); // It could not be stored.
        }
        boolean dropped = refusal.isEmpty() && setup.faults().dropsAfterData();
        String reply = refusal.orElseGet(() -> message.queued(peer.id()));
        if (refusal.isPresent()) {
            peer.refuse(reply);
        } else if (!dropped) {
            peer.wire().say(reply);
        }
        Optional<String> said = dropped ? Optional.empty() : Optional.of(reply);
        Decision decision = peer.decision(Stage.DATA, said, refusal.isEmpty());
        peer.tell(decision.with(mail.mailFrom(), message.bytes(), stored));
        forget();
        if (dropped) {
            peer.wire().flush();
            throw new Gone();
        }
    }

    /** Ends the transaction, as RSET does; what was not delivered is removed. */
    void forget() throws IOException {
        if (envelope.isPresent()) {
            envelope.get().close();
            envelope = Optional.empty();
        }
    }

    private MailPath way(MailTransaction.Accepted one, Instant now) {
        return new MailPath(
                peer.helo().orElseThrow(),
                peer.address(),
                peer.wire().tls(),
                one.rcptTo(),
                setup.organization().accepts(one.rcptTo()),
                one.attribution().direction().orElse(Attribution.Direction.INCOMING),
                setup.organization().acceptedDomains().get(0),
                peer.id(),
                now);
    }
}
