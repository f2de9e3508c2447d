package lib.headers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lib.cli.Answer;
import lib.mail.Found;
import lib.mail.LeftOut;
import lib.mail.Mail;
import lib.mail.Mails;

/** The hops of a stored message, for those who have no command line. */
public final class Hops {
    private Hops() {}

    /**
     * What header-hops says of a message, header text, {@code .gz} or Outlook {@code .msg}.
     *
     * @param acceptedDomains of the tenant, as far as they are known
     * @throws lib.finding.Problem if the file cannot be read, or is no message; of several it reads the first
     */
    public static Answer of(Path file, List<String> acceptedDomains) {
        Analysis.Reader reader =
                new Analysis.Reader(acceptedDomains, Expectations.NONE, Optional.empty(), HopsAnswer.Shape.TEXT);
        try (Mails mails = new Mails(List.of(file.toString()), false)) {
            Found found = mails.next();
            if (found instanceof LeftOut leftOut) {
                throw leftOut.problem();
            }
            return reader.read((Mail) found)
                    .filter(Analysis::hasHeader)
                    .orElseThrow(HopsOptions::noHeader)
                    .answer(HopsAnswer.Shape.TEXT, new HopsText.Style(false, false));
        }
    }
}
