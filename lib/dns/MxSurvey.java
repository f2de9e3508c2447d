package lib.dns;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import lib.cli.Answer;
import lib.cli.Progress;
import lib.finding.Problem;

/** Looks up domains many at once and answers in the order given, each as soon as it can be told. */
public final class MxSurvey implements Iterator<Answer> {
    /** Domains asked for or waiting for one before them: a slow one holds up no others. */
    private static final int MOST_AHEAD = 1000;

    /** Of names that are asked for a second time: slowly, since haste may have been why nothing came. */
    private static final int MOST_RETRIED = 8;

    /** Where a tenth or more keeps silent, it is not for haste. */
    private static final int SELDOM = 10;

    private final Resolver resolver;
    private final MailHosts hosts = MailHosts.read();
    private final MxReport report;
    private final Iterator<String> names;
    private final Queue<Slot> ahead = new ArrayDeque<>();
    private final Progress progress;
    private final Queue<Slot> silent = new ArrayDeque<>();
    private int retried;
    private int silences;
    private int answers;
    private int told;

    /** Place of an answer. */
    private static final class Slot {
        final String domain;
        Answer answer;

        Slot(String domain) {
            this.domain = domain;
        }
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
            ahead.add(started(names.next()));
        }
        Slot head = ahead.remove();
        resolver.work(() -> head.answer != null);
        progress.at(++told);
        return head.answer;
    }

    private Slot started(String name) {
        try {
            Slot slot = new Slot(Domain.parse(name));
            ask(slot, mx -> first(slot, mx));
            return slot;
        } catch (Problem problem) {
            Slot slot = new Slot(name);
            slot.answer = report.misnamed(name, problem);
            return slot;
        }
    }

    private void ask(Slot slot, Consumer<Mx> then) {
        MxQuery.start(resolver, hosts, slot.domain, report == MxReport.FULL, then);
    }

    private void first(Slot slot, Mx mx) {
        answers++;
        boolean again = isSilent(mx) && ++silences * SELDOM <= answers;
        if (again) {
            silent.add(slot);
            retry();
        } else {
            slot.answer = report.answer(mx);
        }
    }

    private void retry() {
        while (retried < MOST_RETRIED && !silent.isEmpty()) {
            Slot slot = silent.remove();
            retried++;
            ask(slot, mx -> {
                slot.answer = report.answer(mx);
                retried--;
                retry();
            });
        }
    }

    private static boolean isSilent(Mx mx) {
        return mx.status() == DnsReply.Status.TIMEOUT
                || mx.targets().stream().anyMatch(target -> target.status() == DnsReply.Status.TIMEOUT);
    }

    private void close() {
        progress.close();
        resolver.close();
    }
}
