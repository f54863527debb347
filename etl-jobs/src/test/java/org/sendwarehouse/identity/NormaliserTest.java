package org.sendwarehouse.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sendwarehouse.contract.Column.Identity;
import org.sendwarehouse.home.Home;

class NormaliserTest {
    @ParameterizedTest
    @CsvSource({
        "O'Brien, OBRIEN",
        "O’Brien, OBRIEN",
        "' Smith-Jones ', SMITHJONES",
        "smith jones, SMITHJONES",
        "Zoë, ZOE",
        "José María, JOSEMARIA",
        "Łukasz, LUKASZ",
        "Strauß, STRAUSS",
        "Ægir, AEGIR",
        "Nguyễn, NGUYEN"
    })
    void a_name_written_two_ways_has_one_form(String written, String normal) {
        assertThat(Normaliser.normalise(Identity.SURNAME, written)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "  ", "?", "123"})
    void what_has_no_letter_is_no_name(String written) {
        assertThat(Normaliser.normalise(Identity.SURNAME, written)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "dh15uj, DH1 5UJ, DH1 5",
        "DH1  5UJ, DH1 5UJ, DH1 5",
        "sr8 1aa, SR8 1AA, SR8 1",
        "EC1A 1BB, EC1A 1BB, EC1A 1"
    })
    void a_postcode_has_one_form_and_matches_by_its_sector(String written, String normal, String sector) {
        assertThat(Normaliser.normalise(Identity.POSTCODE, written)).isEqualTo(normal);
        assertThat(Normaliser.forMatching(Identity.POSTCODE, written)).isEqualTo(sector);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DH1", "NOT KNOWN", "ZZ99"})
    void what_cannot_be_a_postcode_gives_none(String written) {
        assertThat(Normaliser.normalise(Identity.POSTCODE, written)).isNull();
    }

    // The letters and digits below were worked out by hand from the published rules.
    @ParameterizedTest
    @CsvSource({"H801200001001, true", "h801200001001, true", "A801200001001, false", "H801200001002, false"})
    void a_upn_counts_only_with_its_check_letter(String upn, boolean good) {
        assertThat(Normaliser.normalise(Identity.UPN, upn) != null).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"943 476 5919, true", "9434765919, true", "9434765918, false", "94347659, false"})
    void an_nhs_number_counts_only_with_its_check_digit(String number, boolean good) {
        assertThat(Normaliser.normalise(Identity.NHS_NUMBER, number) != null).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"1000000043, true", "1000000042, false", "0000000000, false", "12345, false"})
    void a_uln_counts_only_with_its_check_digit(String uln, boolean good) {
        assertThat(Normaliser.normalise(Identity.ULN, uln) != null).isEqualTo(good);
    }

    @Test
    void a_postcode_finds_its_area_however_it_is_written(@TempDir Path folder) throws IOException {
        Home home = new Home(folder).create();
        Files.writeString(
                PostcodeAreas.file(home),
                "\uFEFFpcds,lsoa21cd\nSR8 1AA,E01020654\nDH1 5UJ,E01020001\nDH1 5UK,E01020001\nDH15 5UK,E01020009\n");
        PostcodeAreas areas = PostcodeAreas.load(home);
        assertThat(areas.lsoa("dh15uj")).isEqualTo("E01020001");
        assertThat(areas.lsoa("DH1 5UK")).isEqualTo("E01020001");
        assertThat(areas.lsoa("DH15 5UK")).isEqualTo("E01020009");
        assertThat(areas.lsoa(" sr81aa ")).isEqualTo("E01020654");
        assertThat(areas.lsoa("DH1 5ZZ")).isNull();
    }

    @Test
    void without_the_directory_no_area_is_known(@TempDir Path folder) throws IOException {
        PostcodeAreas areas = PostcodeAreas.load(new Home(folder));
        assertThat(areas.isEmpty()).isTrue();
        assertThat(areas.lsoa("DH1 5UJ")).isNull();
    }
}
