package org.sendwarehouse.operations.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sendwarehouse.cli.SmallHome;
import org.sendwarehouse.warehouse.Manifest;
import org.sendwarehouse.warehouse.PublishedWarehouse;

/** What a version says of feeds without its database is what its database says. */
class FeedsDueIT {
    @Test
    void the_file_of_a_version_says_what_its_database_says() throws Exception {
        PublishedWarehouse version = PublishedWarehouse.open(SmallHome.first().home());

        FeedsDue read = FeedsDue.of(version);

        assertThat(version.manifest().files())
                .extracting(Manifest.PublishedFile::path)
                .contains(FeedsDue.FILE);
        assertThat(read.late()).isNotEmpty();
        assertThat(new FeedsDue.Judged(read.late(), read.next())).isEqualTo(FeedsDue.asked(version));
    }
}
