package lib.smtp;

import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lib.net.HostPort;
import lib.text.PowerShell;

/** The PowerShell lines that a send stands for. */
public final class PowerShellSend {
    private PowerShellSend() {}

    /** {@code Send-MailMessage}, which cannot choose a certificate. */
    public static String mailMessage(TestMessage.Draft draft, HostPort server) {
        StringBuilder line = new StringBuilder("Send-MailMessage");
        line.append(" -SmtpServer ").append(PowerShell.quote(server.host()));
        line.append(" -Port ").append(server.port());
        line.append(" -From ").append(PowerShell.quote(draft.headerFrom().toUnicodeString()));
        List<String> to = draft.to().stream().map(PowerShellSend::quoted).toList();
        line.append(" -To ").append(String.join(", ", to));
        line.append(" -Subject ").append(PowerShell.quote(draft.subject()));
        line.append(" -Body ").append(PowerShell.quoteLines(draft.body()));
        if (!draft.attachments().isEmpty()) {
            List<String> files =
                    draft.attachments().stream().map(PowerShellSend::quoted).toList();
            line.append(" -Attachments ").append(String.join(", ", files));
        }
        return line.toString();
    }

    /** {@code System.Net.Mail.SmtpClient} with a certificate; the password is asked for. */
    public static String smtpClient(TestMessage.Draft draft, HostPort server, Path pfx) {
        List<String> lines = new ArrayList<>();
        lines.add("$client = New-Object System.Net.Mail.SmtpClient "
                + PowerShell.quote(server.host())
                + ", "
                + server.port());
        lines.add("$client.EnableSsl = $true");
        lines.add("$password = Read-Host 'Password of the PFX file' -AsSecureString");
        lines.add("$file = (Resolve-Path -LiteralPath " + quoted(pfx) + ").Path");
        lines.add("$pfx = New-Object"
                + " System.Security.Cryptography.X509Certificates.X509Certificate2"
                + " $file, $password");
        lines.add("[void]$client.ClientCertificates.Add($pfx)");
        lines.add("$message = New-Object System.Net.Mail.MailMessage");
        lines.add("$message.From = " + PowerShell.quote(draft.headerFrom().toUnicodeString()));
        draft.to().forEach(rcpt -> lines.add("$message.To.Add(" + quoted(rcpt) + ")"));
        lines.add("$message.Subject = " + PowerShell.quote(draft.subject()));
        lines.add("$message.Body = " + PowerShell.quoteLines(draft.body()));
        draft.attachments().forEach(file -> lines.add("$message.Attachments.Add(" + quoted(file) + ")"));
        lines.add("$client.Send($message)");
        return String.join("\n", lines);
    }

    private static String quoted(InternetAddress address) {
        return PowerShell.quote(address.getAddress());
    }

    private static String quoted(Path file) {
        return PowerShell.quote(file.toString());
    }
}
