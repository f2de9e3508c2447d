package lib.smtp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lib.finding.Problem;
import lib.net.HostName;
import lib.net.IpAddress;

/** The name that the client gives in EHLO (RFC 5321 section 4.1.1.1). */
public final class EhloName {
    private static final int LOOKUP_MILLIS = 1_000;

    private EhloName() {}

    /** A name or an address literal as given; spaces would end the argument. */
    static String parse(String option, String text) {
        boolean literal = text.startsWith("[") && text.endsWith("]") && text.length() > 2;
        if (!literal && !isName(text)) {
            throw Problem.badInput(
                    "option.ehlo",
                    option + " " + text,
                    "neither a host name nor an address literal",
                    "give it as relay.contoso.com or [203.0.113.10]");
        }
        return text;
    }

    /** The name given, else this machine's full name if it is found in time. */
    public static Optional<String> of(String option, Optional<String> given) {
        return given.isPresent() ? given.map(text -> parse(option, text)) : await(lookUp());
    }

    /** The address of our end as an address literal (RFC 5321 section 4.1.3). */
    static String literal(InetAddress local) {
        String address = IpAddress.text(local);
        return local.getAddress().length == 4 ? "[" + address + "]" : "[IPv6:" + address + "]";
    }

    /** Begins to find this machine's full name, which may take as long as its DNS is broken. */
    static CompletableFuture<Optional<String>> lookUp() {
        CompletableFuture<Optional<String>> name = new CompletableFuture<>();
        Thread lookup = new Thread(() -> name.complete(fullName()), "own-name");
        lookup.setDaemon(true);
        lookup.start();
        return name;
    }

    /** The full name if it came in time; without one the address literal serves. */
    static Optional<String> await(CompletableFuture<Optional<String>> name) {
        try {
            return name.get(LOOKUP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> fullName() {
        try {
            String name = InetAddress.getLocalHost().getCanonicalHostName();
            String lower = name.toLowerCase(Locale.ROOT);
            boolean full = isName(name) && name.indexOf('.') > 0 && !lower.startsWith("localhost.") && !isIpv4(name);
            return full ? Optional.of(name) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean isName(String text) {
        try {
            return HostName.ascii(text).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isIpv4(String name) {
        return name.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }
}
