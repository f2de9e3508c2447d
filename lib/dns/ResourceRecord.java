package lib.dns;

/**
 * One record of an answer, already read. Names are in presentation format without the dot at the
 * end ({@code "."} is the root); octets that are no visible ASCII are written as {@code \027} (RFC
 * 1035 section 5.1).
 */
public sealed interface ResourceRecord {
    String name();

    /** At most 2^31-1: a larger value counts as 0 (RFC 2181 section 8). */
    long ttlSeconds();

    RecordType type();

    /** RFC 1035 section 3.3.9. */
    record Mx(String name, long ttlSeconds, int preference, String host) implements ResourceRecord {
        @Override
        public RecordType type() {
            return RecordType.MX;
        }
    }

    /** A (RFC 1035 section 3.4.1) or AAAA (RFC 3596). */
    record Address(String name, long ttlSeconds, byte[] octets) implements ResourceRecord {
        @Override
        public RecordType type() {
            return octets.length == 4 ? RecordType.A : RecordType.AAAA;
        }
    }

    /** CNAME: the name is an alias of the target. */
    record Alias(String name, long ttlSeconds, String target) implements ResourceRecord {
        @Override
        public RecordType type() {
            return RecordType.CNAME;
        }
    }

    /** TXT, its strings joined (as RFC 7208 section 3.3 does); octets as ISO 8859-1. */
    record Text(String name, long ttlSeconds, String text) implements ResourceRecord {
        @Override
        public RecordType type() {
            return RecordType.TXT;
        }
    }

    /** RFC 6698 section 2.1; the data in hexadecimal. */
    record Tlsa(
            String name, long ttlSeconds, int usage, int selector, int matchingType, String data)
            implements ResourceRecord {
        @Override
        public RecordType type() {
            return RecordType.TLSA;
        }
    }
}
