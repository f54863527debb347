package org.sendwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Which records are the same child: the rules of matching, in their order, and what they leave apart. */
class PersonRecordTest {

    /** Casework people C…, returned people R…; the same token text is the same token. */
    private static TestWarehouse link(String casework, String returned) throws SQLException {
        return TestWarehouse.asAt("2026-04-30")
                .landing(
                        "ehc_request",
                        "person_id,birth_month,token_upn,token_uln,token_name_birth_postcode,token_name_birth,request_id,"
                                + "request_source\n"
                                + casework.indent(0)
                                        .lines()
                                        .map(line -> line + ",school")
                                        .reduce("", (a, b) -> a + b + "\n"))
                .landing(
                        "sen2_person",
                        "delivery_id,period,person_ref,birth_month,token_upn,token_uln,token_name_birth_postcode,"
                                + "token_name_birth\n" + returned)
                .build("dim_person_record");
    }

    private static String groups(TestWarehouse warehouse) throws SQLException {
        // each child as the sorted list of its records; the records by the names the test gave them
        return String.join(" / ", warehouse.rows("""
                        with name as (
                            select person_record_key, person_id as name from stg_liquidlogic__ehc_request
                            inner join (select distinct person_id, md5(concat_ws('|', 'casework person', area_code, person_id)) as person_record_key from landing.ehc_request) using (person_record_key)
                            union
                            select person_record_key, person_ref from stg_liquidlogic__sen2_person
                        )
                        select string_agg(name, '+' order by name) as records
                        from dim_person_record inner join name using (person_record_key)
                        group by child_key order by records"""));
    }

    @Test
    void theSameUpnAndMonthOfBirthIsOneChildWhateverTheName() throws SQLException {
        try (TestWarehouse w = link("C1,2015-03-01,u1,,np1,n1,Q1", """
                d24,2024,R1,2015-03-01,u1,,np1,n1
                d25,2025,R2,2015-03-01,u1,,np2,n2
                """)) {
            assertThat(groups(w)).isEqualTo("C1+R1+R2");
            assertThat(w.rows("select distinct match_rule from dim_person_record"))
                    .containsExactly("UPN");
        }
    }

    @Test
    void aChainOfUpnAndUlnIsOneChild() throws SQLException {
        try (TestWarehouse w = link("C1,2008-03-01,u1,,np1,n1,Q1", """
                d24,2024,R1,2008-03-01,u1,l1,np1,n1
                d25,2025,R2,2008-03-01,,l1,np9,n9
                d26,2026,R3,2008-03-01,u2,l1,np8,n8
                """)) {
            assertThat(groups(w)).isEqualTo("C1+R1+R2+R3");
            assertThat(w.rows("select match_rule, count(*) from dim_person_record group by 1 order by 1"))
                    .containsExactly("ULN | 2", "UPN | 2");
        }
    }

    @Test
    void oneUpnWithTwoMonthsOfBirthStaysApartAndIsSaid() throws SQLException {
        try (TestWarehouse w = link("C1,2015-03-01,u1,,np1,n1,Q1", "d24,2024,R1,2015-09-01,u1,,np2,n2\n")) {
            assertThat(groups(w)).isEqualTo("C1 / R1");
            assertThat(w.rows("select distinct identity_conflict from dim_person_record"))
                    .containsExactly("one number, two months of birth");
        }
    }

    @Test
    void twinsUnderOneUpnInOneDeliveryStayApart() throws SQLException {
        try (TestWarehouse w = link("C1,2015-03-01,u1,,np1,n1,Q1", """
                d24,2024,R1,2015-03-01,u1,,np1,n1
                d24,2024,R2,2015-03-01,u1,,np2,n2
                """)) {
            // the casework record agrees with the first in name and birth date
            assertThat(groups(w)).isEqualTo("C1+R1 / R2");
        }
    }

    @Test
    void nameBirthDateAndPostcodeLinkWhereNoNumberDoes() throws SQLException {
        try (TestWarehouse w = link("C1,2021-03-01,,,np1,n1,Q1", "d24,2024,R1,2021-03-01,u1,,np1,n1\n")) {
            assertThat(groups(w)).isEqualTo("C1+R1");
            assertThat(w.rows("select distinct match_rule from dim_person_record"))
                    .containsExactly("name, birth date and postcode sector");
        }
    }

    @Test
    void nameAndBirthDateLinkAcrossAMove() throws SQLException {
        try (TestWarehouse w = link("C1,2021-03-01,,,np1,n1,Q1", "d24,2024,R1,2021-03-01,u1,,np2,n1\n")) {
            assertThat(groups(w)).isEqualTo("C1+R1");
            assertThat(w.rows("select distinct match_rule from dim_person_record"))
                    .containsExactly("name and birth date");
        }
    }

    @Test
    void namesakesOfOneDeliveryStayApart() throws SQLException {
        try (TestWarehouse w = link("""
                C1,2021-03-01,,,np1,n1,Q1
                C2,2021-03-01,,,np2,n1,Q2""", "d24,2024,R1,2021-03-01,,,np3,n1\n")) {
            assertThat(groups(w)).isEqualTo("C1 / C2 / R1");
        }
    }

    @Test
    void namesakesWithDifferentUpnsStayApart() throws SQLException {
        try (TestWarehouse w = link("C1,2015-03-01,u1,,np1,n1,Q1", "d24,2024,R1,2015-03-01,u2,,np1,n1\n")) {
            assertThat(groups(w)).isEqualTo("C1 / R1");
        }
    }

    @Test
    void aRecordWithoutNumberDoesNotJoinTwoChildrenWithDifferentUpns() throws SQLException {
        // C1 has lived at both addresses; each address leads to another UPN
        try (TestWarehouse w = link("""
                C1,2015-03-01,,,np1,n1,Q1
                C1,2015-03-01,,,np2,n1,Q2""", """
                d24,2024,R1,2015-03-01,u1,,np1,n1
                d25,2025,R2,2015-03-01,u2,,np2,n1
                """)) {
            assertThat(groups(w)).isEqualTo("C1 / R1 / R2");
        }
    }

    @Test
    void theKeyOfAChildDoesNotChangeWhenAnotherRecordJoinsByTheSameUpn() throws SQLException {
        String before;
        try (TestWarehouse w = link("C1,2015-03-01,u1,,np1,n1,Q1", "d24,2024,R1,2015-03-01,u1,,np1,n1\n")) {
            before = String.valueOf(w.value("select min(child_key) from dim_person_record"));
        }
        try (TestWarehouse w = link("C1,2015-03-01,u1,,np1,n1,Q1", """
                d24,2024,R1,2015-03-01,u1,,np1,n1
                d25,2025,R0,2015-03-01,u1,,aa,aa
                """)) {
            assertThat(w.rows("select distinct child_key from dim_person_record"))
                    .containsExactly(before);
        }
    }
}
