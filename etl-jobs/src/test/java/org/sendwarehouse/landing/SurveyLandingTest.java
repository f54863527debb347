package org.sendwarehouse.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sendwarehouse.landing.RawWorkbook.number;
import static org.sendwarehouse.landing.RawWorkbook.row;
import static org.sendwarehouse.landing.RawWorkbook.styled;
import static org.sendwarehouse.landing.RawWorkbook.text;
import static org.sendwarehouse.landing.RawWorkbook.texts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sendwarehouse.landing.LandedDelivery.Status;
import org.sendwarehouse.landing.LandedDelivery.TableBooks;

class SurveyLandingTest {
    private static final String[] HEADER = {
        "Response ID",
        "Start time",
        "Date completed",
        "How satisfied are you overall with the support your child or young person receives?",
        "I am confident that a mainstream school can meet my child’s needs",
        "When you last used the local offer, did you find what you needed?",
        "Did your child take part in an activity after school in the last month?",
        "I have to tell our story too many times",
        "My views were listened to when decisions were made",
        "Is there anything else you would like to tell us?"
    };
    private static final String COLUMNS = "survey_code, wave, respondent_no, respondent_type, topic, question_code,"
            + " answer_code, answer_value::int, scale_max::int, is_positive, responded_on, source_row";

    private final Door door;

    SurveyLandingTest(@TempDir Path folder) {
        this.door = new Door(folder.resolve("home"));
    }

    private static String csv(String[] header, String... rows) {
        return "\"" + String.join("\",\"", header) + "\"\n" + String.join("\n", rows) + "\n";
    }

    private LandedDelivery land(String name, byte[] bytes) throws IOException {
        door.put("surveys/" + name, bytes);
        List<LandedDelivery> night = door.night("2026-04-30");
        assertThat(night).hasSize(1);
        return night.get(0);
    }

