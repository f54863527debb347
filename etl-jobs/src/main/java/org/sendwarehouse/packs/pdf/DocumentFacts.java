package org.sendwarehouse.packs.pdf;

import java.time.LocalDate;

/**
 * What a document says of itself. Nothing here comes from the clock, so that the same run gives the same bytes.
 *
 * @param title shown in the window's title
 * @param subject one line on what it is about
 * @param author the office that publishes it
 * @param language BCP 47, such as {@code en-GB}
 * @param producer the software and its version
 * @param date the date the data are as at; the document's creation date
 * @param identity text that is equal for equal documents: run, group and meeting
 */
public record DocumentFacts(
        String title,
        String subject,
        String author,
        String language,
        String producer,
        LocalDate date,
        String identity) {}
