package org.sendwarehouse.receive;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sendwarehouse.contract.BladeShape;
import org.sendwarehouse.contract.Contract;
import org.sendwarehouse.contract.Contract.ScopePart;
import org.sendwarehouse.contract.XmlShape;
import org.sendwarehouse.receive.Claim.ClaimedFile;
import org.sendwarehouse.receive.ClaimSet.Waiting;

/** Puts recognised files together to deliveries, and finds out what each is about. */
final class DeliveryAssembler {
    private final PathScope places;
    private final LocalDate businessDate;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<SetKey, List<Member>> sets = new LinkedHashMap<>();

    DeliveryAssembler(PathScope places, LocalDate businessDate) {
        this.places = places;
        this.businessDate = businessDate;
    }

    /** The files of one set share source, folder, shape and the date or year in their names. */
    private record SetKey(String source, String folder, Contract contract, Shape shape, String tag) {}

    /** A recognised file of a set. */
    private record Member(Path file, ClaimedFile claimed, String problem) {}

    /** A file that cannot be taken as it is, without being looked at. */
    void waits(String name, String reason) {
        waiting.add(new Waiting(name, reason));
    }

    void add(String source, Path file, String path, FileFacts facts, Recognition recognition) throws IOException {
        if (recognition instanceof Recognition.Unknown unknown) {
            arrivals.add(new Arrival(
                    source,
                    Claim.UNIDENTIFIED,
                    Shape.UNKNOWN,
                    "",
                    null,
                    null,
                    null,
                    asOfName(path),
                    List.of(claimed("", path, facts, ',')),
                    unknown.reason()));
            return;
        }
        Recognition.Known known = (Recognition.Known) recognition;
        ClaimedFile claimed = claimed(known.role(), path, facts, known.delimiter());
        switch (known.shape()) {
            case CSV, XLSX -> addFlat(source, known, claimed);
            case XML -> addXml(source, known.contract(), file, claimed);
            default -> {
                String name = claimed.name();
                String tag = known.shape() == Shape.BLADE
                        ? Objects.toString(Dates.inName(name), "")
                        : Objects.toString(Dates.yearInName(name), "");
                String folder = path.substring(0, path.lastIndexOf('/'));
                sets.computeIfAbsent(
                                new SetKey(source, folder, known.contract(), known.shape(), tag),
                                k -> new ArrayList<>())
                        .add(new Member(file, claimed, known.problem()));
            }
        }
    }

    private void addFlat(String source, Recognition.Known known, ClaimedFile file) {
        Contract contract = known.contract();
        String area = contract.scope().contains(ScopePart.AREA) ? places.area(file.path()) : null;
        String problem = known.problem();
        if (problem.isEmpty() && contract.scope().contains(ScopePart.AREA) && area == null) {
            problem = "It is not known which authority this is about. Put it into a folder named by the authority's"
                    + " three-digit number, or set the number of this home.";
        }
        PathScope.Provider provider = places.provider(contract, file.path());
        LocalDate asOf = asOfName(file.path());
        String year = contract.scope().contains(ScopePart.ACADEMIC_YEAR)
                ? PathScope.academicYear(asOf)
                : known.layout().reportingYear();
        arrivals.add(new Arrival(
                source,
                contract.feed(),
                known.shape(),
                known.layout().name(),
                area,
                year.isEmpty() ? null : year,
                provider.name(),
                asOf,
                List.of(file),
                (problem + " " + provider.problem()).strip()));
    }

    private void addXml(String source, Contract contract, Path file, ClaimedFile claimed) throws IOException {
        XmlShape shape = Objects.requireNonNull(contract.xml());
        ReturnHeader header =
                XmlHeaderReader.read(file, shape, contract.accepts().dateFormats());
        addReturn(source, contract, Shape.XML, header, List.of(claimed), "");
    }

    private void addReturn(
            String source,
            Contract contract,
            Shape shape,
            ReturnHeader header,
            List<ClaimedFile> files,
            String otherProblem) {
        String headerProblem = header.problem();
        LocalDate date = header.referenceDate();
        arrivals.add(new Arrival(
                source,
                contract.feed(),
                shape,
                "",
                header.area(),
                header.period(),
                null,
                date == null ? businessDate : date,
                files,
                headerProblem == null ? otherProblem : (otherProblem + " " + headerProblem).strip()));
    }

