package tests.received;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import lib.received.Hop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tests.Checkout;

/** What mail software writes beside the vectors, and what it writes by mistake. */
class ReceivedTest {
    static Stream<String> products() {
        return Checkout.read("tests/messages/received-products.txt").lines().filter(row -> !row.startsWith("#"));
    }

    @ParameterizedTest
    @MethodSource("products")
    void readsWhatProductsWrite(String row) {
        String[] cells = row.split("\\|", -1);
        Hop hop = Hop.parse(cells[1]);
        String actual = String.join(
                "|",
                cells[0],
                cells[1],
                hop.from().orElse(""),
                hop.fromIp().orElse(""),
                hop.by().orElse(""),
                hop.with().orElse(""),
                hop.time().map(Object::toString).orElse(""));
        assertEquals(row, actual);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Tue, 3 Jun 2025 10:00:00 +0000            | 2025-06-03T10:00:00Z
                    Tue, 3 Jun 2025 10:00 +0000               | 2025-06-03T10:00:00Z
                    tue,3 jun 2025 10:00:00 +0000             | 2025-06-03T10:00:00Z
                    Tuesday, 3 June 2025 10:00:00 +0000       | 2025-06-03T10:00:00Z
                    Tue, 3 Jun 2025 10:00:00                  | 2025-06-03T10:00:00Z
                    Tue, 3 Jun 2025 10:00:00 Z                | 2025-06-03T10:00:00Z
                    Tue, 3 Jun 2025 10:00:00 GMT+0200         | 2025-06-03T08:00:00Z
                    Tue, 3 Jun 2025 10:00:00 GMT +0200        | 2025-06-03T08:00:00Z
                    Tue, 3 Jun 2025 10:00:00 EST -0400        | 2025-06-03T14:00:00Z
                    Tue, 3 Jun 2025 10:00:00 -0400 EST        | 2025-06-03T14:00:00Z
                    Tue, 3 Jun 2025 10:00:00 -0400EDT         | 2025-06-03T14:00:00Z
                    Tue, 3 Jun 2025 10:00:00 +2               | 2025-06-03T08:00:00Z
                    Tue, 3 Jun 2025 10:00:00 +02              | 2025-06-03T08:00:00Z
                    Tue, 3 Jun 2025 10:00:00 -800             | 2025-06-03T18:00:00Z
                    Tue, 3 Jun 2025 10:00:00 +02:00           | 2025-06-03T08:00:00Z
                    Tue, 3 Jun 2025 10:00:00,123 +0000        | 2025-06-03T10:00:00Z
                    Tue, 3 Jun 2025 10.00.00 +0000            | 2025-06-03T10:00:00Z
                    Tue, 3 Jun 2025 23:59:60 +0000            | 2025-06-04T00:00:00Z
                    Tue, 3 Jun 2025 12:00:00 AM +0000         | 2025-06-03T00:00:00Z
                    Tue, 3 Jun 2025 12:00:00 PM +0000         | 2025-06-03T12:00:00Z
                    Jun 3 2025 1:00:00 PM +0000               | 2025-06-03T13:00:00Z
                    Tue Jun  3 10:00:00 2025                  | 2025-06-03T10:00:00Z
                    Tue Jun  3 10:00:00 CEST 2025             | 2025-06-03T08:00:00Z
                    Tue Jun  3 10:00:00 2025 +0200            | 2025-06-03T08:00:00Z
                    3-JUN-2025 10:00:00.00 +0000              | 2025-06-03T10:00:00Z
                    2025-06-03T10:00:00Z                      | 2025-06-03T10:00:00Z
                    2025-06-03 10:00:00 +0000 UTC             | 2025-06-03T10:00:00Z
                    2025-06-03 10:00:00.5 +0000 UTC m=+12.5   | 2025-06-03T10:00:00Z
                    2025/06/03 10:00:00                       | 2025-06-03T10:00:00Z
                    29 Feb 2024 10:00:00 +0000                | 2024-02-29T10:00:00Z
                    1 Jan 1970 00:00:00 +0000                 | 1970-01-01T00:00:00Z
                    31 Dec 99 23:00:00 +0000                  | 1999-12-31T23:00:00Z
                    1 Jan 00 00:00:00 +0000                   | 2000-01-01T00:00:00Z
                    1 Jan 102 00:00:00 +0000                  | 2002-01-01T00:00:00Z
                    29 Feb 2023 10:00:00 +0000                | ''
                    31 Apr 2025 10:00:00 +0000                | ''
                    0 Jun 2025 10:00:00 +0000                 | ''
                    3 Jun 2025 24:00:00 +0000                 | ''
                    3 Jun 2025 10:60:00 +0000                 | ''
                    3 Jun 2025 13:00:00 PM +0000              | ''
                    3 Jun 2025 10:00:00 +0060                 | ''
                    3 Jun 2025 10:00:00 +02000                | ''
                    3 Jun 2025 10:00:00 IST                   | 2025-06-03T10:00:00Z
                    3 Jun 2025 10:00:00 Nowhere               | 2025-06-03T10:00:00Z
                    Tue Jun  3 10:00:00 Nowhere 2025          | 2025-06-03T10:00:00Z
                    003 Jun 2025 10:00:00 +0000               | 2025-06-03T10:00:00Z
                    Jun 003 2025 10:00:00 +0000               | 2025-06-03T10:00:00Z
                    0003 Jun 2025 10:00:00 +0000              | ''
                    103 Jun 2025 10:00:00 +0000               | ''
                    3 Jun 2025                                | ''
                    3 Jun 0102 10:00:00 +0000                 | ''
                    3 Jun 12345 10:00:00 +0000                | ''
                    3 Jum 2025 10:00:00 +0000                 | ''
                    03/06/2025 10:00:00                       | ''
                    06/03/25 10:00:00                         | ''
                    99999999999999999999 Jun 2025 10:00:00    | ''
                    """)
    void readsDates(String date, String expected) {
        assertEquals(expected, time("from a by b with SMTP; " + date));
        assertEquals(expected, time("from a by b with SMTP id c " + date));
    }

    private static String time(String line) {
        return Hop.parse(line).time().map(Object::toString).orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    with ESMTPS (version=TLS1_2, cipher=TLS_RSA_A)         | TLSv1.2 | TLS_RSA_A     | true
                    with ESMTPS (version=TLS1 cipher=AES128-SHA bits=128)  | TLSv1.0 | AES128-SHA    | true
                    with ESMTPS (version=TLSv1/SSLv3 cipher=RC4-MD5)       | -       | RC4-MD5       | true
                    with ESMTPS (version=SSLv3 cipher=RC4-MD5)             | -       | RC4-MD5       | true
                    with esmtps (TLS1.2:ECDHE_X__AES_256_GCM:256)          | TLSv1.2 | ECDHE_X__AES_256_GCM | true
                    with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384        | TLSv1.3 | TLS_AES_256_GCM_SHA384 | true
                    with ESMTP (using TLSv1.1 with cipher AES256-SHA (256/256 bits)) | TLSv1.1 | AES256-SHA | true
                    with ESMTPS (TLS: TLSv1.2,256bits,ECDHE-A)             | TLSv1.2 | ECDHE-A       | true
                    with ESMTPS (using TLS: TLSv1.2, ECDHE-A)              | TLSv1.2 | ECDHE-A       | true
                    with ESMTPS (TLSv1.3 TLS_AES_256)                      | TLSv1.3 | TLS_AES_256   | true
                    with ESMTPS (using TLSv1.3 with cipher TLS13_AES_256)  | TLSv1.3 | TLS13_AES_256 | true
                    with esmtp (TLS: TLSv1/SSLv3,256bits,AES256-SHA)       | -       | AES256-SHA    | true
                    with ESMTP/TLS/ECDHE-A                                 | -       | ECDHE-A       | true
                    with AES256-SHA encrypted SMTP                         | -       | AES256-SHA    | true
                    with Microsoft SMTP Server (TLS) id 14.3.1.2           | -       | -             | true
                    over TLS secured channel with Microsoft SMTPSVC(7.5)   | -       | -             | true
                    with SMTPS id 1 (Google Transport Security)            | -       | -             | true
                    with ESMTP with STARTTLS id 1                          | -       | -             | true
                    with ESMTP with TLS id 1                               | -       | -             | true
                    via SSL with SMTP id 1                                 | -       | -             | true
                    with SMTP (SSL) id 1                                   | -       | -             | true
                    with (AES256-SHA encrypted) SMTP                       | -       | AES256-SHA    | true
                    using SSL/TLS with AES256-SHA cipher with ESMTP        | -       | AES256-SHA    | true
                    with esmtps [TLSv1:AES256-SHA:256] for a@b.c           | TLSv1.0 | AES256-SHA    | true
                    with ESMTP (never encrypted)                           | -       | -             | false
                    with ESMTP (no cipher)                                 | -       | -             | false
                    with ESMTP-TLS id 1                                    | -       | -             | true
                    with UTF8SMTPSA id 1                                   | -       | -             | true
                    with LMTPS id 1                                        | -       | -             | true
                    with HTTPS                                             | -       | -             | true
                    with ESMTPA id 1                                       | -       | -             | false
                    with SMTP id 1                                         | -       | -             | false
                    with HTTP                                              | -       | -             | false
                    with ESMTP id 1 (not using TLS)                        | -       | -             | false
                    with Microsoft SMTP Server id 15.20.1.2                | -       | -             | false
                    with mapi id 15.20.1.2                                 | -       | -             | false
                    """)
    void readsTls(String clause, String version, String cipher, boolean tls) {
        Hop hop = Hop.parse("from a ([192.0.2.1]) by b " + clause + "; 3 Jun 2025 10:00:00 +0000");
        assertEquals(Optional.ofNullable(version), hop.tlsVersion());
        assertEquals(Optional.ofNullable(cipher), hop.tlsCipher());
        assertEquals(tls, hop.tls());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    [192.0.2.1]            | 192.0.2.1
                    192.0.2.1:25           | 192.0.2.1
                    [192.0.2.1]:25         | 192.0.2.1
                    [192.0.2.1:25]         | 192.0.2.1
                    [IPv6:2001:DB8::0001]  | 2001:db8::1
                    2001:db8:0:0:1:0:0:1   | 2001:db8::1:0:0:1
                    fe80::1%eth0           | fe80::1
                    ::ffff:192.0.2.1       | 192.0.2.1
                    ::                     | ::
                    ::1                    | ::1
                    1::                    | 1::
                    64:ff9b::192.0.2.1     | 64:ff9b::c000:201
                    010.001.000.255        | 10.1.0.255
                    192.0.2.256            | -
                    192.0.2                | -
                    192.0.2.1.5            | -
                    15.20.8489.18          | -
                    [192.0.2.1             | -
                    [192.0.2.1]x           | -
                    2001:db8:::1           | -
                    2001:db8::1::2         | -
                    1:2:3:4:5:6:7          | -
                    1:2:3:4:5:6:7:8:9      | -
                    1:2:3:4:5:6:7:8::      | -
                    12345::                | -
                    ::1:                   | -
                    10:00:00               | -
                    """)
    void readsAddresses(String address, String expected) {
        assertEquals(
                Optional.ofNullable(expected),
                Hop.parse("from a (" + address + ") by b with SMTP").fromIp());
    }
}
