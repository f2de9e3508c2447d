package lib.dns;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import lib.net.AddressKind;
import lib.net.IpAddress;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;

/** What dnsjava's records say, as the answers show it. */
final class Records {
    private Records() {}

    /** Without the dot at the end; octets that are no visible ASCII as {@code \027} (RFC 1035). */
    static String text(Name name) {
        return name.toString(true);
    }

    static List<String> text(List<Name> names) {
        return names.stream().map(Records::text).toList();
    }

    /** At most 2^31-1: a larger value counts as 0 (RFC 2181 section 8). */
    static long ttlSeconds(Record record) {
        return record.getTTL() > Integer.MAX_VALUE ? 0 : record.getTTL();
    }

    /** The addresses of a reply to a question for A or AAAA. */
    static List<MxTarget.Address> addresses(DnsReply reply) {
        List<MxTarget.Address> addresses = new ArrayList<>();
        for (Record record : reply.records()) {
            byte[] octets = record instanceof ARecord a
                    ? a.getAddress().getAddress()
                    : ((AAAARecord) record).getAddress().getAddress();
            InetAddress address = IpAddress.of(octets);
            addresses.add(new MxTarget.Address(
                    IpAddress.text(address),
                    ttlSeconds(record),
                    AddressKind.of(address).isOnTheInternet()));
        }
        return addresses;
    }

    /** TLSA as in a zone file (RFC 6698 section 2.2), the data in small letters. */
    static List<String> tlsa(DnsReply reply) {
        List<String> found = new ArrayList<>();
        for (Record record : reply.records()) {
            TLSARecord tlsa = (TLSARecord) record;
            found.add(tlsa.getCertificateUsage()
                    + " "
                    + tlsa.getSelector()
                    + " "
                    + tlsa.getMatchingType()
                    + " "
                    + HexFormat.of().formatHex(tlsa.getCertificateAssociationData()));
        }
        return found;
    }

    /** TXT, the strings of each record joined (as in RFC 7208 section 3.3), octets as Latin-1. */
    static List<String> texts(DnsReply reply) {
        List<String> texts = new ArrayList<>();
        for (Record record : reply.records()) {
            StringBuilder text = new StringBuilder();
            for (byte[] part : ((TXTRecord) record).getStringsAsByteArrays()) {
                text.append(new String(part, StandardCharsets.ISO_8859_1));
            }
            texts.add(text.toString());
        }
        return texts;
    }
}
