package lib.spf;

import java.net.InetAddress;
import java.util.List;

/** Where an evaluation gets its records from: DNS, asked by somebody else. */
public interface SpfSource {
    /** TXT records, the strings of each joined. */
    Found<String> texts(String name);

    /** Addresses of one family. */
    Found<InetAddress> addresses(String name, boolean ipv6);

    /** Hosts of the MX records, by preference. */
    Found<String> mailHosts(String name);

    /** Names that the address has by PTR. */
    Found<String> names(InetAddress address);

    /**
     * An answer.
     *
     * @param values none if there is no such name or no such record
     * @param failure why nobody knows; "" if somebody does
     */
    record Found<T>(List<T> values, String failure) {
        public Found {
            values = List.copyOf(values);
        }

        /** Nothing is there, which counts to the limit of two (RFC 7208 section 4.6.4). */
        boolean isVoid() {
            return values.isEmpty() && failure.isEmpty();
        }
    }
}
