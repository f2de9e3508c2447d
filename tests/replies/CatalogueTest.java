package tests.replies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lib.attribution.ReplyText;
import lib.cli.Script;
import lib.replies.Catalogue;
import lib.replies.Cause;
import lib.replies.Explanation;
import lib.replies.Known;
import lib.replies.KnownReply;
import lib.replies.RelayCause;
import lib.replies.ReplyFinder;
import lib.replies.Sources;
import lib.text.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tests.Checkout;
import tests.Run;

/** Every row of the catalogue of replies: what it has, and that it explains its own samples. */
class CatalogueTest {
    private static final Catalogue CATALOGUE = Catalogue.read();
    private static final Map<String, String> HELP = new HashMap<>();

    static Stream<String> rows() {
        return CATALOGUE.all().stream().map(KnownReply::id);
    }

    /** Each sample finds its row, which says what to do, where from, and with what command. */
    @ParameterizedTest
    @MethodSource("rows")
    void isSound(String id) {
        KnownReply row = CATALOGUE.named(id);
        assertTrue(id.matches("[a-z]+\\.[a-z0-9-]+"), id);
        assertFalse(CATALOGUE.samples(id).isEmpty(), "no sample");
        for (String sample : CATALOGUE.samples(id)) {
            assertEquals(id, explain(sample).meaning().id(), sample);
        }
        assertFalse(row.causes().isEmpty(), "no cause");
        for (String sentence : sentences(row)) {
            assertFalse(sentence.endsWith("."), sentence);
        }
        for (String place : Sources.places(row.sources())) {
            assertTrue(place.matches("RFC \\d+.*|Postfix .*|\\S+ \\(.+\\): .+"), "a source of nowhere: " + place);
        }
        for (Cause cause : row.causes()) {
            cause.run().ifPresent(CatalogueTest::existsWithItsOptions);
        }
    }

