package tests.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;
import tests.Run;

/** The servers and clients that other tests rest on do what they say. */
class HarnessTest {
    @Test
    void postfixDelivers() throws IOException {
        try (Postfix postfix = Postfix.start(Map.of("virtual_mailbox_domains", "contoso.test"))) {
            Run run = send(postfix.address());
            assertEquals(0, run.exitCode(), run.toString());
            List<byte[]> messages = postfix.mailbox("admin@contoso.test");
            assertEquals(1, messages.size(), postfix.log());
            String message = new String(messages.get(0), StandardCharsets.UTF_8);
            assertTrue(message.contains("\nSubject: scan 1\n"), message);
            assertTrue(message.contains(" with ESMTP id "), message);
            assertEquals(0, postfix.mailbox("other@contoso.test").size());
        }
    }

    @Test
    void postfixDeliversAfterStartTls() throws IOException {
        Map<String, String> settings = Map.of(
                "virtual_mailbox_domains", "contoso.test",
                "smtpd_tls_security_level", "may",
                "smtpd_tls_received_header", "yes");
        try (Postfix postfix = Postfix.start(settings)) {
            Run run = send(postfix.address(), "--tls");
            assertEquals(0, run.exitCode(), run + postfix.log());
            List<byte[]> messages = postfix.mailbox("admin@contoso.test");
            assertEquals(1, messages.size(), postfix.log());
            String message = new String(messages.get(0), StandardCharsets.UTF_8);
            assertTrue(message.contains(" with ESMTPS id "), message);
        }
    }

    @Test
    void postfixRefusesARecipientAndAnotherDomain() throws IOException {
        Map<String, String> settings = Map.of(
                "virtual_mailbox_domains",
                "contoso.test",
                "smtpd_recipient_restrictions",
                "check_recipient_access" + " inline:{{admin@contoso.test = 550 5.7.64 TenantAttribution}}");
        try (Postfix postfix = Postfix.start(settings)) {
            Run refused = send(postfix.address());
            assertTrue(refused.stdout().contains("550 5.7.64 "), refused.toString());
            Run relayed = send(postfix.address(), "--to", "a@example.org");
            assertTrue(relayed.stdout().contains("554 5.7.1 "), relayed.toString());
        }
    }

    @Test
    void postfixLeavesNothingBehind() throws IOException {
        Set<Long> before = postfixProcesses();
        Set<Long> started;
        try (Postfix postfix = Postfix.start(Map.of())) {
            started = postfixProcesses();
            started.removeAll(before);
            assertTrue(!started.isEmpty(), postfix.log());
        }
        for (int i = 0; i < 40 && !Collections.disjoint(started, postfixProcesses()); i++) {
            Installed.pause();
        }
        started.retainAll(postfixProcesses());
        assertEquals(Set.of(), started);
    }

    @Test
    void aMissingProgramSkipsATest() {
        TestAbortedException skip =
                assertThrows(TestAbortedException.class, () -> Installed.program("no-such-program", "its-package"));
        assertEquals("no-such-program is not installed: apt-get install its-package", skip.getMessage());
    }

    private static Set<Long> postfixProcesses() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").contains("/postfix/"))
                .map(ProcessHandle::pid)
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void smtpSinkKeepsMessages() throws IOException {
        try (SmtpSink sink = SmtpSink.start()) {
            Run run = send(sink.address());
            assertEquals(0, run.exitCode(), run.toString());
            assertEquals(1, sink.messages().size());
            String message = sink.messages().get(0);
            assertTrue(message.contains("X-Rcpt-Args: <admin@contoso.test>"), message);
            assertTrue(message.contains("Subject: scan 1"), message);
        }
    }

    @Test
    void smtpSinkTakesOptions() throws IOException {
        try (SmtpSink sink = SmtpSink.start("-f", "rcpt")) {
            Run run = send(sink.address());
            assertTrue(run.stdout().contains("500 5.3.0 "), run.toString());
        }
    }

    private static Run send(String server, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--server", server));
        arguments.addAll(List.of("--from", "scanner@contoso.test", "--to", "admin@contoso.test"));
        arguments.addAll(List.of("--header", "Subject: scan 1"));
        arguments.addAll(List.of(more));
        return Swaks.run(arguments.toArray(String[]::new));
    }
}
