package lib.headers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lib.finding.Basis;
import lib.mail.Headers;
import lib.mail.Mail;
import lib.received.Hop;

/**
 * What is known of one message; the {@code data} of the JSON document.
 *
 * @param file as given
 * @param message number of the message in its file
 * @param hops the {@code Received:} lines in travel order, by the names of {@link Hop#fields()}
 * @param xReceived the {@code X-Received:} lines likewise; they are no hops
 * @param connectorMatched yes, no or unknown
 * @param arrival how it came into Exchange Online
 * @param basis said if Exchange says so, inferred if half of it is a conclusion; absent if it is not known
 * @param evidence what each sentence of the verdict rests on, in the same order
 * @param sources pages, RFCs and samples that the meanings are from
 * @param receiverSideFromHop the oldest hop that the last organisation wrote
 */
public record MessageReport(
        String file,
        int message,
        Optional<String> subject,
        Optional<String> messageId,
        Optional<String> testId,
        List<Map<String, Object>> hops,
        List<Map<String, Object>> xReceived,
        List<Step> route,
        boolean enteredExchangeOnline,
        Optional<Integer> entryHop,
        Optional<Boolean> entryTls,
        ArrivalRule.Matched connectorMatched,
        Optional<String> connectorHeader,
        ArrivalRule.Way arrival,
        Optional<Basis> basis,
        Optional<String> connectingIp,
        Optional<String> tenantId,
        Optional<Integer> receiverSideFromHop,
        Optional<Integer> slowestHop,
        Optional<Long> slowestHopSeconds,
        Optional<Long> totalDelaySeconds,
        List<Route.Warning> warnings,
        List<String> reading,
        List<String> verdict,
        List<Statement.Evidence> evidence,
        List<AntispamReport.Entry> forefrontAntispam,
        List<AntispamReport.Entry> microsoftAntispam,
        List<AuthenticationResult> authentication,
        List<ArcSet> arc,
        List<DkimSignature> dkim,
        Map<String, String> exchange,
        List<String> sources) {

    static final String TEST_ID = "X-Relaykit-Test-Id";

    static MessageReport of(Mail mail, Headers headers, Route route) {
        Arrival connector = route.connector();
        List<Statement> verdict = VerdictSentences.of(route);
        List<AntispamReport.Entry> forefront = AntispamReport.forefront(headers);
        List<AntispamReport.Entry> microsoft = AntispamReport.microsoft(headers);
        List<AuthenticationResult> authentication = authentication(headers);
        return new MessageReport(
                mail.file(),
                mail.number(),
                headers.said("Subject"),
                headers.said("Message-ID"),
                headers.said(TEST_ID),
                route.hops().stream().map(Hop::fields).toList(),
                headers.all("X-Received").stream()
                        .map(value -> Hop.parse(value).fields())
                        .toList(),
                route.steps(),
                route.enteredExchangeOnline(),
                route.entryHop(),
                route.entryTls(),
                connector.matched(),
                connector.header(),
                connector.arrival(),
                connector.basis(),
                route.connectingIp(),
                route.tenantId(),
                Optional.of(route.receiverFrom()).filter(hop -> hop > 0),
                route.slowestHop(),
                route.slowestSeconds(),
                route.totalSeconds(),
                route.warnings(),
                RouteSentences.steps(route),
                verdict.stream().map(Statement::text).toList(),
                verdict.stream().map(Statement::evidence).toList(),
                forefront,
                microsoft,
                authentication,
                ArcSet.of(headers),
                DkimSignature.of(headers),
                ExchangeFields.of(headers),
                sources(forefront, microsoft, authentication));
    }

    private static List<String> sources(
            List<AntispamReport.Entry> forefront,
            List<AntispamReport.Entry> microsoft,
            List<AuthenticationResult> authentication) {
        Set<String> sources = new LinkedHashSet<>();
        forefront.forEach(entry -> entry.source().ifPresent(sources::add));
        microsoft.forEach(entry -> entry.source().ifPresent(sources::add));
        authentication.forEach(result -> result.source().ifPresent(sources::add));
        return List.copyOf(sources);
    }

    private static List<AuthenticationResult> authentication(Headers headers) {
        List<AuthenticationResult> results = new ArrayList<>();
        for (String value : headers.all("Authentication-Results")) {
            results.addAll(AuthenticationResult.parse(value));
        }
        return results;
    }
}
