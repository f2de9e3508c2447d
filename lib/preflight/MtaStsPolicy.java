package lib.preflight;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * An MTA-STS policy as a domain's web server has it (RFC 8461 section 3.2).
 *
 * @param mode enforce, testing or none
 * @param mx names that may take the domain's mail, such as {@code *.mail.protection.outlook.com}
 */
public record MtaStsPolicy(String mode, List<String> mx) {
    private static final Set<String> MODES = Set.of("enforce", "testing", "none");

    /** RFC 8461 section 3.3 lets a sender stop there. */
    private static final int LARGEST_BYTES = 65_536;

    /** RFC 8461 section 3.2: a year, nearly. */
    private static final long LONGEST_AGE_SECONDS = 31_557_600;

    public MtaStsPolicy {
        mx = List.copyOf(mx);
    }

    /** The policy cannot be had, or cannot be used. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String why) {
            super(why, null, false, false);
        }
    }

    /** Where RFC 8461 section 3.3 wants it. */
    public static URI url(String domain) {
        return URI.create("https://mta-sts." + domain + "/.well-known/mta-sts.txt");
    }

    /**
     * Fetches it as a sender does: the server's certificate is checked, and nothing is redirected.
     *
     * @param tls whom to trust; empty: whom Java trusts
     * @throws Unusable if it is none
     * @throws IOException if nobody answers, or not in TLS
     */
    public static MtaStsPolicy fetch(URI url, Duration timeout, Optional<SSLContext> tls)
            throws Unusable, IOException, InterruptedException {
        HttpClient.Builder http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout);
        tls.ifPresent(http::sslContext);
        HttpRequest request = HttpRequest.newBuilder(url).timeout(timeout).build();
        HttpResponse<InputStream> response = http.build().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new Unusable("HTTP status " + response.statusCode());
            }
            String type = response.headers().firstValue("Content-Type").orElse("none");
            if (!type.toLowerCase(Locale.ROOT).split(";")[0].strip().equals("text/plain")) {
                throw new Unusable("its type is " + type + ", not text/plain");
            }
            byte[] bytes = body.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length > LARGEST_BYTES) {
                throw new Unusable("it has more than 65536 bytes");
            }
            return parse(new String(bytes, StandardCharsets.US_ASCII));
        }
    }

    /**
     * Reads it.
     *
     * @throws Unusable with the first thing that is wrong
     */
    public static MtaStsPolicy parse(String text) throws Unusable {
        Map<String, String> fields = new HashMap<>();
        List<String> mx = new ArrayList<>();
        for (String line : text.split("\r?\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).strip();
                String value = line.substring(colon + 1).strip();
                if (name.equals("mx")) {
                    mx.add(value.toLowerCase(Locale.ROOT));
                } else {
                    fields.putIfAbsent(name, value);
                }
            } else if (!line.isBlank()) {
                throw new Unusable("\"" + line.strip() + "\" is no field");
            }
        }
        String mode = fields.getOrDefault("mode", "");
        if (!fields.getOrDefault("version", "").equals("STSv1")) {
            throw new Unusable("it has no version: STSv1");
        }
        if (!MODES.contains(mode)) {
            throw new Unusable("its mode is \"" + mode + "\", not enforce, testing or none");
        }
        if (!isAge(fields.getOrDefault("max_age", ""))) {
            throw new Unusable("its max_age is \"" + fields.getOrDefault("max_age", "") + "\"");
        }
        if (mx.isEmpty() && !mode.equals("none")) {
            throw new Unusable("it names no mx");
        }
        return new MtaStsPolicy(mode, mx);
    }

    private static boolean isAge(String digits) {
        return digits.matches("[0-9]{1,10}") && Long.parseLong(digits) <= LONGEST_AGE_SECONDS;
    }

    /** RFC 8461 section 4.1: a star stands for one label. */
    public boolean allows(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        String starred = dot < 0 ? name : "*" + name.substring(dot);
        return mx.stream().anyMatch(one -> one.equals(name) || one.equals(starred));
    }
}
