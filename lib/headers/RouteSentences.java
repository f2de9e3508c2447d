package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.net.HostName;
import lib.received.Hop;
import lib.text.Ascii;

/** The way of a message as sentences, and what is to be said of it as a whole. */
final class RouteSentences {
    private final Route route;
    private final List<String> sentences = new ArrayList<>();

    private RouteSentences(Route route) {
        this.route = route;
    }

    /** One sentence for each station; hosts of one kind that follow each other are one. */
    static List<String> steps(Route route) {
        RouteSentences reading = new RouteSentences(route);
        reading.read();
        return List.copyOf(reading.sentences);
    }

    private void read() {
        List<Step> steps = route.steps();
        int i = 0;
        int forged = 0;
        while (i < steps.size() && steps.get(i).role() == Role.UNKNOWN) {
            i++;
            forged++;
        }
        if (forged > 0) {
            sentences.add(suspects(forged));
        }
        if (i < steps.size()) {
            origin(steps.get(i), route.hops().get(i));
        }
        while (i < steps.size()) {
            int end = i + 1;
            while (end < steps.size() && isSameStation(i, end)) {
                end++;
            }
            station(i, end);
            i = end;
        }
    }

    private String suspects(int forged) {
        String which = forged == 1 ? "Hop 1" : "Hops 1 to " + forged;
        return which
                + " may be forged: hop "
                + (forged + 1)
                + " came from "
                + ShortWords.sender(route.hops().get(forged))
                + ", which hop "
                + forged
                + " does not name.";
    }

    private void origin(Step step, Hop hop) {
        if (step.fromRole().isEmpty()) {
            return;
        }
        if (hop.from().isPresent() && hop.from().equals(hop.by()) && !Arrival.isSmtp(hop)) {
            sentences.add("From a mailbox on " + hop.by().get() + ".");
            return;
        }
        String name = hop.from().orElse("");
        String ip = hop.fromIp().orElse(name);
        boolean named = hop.from().isPresent() && !name.contains(ip);
        sentences.add("From " + ip + (named ? ", which calls itself " + name : "") + ".");
    }

    /** Several hops of one Exchange Online, one gateway or one recipient are one station. */
    private boolean isSameStation(int first, int other) {
        Role role = route.steps().get(first).role();
        return role == route.steps().get(other).role() && role != Role.RELAY && role != Role.FRONT_END;
    }

    private void station(int first, int end) {
        Step step = route.steps().get(first);
        Hop hop = route.hops().get(first);
        String by = hop.by().orElse("a host that does not name itself");
        int count = end - first;
        String hosts = count == 1 ? " (" + by + ")" : " (" + count + " hops)";
        Role role = step.role();
        if (role == Role.CLIENT) {
            sentences.add("Written on " + by + ".");
        } else if (role == Role.RELAY) {
            sentences.add("Received by the on-premises relay " + by + link(hop) + ".");
        } else if (role == Role.GATEWAY) {
            String gateway = hop.by().map(Hosts::organisation).orElse("");
            sentences.add("Received by the third-party gateway " + gateway + hosts + link(hop) + ".");
        } else if (role == Role.FRONT_END) {
            String from = hop.fromIp().map(ip -> " from " + ip).orElse("");
            sentences.add("Received by EOP (" + by + ")" + from + link(hop) + ".");
        } else if (role == Role.TRANSPORT) {
            boolean submission = first + 1 == route.entryHop().orElse(0);
            sentences.add((submission ? "Submitted in" : "Re-routed by") + " Exchange Online" + hosts + ".");
        } else if (role == Role.HAND_OFF) {
            sentences.add("Handed to " + organisation(first) + " (" + by + ")" + link(hop) + ".");
        } else if (role == Role.RECIPIENT) {
            boolean handedOver = !route.enteredExchangeOnline();
            sentences.add((handedOver ? "Received by " : "Passed on inside ")
                    + organisation(first)
                    + hosts
                    + (handedOver ? link(hop) : "")
                    + ".");
        }
    }

    /** The domain of a host; a host without a full name belongs to the one before. */
    private String organisation(int index) {
        for (int i = index; i >= 0; i--) {
            Optional<String> by = route.hops().get(i).by();
            if (by.isPresent() && HostName.isFullName(by.get())) {
                return Hosts.domain(Ascii.lower(by.get()));
            }
        }
        return route.hops().get(index).by().orElse("the recipient");
    }

    private static String link(Hop hop) {
        return Arrival.isSmtp(hop) || hop.tls() ? ", " + ShortWords.tls(hop) : "";
    }

    /** What is to be said of the whole; the connector first, since that is what is asked. */
    static List<String> verdict(Route route) {
        List<String> sentences = new ArrayList<>();
        if (route.hops().isEmpty()) {
            return List.of("There is no Received: line, so there is no way to be seen.");
        }
        Arrival connector = route.connector();
        if (route.enteredExchangeOnline()) {
            sentences.add("The message came into Exchange Online at hop "
                    + route.entryHop().get()
                    + route.connectingIp().map(ip -> " from " + ip).orElse("")
                    + route.entryTls()
                            .map(tls -> ", " + ShortWords.tls(route.entry().get()))
                            .orElse("")
                    + ".");
            sentences.add(connectorSentence(connector));
        } else {
            sentences.add("The message never was in Exchange Online, as far as its lines tell.");
        }
        route.tenantId().ifPresent(id -> sentences.add("Tenant: " + id + "."));
        sentences.add(trust(route));
        sentences.add(time(route));
        return sentences;
    }

    private static String connectorSentence(Arrival connector) {
        String came = "It came " + connector.arrival().words();
        return switch (connector.sure()) {
            case CERTAIN -> came + "; Exchange says so: " + connector.header().get() + ".";
            case LIKELY ->
                came
                        + connector
                                .header()
                                .map(header -> "; concluded from " + header + ".")
                                .orElse("; concluded from the Received: lines.");
            case UNKNOWN ->
                came
                        + ": the X-MS-Exchange headers are missing. Take them from the copy in"
                        + " the recipient's mailbox.";
        };
    }

    private static String trust(Route route) {
        int from = route.receiverFrom();
        int last = route.hops().size();
        String written = from == last ? "Hop " + last + " was" : "Hops " + from + " to " + last + " were";
        return written
                + " written on the receiver's side"
                + (from == 1 ? "." : "; what is below may say what the sending side wanted it to say.");
    }

    private static String time(Route route) {
        if (route.totalSeconds().isEmpty()) {
            return "The time from end to end cannot be told: a date is missing or cannot be read.";
        }
        String total = "From end to end it took "
                + ShortWords.duration(route.totalSeconds().get());
        boolean slow = route.slowestSeconds().orElse(0L) > 0;
        return slow
                ? total
                        + ", longest at hop "
                        + route.slowestHop().get()
                        + " with "
                        + ShortWords.duration(route.slowestSeconds().get())
                        + "."
                : total + ".";
    }
}
