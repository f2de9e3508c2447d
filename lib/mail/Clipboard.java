package lib.mail;

import java.io.IOException;
import java.util.List;
import lib.finding.Problem;

/** The text that was copied, by the program that each system has for it. */
public final class Clipboard {
    private static final List<List<String>> PROGRAMS = List.of(
            List.of("pbpaste"),
            List.of("wl-paste", "--no-newline"),
            List.of("xclip", "-selection", "clipboard", "-out"),
            List.of("xsel", "--clipboard", "--output"));
    private static final List<String> WINDOWS = List.of(
            "powershell",
            "-NoProfile",
            "-Command",
            "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw");

    private Clipboard() {}

    /**
     * The text in the clipboard, as a message.
     *
     * @throws Problem if no program is there that reads it, or it holds no text
     */
    public static Mail read() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        for (List<String> program : windows ? List.of(WINDOWS) : PROGRAMS) {
            byte[] text = output(program);
            if (text.length > 0) {
                return Mail.ofText("clipboard", text);
            }
        }
        throw Problem.badInput(
                "clipboard.unreadable",
                "--clipboard",
                "no program gave any text: wl-paste, xclip, xsel, pbpaste or powershell",
                "copy the headers again, or save them to a file and give its name");
    }

    private static byte[] output(List<String> program) {
        try {
            Process process = new ProcessBuilder(program)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            byte[] text = process.getInputStream().readNBytes(Mail.LIMIT_BYTES + 1);
            process.destroy();
            return text;
        } catch (IOException notInstalled) {
            return new byte[0];
        }
    }
}