    /** All arrivals, once every file was added. */
    List<Arrival> arrivals() throws IOException {
        for (Map.Entry<SetKey, List<Member>> set : sets.entrySet()) {
            assemble(set.getKey(), set.getValue());
        }
        sets.clear();
        List<Arrival> due = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (arrival.asOf().isAfter(businessDate) && arrival.problem().isEmpty()) {
                waiting.add(new Waiting(
                        arrival.firstPath(),
                        "is dated " + arrival.asOf() + ", after the night of " + businessDate + "."));
            } else {
                due.add(arrival);
            }
        }
        return due;
    }

    List<Waiting> waiting() {
        return waiting;
    }

    private void assemble(SetKey key, List<Member> members) throws IOException {
        Map<String, Member> byRole = new LinkedHashMap<>();
        Set<String> problems = new LinkedHashSet<>();
        for (Member member : members) {
            Member first = byRole.putIfAbsent(member.claimed().role(), member);
            if (!member.problem().isEmpty()) {
                problems.add(member.claimed().name() + ": " + member.problem());
            }
            if (first == null) {
                continue;
            }
            if (first.claimed().sha256().equals(member.claimed().sha256())) {
                refuseCopy(key, first, member);
            } else {
                problems.add("Two different files are both '" + member.claimed().role() + "': "
                        + first.claimed().name() + " and " + member.claimed().name()
                        + ". Keep one set in a folder.");
            }
        }
        List<String> missing = new ArrayList<>(roles(key));
        missing.removeAll(byRole.keySet());
        if (!missing.isEmpty()) {
            waiting.add(new Waiting(
                    members.get(0).claimed().path(),
                    "waits for the rest of its set (" + key.contract().id() + "): " + String.join(", ", missing) + "."
                            + (problems.isEmpty() ? "" : " " + String.join(" ", problems))));
            return;
        }
        List<ClaimedFile> files = new ArrayList<>();
        for (Member member : members) {
            Member first = byRole.get(member.claimed().role());
            if (first != null
                    && (first.equals(member)
                            || !first.claimed().sha256().equals(member.claimed().sha256()))) {
                files.add(member.claimed());
            }
        }
        ReturnHeader header = problems.isEmpty() ? header(key, byRole) : new ReturnHeader(null, null, null, null);
        addReturn(key.source(), key.contract(), key.shape(), header, files, String.join(" ", problems));
    }

    private void refuseCopy(SetKey key, Member first, Member copy) {
        arrivals.add(new Arrival(
                key.source(),
                key.contract().feed(),
                key.shape(),
                "",
                null,
                null,
                null,
                businessDate,
                List.of(copy.claimed()),
                "This is a copy of " + first.claimed().name() + " of the same set; one is enough."));
    }

    private static List<String> roles(SetKey key) {
        List<String> roles = new ArrayList<>();
        BladeShape blade = key.contract().blade();
        if (key.shape() == Shape.BLADE && blade != null) {
            roles.add(blade.headerModule());
            key.contract().tables().forEach(t -> roles.add(Objects.requireNonNull(t.bladeModule())));
            return roles;
        }
        return Candidate.moduleFiles(key.contract());
    }

    private ReturnHeader header(SetKey key, Map<String, Member> byRole) throws IOException {
        BladeShape blade = key.contract().blade();
        if (key.shape() == Shape.BLADE && blade != null) {
            return bladeHeader(key.contract(), blade, Objects.requireNonNull(byRole.get(blade.headerModule())));
        }
        String area = places.area(key.folder() + "/x");
        if (area == null) {
            return ReturnHeader.refused("It is not known which authority this return is of. Put its files into a"
                    + " folder named by the authority's three-digit number, or set the number of this home.");
        }
        if (key.tag().isEmpty()) {
            return ReturnHeader.refused("Module files do not state their collection year; put it into their names,"
                    + " such as sen2_2026_m1.csv.");
        }
        return new ReturnHeader(area, key.tag(), Dates.censusDay(key.tag()), null);
    }

    private static ReturnHeader bladeHeader(Contract contract, BladeShape blade, Member member) throws IOException {
        ClaimedFile file = member.claimed();
        try (CsvReader<CsvRecord> reader = CsvFiles.open(member.file(), file.encoding(), file.delimiter())) {
            var records = reader.iterator();
            HeaderMatch match = Headers.bladeHeader(blade, records.next().getFields());
            if (!records.hasNext()) {
                return ReturnHeader.refused(file.name() + " has a header but no row.");
            }
            CsvRecord row = records.next();
            String date = field(row, match.positions().get(2));
            return ReturnHeader.of(
                    field(row, match.positions().get(0)),
                    field(row, match.positions().get(1)),
                    date == null ? null : new Dates(contract.accepts().dateFormats()).parse(date),
                    file.name());
        } catch (CsvParseException e) {
            return ReturnHeader.refused(file.name() + " cannot be read as CSV.");
        }
    }

    private static @Nullable String field(CsvRecord row, int position) {
        return position < row.getFieldCount() ? row.getField(position).strip() : null;
    }

    private LocalDate asOfName(String path) {
        LocalDate date = Dates.inName(path.substring(path.lastIndexOf('/') + 1));
        return date == null ? businessDate : date;
    }

    private static ClaimedFile claimed(String role, String path, FileFacts facts, char delimiter) {
        return new ClaimedFile(role, path, facts.sha256(), facts.bytes(), facts.encoding(), delimiter);
    }
}
