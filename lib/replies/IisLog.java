package lib.replies;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lines of the SMTP service of IIS, in the W3C extended form: {@code OutboundConnectionResponse} with the reply, its
 * blanks written as {@code +}.
 */
final class IisLog {
    private final Map<String, String> commands = new HashMap<>();

    static boolean is(String line) {
        return line.contains("OutboundConnection") && line.contains("SMTPSVC");
    }

    Optional<FoundReply> read(String line) {
        String[] words = line.split(" ");
        String server = server(words);
        if (line.contains("OutboundConnectionCommand")) {
            for (String word : words) {
                LogWords.command(word).ifPresent(command -> remember(server, command));
            }
            return Optional.empty();
        }
        for (String word : words) {
            Optional<FoundReply> reply = word.indexOf('+') == 3 || word.indexOf('-') == 3
                    ? ReplyScan.in(word.replace('+', ' '))
                    : Optional.empty();
            if (reply.isPresent()) {
                return reply.map(one -> one.at(Optional.ofNullable(commands.get(server)))
                        .from(Optional.of(server).filter(s -> !s.isEmpty()))
                        .in(FoundReply.Form.IIS));
            }
        }
        return Optional.empty();
    }

    private void remember(String server, String command) {
        if (commands.size() < 1000) {
            commands.put(server, command);
        }
    }

    /** The address before the word OutboundConnection... */
    private static String server(String[] words) {
        for (int i = 1; i < words.length; i++) {
            if (words[i].startsWith("OutboundConnection")) {
                return words[i - 1];
            }
        }
        return "";
    }
}
