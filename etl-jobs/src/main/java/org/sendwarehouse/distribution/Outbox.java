package org.sendwarehouse.distribution;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.home.Home;
import org.sendwarehouse.packs.GroupDefinition;
import org.sendwarehouse.packs.text.Messages;
import org.sendwarehouse.packs.text.Numbers;

/**
 * Tells groups by mail where their packs lie, once each. Without a mail server it does nothing: a pack in its place is
 * given out.
 */
public final class Outbox {
    private final Distribution distribution;
    private final MailLog log;
    private final Clock clock;
    private final Messages words;
    private final @Nullable MailSettings settings;
    private final @Nullable MailServer server;

    /** @param settings null where no mail server is set */
    public Outbox(Home home, Distribution distribution, Clock clock, @Nullable MailSettings settings) {
        this(home, distribution, clock, settings, settings == null ? null : new MailServer(settings));
    }

    Outbox(
            Home home,
            Distribution distribution,
            Clock clock,
            @Nullable MailSettings settings,
            @Nullable MailServer server) {
        this.distribution = distribution;
        this.clock = clock;
        this.settings = settings;
        this.server = server;
        log = MailLog.of(home);
        words = Messages.english();
    }

    /** Every step of every mail, oldest first. */
    public List<MailLog.Line> history() throws IOException {
        return log.lines();
    }

    /** A pack that lies in its place, and its readers. */
    private record Placed(GroupDefinition group, DistributionLog.Line line) {}

    /**
     * Sends the mail of the pack that a group was last given for a meeting, unless it was sent or may have been, or the pack
     * was given while no mail server was set: then its readers may have been told by hand.
     *
     * @param also states in which it is sent all the same: only for somebody who has looked
     * @return what went wrong and what to do, in sentences; empty when all is well, or there is nothing to tell
     * @throws IOException when a log cannot be read or written; nothing was sent then
     */
    public Optional<String> tell(GroupDefinition group, LocalDate meeting, Set<MailLog.State> also) throws IOException {
        MailSettings to = settings;
        MailServer mailServer = server;
        DistributionLog.Line line = distribution.given(group.code(), meeting).orElse(null);
        if (line == null || group.recipients().isEmpty()) {
            return Optional.empty();
        }
        if (to == null || mailServer == null) {
            return withoutServer(group, line, also);
        }
        Placed pack = new Placed(group, line);
        Mail mail = mail(to, pack);
        MailLog.State before =
                log.last(mail.messageId()).map(MailLog.Line::state).orElse(MailLog.State.NOT_SENT);
        if (before == MailLog.State.SENT) {
            return Optional.empty();
        }
        if (before != MailLog.State.NOT_SENT && !also.contains(before)) {
            return before == MailLog.State.NO_SERVER
                    ? Optional.empty()
                    : Optional.of(problem("unknown", mail, pack, ""));
        }
        append(mail, MailLog.State.INTENDED, "");
        MailServer.Outcome outcome = mailServer.send(mail, clock.instant());
        append(mail, outcome.state(), outcome.detail());
        return switch (outcome.state()) {
            case NOT_SENT -> Optional.of(problem("notSent", mail, pack, outcome.detail()));
            case UNKNOWN -> Optional.of(problem("unknown", mail, pack, outcome.detail()));
            default -> Optional.empty();
        };
    }

    /** Notes that nobody was told, so that a server which is set later does not announce papers that are known by then. */
    private Optional<String> withoutServer(GroupDefinition group, DistributionLog.Line line, Set<MailLog.State> also)
            throws IOException {
        if (log.last(identity(line)).isEmpty()) {
            log.append(
                    new MailLog.Line(clock.instant(), identity(line), MailLog.State.NO_SERVER, group.recipients(), ""));
        }
        return also.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say("mail.problem.noServer", "group", group.code()));
    }

    private void append(Mail mail, MailLog.State state, String detail) throws IOException {
        log.append(new MailLog.Line(clock.instant(), mail.messageId(), state, mail.to(), detail));
    }

    private String problem(String code, Mail mail, Placed pack, String detail) {
        return words.say(
                "mail.problem." + code,
                "pack",
                "packs/" + pack.group().code() + "/" + pack.line().date(),
                "group",
                pack.group().code(),
                "asAt",
                pack.line().asAt().toString(),
                "id",
                mail.messageId(),
                "to",
                String.join(", ", mail.to()),
                "detail",
                detail.isEmpty() ? words.say("mail.problem.cut") : detail);
    }

    private Mail mail(MailSettings to, Placed pack) throws IOException {
        List<String> files = pack.line().files().keySet().stream()
                .sorted(Comparator.comparingInt(Outbox::rank).thenComparing(Comparator.naturalOrder()))
                .toList();
        StringBuilder links = new StringBuilder();
        for (String file : files) {
            links.append(words.say(
                    "mail.link",
                    "what",
                    words.say("mail.file." + ending(file)),
                    "link",
                    to.links() + path(pack.group().code()) + "/" + pack.line().date() + "/" + path(file)));
        }
        String meeting = Numbers.date(pack.line().date());
        Distribution.Lacking lacking =
                distribution.lacking(pack.group().code(), pack.line().date()).orElse(null);
        DistributionLog.Line earlier = distribution.replaced(pack.line()).orElse(null);
        String text = words.say(
                "mail.text",
                "audience",
                words.say("audience." + pack.group().audience().word()),
                "group",
                pack.group().name(),
                "meeting",
                meeting,
                "asAt",
                Numbers.date(pack.line().asAt()),
                "refused",
                lacking == null
                        ? ""
                        : words.say(
                                lacking.refused() ? "mail.refused" : "mail.unfinished",
                                "night",
                                Numbers.date(lacking.night())),
                "replaced",
                earlier == null ? "" : words.say("mail.replaced", "asAt", Numbers.date(earlier.asAt())),
                "links",
                links.toString().stripTrailing(),
                "run",
                pack.line().runId());
        return new Mail(
                identity(pack.line()) + "@" + to.from().substring(to.from().indexOf('@') + 1),
                pack.group().recipients().stream().map(to::address).toList(),
                words.say(
                        earlier == null ? "mail.subject" : "mail.subject.replaced",
                        "group",
                        pack.group().name(),
                        "meeting",
                        meeting),
                text);
    }

    /** What tells the mail about a pack from every other, without the domain of its sender. */
    private static String identity(DistributionLog.Line line) {
        return line.runId() + "." + line.group() + "." + line.date();
    }

    /** The document first, then its twin, then the numbers, then the manifest. */
    private static int rank(String file) {
        return List.of("pdf", "html", "xlsx", "other", "json").indexOf(ending(file));
    }

    private static String ending(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1);
        return List.of("pdf", "html", "xlsx", "json").contains(ending) ? ending : "other";
    }

    private static String path(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }
}
