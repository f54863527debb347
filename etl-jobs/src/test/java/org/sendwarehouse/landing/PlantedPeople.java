package org.sendwarehouse.landing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Three pupils of whom one asks to be erased, in every feed that could know them: Bob; his twin Eve, who came once with his
 * number; and a namesake born on the same day.
 */
final class PlantedPeople {
    static final String UPN = "A840200016015";
    static final String ULN = "1000000353";
    static final String NHS = "9434765919";

    private static final String PUPILS = "pupil_id,upn,uln,surname,forename,birth_date,sex,ethnicity,postcode,urn,"
            + "enrolment_status,entry_date,leaving_date,ncy,sen_provision,sen_need_primary,sen_need_secondary,fsm,"
            + "pupil_premium,disability,young_carer,part_time_timetable\n";

    static final String BOB = pupil("P2", UPN, ULN, "Bell-Tower", "Bob", "2010-02-03");
    static final String EVE = pupil("P3", "H840200013007", "1000000493", "Bell-Tower", "Eve", "2010-02-03");
    static final String NAMESAKE = pupil("P9", "B840200013003", "1000000213", "Bell-Tower", "Bob", "2010-02-03");

    private PlantedPeople() {}

    static String pupil(String id, String upn, String uln, String surname, String forename, String born) {
        return String.join(",", id, upn, uln, surname, forename, born)
                + ",F,WBRI,DH1 5UJ,100001,C,2020-09-01,,5,E,ASD,,N,N,N,N,N\n";
    }

    static void pupils(Door door, String date, String... rows) throws IOException {
        door.put("synergy/pupil_" + date + ".csv", PUPILS + String.join("", rows));
    }

    static void attendance(Door door, String date, String... pupils) throws IOException {
        StringBuilder text = new StringBuilder("pupil_id,urn,session_date,session,mark\n");
        for (String pupil : pupils) {
            text.append(pupil).append(",100001,2026-04-20,AM,/\n");
            text.append(pupil).append(",100001,2026-04-20,PM,I\n");
        }
        door.put("synergy/attendance_" + date + ".csv", text.toString());
    }

    /** Bob's plan and advice in casework, an audit of each, and his sister's. */
    static void casework(Door door) throws IOException {
        door.put(
                "liquidlogic/ehc_advice_2026-04-29.csv",
                Casework.advice(Casework.adviceRow(1), Casework.adviceRow(2).replace("LL77", "LL78")));
        door.put(
                "liquidlogic/ehc_annual_review_2026-04-29.csv",
                "person_id,plan_id,ncy_at_review,due_date,meeting_date,decision_date,outcome,transition_review,"
                        + "advice_updated,outcomes_reviewed,outcomes_achieved\n"
                        + "LL77,PL77,5,2026-03-01,2026-02-20,2026-03-01,maintain,N,Y,3,2\n"
                        + "LL78,PL78,5,2026-03-01,2026-02-20,2026-03-01,maintain,N,Y,3,2\n");
        door.put(
                "liquidlogic/social_care_2026-04-29.csv",
                "involvement_id,person_id,upn,nhs_number,surname,forename,birth_date,postcode,status,start_date,end_date,"
                        + "team\n"
                        + "S1,LL77," + UPN + "," + NHS
                        + ",Bell-Tower,Bob,2010-02-03,DH1 5UJ,early help,2025-01-01,,A\n");
        door.put(
                "audits/advice_assurance_2026-04-29.csv",
                "advice_id,assured_date,rating,voice_evident\nA1,2026-03-30,good,Y\nA2,2026-03-30,good,Y\n");
    }

    static String request(String... rows) {
        return "upn,uln,nhs_number,surname,forename,birth_date,postcode,synergy_pupil,liquidlogic_person\n"
                + String.join("\n", rows) + "\n";
    }

    static List<String> everyRow(Door door) throws IOException {
        List<String> rows = new ArrayList<>();
        for (LandedDelivery delivery : Ledger.read(door.home()).arrivals()) {
            for (LandedDelivery.TableBooks books : delivery.tables()) {
                if (!books.parts().isEmpty()) {
                    door.rows(delivery, books.table(), "*").forEach(row -> rows.add(books.table() + ": " + row));
                }
            }
        }
        return rows;
    }
}
