package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.net.HostName;
import lib.received.Hop;
import lib.text.Ascii;

/** The way of a message as sentences. */
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
        if (hop.from().isPresent() && hop.from().equals(hop.by()) && !Stay.isSmtp(hop)) {
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
        return role == route.steps().get(other).role()
                && role != Role.RELAY
                && role != Role.FRONT_END
                && (role != Role.RECIPIENT || organisation(first).equals(organisation(other)));
    }

    private void station(int first, int end) {
        Step step = route.steps().get(first);
        Hop hop = route.hops().get(first);
        int count = end - first;
        String link = count == 1 ? link(hop) : ""; // Several hops have several links.
        String hosts = count > 1
                ? " (" + count + " hops)"
                : hop.by().map(name -> " (" + name + ")").orElse("");
        Role role = step.role();
        switch (role) {
            case CLIENT -> sentences.add("Written on " + host(hop, "a host") + ".");
            case RELAY -> sentences.add("Received by " + host(hop, "a relay", "the on-premises relay ") + link + ".");
            case GATEWAY ->
                sentences.add("Received by the third-party gateway "
                        + hop.by().map(Hosts::organisation).orElseThrow() + hosts + link + ".");
            case FRONT_END -> {
                String from = hop.fromIp().map(ip -> " from " + ip).orElse("");
                sentences.add("Received by EOP" + hosts + from + link + ".");
            }
            case TRANSPORT -> {
                boolean submission = first + 1 == route.entryHop().orElse(0);
                sentences.add((submission ? "Submitted in" : "Re-routed by") + " Exchange Online" + hosts + ".");
            }
            case HAND_OFF -> sentences.add("Handed to " + organisation(first) + hosts + link + ".");
            case RECIPIENT ->
                sentences.add(
                        isPassedOn(first)
                                ? "Passed on inside " + organisation(first) + hosts + "."
                                : "Received by " + organisation(first) + hosts + link + ".");
            case UNKNOWN -> throw new IllegalStateException("told by suspects");
        }
    }

    /** Whether the host before is of the same organisation. */
    private boolean isPassedOn(int index) {
        return route.enteredExchangeOnline() && organisation(index).equals(organisation(index - 1));
    }

    private static String host(Hop hop, String unnamed) {
        return host(hop, unnamed, "");
    }

    private static String host(Hop hop, String unnamed, String before) {
        return hop.by().map(name -> before + name).orElse(unnamed + " that does not name itself");
    }

    /** The domain of a host; a host without a full name belongs to the one before. */
    private String organisation(int index) {
        for (int i = index; i >= 0; i--) {
            Optional<String> by = route.hops().get(i).by();
            if (by.isPresent() && HostName.isFullName(by.get())) {
                return Hosts.domain(Ascii.lower(by.get()));
            }
        }
        return route.hops().get(index).by().orElse("a host that does not name itself");
    }

    private static String link(Hop hop) {
        return Stay.isSmtp(hop) || hop.tls() ? ", " + ShortWords.tls(hop) : "";
    }
}
