package org.sendwarehouse.sample;

import java.io.IOException;

/** The deliveries of every source but casework's statutory return and extracts. */
final class PartnerFiles {
    private PartnerFiles() {}

    static void write(Scene scene) throws IOException {
        new SynergyFiles(scene).write();
        new AttendanceFiles(scene).write();
        new SuspensionFiles(scene).write();
        new EducationFiles(scene).write();
        Patients patients = new Patients(scene);
        new HealthFiles(scene, patients).write();
        new HealthServices(scene, patients).write();
        new CaseworkFiles(scene, patients).write();
        new AuditFiles(scene).write();
        new ReturnFiles(scene).write();
        new GovernanceFiles(scene).write();
        new FinanceFiles(scene).write();
        new SurveyFiles(scene).write();
    }
}
