package tests.interop;

import java.util.ArrayList;
import java.util.List;
import tests.Run;

/** swaks, the mail admin's SMTP client: the other side of our servers and the model of our clients. */
public final class Swaks {
    private Swaks() {}

    /** Runs it with these arguments and no settings of the user; its dialogue is on stdout. */
    public static Run run(String... arguments) {
        String program = Installed.program("swaks", "swaks libnet-ssleay-perl");
        List<String> command = new ArrayList<>(List.of(program, "--no-hints"));
        command.addAll(List.of(arguments));
        return Run.with().env("SWAKS_HOME", "/nonexistent").command(command);
    }
}
