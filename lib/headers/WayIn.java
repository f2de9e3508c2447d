package lib.headers;

import java.util.List;
import lib.mail.Headers;
import lib.mail.Mail;

/** How a message came into Exchange Online, for those who have the message itself. */
public final class WayIn {
    private WayIn() {}

    /**
     * Whether the headers say that an inbound connector of type OnPremises took the message.
     *
     * @param message header and body as stored
     * @param acceptedDomains of the tenant, as far as they are known
     */
    public static boolean byConnector(byte[] message, List<String> acceptedDomains) {
        Headers headers = Mail.ofText("", message).headers();
        return Route.of(headers, acceptedDomains).connector().matched() == ArrivalRule.Matched.YES;
    }
}