    private LandedDelivery land(String csv) throws IOException {
        return land("parent_carer_2025-07-20.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_wide_export_becomes_long_answers_with_reversed_questions_turned_and_without_free_text() throws IOException {
        LandedDelivery landed = land(csv(
                HEADER,
                "12,9:00,18/06/2025,Very satisfied,Disagree,\"Yes, all of it\",No,Strongly agree,,My son Jamie Doe",
                "13,9:05,19/06/2025,Satisfied,,,,disagree,Agree,"));
        assertThat(landed.status()).as(landed.reason()).isEqualTo(Status.LANDED);
        String first = "parent_carer|2025|12|parent_carer|";
        String second = "parent_carer|2025|13|parent_carer|";
        assertThat(door.rows(landed, "survey_answer", COLUMNS))
                .containsExactly(
                        first + "after_school_activity|after_school|no|0|1|false|2025-06-18|1",
                        first + "local_offer_find|local_offer|yes|3|3|true|2025-06-18|1",
                        first + "mainstream_confidence|mainstream|disagree|2|5|false|2025-06-18|1",
                        first + "parent_satisfaction|overall|very_satisfied|5|5|true|2025-06-18|1",
                        first + "parent_tell_once|tell_story_again|strongly_agree|1|5|false|2025-06-18|1",
                        second + "parent_listened_to|listened_to|agree|4|5|true|2025-06-19|2",
                        second + "parent_satisfaction|overall|satisfied|4|5|true|2025-06-19|2",
                        second + "parent_tell_once|tell_story_again|disagree|4|5|true|2025-06-19|2");
        assertThat(books(landed)).isEqualTo("read 9, accepted 8, rejected 0, filtered 1");
        for (Path file : Door.files(door.home().landing())) {
            assertThat(java.nio.file.Files.readString(file, StandardCharsets.ISO_8859_1))
                    .doesNotContain("Jamie");
        }
    }

    @Test
    void a_workbook_of_the_survey_tool_lands_the_same() throws IOException {
        String[] answers = texts("", "", "", "Satisfied", "Agree", "No", "Yes", "Agree", "", "A free text");
        answers[0] = number("7");
        answers[2] = styled(2, "45826.5");
        LandedDelivery landed = land(
                "parents.xlsx",
                new RawWorkbook()
                        .sheet("Responses", row(1, texts(HEADER)), row(2, answers))
                        .bytes());
        assertThat(landed.status()).as(landed.reason()).isEqualTo(Status.LANDED);
        assertThat(door.rows(landed, "survey_answer", "respondent_no, question_code, answer_code, responded_on"))
                .containsExactly(
                        "7|after_school|yes|2025-06-18",
                        "7|local_offer|no|2025-06-18",
                        "7|mainstream|agree|2025-06-18",
                        "7|overall|satisfied|2025-06-18",
                        "7|tell_story_again|agree|2025-06-18");
    }

    @Test
    void a_renamed_and_an_unmapped_question_refuse_the_delivery_and_are_named_with_the_nearest_known_one()
            throws IOException {
        String[] header = HEADER.clone();
        header[4] = "I am sure that a mainstream school can meet my child's needs";
        header[9] = "Your e-mail address";
        LandedDelivery refused = land(csv(header, "1,,18/06/2025,Satisfied,Agree,,,,,a@example.org"));
        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        assertThat(refused.feed()).isEqualTo("survey_response");
        assertThat(refused.reason())
                .isEqualTo("The header does not fit the questionnaire parent_carer.2025. No question 'I am sure that a"
                        + " mainstream school can meet my child's needs' is mapped; the nearest is 'I am confident that"
                        + " a mainstream school can meet my child's needs'. No question 'Your e-mail address' is mapped."
                        + " Missing: 'I am confident that a mainstream school can meet my child's needs', 'Is there"
                        + " anything else you would like to tell us?'. Correct the header and send the file again.");
    }

    @Test
    void an_answer_that_is_not_on_the_scale_or_not_of_the_wave_is_rejected_and_the_others_land() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 60; i++) {
            rows.append(i).append(",,18/06/2025,Satisfied,Agree,No,Yes,Agree,Agree,\n");
        }
        LandedDelivery landed = land(csv(
                HEADER,
                rows.toString().strip(),
                "61,,18/06/2025,Quite happy,Agree,No,Yes,Agree,Agree,",
                "62,,18/06/2019,Satisfied,,,,,,"));
        assertThat(landed.status()).as(landed.reason()).isEqualTo(Status.LANDED);
        assertThat(books(landed)).isEqualTo("read 367, accepted 365, rejected 2, filtered 0");
        assertThat(door.rejects(landed, "line, column_name, rule, message, masked_value"))
                .containsExactly(
                        "62|answer_code|answer|The answer to overall is not on its scale: Very satisfied, Satisfied,"
                                + " Neither satisfied nor dissatisfied, Dissatisfied, Very dissatisfied. Correct the"
                                + " export, or the questionnaire.|",
                        "63|responded_on|outside_wave|The answer was not given while the wave was open, 2025-06-02 to"
                                + " 2025-07-18 (parent_carer.2025).|");
    }

    @Test
    void of_waves_that_ask_the_same_the_one_open_on_the_date_of_the_file_is_meant() throws IOException {
        String header = "Response ID,Date completed,I feel settled where I learn,I have friends and feel safe with"
                + " them,I do things I enjoy in my free time,I went to a club or activity after school in the last"
                + " month,I worry about going to school,What is the best thing about where you learn?\n";
        door.put("surveys/cyp_2025-04-10.csv", header + "1,2025-03-01,Always,Always,Mostly,Yes,Never,\n");
        door.put("surveys/cyp_2026-04-10.csv", header + "1,2026-03-01,Never,Always,Mostly,Yes,Never,\n");
        List<LandedDelivery> night = door.night("2026-04-30");
        assertThat(night).extracting(LandedDelivery::status).containsOnly(Status.LANDED);
        assertThat(door.rows(night.get(0), "survey_answer", "wave, answer_value::int"))
                .contains("2025|4");
        assertThat(door.rows(night.get(1), "survey_answer", "distinct wave")).containsExactly("2026");
        assertThat(door.rows(night.get(1), "survey_answer", "answer_code, answer_value::int, is_positive, topic"))
                .contains("never|4|true|cyp_worry");
    }

    @Test
    void respondent_and_agency_are_read_from_their_columns() throws IOException {
        LandedDelivery landed = land(
                "advice.xlsx",
                new RawWorkbook()
                        .sheet(
                                "Sheet1",
                                row(
                                        1,
                                        texts(
                                                "Response ID",
                                                "Date completed",
                                                "Which service do you write advice for?",
                                                "Overall, how would you rate your confidence in writing advice for EHC"
                                                        + " needs assessments?",
                                                "How confident are you in writing outcomes that are specific and can be"
                                                        + " measured?",
                                                "How confident are you in showing the child or young person's own views"
                                                        + " in your advice?",
                                                "I often have too little time to write good advice",
                                                "What would help you to write better advice?")),
                                row(2, text("1"), text("2025-03-03"), text("CAMHS"), text("Good"), text("Fair")))
                        .bytes());
        assertThat(landed.status()).as(landed.reason()).isEqualTo(Status.LANDED);
        assertThat(door.rows(landed, "survey_answer", "wave, respondent_type, agency_code, question_code, is_positive"))
                .containsExactly(
                        "2025-spring|practitioner|camhs|outcomes|false", "2025-spring|practitioner|camhs|overall|true");
    }

    private static String books(LandedDelivery landed) {
        TableBooks books = landed.tables().get(0);
        return "read " + books.read() + ", accepted " + books.accepted() + ", rejected " + books.rejected()
                + ", filtered " + books.filtered();
    }
}
