package lib.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import lib.smtp.Attempt.Outcome;
import lib.tls.TlsSettings;

/**
 * What an address says on its SMTP port, without a mail: greeting and EHLO.
 *
 * @param outcome {@code stopped} where all went well
 * @param greeting first line of the greeting
 * @param ehlo reply to EHLO, without codes
 * @param seenAs address that the server sees this machine come from, where it says so: "Hello [203.0.113.5]"
 * @param startTls whether STARTTLS is offered
 * @param attempt the whole conversation
 */
public record Probe(
        String host,
        String address,
        int port,
        Outcome outcome,
        Optional<Long> connectMillis,
        Optional<String> greeting,
        List<String> ehlo,
        Optional<String> seenAs,
        boolean startTls,
        Attempt attempt) {

    /** Side by side, so that blocked addresses take the time of one. */
    static List<Probe> all(List<InetAddress> addresses, int port, Duration timeout) {
        return all(addresses, port, timeout, EhloName.await(EhloName.lookUp()));
    }

    /** Likewise, with a name for EHLO. */
    public static List<Probe> all(List<InetAddress> addresses, int port, Duration timeout, Optional<String> ehloName) {
        Plan plan = new Plan(
                ehloName,
                Plan.StartTls.OFF,
                TlsSettings.DEFAULT,
                Optional.empty(),
                Optional.of(Stage.EHLO),
                timeout,
                timeout,
                Optional.empty());
        List<CompletableFuture<Probe>> running = new ArrayList<>();
        for (InetAddress address : addresses) {
            CompletableFuture<Probe> probe = new CompletableFuture<>();
            Thread thread = new Thread(
                    () -> {
                        try {
                            probe.complete(of(address, Delivery.attempt(plan, address, port)));
                        } catch (RuntimeException e) {
                            probe.completeExceptionally(e);
                        }
                    },
                    "probe " + address);
            thread.setDaemon(true);
            thread.start();
            running.add(probe);
        }
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static Probe of(InetAddress address, Attempt attempt) {
        Optional<String> greeting = attempt.dialogue().stream()
                .filter(turn -> turn.by() == Dialogue.Speaker.SERVER)
                .map(turn -> turn.lines().get(0))
                .findFirst();
        List<String> ehlo = attempt.capabilities().stream()
                .flatMap(reply -> reply.lines().stream())
                .map(line -> line.length() > 4 ? line.substring(4) : "")
                .toList();
        return new Probe(
                address.getHostName(),
                attempt.address(),
                attempt.port(),
                attempt.outcome(),
                attempt.connectMillis(),
                greeting,
                ehlo,
                ehlo.stream().findFirst().flatMap(Probe::seenAs),
                ehlo.stream().anyMatch("STARTTLS"::equalsIgnoreCase),
                attempt);
    }

    /** Exchange greets with the client's address in brackets; others write "Hello name [address]". */
    private static Optional<String> seenAs(String firstLine) {
        int open = firstLine.lastIndexOf('[');
        int close = firstLine.indexOf(']', open + 1);
        boolean present = firstLine.contains("Hello") && open >= 0 && close > open;
        return present ? Optional.of(firstLine.substring(open + 1, close)) : Optional.empty();
    }
}