    /** Advice that was wrong once, with what is right, and by whom it is said. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. | exo.smtp-auth-password
            535 5.7.139 Authentication unsuccessful, basic authentication is disabled. | exo.smtp-auth-basic-off
            535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. | exo.smtp-auth-security-defaults
            535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. | exo.smtp-auth-conditional-access
            535 5.7.139 Authentication unsuccessful, federated STS service was unreachable | exo.smtp-auth-federation
            535 5.7.139 Authentication unsuccessful, something that nobody knows | exo.smtp-auth-refused
            535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. | exo.smtp-auth-off
            451 4.7.0 Temporary server error. Please try again later. PRX4 NextHop:DB3PR04MB1 | exo.proxy-next-hop
            421 4.7.0 Try again later, closing connection. (EHLO) x - gsmtp | gmail.try-later
            421 4.7.0 Try again later | code
            454 4.7.5 The certificate specified in TlsCertificateName of the SendConnector could not be found | exchange.connector-certificate
            4.4.316 Connection refused [Message=Socket error code 10061] | exo.outbound-refused
            450 4.4.316 Connection refused [Message=Socket error code 10061] | exo.outbound-refused
            connect to mail.example.org[192.0.2.1]:25: Connection refused | net.connection-refused
            Name service error for name=example.org type=MX: Host not found, try again | dns.try-again
            Name service error for name=example.org type=MX: Host not found | dns.not-found
            450 4.7.3 Organization queue quota exceeded | exo.queue-quota
            451 5.7.3 Cannot achieve Exchange Server authentication | exchange.server-authentication
            550 5.7.1 Unable To Relay: Blocked by Customer Allow list | exo.allow-list-conflict
            550 5.7.1 Unable to relay | exo.unable-to-relay
            550 5.7.367 Remote server returned not permitted to relay -> 554 5.7.1 <b@example.org>: Relay access denied | exo.remote-relay-denied
            554 5.7.1 <b@example.org>: Relay access denied | postfix.relay-denied
            """)
    void neverAdvisesWrong(String reply, String id) {
        String found = explain(reply).meaning().id();
        assertEquals(id, found.startsWith("code.") ? "code" : found, reply);
    }

    /** A code alone names nobody: only words that one receiver has, or its host, do. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            4.4.7 Message expired
            250 2.1.0 Ok
            250 2.1.5 Ok
            250 2.6.0 Message accepted
            554 5.7.9 no
            541 5.4.1 no
            550 5.4.1 no answer from host
            550 5.1.10 recipient address has null MX
            451 4.4.1 no
            452 4.5.3 Too many recipients
            """)
    void aCodeAloneNamesNobody(String reply) {
        String by = explain(reply).meaning().by();
        assertFalse(by.matches("(?i).*(exchange|outlook|gmail|yahoo|google).*"), reply + ": " + by);
    }

    private static void existsWithItsOptions(String run) {
        String[] words = run.split(" ");
        String help = HELP.computeIfAbsent(words[0], CatalogueTest::help);
        for (String word : words) {
            assertTrue(!word.startsWith("-") || help.contains(word), run);
        }
    }

    private static String help(String alias) {
        StringBuilder name = new StringBuilder("scripts.");
        for (String word : alias.split("-")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        try {
            Object script = Class.forName(name.toString()).getConstructor().newInstance();
            return Run.here((Script) script, "--help").stdout();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no script for " + alias, e);
        }
    }

    private static List<String> sentences(KnownReply row) {
        List<String> sentences = new ArrayList<>(List.of(row.means(), row.next()));
        for (Cause cause : row.causes()) {
            sentences.add(cause.text());
            sentences.add(cause.fix());
            cause.check().ifPresent(sentences::add);
        }
        return sentences;
    }

    @Test
    void isLarge() {
        long samples = CATALOGUE.all().stream()
                .mapToLong(row -> CATALOGUE.samples(row.id()).size())
                .sum();
        assertTrue(CATALOGUE.all().size() >= 90, "rows: " + CATALOGUE.all().size());
        assertTrue(samples >= 120, "samples: " + samples);
    }

    @Test
    void namesAreUnique() {
        List<String> ids = rows().toList();
        assertEquals(List.copyOf(new TreeSet<>(ids)), ids.stream().sorted().toList());
    }

    /** What the published rules can find is a cause that the catalogue has, and that a row uses. */
    @Test
    void sharedCausesAreUsed() {
        Set<String> used = new TreeSet<>();
        CATALOGUE.all().stream()
                .flatMap(row -> row.causes().stream())
                .flatMap(cause -> cause.name().stream())
                .forEach(used::add);
        Set<String> there = new TreeSet<>();
        Checkout.read("lib/replies/causes.txt")
                .lines()
                .filter(line -> line.startsWith("["))
                .forEach(line -> there.add(line.substring(1, line.length() - 1)));
        assertEquals(there, used);
        for (RelayCause cause : RelayCause.values()) {
            assertTrue(there.contains(Words.of(cause)), Words.of(cause));
        }
    }

