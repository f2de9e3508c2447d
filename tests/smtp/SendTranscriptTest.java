package tests.smtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lib.keyfile.PemText;
import lib.rehearsal.KeyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scripts.SendPlain;
import scripts.SendTls;
import tests.Golden;
import tests.RehearsalEndpoint;
import tests.Run;

/** What both sends print of a whole run against the rehearsal endpoint: one recipient inside, one outside. */
class SendTranscriptTest {
    private static final String[] MARKS = {
        "127\\.0\\.0\\.1:\\d+", "127.0.0.1:<port>",
        "port \\d+", "port <port>",
        " +\\d+ ms", " <ms>",
        "\\w+\\.\\d{10}@", "<id>@",
        "(test id |Test-Id: |test \\[)[a-z0-9]{10}\\b", "$1<id>",
        "\\d+ bytes in [\\d.]+, [\\d.]+ KB/sec", "<size and speed>",
        "08DE2B\\w+", "<session>",
        "InternalId=\\d+", "InternalId=<id>",
        "\\w{3}, \\d+ \\w{3} \\d{4} [\\d:]{8} [+-]\\d{4}", "<time>",
        "\\d{4}-\\d\\d-\\d\\d(T[\\d:.]+Z)?", "<time>",
        "([0-9A-F]{2}:){31}[0-9A-F]{2}|\\b[0-9a-f]{64}\\b", "<fingerprint>",
        "EHLO \\S+", "EHLO <name>"
    };

    @TempDir
    Path folder;

    @Test
    void sendPlain() throws IOException {
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().asIp("192.0.2.1").start()) {
            Golden.check(
                    "send-plain",
                    Run.here(
                            new SendPlain(),
                            "--server",
                            endpoint.address(),
                            "--from",
                            "scanner@contoso.com",
                            "--to",
                            "admin@contoso.com",
                            "--to",
                            "you@example.org",
                            "--ehlo",
                            "relay.contoso.com"),
                    MARKS);
        }
    }

    @Test
    void sendTls() throws IOException {
        Path pfx = folder.resolve("relay.pfx");
        KeyFiles.writePfx(RehearsalEndpoint.CA.issue("relay.contoso.com"), pfx, "drill".toCharArray());
        Path secret = Files.writeString(folder.resolve("secret.txt"), "drill\n");
        Path ca = Files.writeString(folder.resolve("ca.pem"), PemText.of(List.of(RehearsalEndpoint.CA.root())));
        try (RehearsalEndpoint endpoint =
                RehearsalEndpoint.with().asIp("192.0.2.1").start()) {
            Golden.check(
                    "send-tls",
                    Run.here(
                            new SendTls(),
                            "--server",
                            endpoint.address(),
                            "--from",
                            "scanner@contoso.com",
                            "--to",
                            "you@example.org",
                            "--ehlo",
                            "relay.contoso.com",
                            "--pfx",
                            pfx.toString(),
                            "--pfx-password-file",
                            secret.toString(),
                            "--tls-ca",
                            ca.toString(),
                            "--tls-verify-name",
                            "contoso-com.mail.protection.outlook.com"),
                    MARKS);
        }
    }
}
