package lib.relayspec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lib.connector.Ipv4Range;
import lib.finding.Problem;
import lib.text.Printable;

/** Asks for each value as the admin center's wizard does, page by page; on standard error. */
final class Interview {
    private static final int LONGEST_ANSWER = 1000;

    private final BufferedReader in;
    private final PrintStream err;

    Interview(InputStream in, PrintStream err) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.err = err;
    }

    /** The answers; what was given on the command line is proposed. */
    NewRelay ask(NewRelay given) {
        page("New connector");
        err.println("  Connection from: Your organization's email server");
        err.println("  Connection to:   Office 365");
        page("Connector name");
        Optional<String> name = Optional.of(answer("Name", given.name().orElse("SMTP Relay")));
        String comment = answer("Description", given.comment().orElse("Accept relay from on-premises SMTP server"));
        page("Authenticating sent email");
        err.println("  1  by the subject name on the certificate (recommended)");
        err.println("  2  by the IP address of the sending server");
        boolean byCertificate = choice(given.addresses().isEmpty() ? 1 : 2) == 1;
        Optional<String> certificate = Optional.empty();
        List<Ipv4Range> addresses = new ArrayList<>();
        if (byCertificate) {
            certificate = Optional.of(
                    answer("Name in the certificate", given.certificateName().orElse("")));
        } else {
            String proposed = String.join(
                    " ", given.addresses().stream().map(Ipv4Range::text).toList());
            for (String text :
                    answer("Public addresses, with blanks between", proposed).split(" +")) {
                addresses.add(NewRelay.address("the address", text));
            }
        }
        page("Your organization");
        List<String> domains = new ArrayList<>();
        String proposed = String.join(" ", given.domains());
        for (String text :
                answer("Accepted domains, with blanks between", proposed).split(" +")) {
            domains.add(NewRelay.domain("the domain", text));
        }
        String server = answer(
                "MX \"Points to address or value\" (- if not known)",
                given.server().orElse("-"));
        page("Review");
        return new NewRelay(
                addresses,
                certificate,
                domains,
                server.equals("-") ? Optional.empty() : Optional.of(server),
                name,
                Optional.of(comment),
                given.classic());
    }

    private void page(String title) {
        err.println();
        err.println(title);
        err.flush();
    }

    private int choice(int proposed) {
        while (true) {
            String answer = answer("Choose 1 or 2", String.valueOf(proposed));
            if (answer.equals("1") || answer.equals("2")) {
                return Integer.parseInt(answer);
            }
        }
    }

    /** Asks until there is an answer; none takes what is proposed. */
    private String answer(String question, String proposed) {
        while (true) {
            String hint = proposed.isEmpty() ? "" : " [" + Printable.of(proposed) + "]";
            err.print("  " + question + hint + ": ");
            err.flush();
            String line = read();
            if (line.length() > LONGEST_ANSWER || !Printable.of(line).equals(line)) {
                err.println("  that is too long, or has a character that cannot be seen");
            } else if (!line.isBlank()) {
                return line.strip();
            } else if (!proposed.isEmpty()) {
                return proposed;
            }
        }
    }

    private String read() {
        try {
            String line = in.readLine();
            if (line == null) {
                throw Problem.badInput(
                        "spec.no-answer",
                        "--interactive",
                        "the input ended before the last question",
                        "answer each question, or give the values as options");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
