package lib.dns;

/** The record types that are asked for, with their numbers (IANA, "DNS Parameters"). */
public enum RecordType {
    A(1),
    NS(2),
    CNAME(5),
    SOA(6),
    MX(15),
    TXT(16),
    AAAA(28),
    OPT(41),
    TLSA(52);

    final int number;

    RecordType(int number) {
        this.number = number;
    }
}
