package lib.rehearsal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import lib.attribution.Attribution;
import lib.attribution.Organization;
import lib.attribution.ReplyText;
import lib.net.MailAddress;
import lib.smtp.Stage;

/** One mail transaction: from MAIL to the end of the message. */
final class MailTransaction implements AutoCloseable {
    private static final int RECIPIENTS_OF_ONE_DOMAIN = 200;
    private static final int RECIPIENTS = 500;

    /** A recipient that was taken, and why. */
    record Accepted(String rcptTo, Attribution attribution) {}

    private final SmtpPath from;
    private final List<Accepted> accepted = new ArrayList<>();
    private final Map<String, Integer> domains = new LinkedHashMap<>();
    private Optional<IncomingMessage> message = Optional.empty();

    MailTransaction(SmtpPath from) {
        this.from = from;
    }

    String mailFrom() {
        return from.address();
    }

    boolean isUtf8() {
        return from.isUtf8();
    }

    boolean isBinary() {
        return from.parameters().getOrDefault("BODY", "").equalsIgnoreCase("BINARYMIME");
    }

    List<Accepted> accepted() {
        return accepted;
    }

    /** Whether one more recipient of this domain is too many. */
    boolean isFull(String rcptTo) {
        int same = domains.getOrDefault(MailAddress.domain(rcptTo), 0);
        return same >= RECIPIENTS_OF_ONE_DOMAIN || accepted.size() >= RECIPIENTS;
    }

    void accept(String rcptTo, Attribution attribution) {
        accepted.add(new Accepted(rcptTo, attribution));
        domains.merge(MailAddress.domain(rcptTo), 1, Integer::sum);
    }

    /** A refusal that comes only after the message, such as IPv6's. */
    Optional<ReplyText> refusalOfMessage() {
        return accepted.stream()
                .flatMap(one -> one.attribution().refusal().stream())
                .filter(reply -> reply.stage() == Stage.DATA)
                .findFirst();
    }

    /**
     * One recipient for each copy that Exchange Online would make: those inside share one, those outside share one for
     * each domain.
     */
    private List<Accepted> groups(Organization organization) {
        Map<String, Accepted> groups = new LinkedHashMap<>();
        for (Accepted one : accepted) {
            boolean inside = organization.accepts(one.rcptTo());
            groups.putIfAbsent(inside ? "" : MailAddress.domain(one.rcptTo()), one);
        }
        return List.copyOf(groups.values());
    }

    /** The message, begun at the first of its octets. */
    IncomingMessage message(Setup setup, BiFunction<Accepted, Instant, IncomingMessage.Copy> way) {
        if (message.isEmpty()) {
            Instant now = Instant.now();
            Stream<Accepted> groups = groups(setup.organization()).stream();
            message = Optional.of(new IncomingMessage(
                    refusalOfMessage().isPresent() ? Optional.empty() : setup.store(),
                    isBinary(),
                    groups.map(one -> way.apply(one, now)).toList()));
        }
        return message.get();
    }

    /** Whether a part of the message has come. */
    boolean hasBegun() {
        return message.isPresent();
    }

    @Override
    public void close() throws IOException {
        if (message.isPresent()) {
            message.get().close();
        }
    }
}