    /** What the rehearsal endpoint says in Microsoft's words means what it plays. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "TENANT_ATTRIBUTION, exo.tenant-attribution",
        "ATTR36, exo.attr36",
        "ATTR35, exo.attr35",
        "DIRECT_SEND, exo.direct-send",
        "PARTNER_LOCK, exo.partner-lock",
        "PARTNER_TLS, exo.partner-lock",
        "RECIPIENT_UNKNOWN, exo.recipient-unknown",
        "BANNED_ADDRESS, exo.banned-ip",
        "BAD_HELO, exo.bad-helo",
        "IPV6_NO_PTR, exo.ipv6-no-ptr",
        "IPV6_UNSIGNED, exo.ipv6-unsigned",
        "TRY_AGAIN_LATER, exo.throttled",
        "SERVER_BUSY, exo.throttled",
        "TOO_MANY_RECIPIENTS, exo.too-many-recipients",
        "TOO_LARGE, exo.too-large",
        "INVALID_CHARACTERS, exo.bare-line-feed",
        "SENDER_OK, exo.accepted",
        "RECIPIENT_OK, exo.accepted",
        "QUEUED, exo.accepted"
    })
    void knowsWhatTheRehearsalSays(ReplyText reply, String row) {
        assertEquals(row, explain(reply.text()).meaning().id());
    }

    /** Every other refusal of the endpoint is known at least by its registered codes. */
    @Test
    void knowsAllThatTheRehearsalRefuses() {
        for (ReplyText reply : ReplyText.values()) {
            if (reply.text().charAt(0) >= '4') {
                assertTrue(explain(reply.text()).known() != Known.CLASS, reply.text());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    words beat the status    | 550 5.7.64 Relay Access Denied ATTR36          | exo.attr36             | REPLY
                    status beats a range     | 550 5.7.705 whatever                           | exo.tenant-threshold   | REPLY
                    a full folder, not busy   | 554 4.3.2 mailbox busy; MapiExceptionMaxObjsExceeded | exo.items-limit   | REPLY
                    range                    | 550 5.7.621 whatever                           | exo.banned-ip          | REPLY
                    below the range          | 550 5.7.605 whatever                           | code.X.7               | CLASS
                    above the range          | 550 5.7.650 whatever                           | code.X.7               | CLASS
                    sibling of the code      | 554 5.7.64 TenantAttribution                   | exo.tenant-attribution | REPLY
                    other class of the code  | 451 5.7.64 TenantAttribution                   | code.X.7               | CLASS
                    longer words             | 550 5.7.26 domain's DMARC policy. - gsmtp      | gmail.dmarc            | REPLY
                    Gmail's code, not Gmail  | 550 5.7.26 no                                  | code.X.7.26            | STATUS
                    Microsoft's 4.7.26       | 450 4.7.26 a message sent over IPv6 [::1] must | exo.ipv6-unsigned      | REPLY
                    registered status        | 553 5.1.8 unknown domain                       | code.X.1.8             | STATUS
                    registered, temporary    | 450 4.2.1 come back later                      | code.X.2.1             | STATUS
                    unregistered detail      | 550 5.1.99 what                                | code.X.1               | CLASS
                    unregistered subject     | 550 5.9.1 what                                 | code.550               | CLASS
                    X.0 says nothing         | 552 5.0.77 what                                | code.552               | CLASS
                    basic code               | 521 no mail here                               | code.521               | CLASS
                    the class alone          | 545 what                                       | code.5yz               | CLASS
                    temporary class          | 445 what                                       | code.4yz               | CLASS
                    status without code      | 5.7.64                                         | exo.tenant-attribution | REPLY
                    words without codes      | Relay Access Denied ATTR36                     | exo.attr36             | REPLY
                    in capitals              | 550 5.7.64 RELAY ACCESS DENIED ATTR36          | exo.attr36             | REPLY
                    """)
    void mostSpecificRowWins(String name, String reply, String row, String known) {
        Explanation one = explain(reply);
        assertEquals(row, one.meaning().id());
        assertEquals(known, one.known().name());
    }

    @Test
    void findsRowsByWords() {
        assertEquals(CATALOGUE.all(), CATALOGUE.search(List.of()));
        assertEquals(
                List.of("exo.attr36"),
                CATALOGUE.search(List.of("attr36", "3169958")).stream()
                        .map(KnownReply::id)
                        .toList());
        assertEquals(List.of(), CATALOGUE.search(List.of("no such word")));
    }

    @Test
    void givesNextStepAndSourceToAFinding() {
        Explanation one = CATALOGUE.explain(550, Optional.of("5.7.64"), "TenantAttribution; no");
        assertTrue(one.next().contains("no inbound connector"), one.next());
        assertEquals(Optional.of("N564, KB3212877, IRR"), one.source());
    }

    private static Explanation explain(String reply) {
        return CATALOGUE.explain(ReplyFinder.find(reply.getBytes(StandardCharsets.UTF_8), CATALOGUE)
                .get(0));
    }
}
