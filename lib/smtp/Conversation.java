package lib.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import lib.net.IpAddress;
import lib.smtp.Attempt.Outcome;
import lib.tls.TlsText;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One SMTP conversation over one connection: Angus speaks, and each command and reply passes here, where it is timed,
 * kept and judged.
 */
final class Conversation extends SMTPTransport {
    private final Plan plan;
    private final GuardedSocket socket;
    private final CapturingSslSocketFactory tlsSockets;
    private final Dialogue dialogue = new Dialogue();
    private final List<Attempt.Recipient> recipients = new ArrayList<>();
    private Stage stage = Stage.CONNECT;
    private String asked = "";
    private Optional<Reply> lastReply = Optional.empty();
    private Optional<Reply> capabilities = Optional.empty();
    private Optional<Thread> stallWatch = Optional.empty();
    private long askedNanos;
    private boolean heardInTls;

    private Conversation(Plan plan, GuardedSocket socket, CapturingSslSocketFactory tlsSockets) {
        super(session(plan, socket, tlsSockets), new URLName("smtp", null, -1, null, null, null));
        this.plan = plan;
        this.socket = socket;
        this.tlsSockets = tlsSockets;
        setStartTLS(plan.startTls() != Plan.StartTls.OFF);
    }

    private static Session session(Plan plan, GuardedSocket socket, CapturingSslSocketFactory tlsSockets) {
        Properties properties = new Properties();
        properties.put(
                "mail.smtp.localhost", plan.ehloName().orElseGet(() -> EhloName.literal(socket.getLocalAddress())));
        properties.put("mail.smtp.ssl.socketFactory", tlsSockets);
        properties.put("mail.smtp.quitwait", "false");
        return Session.getInstance(properties);
    }

    /**
     * Goes through the plan over a connected socket; every ending is an outcome.
     *
     * @param connectMillis how long it took to connect
     */
    static Attempt hold(Plan plan, GuardedSocket socket, long connectMillis) {
        CapturingSslSocketFactory tlsSockets = new CapturingSslSocketFactory(plan.tls(), socket);
        Conversation conversation = new Conversation(plan, socket, tlsSockets);
        Ending ending = conversation.run();
        return new Attempt(
                IpAddress.text(socket.getInetAddress()),
                socket.getPort(),
                Optional.of(connectMillis),
                ending.outcome(),
                ending.stage(),
                conversation.lastReply.filter(reply -> ending.byReply()),
                Optional.ofNullable(ending.getMessage()),
                conversation.capabilities,
                tlsSockets.session(),
                tlsSockets.failure(ending, conversation.heardInTls),
                List.copyOf(conversation.recipients),
                conversation.dialogue.turns());
    }

    private Ending run() {
        Ending ending;
        try {
            askedNanos = System.nanoTime();
            socket.expectReply();
            connect(socket);
            stopAfter(Stage.STARTTLS);
            ending = send();
        } catch (MessagingException e) {
            ending = tlsSockets.judged(Ending.of(e, stage), heardInTls);
        }
        stallWatch.ifPresent(Thread::interrupt);
        return leave(ending);
    }

    private Ending send() throws MessagingException {
        if (plan.message().isEmpty()) {
            return new Ending(Outcome.STOPPED, stage, null);
        }
        Plan.Envelope envelope = plan.message().get();
        stage = Stage.MAIL;
        issueCommand(envelope.mailCommand(supportsExtension("8BITMIME")), 250);
        stopAfter(Stage.MAIL);
        stage = Stage.RCPT;
        for (String rcptTo : envelope.rcptTo()) {
            simpleCommand("RCPT TO:<" + rcptTo + ">");
            Reply reply = lastReply.orElseThrow();
            recipients.add(new Attempt.Recipient(rcptTo, reply.positive(), reply));
        }
        long accepted = recipients.stream().filter(Attempt.Recipient::accepted).count();
        if (accepted == 0) {
            return new Ending(Outcome.REFUSED, stage, null);
        }
        stopAfter(Stage.RCPT);
        transfer(envelope.message());
        boolean all = accepted == recipients.size();
        return new Ending(all ? Outcome.SENT : Outcome.PARTLY_SENT, stage, null);
    }

    private void transfer(TestMessage message) throws MessagingException {
        stage = Stage.DATA;
        OutputStream out = data();
        dialogue.client(stage, isSSL(), message.preview());
        stallWatch = Optional.of(socket.closeWhenStalled());
        try {
            out.write(message.bytes());
            finishData();
        } catch (IOException e) {
            throw new MessagingException("the message was not taken", e);
        }
    }

