package tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lib.dns.Message;
import lib.dns.ResourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Our reader of DNS messages, with dnsjava as the writer. */
class DnsMessageTest {
    private static final int MUTATIONS = 300_000;
    private static final long SEED = 7505;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MX    | 10 mail.contoso.com. | Mx[name=contoso.com, ttlSeconds=60, preference=10, host=mail.contoso.com]
                    MX    | 0 .                  | Mx[name=contoso.com, ttlSeconds=60, preference=0, host=.]
                    MX    | 65535 a\\.b.test.    | Mx[name=contoso.com, ttlSeconds=60, preference=65535, host=a\\.b.test]
                    MX    | 1 \\027[31m.test.    | Mx[name=contoso.com, ttlSeconds=60, preference=1, host=\\027[31m.test]
                    MX    | 1 m\\252nchen.test.  | Mx[name=contoso.com, ttlSeconds=60, preference=1, host=m\\252nchen.test]
                    CNAME | www.contoso.com.     | Alias[name=contoso.com, ttlSeconds=60, target=www.contoso.com]
                    TXT   | "one" " two"         | Text[name=contoso.com, ttlSeconds=60, text=one two]
                    TLSA  | 3 1 1 00FF           | Tlsa[name=contoso.com, ttlSeconds=60, usage=3, selector=1, matchingType=1, data=00ff]
                    """)
    void readsWhatDnsjavaWrites(String type, String data, String record) throws Exception {
        Message message = Message.read(message(Type.value(type), data));
        assertEquals(record, message.answers().get(0).toString());
        assertEquals("contoso.com", message.name());
    }

    @Test
    void leavesOutOtherTypes() throws Exception {
        assertEquals(List.of(), Message.read(message(Type.SRV, "1 2 3 host.test.")).answers());
    }

    /** Whatever the octets: a message, or Unreadable; in no time. */
    @Test
    void survivesMutations() throws IOException {
        Random random = new Random(SEED);
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(message(Type.MX, "10 mail.contoso.com."));
        seeds.add(message(Type.TXT, "\"v=STSv1\" \"id=1\""));
        seeds.add(message(Type.TLSA, "3 1 1 00FF"));
        seeds.add(message(Type.AAAA, "2001:db8::1"));
        int readable = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] wire = seeds.get(i % seeds.size()).clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                wire[random.nextInt(wire.length)] = (byte) random.nextInt(256);
            }
            try {
                for (ResourceRecord record : Message.read(wire).answers()) {
                    assertTrue(record.name().chars().allMatch(c -> c > ' ' && c < 0x7F));
                    assertTrue(record.ttlSeconds() >= 0);
                }
                readable++;
            } catch (Message.Unreadable e) {
                // As it should be.
            }
        }
        assertTrue(readable > MUTATIONS / 100, readable + " of " + MUTATIONS);
    }

    private static byte[] message(int type, String data) throws IOException {
        Name name = Name.fromString("contoso.com.");
        org.xbill.DNS.Message message = new org.xbill.DNS.Message(7);
        message.getHeader().setFlag(Flags.QR);
        message.addRecord(Record.newRecord(name, type, DClass.IN), Section.QUESTION);
        message.addRecord(
                Record.fromString(name, type, DClass.IN, 60, data, Name.root), Section.ANSWER);
        message.addRecord(
                Record.fromString(name, Type.NS, DClass.IN, 60, "ns.contoso.com.", Name.root),
                Section.AUTHORITY);
        message.addRecord(new org.xbill.DNS.OPTRecord(1232, 0, 0), Section.ADDITIONAL);
        return message.toWire();
    }
}
