package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendwarehouse.GeneratedDocs;
import org.sendwarehouse.warehouse.PlantedPeople.Shown;
import org.sendwarehouse.warehouse.PlantedPeople.Trouble;

/** Matching held against a population whose truth is known: no wrong link, and how many right ones are found. */
class PlantedPeopleTest {
    private static final String TOKENS =
            "birth_month,token_upn,token_uln,token_nhs,token_name_birth_postcode,token_name_birth";
    private static final long PAGE_SEED = 2026;
    private static final int SIZE = 6000;

    private static String rows(List<Shown> shown, String source, Function<Shown, String> row) {
        return shown.stream()
                .filter(record -> record.source().startsWith(source))
                .map(row)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The population as its sources deliver it. */
    private static TestWarehouse matched(List<Shown> shown) throws SQLException {
        TestWarehouse warehouse = TestWarehouse.asAt("2026-04-30")
                .landing(
                        "pupil",
                        "pupil_id,urn,enrolment_status,entry_date,ncy," + TOKENS.replace("token_nhs", "unused:varchar")
                                + "\n" + rows(shown, "pupil", r -> r.id() + ",114053,C,2020-09-01,1," + r.csv()))
                .landing(
                        "ehc_request",
                        "request_id,person_id,request_source," + TOKENS + "\n"
                                + rows(shown, "casework", r -> r.id() + "," + r.id() + ",school," + r.csv()))
                .landing(
                        "sen2_person",
                        "delivery_id,period,person_ref," + TOKENS.replace("token_nhs", "unused:varchar") + "\n"
                                + rows(
                                        shown,
                                        "return",
                                        r -> r.source().replace(' ', '-') + ","
                                                + r.source().substring(7) + "," + r.id() + "," + r.csv()))
                .landing(
                        "social_care",
                        "involvement_id,person_id,status,start_date," + TOKENS.replace("token_uln", "unused:varchar")
                                + "\n"
                                + rows(
                                        shown,
                                        "social care",
                                        r -> r.id() + "," + r.id() + ",child in need,2026-01-05," + r.csv()))
                .landing(
                        "neuro_pathway",
                        "delivery_id,referral_id,provider,pathway,referral_date,"
                                + TOKENS.replace("token_upn", "unused:varchar")
                                        .replace("token_uln", "unused_too:varchar")
                                + "\n"
                                + rows(
                                        shown,
                                        "neuro",
                                        r -> r.source().replace(' ', '-') + "," + r.id() + ","
                                                + r.source().substring(6) + ",autism,2026-01-05," + r.csv()))
                .landing(
                        "therapy_wait",
                        "referral_id,provider,service,referral_date,"
                                + TOKENS.replace("token_upn", "unused:varchar")
                                        .replace("token_uln", "unused_too:varchar")
                                + "\n"
                                + rows(shown, "therapy", r -> r.id() + ",cddft,physiotherapy,2026-01-05," + r.csv()))
                .build("dim_person_record", "dim_child_key", "identity_match");
        truth(warehouse, shown);
        return warehouse;
    }

    private static void truth(TestWarehouse warehouse, List<Shown> shown) throws SQLException {
        String people = shown.stream()
                .map(r -> "(" + r.id() + "," + r.person() + ",'"
                        + r.troubles().stream().map(Trouble::name).collect(Collectors.joining(" ")) + "')")
                .collect(Collectors.joining(","));
        try (Statement statement = warehouse.connection().createStatement()) {
            statement.execute(
                    "create table truth as select * from (values " + people + ") as t (id, person, troubles)");
            statement.execute("""
                    create table keyed as
                    select truth.*, record.child_key, record.match_rule, record.person_record_key, record.source_kind,
                        coalesce(rule.rule_no, 99) as rule_no
                    from truth
                    inner join (
                        select distinct person_record_key, cast(pupil_id as integer) as id
                        from stg_synergy__pupil
                        inner join (select distinct pupil_id, md5(concat_ws('|', 'pupil', area_code, pupil_id))
                            as person_record_key from landing.pupil) using (person_record_key)
                        union
                        select person_record_key, cast(request_id as integer) from stg_liquidlogic__ehc_request
                        union
                        select person_record_key, cast(person_ref as integer) from stg_liquidlogic__sen2_person
                        union
                        select person_record_key, cast(involvement_id as integer) from stg_liquidlogic__social_care
                        union
                        select person_record_key, cast(referral_id as integer) from stg_health__neuro_pathway
                        union
                        select person_record_key, cast(referral_id as integer) from stg_health__therapy_wait
                    ) as shown using (id)
                    inner join dim_person_record as record using (person_record_key)
                    left join ref_match_rule as rule on rule.rule = record.match_rule
                    """);
            // two records of one child are linked by the weaker of their rules
            statement.execute("""
                    create table pair as
                    select one.person = other.person as is_same, one.child_key = other.child_key as is_linked,
                        greatest(one.rule_no, other.rule_no) as rule_no,
                        trim(one.troubles || ' ' || other.troubles) as troubles
                    from keyed as one
                    inner join keyed as other
                        on one.id < other.id and (one.person = other.person or one.child_key = other.child_key)
                    """);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noRuleLinksTwoPeople(long seed) throws SQLException {
        List<Shown> shown = new PlantedPeople(seed, SIZE).shown();
        try (TestWarehouse warehouse = matched(shown)) {
            right(warehouse, shown);
        }
    }

    private static void right(TestWarehouse warehouse, List<Shown> shown) throws SQLException {
        assertThat(warehouse.value("select count(*) from keyed")).isEqualTo(String.valueOf(shown.size()));
        assertThat(warehouse.rows("select rule_no, count(*) from pair where is_linked and not is_same group by 1"))
                .isEmpty();
        assertThat(Integer.parseInt(String.valueOf(warehouse.value(
                        "select 1000 * count(*) filter (where is_linked) // count(*) from pair where is_same"))))
                .isGreaterThan(860);
    }

    @Test
    void whatTheRulesFindIsWrittenDown() throws SQLException, IOException {
        List<Shown> shown = new PlantedPeople(PAGE_SEED, SIZE).shown();
        try (TestWarehouse warehouse = matched(shown)) {
            right(warehouse, shown);
            StringBuilder page = new StringBuilder("""
                    # Matching held against a planted population

                    Written by `PlantedPeopleTest` with `mvn -pl etl-jobs -am test -Dtest=PlantedPeopleTest
                    -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true`; the same test fails when this page is not
                    current, or when any rule joins two people. The people are invented, and so are the rates of their
                    troubles: recall here says what the rules can do, not what the partnership's records allow. For that see
                    `marts.identity_match`.

                    A *pair* is two records of the planted sources. Precision: of the pairs the rule joined, those of one
                    person. A pair is joined by the weaker rule of its two records. Recall: of the pairs of one person, those
                    joined by any rule.

                    What nobody could tell from the records is not planted, and is a limit of these rules: namesakes born on
                    one day in one postcode sector of whom no source shows both by their numbers; and a twin's number on the
                    record of a child whom no other source shows under their own.

                    """);
            page.append("People: ")
                    .append(warehouse.value("select count(distinct person) from truth"))
                    .append(". Records: ")
                    .append(shown.size())
                    .append(". Pairs of one person: ")
                    .append(warehouse.value("select count(*) from pair where is_same"))
                    .append(", of which joined: ")
                    .append(warehouse.value(
                            "select count(*) filter (where is_linked) || ' (' || half_up_percent(count(*) filter (where"
                                    + " is_linked), count(*))::decimal(5, 1) || ' %)' from pair where is_same"))
                    .append("""
                            .

                            ## By rule

                            | Rule | Pairs joined | Of one person | Precision | Share of recall |
                            |---|--:|--:|--:|--:|
                            """);
            warehouse.rows("""
                            select '| ' || rule.rule || ' | ' || count(*) || ' | ' || count(*) filter (where is_same) || ' | '
                                || cast(cast(count(*) filter (where is_same) as decimal(18, 4)) / count(*) as decimal(5, 4))
                                || ' | ' || cast(half_up_percent(count(*) filter (where is_same),
                                    (select count(*) from pair where is_same)) as decimal(5, 1)) || ' % |'
                            from pair
                            inner join ref_match_rule as rule using (rule_no)
                            where is_linked
                            group by rule.rule_no, rule.rule
                            order by rule.rule_no""").forEach(row -> page.append(row).append('\n'));
            page.append("""

                    ## By trouble

                    Pairs of one person in which at least one record has the trouble.

                    | Trouble | Pairs | Joined | Recall |
                    |---|--:|--:|--:|
                    """);
            for (Trouble trouble : Trouble.values()) {
                page.append(warehouse.value("select '| " + trouble.text
                                + " | ' || count(*) || ' | ' || count(*) filter (where is_linked) || ' | ' ||"
                                + " coalesce(cast(half_up_percent(count(*) filter (where is_linked), count(*)) as decimal(5, 1))"
                                + " || ' %', '') || ' |' from pair where is_same and troubles like '%" + trouble.name()
                                + "%'"))
                        .append('\n');
            }
            page.append(warehouse.value("select '| none of these | ' || count(*) || ' | ' || count(*) filter (where"
                            + " is_linked) || ' | ' || cast(half_up_percent(count(*) filter (where is_linked), count(*)) as"
                            + " decimal(5, 1)) || ' % |' from pair where is_same and troubles = ''"))
                    .append("\n\n## Conflicts reported\n\n| Conflict | Records |\n|---|--:|\n");
            warehouse
                    .rows("select '| ' || identity_conflict || ' | ' || count(*) || ' |' from dim_person_record where"
                            + " identity_conflict is not null group by identity_conflict order by identity_conflict")
                    .forEach(row -> page.append(row).append('\n'));
            GeneratedDocs.page("identity.md", page.toString());
        }
    }
}
