package lib.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a DNS message from the front to the back; reading past the end is an
 * ArrayIndexOutOfBoundsException, which {@link Message#read} names.
 */
final class MessageReader {
    private static final int LONGEST_NAME_BYTES = 255;

    /** A name of 255 octets has at most 127 labels; more pointers than that serve no one. */
    private static final int MOST_POINTERS = 127;

    private final byte[] wire;
    private int at;

    MessageReader(byte[] wire) {
        this.wire = wire;
    }

    Message message() throws Message.Unreadable {
        int id = u16();
        int flags = u16();
        int questions = u16();
        int answers = u16();
        int authorities = u16();
        int additionals = u16();
        if (questions != 1) {
            throw new Message.Unreadable("it has " + questions + " questions");
        }
        String name = name();
        int type = u16();
        int dnsClass = u16();
        if (dnsClass != 1) {
            throw new Message.Unreadable("its class is " + dnsClass);
        }
        List<ResourceRecord> records = new ArrayList<>();
        boolean hasSoa = false;
        boolean hasReferral = false;
        String extendedError = "";
        if ((flags & 0x0200) == 0) {
            for (int i = 0; i < answers; i++) {
                record(records);
            }
            for (int i = 0; i < authorities; i++) {
                int authority = record(new ArrayList<>());
                hasSoa |= authority == RecordType.SOA.number;
                hasReferral |= authority == RecordType.NS.number;
            }
            for (int i = 0; i < additionals; i++) {
                String error = extendedError();
                extendedError = error.isEmpty() ? extendedError : error;
            }
        }
        return new Message(id, flags, name, type, records, hasSoa, hasReferral, extendedError);
    }

    /** Reads one record, adds it if it is of a known type, and returns its type. */
    private int record(List<ResourceRecord> records) throws Message.Unreadable {
        String name = name();
        int type = u16();
        int dnsClass = u16();
        long ttl = (long) u16() << 16 | u16();
        ttl = ttl > Integer.MAX_VALUE ? 0 : ttl;
        int length = u16();
        int end = at + length;
        if (end > wire.length) {
            throw new Message.Unreadable("it ends in the middle of a record");
        }
        if (dnsClass == 1) {
            data(records, name, type, ttl, end);
        }
        at = end;
        return type;
    }

    private void data(List<ResourceRecord> records, String name, int type, long ttl, int end)
            throws Message.Unreadable {
        if (type == RecordType.MX.number) {
            records.add(new ResourceRecord.Mx(name, ttl, u16(), name()));
        } else if (type == RecordType.A.number) {
            records.add(new ResourceRecord.Address(name, ttl, octets(end, 4)));
        } else if (type == RecordType.AAAA.number) {
            records.add(new ResourceRecord.Address(name, ttl, octets(end, 16)));
        } else if (type == RecordType.CNAME.number) {
            records.add(new ResourceRecord.Alias(name, ttl, name()));
        } else if (type == RecordType.TXT.number) {
            records.add(new ResourceRecord.Text(name, ttl, text(end)));
        } else if (type == RecordType.TLSA.number) {
            records.add(new ResourceRecord.Tlsa(name, ttl, u8(), u8(), u8(), hex(end)));
        } else {
            return;
        }
        if (at != end) {
            throw new Message.Unreadable("a record has another length than its data");
        }
    }

    /** Skips a record; the extended error (RFC 8914) if it is an OPT record that has one. */
    private String extendedError() throws Message.Unreadable {
        int start = at;
        String name = name();
        int type = u16();
        at = start;
        record(new ArrayList<>());
        if (type != RecordType.OPT.number || !name.equals(".")) {
            return "";
        }
        int end = at;
        // Owner name, type, payload size, version and flags, length.
        at = start + 11;
        String error = "";
        while (at + 4 <= end) {
            int option = u16();
            int length = u16();
            if (option == 15 && length >= 2 && at + length <= end) {
                int code = u16();
                String text = new String(wire, at, length - 2, StandardCharsets.UTF_8);
                error = code + (text.isEmpty() ? "" : " " + text);
                at -= 2;
            }
            at += length;
        }
        at = end;
        return error;
    }

    private String name() throws Message.Unreadable {
        StringBuilder name = new StringBuilder();
        int after = -1;
        int octets = 1;
        // A pointer must go to an earlier place than the part it continues, so none can loop.
        int earliest = at;
        int pointers = 0;
        int length = u8();
        while (length != 0) {
            if (length >= 0xC0) {
                int target = (length & 0x3F) << 8 | u8();
                after = after < 0 ? at : after;
                if (target >= earliest || ++pointers > MOST_POINTERS) {
                    throw new Message.Unreadable("a compressed name does not end");
                }
                earliest = target;
                at = target;
            } else if (length > 0x3F) {
                throw new Message.Unreadable("a name has a label of an unknown kind");
            } else {
                octets += length + 1;
                if (octets > LONGEST_NAME_BYTES) {
                    throw new Message.Unreadable("a name is longer than 255 octets");
                }
                label(name, length);
            }
            length = u8();
        }
        at = after < 0 ? at : after;
        return name.length() == 0 ? "." : name.toString();
    }

    private void label(StringBuilder name, int length) {
        if (name.length() > 0) {
            name.append('.');
        }
        for (int i = 0; i < length; i++) {
            int octet = u8();
            if (octet == '.' || octet == '\\') {
                name.append('\\').append((char) octet);
            } else if (octet > 0x20 && octet < 0x7F) {
                name.append((char) octet);
            } else {
                name.append('\\')
                        .append((char) ('0' + octet / 100))
                        .append((char) ('0' + octet / 10 % 10))
                        .append((char) ('0' + octet % 10));
            }
        }
    }

    private String text(int end) throws Message.Unreadable {
        StringBuilder text = new StringBuilder();
        while (at < end) {
            int length = u8();
            if (at + length > end) {
                throw new Message.Unreadable("a text is longer than its record");
            }
            text.append(new String(wire, at, length, StandardCharsets.ISO_8859_1));
            at += length;
        }
        return text.toString();
    }

    private String hex(int end) {
        StringBuilder hex = new StringBuilder();
        while (at < end) {
            int octet = u8();
            hex.append(Character.forDigit(octet >> 4, 16));
            hex.append(Character.forDigit(octet & 0xF, 16));
        }
        return hex.toString();
    }

    private byte[] octets(int end, int wanted) throws Message.Unreadable {
        if (end - at != wanted) {
            throw new Message.Unreadable("an address has " + (end - at) + " octets");
        }
        byte[] octets = new byte[wanted];
        System.arraycopy(wire, at, octets, 0, wanted);
        at = end;
        return octets;
    }

    private int u8() {
        return wire[at++] & 0xFF;
    }

    private int u16() {
        return u8() << 8 | u8();
    }
}
