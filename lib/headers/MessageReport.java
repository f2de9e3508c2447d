package lib.headers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lib.mail.Headers;
import lib.mail.Mail;
import lib.received.Hop;
import lib.text.Words;

/**
 * What is known of one message; the {@code data} of the JSON document.
 *
 * @param file as given
 * @param message number of the message in its file
 * @param hops the {@code Received:} lines in travel order, by the names of {@link Hop#fields()}
 * @param xReceived the {@code X-Received:} lines likewise; they are no hops
 * @param connectorMatched yes, no or unknown
 * @param connectorSure certain, likely or unknown
 * @param arrival how it came into Exchange Online
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
        String connectorMatched,
        Optional<String> connectorHeader,
        String connectorSure,
        String arrival,
        Optional<String> connectingIp,
        Optional<String> tenantId,
        Optional<Integer> receiverSideFromHop,
        Optional<Integer> slowestHop,
        Optional<Long> slowestHopSeconds,
        Optional<Long> totalDelaySeconds,
        List<Route.Warning> warnings,
        List<String> reading,
        List<String> verdict,
        List<AntispamReport.Entry> forefrontAntispam,
        List<AntispamReport.Entry> microsoftAntispam,
        List<AuthenticationResult> authentication,
        List<ArcSet> arc,
        List<DkimSignature> dkim,
        Map<String, String> exchange) {

    static final String TEST_ID = "X-Relaykit-Test-Id";

    static MessageReport of(Mail mail, Headers headers, Route route) {
        Arrival connector = route.connector();
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
                Words.of(connector.matched()),
                connector.header(),
                Words.of(connector.sure()),
                Words.of(connector.arrival()),
                route.connectingIp(),
                route.tenantId(),
                Optional.of(route.receiverFrom()).filter(hop -> hop > 0),
                route.slowestHop(),
                route.slowestSeconds(),
                route.totalSeconds(),
                route.warnings(),
                RouteSentences.steps(route),
                RouteSentences.verdict(route),
                AntispamReport.forefront(headers),
                AntispamReport.microsoft(headers),
                authentication(headers),
                ArcSet.of(headers),
                DkimSignature.of(headers),
                ExchangeFields.of(headers));
    }

    private static List<AuthenticationResult> authentication(Headers headers) {
        List<AuthenticationResult> results = new ArrayList<>();
        for (String value : headers.all("Authentication-Results")) {
            results.addAll(AuthenticationResult.parse(value));
        }
        return results;
    }
}