    private void stopAfter(Stage done) throws Ending {
        if (plan.stopAfter().filter(last -> done.compareTo(last) >= 0).isPresent()) {
            throw leave(new Ending(Outcome.STOPPED, plan.stopAfter().get(), null));
        }
    }

    /**
     * Says QUIT while the server can still hear it: Angus drops the connection without a word when something ends it
     * early. What comes of QUIT changes nothing.
     */
    private Ending leave(Ending ending) {
        if (ending.onSpeakingTerms() && stage != Stage.QUIT && !socket.isClosed()) {
            stage = Stage.QUIT;
            try {
                simpleCommand("QUIT");
            } catch (MessagingException e) {
                // The ending is known already.
            }
        }
        return ending;
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        asked = command;
        dialogue.client(stage, isSSL(), List.of(command));
        askedNanos = System.nanoTime();
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code;
        try {
            code = super.readServerResponse();
        } catch (MessagingException e) {
            Ending ending = Ending.of(e, stage);
            if (ending.outcome() == Outcome.NOT_SMTP) {
                dialogue.server(stage, false, false, List.of(ending.getMessage()), millis());
            }
            throw withoutReply(ending);
        }
        heardInTls |= isSSL();
        String said = getLastServerResponse();
        if (code == -1 && said.equals("[EOF]")) {
            throw withoutReply(Ending.closed(stage));
        }
        List<String> lines = List.of(said.stripTrailing().split("\n", -1));
        Optional<String> wrong = Reply.notOneOf(lines);
        Optional<Reply> reply = code == -1 || wrong.isPresent() ? Optional.empty() : Optional.of(Reply.of(lines));
        dialogue.server(stage, isSSL(), reply.filter(this::leadsOn).isPresent(), lines, millis());
        if (reply.isEmpty()) {
            boolean cutShort = wrong.isEmpty();
            String line = wrong.orElse(lines.get(0));
            throw withoutReply(new Ending(cutShort ? Outcome.DROPPED : Outcome.NOT_SMTP, stage, line));
        }
        judge(reply.get());
        return code;
    }

    /** After the dot nobody knows: the server may have taken the message before it fell silent. */
    private Ending withoutReply(Ending ending) {
        return asked.equals(".") ? ending.afterTheDot() : ending;
    }

    private long millis() {
        return (System.nanoTime() - askedNanos) / 1_000_000;
    }

    private boolean leadsOn(Reply reply) {
        return asked.equals("DATA") ? reply.code() == 354 : reply.positive();
    }

    private void judge(Reply reply) throws Ending {
        // Angus says RSET by itself after a refusal.
        if (stage == Stage.QUIT || asked.equals("RSET")) {
            return;
        }
        lastReply = Optional.of(reply);
        boolean greetingRefused = stage == Stage.CONNECT && reply.code() != 220;
        // "421 Service not available, closing transmission channel" (RFC 5321 section 3.8).
        // Only 500 to 504 say that EHLO is not understood, so that HELO makes sense (RFC 5321 section 4.2.4).
        boolean understood = reply.code() < 500 || reply.code() > 504;
        boolean ehloRefused = asked.startsWith("EHLO ") && !reply.positive() && understood;
        if (greetingRefused || ehloRefused || reply.code() == 421) {
            throw leave(new Ending(Outcome.REFUSED, stage, null));
        }
    }

    @Override
    protected boolean ehlo(String name) throws MessagingException {
        if (stage != Stage.STARTTLS) {
            // In TLS 1.3 only the first reply shows that the client's certificate was taken.
            stopAfter(stage);
        }
        stage = Stage.EHLO;
        boolean understood = super.ehlo(name);
        if (understood) {
            capabilities = lastReply;
            needStartTls();
        }
        return understood;
    }

    @Override
    protected void helo(String name) throws MessagingException {
        super.helo(name);
        needStartTls();
    }

    private void needStartTls() throws Ending {
        boolean needed = plan.startTls() == Plan.StartTls.REQUIRED && !isSSL();
        if (needed && !supportsExtension("STARTTLS")) {
            throw leave(new Ending(Outcome.STARTTLS_MISSING, Stage.STARTTLS, null));
        }
    }

    @Override
    protected void startTLS() throws MessagingException {
        stopAfter(Stage.EHLO);
        stage = Stage.STARTTLS;
        try {
            super.startTLS();
        } finally {
            tlsSockets.session().ifPresent(tls -> dialogue.note(stage, TlsText.lines(tls)));
        }
        if (tlsSockets.session().isEmpty()) {
            throw new IllegalStateException("Angus used another factory");
        }
    }
}
