package lib.dns;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lib.cli.Answer;
import lib.cli.Progress;
import lib.finding.Problem;

/** Looks up domains many at once and answers in the order given, each as soon as it can be told. */
public final class MxSurvey implements Iterator<Answer> {
    /** Domains asked for or waiting for one before them: a slow one holds up no others. */
    private static final int MOST_AHEAD = 1000;

    private final Resolver resolver;
    private final MailHosts hosts = MailHosts.read();
    private final MxReport report;
    private final Iterator<String> names;
    private final Queue<Slot> ahead = new ArrayDeque<>();
    private final Progress progress;
    private int told;

    /** Place of an answer. */
    private static final class Slot {
        Answer answer;
    }

    private MxSurvey(Resolver resolver, List<String> names, MxReport report) {
        this.resolver = resolver;
        this.names = names.iterator();
        this.report = report;
        this.progress = new Progress(names.size(), "domains");
    }

    /** An answer for each name; for one that is no domain, what is wrong with it. */
    public static Stream<Answer> answers(DnsOptions dns, List<String> names, MxReport report) {
        MxSurvey survey = new MxSurvey(dns.resolver(), names, report);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(survey, Spliterator.ORDERED), false)
                .onClose(survey::close);
    }

    @Override
    public boolean hasNext() {
        return names.hasNext() || !ahead.isEmpty();
    }

    @Override
    public Answer next() {
        while (names.hasNext() && ahead.size() < MOST_AHEAD) {
            Slot slot = new Slot();
            ahead.add(slot);
            start(names.next(), slot);
        }
        Slot head = ahead.remove();
        resolver.work(() -> head.answer != null);
        progress.at(++told);
        return head.answer;
    }

    private void start(String name, Slot slot) {
        try {
            String domain = Domain.parse(name);
            MxQuery.start(resolver, hosts, domain, report == MxReport.FULL, mx -> slot.answer = report.answer(mx));
        } catch (Problem problem) {
            slot.answer = report.misnamed(name, problem);
        }
    }

    private void close() {
        progress.close();
        resolver.close();
    }
}
